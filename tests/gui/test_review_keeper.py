"""Reviews are held by themselves, once, and without getting in anybody's way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acutrack.casebook.edits.pain import change_score
from acutrack.casebook.edits.sessions import log_session
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.review import Review
from acutrack.gui import review_keeper
from acutrack.gui.review_keeper import ReviewKeeper
from tests.builders import a_session
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, sat_down

_BEFORE, _SINCE = 14, 28


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """Six weeks of answers; the session that makes a review due is still to be logged."""
    monkeypatch.setattr(review_keeper, "QUIET_MS", 0)
    begin_record(tmp_path, clock, days=(*(7, 6) * (_BEFORE // 2), *(4, 5) * (_SINCE // 2)))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def _log_first_session(desk: Desk, clock: Clock) -> None:
    day = clock.moment.date() - timedelta(days=_SINCE)
    session = a_session(patient_id=ROSA, day=day, written_at=clock.moment)
    desk.casebook.record(log_session(session, clock.moment))


def _reviews(desk: Desk) -> list[Review]:
    return list(desk.casebook.load(Review, ROSA))


def test_a_review_is_held_when_it_is_due_and_only_once(desk: Desk, clock: Clock) -> None:
    assert _reviews(desk) == []

    _log_first_session(desk, clock)
    desk.qtbot.waitUntil(lambda: len(_reviews(desk)) == 1)
    desk.settle()

    assert [review.number for review in _reviews(desk)] == [1]
    assert _reviews(desk)[0].day == clock.moment.date()


def test_it_stands_in_nobodys_undo_and_leaves_the_message_with_undo_alone(
    desk: Desk, clock: Clock
) -> None:
    _log_first_session(desk, clock)
    desk.programme.notices.tell(say("Saved"), undo=True)
    desk.qtbot.waitUntil(lambda: len(_reviews(desk)) == 1)
    desk.settle()

    assert desk.message() == "Saved"
    name = desk.casebook.undo_name(ROSA)
    assert name is not None
    assert name.text.startswith("Log the session")


def test_an_edited_entry_makes_it_anew_and_marks_it(desk: Desk, clock: Clock) -> None:
    _log_first_session(desk, clock)
    desk.qtbot.waitUntil(lambda: len(_reviews(desk)) == 1)
    last = desk.casebook.load(PainScore, ROSA)[-1]

    desk.casebook.record(change_score(last, replace(last, value=1), clock.moment))
    desk.qtbot.waitUntil(lambda: _reviews(desk)[0].revised)

    assert len(_reviews(desk)) == 1


def test_two_windows_hold_one_review_between_them(desk: Desk, clock: Clock) -> None:
    other = ReviewKeeper(desk.context, ROSA)
    _log_first_session(desk, clock)
    desk.qtbot.waitUntil(lambda: len(_reviews(desk)) == 1)
    desk.settle()
    other.end()

    assert len(_reviews(desk)) == 1
    assert desk.failed == []
