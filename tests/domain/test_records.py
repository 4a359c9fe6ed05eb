"""What makes an entry valid: each refusal names the field and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from acutrack.domain.co_treatment import CARE_WORDS, TAKEN_WORDS, CareKind, Taken
from acutrack.domain.day_answer import QUESTION_WORDS, DayQuestion
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import say, say_count
from acutrack.domain.needled_point import SIDE_WORDS, NeedledPoint, Side
from acutrack.domain.practitioner import ROLE_WORDS, PractitionerRole
from acutrack.domain.precaution import PRECAUTION_WORDS, Precaution
from acutrack.domain.record import Change, Edit, Record
from acutrack.domain.session import MOST_POINTS, questions_about
from acutrack.domain.session_words import (
    SESSION_WORDS,
    CoIntervention,
    PaidBy,
    Reason,
    Sensation,
    Setting,
    Stimulation,
    Style,
    Technique,
    Variation,
    YesNoUnknown,
)
from acutrack.domain.side_effect import (
    EFFECT_WORDS,
    GRADE_MEANING,
    GRADE_WORDS,
    KIND_SHORT,
    KIND_WORDS,
    Action,
    Cause,
    Grade,
    Lasted,
    Noticed,
    Outcome,
    SideEffectKind,
)
from acutrack.text.catalogue import Catalogue
from tests.builders import (
    NOW,
    PATIENT,
    TODAY,
    ZONE,
    a_course,
    a_note,
    a_patient,
    a_practitioner,
    a_score,
    a_session,
    a_treatment,
    a_warning,
    an_answer,
    an_appointment,
    an_effect,
    answered_none,
    daily_scores,
    day,
    one_of_each,
)

WORDS = Catalogue()
OLD = date(1899, 12, 31)
TOO_LONG = "x" * 2001


@pytest.mark.parametrize(
    ("build", "field", "value", "words"),
    [
        (a_score, "value", 11, "Pain is 11. Enter a number from 0 to 10"),
        (a_score, "value", -0.1, "from 0 to 10"),
        (a_score, "value", float("nan"), "from 0 to 10"),
        (a_score, "day", OLD, "Enter a date from 1900 on"),
        (a_score, "site", "x" * 121, "121 characters. Shorten it to 120"),
        (a_score, "note", TOO_LONG, "Shorten it to 2000"),
        (a_patient, "name", "x" * 121, "The name has 121 characters"),
        (a_patient, "complaint", "x" * 121, "The complaint"),
        (a_patient, "main_site", "x" * 121, "The place that hurts"),
        (a_patient, "usual_pain", 10.5, "Usual pain"),
        (a_patient, "birth_date", OLD, "The birth date"),
        (a_patient, "note", TOO_LONG, "The note"),
        (a_practitioner, "name", "  ", "no name yet. Type one"),
        (a_practitioner, "licence", "x" * 121, "The licence number"),
        (a_practitioner, "clinic", "x" * 121, "The clinic"),
        (a_practitioner, "years_qualified", 81, "from 0 to 80"),
        (a_practitioner, "note", TOO_LONG, "The note"),
        (a_course, "name", "", "no name yet. Type one"),
        (a_course, "started_on", OLD, "The start of the course"),
        (a_course, "ended_on", day(-61), "Change one of the two dates"),
        (a_course, "planned_sessions", 0, "from 1 to 500"),
        (a_course, "planned_per_week", 15, "from 0.05 to 14"),
        (a_course, "rationale", TOO_LONG, "The reason"),
        (a_session, "day", OLD, "The date of the session"),
        (a_session, "session_min", 241, "The length of the visit"),
        (a_session, "needle_count", 201, "The number of needles"),
        (a_session, "retention_min", -1, "The minutes the needles stayed in"),
        (a_session, "needle_diam_mm", 2, "needle thickness"),
        (a_session, "needle_len_mm", 2, "needle length"),
        (a_session, "deqi_strength", 11, "needle feeling"),
        (a_session, "pre_nrs_now", 11, "Pain just before"),
        (a_session, "post_nrs_now", -1, "Pain just after"),
        (a_session, "cost", -5, "The cost"),
        (a_session, "ea_hz", (0.01,), "frequency in Hz"),
        (a_session, "ea_hz", (2, 50, 100), "Remove the rest"),
        (a_session, "points", (NeedledPoint("BL23"),) * (MOST_POINTS + 1), "up to 80 points"),
        (a_session, "currency", "EURO", "Shorten it to 3"),
        (a_session, "rationale", "x" * 501, "Shorten it to 500"),
        (an_effect, "day", OLD, "from 1900"),
        (an_effect, "resolved_on", day(-1), "Change one of the two dates"),
        (an_effect, "site", "x" * 121, "The place"),
        (answered_none, "grade", Grade.MILD, "has no grade"),
        (a_treatment, "name", " ", "no name yet. Type one"),
        (a_treatment, "start", OLD, "The start"),
        (a_treatment, "end", day(-31), "before the start"),
        (a_treatment, "dose", "x" * 121, "The dose"),
        (a_note, "text", " ", "The note is empty"),
        (a_note, "text", TOO_LONG, "The note"),
        (a_note, "day", OLD, "from 1900"),
        (an_answer, "day", OLD, "from 1900"),
        (an_appointment, "day", OLD, "from 1900"),
        (an_appointment, "with_whom", "x" * 121, "The name"),
        (a_warning, "written_at", NOW.replace(tzinfo=None), "needs a time zone"),
    ],
)
def test_what_cannot_be_right_is_refused_by_name_with_the_way_out(
    build: Callable[..., Record], field: str, value: object, words: str
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        build(**{field: value})
    assert caught.value.field == field
    assert words in WORDS(caught.value.message)


@pytest.mark.parametrize("value", [0, 3.25, 10])
def test_both_ends_of_the_scale_and_decimals_are_taken(value: float) -> None:
    assert a_score(value).value == value


def test_only_the_day_of_a_session_is_required() -> None:
    bare = type(a_session())(patient_id=PATIENT, written_at=NOW, day=TODAY)
    assert questions_about(bare) == ()


@pytest.mark.parametrize(
    ("code", "depth", "words"),
    [(" ", None, "no code"), ("x" * 121, None, "The point"), ("BL23", 101, "depth in mm")],
)
def test_a_point_checks_itself(code: str, depth: float | None, words: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        NeedledPoint(code, depth_mm=depth)
    assert words in WORDS(caught.value.message)


def test_a_point_on_both_sides_takes_two_needles() -> None:
    assert NeedledPoint("BL23", Side.BOTH).insertions == 2
    assert NeedledPoint("GV3", Side.MIDDLE).insertions == 1


def test_a_day_to_come_is_refused_where_a_clock_is_at_hand() -> None:
    check_not_future(TODAY, TODAY, "day", say("The date"))
    with pytest.raises(InvalidEntry, match="still to come"):
        check_not_future(day(1), TODAY, "day", say("The date"))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"needle_count": 60}, "1 to 40 needles"),
        ({"needle_count": 2}, "at least 5 needles"),
        ({"retention_min": 90}, "10 to 40 minutes"),
        ({"ea_min": 20}, "Add it as a technique"),
        ({"session_min": 20}, "longer than the visit"),
        ({"pre_nrs_now": 2, "post_nrs_now": 5}, "Note it as a side effect"),
    ],
)
def test_what_is_unusual_is_asked_about_and_still_taken(
    fields: dict[str, object], words: str
) -> None:
    asked = [WORDS(question) for question in questions_about(a_session(**fields))]
    assert any(words in question for question in asked)


def test_a_second_session_of_the_day_is_asked_about() -> None:
    session = a_session()
    assert questions_about(session, (session,)) == ()
    (question,) = questions_about(session, (session, a_session()))
    assert "second one" in WORDS(question)


def test_filled_in_later_means_after_the_day_after() -> None:
    assert not a_score().filled_in_later
    assert not a_score(day=day(-1)).filled_in_later
    assert a_score(day=day(-2)).filled_in_later
    assert not a_score(day=day(-90), imported=True).filled_in_later


def test_what_is_written_over_48_hours_late_is_left_out_of_sums() -> None:
    end = datetime.combine(TODAY + timedelta(days=1), time(), ZONE)
    assert not a_score(written_at=end + timedelta(hours=48)).left_out
    assert a_score(written_at=end + timedelta(hours=48, seconds=1)).left_out
    assert not a_score(written_at=end + timedelta(days=90), imported=True).left_out


def test_age_is_in_whole_years() -> None:
    born = a_patient(birth_date=date(1961, 3, 9))
    assert (born.age_on(date(2025, 3, 8)), born.age_on(date(2025, 3, 9))) == (63, 64)
    assert a_patient(birth_date=None).age_on(TODAY) is None


def test_an_effect_is_open_until_somebody_says_it_is_over() -> None:
    assert an_effect().open
    assert an_effect(lasted=Lasted.STILL_THERE).open
    assert not an_effect(resolved_on=TODAY).open
    assert not an_effect(outcome=Outcome.GONE).open
    assert not an_effect(lasted=Lasted.HOURS).open
    assert not answered_none().open


def test_none_and_pleasant_effects_are_not_counted() -> None:
    assert an_effect().counts
    assert not answered_none().counts
    assert not an_effect(SideEffectKind.RELAXED).counts


def test_a_treatment_without_an_end_goes_on() -> None:
    treatment = a_treatment()
    assert treatment.runs_on(treatment.start)
    assert treatment.runs_on(day(1000))
    assert not treatment.runs_on(day(-31))
    assert not replace(treatment, end=day(-1)).runs_on(TODAY)


def test_a_change_and_an_edit_are_taken_back_in_reverse() -> None:
    first, second = a_score(1), a_score(2)
    edit = Edit(say("Two"), PATIENT, (Change(None, first), Change(first, second)))
    assert edit.undone().changes == (Change(second, first), Change(first, None))
    assert edit.undone().undone() == edit
    assert (Change(first, None).record, Change(None, second).record) == (first, second)
    with pytest.raises(ValueError, match="some record"):
        _ = Change(None, None).record


def test_a_count_fills_its_own_place() -> None:
    words = say_count("{count} entry", "{count} entries", 2)
    assert WORDS(words) == "2 entries"


def test_every_choice_has_words() -> None:
    assert set(MEASURES) == set(PainMeasure)
    assert set(CARE_WORDS) == set(CareKind)
    assert set(TAKEN_WORDS) == set(Taken)
    assert set(QUESTION_WORDS) == set(DayQuestion)
    assert set(SIDE_WORDS) == set(Side)
    assert set(ROLE_WORDS) == set(PractitionerRole)
    assert set(PRECAUTION_WORDS) == set(Precaution)
    assert set(KIND_WORDS) == set(KIND_SHORT) == set(SideEffectKind)
    assert set(GRADE_WORDS) == set(GRADE_MEANING) == set(Grade)
    assert set(EFFECT_WORDS) == {*Noticed, *Lasted, *Cause, *Action, *Outcome}
    assert set(SESSION_WORDS) == {
        *(*Setting, *Style, *Reason, *Variation, *Technique, *Stimulation),
        *(*Sensation, *CoIntervention, *YesNoUnknown, *PaidBy),
    }


def test_builders_give_a_valid_record_of_every_kind() -> None:
    assert len({type(record) for record in one_of_each()}) == 20
    assert [score.value for score in daily_scores([3, None, 5], day(-3))] == [3, 5]
