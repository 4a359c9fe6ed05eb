"""What each kind of record takes and refuses, and the few things it can tell of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_number
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.record import Record
from acutrack.domain.session import MOST_POINTS, TreatmentSession, questions_about
from acutrack.domain.session_words import Technique
from acutrack.domain.side_effect import Lasted, Outcome, SideEffectKind
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
    an_answer,
    an_appointment,
    an_effect,
    answered_none,
    day,
)

Builder = Callable[..., Record]
_LONG = "x" * 2001

_REFUSED: tuple[tuple[Builder, str, Any], ...] = (
    (a_patient, "name", "x" * 121),
    (a_patient, "complaint", "x" * 121),
    (a_patient, "note", _LONG),
    (a_patient, "usual_pain", 10.1),
    (a_patient, "birth_date", date(1899, 12, 31)),
    (a_practitioner, "name", " "),
    (a_practitioner, "years_qualified", 81),
    (a_course, "name", ""),
    (a_course, "planned_sessions", 0),
    (a_course, "planned_per_week", 15),
    (a_course, "ended_on", day(-61)),
    (a_session, "day", date(1800, 1, 1)),
    (a_session, "needle_count", 201),
    (a_session, "retention_min", -1),
    (a_session, "pre_nrs_now", 11),
    (a_session, "post_nrs_now", float("nan")),
    (a_session, "ea_hz", (2.0, 15.0, 100.0)),
    (a_session, "ea_hz", (0.0,)),
    (a_session, "points", tuple(NeedledPoint("BL23") for _ in range(MOST_POINTS + 1))),
    (a_session, "rationale", "x" * 501),
    (a_session, "currency", "EURO"),
    (a_session, "note", _LONG),
    (a_score, "value", 11),
    (a_score, "day", date(1899, 1, 1)),
    (a_score, "site", "x" * 121),
    (an_effect, "resolved_on", day(-1)),
    (an_effect, "note", _LONG),
    (a_treatment, "name", "  "),
    (a_treatment, "end", day(-31)),
    (a_treatment, "dose", "x" * 121),
    (an_answer, "day", date(1899, 1, 1)),
    (a_note, "text", "\n"),
    (an_appointment, "with_whom", "x" * 121),
)


@pytest.mark.parametrize(("build", "field", "value"), _REFUSED)
def test_what_cannot_be_right_is_refused_and_the_field_named(
    build: Builder, field: str, value: Any
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        build(**{field: value})
    assert caught.value.field == field
    assert "{" not in Catalogue()(caught.value.message)


@pytest.mark.parametrize("value", [None, 0, 10, 5.5])
def test_a_number_on_the_edge_or_not_said_is_taken(value: float | None) -> None:
    check_number(value, 0, 10, "value", say("Pain"))


@pytest.mark.parametrize("name", ["day", "text"])
def test_a_record_is_replaced_and_never_altered(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(a_note(), name, None)


@pytest.mark.parametrize(
    ("on", "age"), [(date(2025, 3, 8), 63), (date(2025, 3, 9), 64), (date(2025, 3, 10), 64)]
)
def test_age_counts_whole_years(on: date, age: int) -> None:
    assert a_patient(birth_date=date(1961, 3, 9)).age_on(on) == age


def test_age_is_not_known_without_a_birth_date() -> None:
    assert a_patient(birth_date=None).age_on(TODAY) is None


@pytest.mark.parametrize(
    ("written", "later", "left_out"),
    [
        (datetime(2025, 10, 20, 23, 0, tzinfo=ZONE), False, False),
        (datetime(2025, 10, 21, 23, 59, tzinfo=ZONE), False, False),
        (datetime(2025, 10, 22, 0, 1, tzinfo=ZONE), True, False),
        (datetime(2025, 10, 23, 0, 0, tzinfo=ZONE), True, False),
        (datetime(2025, 10, 23, 0, 1, tzinfo=ZONE), True, True),
    ],
)
def test_a_score_knows_that_it_was_filled_in_later_and_when_that_is_too_late(
    written: datetime, later: bool, left_out: bool
) -> None:
    score = a_score(4, day=date(2025, 10, 20), written_at=written)
    assert (score.filled_in_later, score.left_out) == (later, left_out)


def test_nothing_is_known_of_when_an_imported_score_was_written() -> None:
    score = a_score(4, day=day(-900), imported=True)
    assert (score.filled_in_later, score.left_out) == (False, False)


def test_a_point_on_both_sides_takes_two_needles() -> None:
    assert [NeedledPoint("BL23", side).insertions for side in (Side.BOTH, Side.LEFT)] == [2, 1]


@pytest.mark.parametrize(
    "fields", [{"code": " "}, {"code": "x" * 121}, {"note": "x" * 121}, {"depth_mm": 101}]
)
def test_a_point_that_cannot_be_right_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidEntry) as caught:
        replace(NeedledPoint("BL23"), **fields)
    assert caught.value.field == "points"


def test_a_treatment_runs_from_its_start_to_its_end_both_included() -> None:
    treatment = a_treatment(start=day(-2), end=day(-1))
    assert [treatment.runs_on(day(n)) for n in (-3, -2, -1, 0)] == [False, True, True, False]
    assert a_treatment(start=day(-2)).runs_on(day(1000))


def test_neither_none_nor_a_pleasant_effect_counts() -> None:
    assert an_effect().counts
    assert not answered_none().counts
    assert not an_effect(SideEffectKind.RELAXED, grade=None).counts


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({}, True),
        ({"lasted": Lasted.STILL_THERE}, True),
        ({"lasted": Lasted.LONGER}, True),
        ({"lasted": Lasted.HOURS}, False),
        ({"outcome": Outcome.GOING}, True),
        ({"outcome": Outcome.GONE}, False),
        ({"outcome": Outcome.LASTING}, False),
        ({"resolved_on": TODAY}, False),
        ({"kind": SideEffectKind.RELAXED, "grade": None}, False),
    ],
)
def test_an_effect_is_open_until_somebody_said_that_it_is_over(
    fields: dict[str, Any], is_open: bool
) -> None:
    assert an_effect(**fields).open is is_open


def _bare(**fields: Any) -> TreatmentSession:
    return TreatmentSession(patient_id=PATIENT, written_at=NOW, day=TODAY, **fields)


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"session_min": 120}, "The visit is usually 10 to 90 minutes. Is 120 right?"),
        ({"needle_count": 41}, "Usually there are 1 to 40 needles. Is 41 right?"),
        ({"needle_diam_mm": 0.5}, "Needles are usually 0.12 to 0.40 mm thick. Is 0.5 right?"),
        (
            {"needle_count": 1, "points": (NeedledPoint("BL23", Side.BOTH),)},
            "The points take at least 2 needles, and you noted 1. Are both right?",
        ),
        ({"ea_hz": (2.0,)}, "You noted electric current. Add it as a technique?"),
        (
            {"session_min": 20, "retention_min": 30},
            "The needles stayed in longer than the visit lasted. Are both right?",
        ),
        (
            {"pre_nrs_now": 3, "post_nrs_now": 6},
            "Pain was clearly higher after the session. Note it as a side effect?",
        ),
    ],
)
def test_what_looks_unusual_is_asked_about_and_still_taken(
    fields: dict[str, Any], asked: str
) -> None:
    assert [Catalogue()(question) for question in questions_about(_bare(**fields))] == [asked]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"needle_count": 2, "points": (NeedledPoint("BL23", Side.BOTH),)},
        {"ea_hz": (2.0, 100.0), "technique": (Technique.ELECTRO,)},
        {"session_min": 30, "retention_min": 30},
        {"pre_nrs_now": 3, "post_nrs_now": 5},
        {"pre_nrs_now": 3},
    ],
)
def test_what_is_usual_is_not_asked_about(fields: dict[str, Any]) -> None:
    assert questions_about(_bare(**fields)) == ()


def test_a_second_session_on_a_day_is_asked_about() -> None:
    session = _bare()
    others = (session, _bare(), replace(_bare(), day=TODAY - timedelta(days=1)))
    asked = [Catalogue()(question) for question in questions_about(session, others)]
    assert asked == ["There is already a session on that day. Is this a second one?"]
    assert questions_about(session, (session, others[2])) == ()
