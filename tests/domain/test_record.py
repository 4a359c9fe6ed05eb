from __future__ import annotations

from datetime import datetime

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.record import Change, new_id
from tests.builders import NOW, a_score


def test_a_time_without_a_zone_is_refused_and_named() -> None:
    with pytest.raises(InvalidEntry) as caught:
        a_score(3, written_at=datetime(2025, 1, 1))  # noqa: DTZ001 (that is the point)
    assert caught.value.field == "written_at"
    assert "time zone" in caught.value.message.text


def test_every_id_is_new() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_a_change_is_about_its_latest_record() -> None:
    before, after = a_score(3), a_score(4)
    assert Change(before, after).record is after
    assert Change(before, None).record is before
    assert Change(None, after).record is after


def test_a_change_of_nothing_is_a_defect() -> None:
    with pytest.raises(ValueError, match="some record"):
        _ = Change(None, None).record


def test_a_change_undone_twice_is_itself() -> None:
    change = Change(a_score(3), a_score(4))
    assert change.undone() == Change(change.after, change.before)
    assert change.undone().undone() == change
    assert NOW.tzinfo is not None
