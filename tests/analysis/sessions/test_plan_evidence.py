"""What is said when somebody is asked whether to carry on: numbers, and how many they rest on."""

from __future__ import annotations

from acutrack.analysis.change.result import Reason
from acutrack.analysis.diary import Diary
from acutrack.analysis.sessions.plan_evidence import PlanEvidence, plan_evidence
from acutrack.analysis.words.plan_words import course_lines, evidence_lines, why_asked
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Occasion, SideEffect
from acutrack.text.catalogue import Catalogue
from tests.builders import (
    TODAY,
    a_course,
    a_patient,
    a_session,
    a_treatment,
    an_effect,
    answered_none,
    daily_scores,
    day,
)

WORDS = Catalogue()
COURSE = a_course(planned_sessions=8, review_on=TODAY)
SITE = "lower back"
SESSIONS = tuple(
    a_session(
        course_id=COURSE.id,
        day=day(-56 + 7 * number),
        session_min=50 if number < 4 else None,
        cost=40.5 if number < 3 else None,
        currency="eur" if number < 3 else "",
    )
    for number in range(6)
)
BEFORE = daily_scores([7, 6, 8, 7, 7, 6, 8, 7, 7, 7, 6, 8, 7, 7], day(-70))
SINCE = daily_scores([4, 5, 3, 4] * 14, day(-56))
EFFECTS = (
    an_effect(session_id=SESSIONS[0].id, day=SESSIONS[0].day, occasion=Occasion.SESSION),
    answered_none(session_id=SESSIONS[1].id, day=SESSIONS[1].day),
    answered_none(session_id=SESSIONS[2].id, day=SESSIONS[2].day),
)


def _found(*records: Record, start: bool = True) -> PlanEvidence:
    diary = Diary(
        a_patient(main_site=SITE),
        scores=(*(BEFORE if start else ()), *SINCE),
        sessions=tuple(r for r in records if isinstance(r, TreatmentSession)),
        side_effects=tuple(r for r in records if isinstance(r, SideEffect)),
        treatments=tuple(r for r in records if isinstance(r, CoTreatment)),
        courses=(COURSE,),
    )
    return plan_evidence(diary, COURSE, TODAY)


def _said(found: PlanEvidence) -> list[str]:
    return [WORDS(line) for line in evidence_lines(found)]


def test_the_change_stands_with_its_interval_and_its_days() -> None:
    found = _found(*SESSIONS, *EFFECTS)
    assert found.effect is not None
    assert found.days == 56
    assert found.effect.lo < found.effect.est < found.effect.hi < 0
    change = _said(found)[0]
    assert change.startswith("Average pain beside your start: 3.0 lower, likely between ")
    assert change.endswith("From 56 days.")


def test_side_effects_sessions_time_and_money_say_of_how_many_they_were_noted() -> None:
    assert _said(_found(*SESSIONS, *EFFECTS))[1:] == [
        "Side effects after 1 of 3 sessions.",
        "6 sessions so far.",
        "Time at sessions: 3 h 20 min, noted for 4 of 6.",
        "Paid: 121.5 EUR, noted for 3 of 6.",
    ]


def test_what_was_not_noted_is_not_made_up() -> None:
    bare = a_session(course_id=COURSE.id, day=day(-56))
    said = _said(_found(bare, start=False))
    assert said == [
        "Nothing was noted in the days before the first session.",
        "Side effects: not asked.",
        "1 session so far.",
    ]


def test_without_a_session_nothing_is_compared() -> None:
    found = _found()
    assert (found.effect, found.lack, found.sessions) == (None, Reason.NO_BASELINE, 0)


def test_the_plan_in_words() -> None:
    answered = a_course(
        planned_sessions=8,
        review_on=day(7),
        decisions=(PlanDecision(TODAY, PlanAnswer.CARRY_ON),),
    )
    assert [WORDS(line) for line in course_lines(answered, 5, TODAY)] == [
        "Low back, autumn: 5 of 8 planned sessions.",
        "Review on 28 October 2025.",
        "Carry on? Answered on 21 October 2025: Carry on.",
    ]
    assert (
        WORDS(why_asked(COURSE))
        == "The review of “Low back, autumn” was planned for 21 October 2025."
    )
    assert "All 10 planned sessions" in WORDS(why_asked(a_course()))
    assert (
        WORDS(course_lines(a_course(planned_sessions=None), 1, TODAY)[0])
        == "Low back, autumn: 1 session."
    )


def test_a_review_whose_day_is_past_was_due() -> None:
    missed = a_course(review_on=day(-1))
    assert WORDS(course_lines(missed, 5, TODAY)[1]) == "Review was due on 20 October 2025."
    assert WORDS(course_lines(missed, 5, day(-1))[1]) == "Review on 20 October 2025."
    ended = a_course(review_on=day(-1), ended_on=day(-1))
    assert len(course_lines(ended, 5, TODAY)) == 1


def test_what_else_began_is_named_in_the_same_breath() -> None:
    began = a_treatment("Ibuprofen", start=day(-20))
    before = a_treatment("Walking", start=day(-90))
    assert _said(_found(*SESSIONS, began, before))[1] == "Also begun in this time: Ibuprofen."
