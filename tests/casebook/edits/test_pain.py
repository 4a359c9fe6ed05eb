from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.pain import (
    answer_for,
    change_score,
    log_day,
    log_moment,
    remove_score,
)
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from tests.builders import NOW, PATIENT, TODAY, a_score, day


def _scores(casebook: Casebook) -> tuple[PainScore, ...]:
    return casebook.load(PainScore, PATIENT)


def test_todays_answer_carries_the_minute_and_an_earlier_days_none(casebook: Casebook) -> None:
    now = NOW.replace(second=31, microsecond=5)
    casebook.record(log_day(PATIENT, 6, TODAY, now, site="knee"))
    casebook.record(log_day(PATIENT, 3, day(-2), now, site="knee"))
    earlier, today = _scores(casebook)
    assert (today.value, today.at, today.site) == (6, time(8, 42), "knee")
    assert (earlier.value, earlier.at, earlier.written_at) == (3, None, now)


def test_answering_again_replaces_the_answer_of_that_day_place_and_measure(
    casebook: Casebook,
) -> None:
    casebook.record(log_day(PATIENT, 6, TODAY, NOW))
    casebook.record(log_day(PATIENT, 2, TODAY, NOW, site="knee", scores=_scores(casebook)))
    casebook.record(
        log_day(PATIENT, 9, TODAY, NOW, measure=PainMeasure.WORST_24H, scores=_scores(casebook))
    )
    later = NOW + timedelta(hours=2)
    casebook.record(log_day(PATIENT, 4, TODAY, later, scores=_scores(casebook)))
    found = {(s.measure, s.site): s.value for s in _scores(casebook)}
    assert found == {
        (PainMeasure.AVERAGE_24H, ""): 4,
        (PainMeasure.AVERAGE_24H, "knee"): 2,
        (PainMeasure.WORST_24H, ""): 9,
    }
    casebook.undo(PATIENT)
    before = answer_for(TODAY, "", _scores(casebook))
    assert before is not None
    assert before.value == 6


def test_an_imported_answer_that_is_replaced_is_no_longer_imported() -> None:
    imported = a_score(7, imported=True)
    edit = log_day(PATIENT, 5, TODAY, NOW, site=imported.site, scores=[imported])
    after = edit.changes[0].after
    assert isinstance(after, PainScore)
    assert (after.id, after.imported, after.value) == (imported.id, False, 5)


def test_pain_of_a_moment_stands_beside_the_daily_answer(casebook: Casebook) -> None:
    casebook.record(log_day(PATIENT, 6, TODAY, NOW))
    casebook.record(log_moment(PATIENT, 8, TODAY, time(7, 5), NOW))
    assert {(s.measure, s.value, s.at) for s in _scores(casebook)} == {
        (PainMeasure.AVERAGE_24H, 6, time(8, 42)),
        (PainMeasure.NOW, 8, time(7, 5)),
    }


def test_a_score_may_be_corrected_and_removed(casebook: Casebook) -> None:
    score = a_score(6)
    casebook.record(log_day(PATIENT, 6, TODAY, NOW))
    (score,) = _scores(casebook)
    changed = replace(score, value=2.5, day=day(-1))
    casebook.record(change_score(score, changed, NOW))
    assert _scores(casebook) == (changed,)
    casebook.record(remove_score(changed))
    assert _scores(casebook) == ()


@pytest.mark.parametrize("value", [-1, 10.5, 11, float("nan")])
def test_pain_off_the_scale_is_refused_with_the_way_out(value: float) -> None:
    with pytest.raises(InvalidEntry) as caught:
        log_day(PATIENT, value, TODAY, NOW)
    assert caught.value.field == "value"
    assert "Enter a number from {low} to {high}" in caught.value.message.text


def test_a_day_to_come_is_refused_by_every_edit() -> None:
    tomorrow = day(1)
    makes: tuple[Callable[[], object], ...] = (
        lambda: log_day(PATIENT, 5, tomorrow, NOW),
        lambda: log_moment(PATIENT, 5, tomorrow, time(8), NOW),
        lambda: change_score(a_score(5), a_score(5, day=tomorrow), NOW),
    )
    for make in makes:
        with pytest.raises(InvalidEntry) as caught:
            make()
        assert caught.value.field == "day"


def test_the_latest_of_several_answers_counts() -> None:
    early = a_score(1, written_at=NOW - timedelta(hours=1))
    late = a_score(2)
    assert answer_for(TODAY, early.site, [late, early]) is late
    assert answer_for(TODAY, "elsewhere", [late, early]) is None
