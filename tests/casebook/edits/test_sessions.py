from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.sessions import (
    change_session,
    log_session,
    remove_course,
    remove_session,
    same_as,
    start_course,
)
from acutrack.domain.course import Course
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Sensation, YesNoUnknown
from acutrack.domain.side_effect import SideEffect, SideEffectKind
from tests.builders import (
    NOW,
    PATIENT,
    TODAY,
    a_course,
    a_practitioner,
    a_session,
    an_effect,
    day,
)


def _sessions(casebook: Casebook) -> tuple[TreatmentSession, ...]:
    return casebook.load(TreatmentSession, PATIENT)


def _effects(casebook: Casebook) -> set[SideEffect]:
    return set(casebook.load(SideEffect, PATIENT))


def test_a_session_comes_with_its_effects_and_a_new_practitioner_and_goes_with_them(
    casebook: Casebook,
) -> None:
    practitioner = a_practitioner()
    session = a_session(practitioner_id=practitioner.id)
    effect = an_effect(session_id=session.id)
    casebook.record(log_session(session, NOW, effects=[effect], practitioner=practitioner))
    assert _sessions(casebook) == (session,)
    assert _effects(casebook) == {effect}
    assert casebook.practitioners() == (practitioner,)
    casebook.undo(PATIENT)
    assert (_sessions(casebook), _effects(casebook), casebook.practitioners()) == ((), set(), ())


def test_only_the_day_is_needed(casebook: Casebook) -> None:
    bare = TreatmentSession(patient_id=PATIENT, written_at=NOW, day=TODAY)
    casebook.record(log_session(bare, NOW))
    assert _sessions(casebook) == (bare,)


def test_correcting_a_session_changes_adds_and_removes_its_effects(casebook: Casebook) -> None:
    session = a_session()
    kept, changed, gone = (
        an_effect(kind, session_id=session.id)
        for kind in (SideEffectKind.BRUISE, SideEffectKind.TIRED, SideEffectKind.NAUSEA)
    )
    casebook.record(log_session(session, NOW, effects=[kept, changed, gone]))
    new = an_effect(SideEffectKind.HEADACHE, session_id=session.id)
    changed_now = replace(changed, note="after lunch")
    practitioner = a_practitioner()
    after = replace(session, needle_count=8, practitioner_id=practitioner.id)
    casebook.record(
        change_session(
            session,
            after,
            NOW,
            effects_before=[kept, changed, gone],
            effects_after=[kept, changed_now, new],
            practitioner=practitioner,
        )
    )
    assert _sessions(casebook) == (after,)
    assert _effects(casebook) == {kept, changed_now, new}
    casebook.undo(PATIENT)
    assert _sessions(casebook) == (session,)
    assert _effects(casebook) == {kept, changed, gone}


def test_a_session_saved_as_it_was_leaves_no_step_to_undo() -> None:
    session = a_session()
    assert change_session(session, session, NOW).changes == ()


def test_a_removed_session_takes_its_own_effects_along_and_no_others(casebook: Casebook) -> None:
    session, other = a_session(), a_session(day=day(-7))
    own, others = an_effect(session_id=session.id), an_effect(session_id=other.id)
    casebook.record(log_session(session, NOW, effects=[own]))
    casebook.record(log_session(other, NOW, effects=[others]))
    casebook.record(remove_session(session, _effects(casebook)))
    assert _sessions(casebook) == (other,)
    assert _effects(casebook) == {others}


def test_the_facts_of_the_last_session_are_copied_and_its_outcomes_are_not() -> None:
    last = a_session(
        day=day(-7),
        imported=True,
        deqi_felt=(Sensation.HEAVY,),
        deqi_strength=5,
        twitch=YesNoUnknown.YES,
        cost=60,
        currency="EUR",
        advice_given="Walk.",
        note="Dozed off.",
    )
    new = same_as(last, TODAY, NOW)
    assert new.id != last.id
    assert (new.day, new.written_at, new.imported) == (TODAY, NOW, False)
    assert (new.points, new.retention_min, new.currency) == (last.points, 25, "EUR")
    outcomes = (
        new.deqi_felt,
        new.deqi_strength,
        new.twitch,
        new.pre_nrs_now,
        new.post_nrs_now,
        new.cost,
        new.advice_given,
        new.note,
    )
    assert outcomes == ((), None, None, None, None, None, "", "")


def test_a_session_to_come_is_refused() -> None:
    tomorrow = a_session(day=day(1))
    makes: tuple[Callable[[], object], ...] = (
        lambda: log_session(tomorrow, NOW),
        lambda: change_session(a_session(), tomorrow, NOW),
    )
    for make in makes:
        with pytest.raises(InvalidEntry) as caught:
            make()
        assert caught.value.field == "day"


def test_a_removed_course_leaves_its_sessions(casebook: Casebook) -> None:
    course, other = a_course(), a_course(name="Knee")
    casebook.record(start_course(course))
    casebook.record(start_course(other))
    renamed = replace(course, name="Low back, winter")
    casebook.record(start_course(renamed, course))
    inside, outside = a_session(course_id=course.id), a_session(course_id=other.id)
    casebook.record(log_session(inside, NOW))
    casebook.record(log_session(outside, NOW))
    casebook.record(remove_course(renamed, _sessions(casebook)))
    assert casebook.load(Course, PATIENT) == (other,)
    assert {s.course_id for s in _sessions(casebook)} == {None, other.id}
    casebook.undo(PATIENT)
    assert set(_sessions(casebook)) == {inside, outside}
