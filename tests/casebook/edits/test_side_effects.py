from __future__ import annotations

from dataclasses import replace

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.sessions import log_session
from acutrack.casebook.edits.side_effects import (
    answer_none,
    close_effect,
    note_effect,
    note_warning,
    remove_effect,
    still_there,
)
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.side_effect import Grade, Lasted, Occasion, Outcome, SideEffect, SideEffectKind
from acutrack.domain.warning_sign import WarningAnswer, WarningShown
from tests.builders import NOW, PATIENT, TODAY, a_session, a_warning, an_effect, day


def _effects(casebook: Casebook) -> tuple[SideEffect, ...]:
    return casebook.load(SideEffect, PATIENT)


def test_an_effect_may_be_noted_corrected_and_removed(casebook: Casebook) -> None:
    effect = an_effect()
    casebook.record(note_effect(effect, NOW))
    worse = replace(effect, grade=Grade.MODERATE)
    casebook.record(note_effect(worse, NOW, effect))
    assert _effects(casebook) == (worse,)
    casebook.record(remove_effect(worse))
    assert _effects(casebook) == ()


def test_none_is_an_answer_that_is_kept(casebook: Casebook) -> None:
    session = a_session()
    casebook.record(log_session(session, NOW))
    casebook.record(answer_none(PATIENT, TODAY, NOW, session=session, occasion=Occasion.SESSION))
    casebook.record(answer_none(PATIENT, day(-1), NOW))
    unasked, asked = _effects(casebook)
    assert {asked.kind, unasked.kind} == {SideEffectKind.NONE}
    assert (asked.session_id, asked.occasion) == (session.id, Occasion.SESSION)
    assert (unasked.session_id, unasked.occasion) == (None, Occasion.FOLLOW_UP)
    assert not asked.counts


def test_an_effect_that_is_gone_is_closed_and_one_that_is_not_stays_open(
    casebook: Casebook,
) -> None:
    effect = an_effect(day=day(-3), lasted=Lasted.STILL_THERE)
    casebook.record(note_effect(effect, NOW))
    casebook.record(still_there(effect, NOW))
    (open_one,) = _effects(casebook)
    assert open_one.open
    assert open_one.outcome is Outcome.STILL_THERE
    casebook.record(close_effect(open_one, day(-1), NOW))
    (closed,) = _effects(casebook)
    assert not closed.open
    assert (closed.resolved_on, closed.outcome, closed.lasted) == (day(-1), Outcome.GONE, None)


@pytest.mark.parametrize(
    ("effect", "field"),
    [(an_effect(day=day(1)), "day"), (an_effect(resolved_on=day(1)), "resolved_on")],
)
def test_a_day_to_come_is_refused_and_named(effect: SideEffect, field: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        note_effect(effect, NOW)
    assert caught.value.field == field


def test_an_effect_gone_before_it_came_or_tomorrow_is_refused() -> None:
    for gone_on in (day(-1), day(1)):
        with pytest.raises(InvalidEntry) as caught:
            close_effect(an_effect(), gone_on, NOW)
        assert caught.value.field == "resolved_on"


def test_an_answer_for_a_day_to_come_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        answer_none(PATIENT, day(1), NOW)


def test_a_grade_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidEntry) as caught:
        an_effect(SideEffectKind.NONE, grade=Grade.MILD)
    assert caught.value.field == "grade"


def test_a_warning_card_and_what_was_answered_are_kept(casebook: Casebook) -> None:
    shown = a_warning()
    casebook.record(note_warning(shown))
    answered = replace(shown, answer=WarningAnswer.CALLED)
    casebook.record(note_warning(answered, shown))
    assert casebook.load(WarningShown, PATIENT) == (answered,)
