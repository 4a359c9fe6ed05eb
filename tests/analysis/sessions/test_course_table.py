"""The course table: rows begin where something changed, and every number names its entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from acutrack.analysis.change.effect import effect
from acutrack.analysis.change.result import Reason
from acutrack.analysis.diary import Diary
from acutrack.analysis.phases import Window
from acutrack.analysis.sessions.course_table import course_table
from acutrack.analysis.sessions.session_groups import Grouping
from acutrack.analysis.words.comparison_words import group_names
from acutrack.analysis.words.course_table_words import (
    manner_part,
    row_change,
    row_medicines,
    row_side_effects,
    table_caution,
)
from acutrack.analysis.words.overview_words import Reader
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import (
    FIRST_SESSION,
    mei,
    run_of_scores,
    score,
    session,
    treatment,
    twelve_weeks,
)

WORDS = Catalogue()
ANN, BEN = RecordId("ann"), RecordId("ben")


def day(number: int) -> date:
    return FIRST_SESSION + timedelta(days=number)


def visit(number: int, **more: object) -> TreatmentSession:
    return replace(session(day(number)), **more)  # type: ignore[arg-type]


def a_diary(*sessions: TreatmentSession, **more: object) -> Diary:
    scores = (*run_of_scores(day(0), -14, [7, 6] * 7), *run_of_scores(day(0), 0, [5, 4] * 28))
    return Diary(patient=mei(), scores=scores, sessions=sessions, **more)  # type: ignore[arg-type]


def test_a_row_ends_where_the_practitioner_changes() -> None:
    diary = a_diary(
        visit(0, practitioner_id=ANN), visit(7, practitioner_id=ANN), visit(28, practitioner_id=BEN)
    )
    rows = course_table(diary, "low back", day(56))

    assert [(row.window.first, row.window.last) for row in rows] == [
        (day(0), day(27)),
        (day(28), day(55)),
    ]
    assert [row.manner.practitioner for row in rows] == [("ann",), ("ben",)]
    assert [len(row.session_ids) for row in rows] == [2, 1]
    assert [row.days_recorded for row in rows] == [28, 28]


def test_technique_points_and_medicine_each_begin_a_row() -> None:
    points = (NeedledPoint("BL23"),)
    diary = a_diary(
        visit(0, technique=(Technique.MANUAL,)),
        visit(14, technique=(Technique.ELECTRO,)),
        visit(28, technique=(Technique.ELECTRO,), points=points),
        visit(35, points=(NeedledPoint("BL25"),)),
        treatments=(treatment("Naproxen", day(42), day(48)),),
    )
    rows = course_table(diary, "low back", day(56))

    # Points noted for the first time are no change of points.
    assert [(row.window.first - day(0)).days for row in rows] == [0, 14, 35, 42, 49]
    assert rows[1].manner.points == ("BL23",)
    assert [[one.name for one in row.medicines] for row in rows] == [[], [], [], ["Naproxen"], []]
    assert rows[3].session_ids == ()


def test_what_a_session_does_not_say_stays_as_it_was() -> None:
    diary = a_diary(visit(0, practitioner_id=ANN), visit(7), visit(14, points_unknown=True))

    assert len(course_table(diary, "low back", day(56))) == 1


def test_the_change_of_a_row_is_the_one_interval_of_the_method() -> None:
    diary = a_diary(visit(0))
    row = course_table(diary, "low back", day(56))[0]

    expected = effect(range(-14, 0), [7, 6] * 7, range(56), [5, 4] * 28)
    assert row.effect is not None
    assert (row.effect.est, row.effect.lo, row.effect.hi) == (
        expected.est,
        expected.lo,
        expected.hi,
    )
    assert WORDS(row_change(row)) == "2.0 lower, likely between 1.3 and 2.7 lower"
    assert WORDS(row_change(row, Reader.DOCTOR)) == (
        "2.0 lower (95 % interval: between 1.3 and 2.7 lower)"
    )


def test_a_short_row_has_an_average_and_no_change() -> None:
    diary = a_diary(visit(0, practitioner_id=ANN), visit(50, practitioner_id=BEN))
    row = course_table(diary, "low back", day(56))[1]

    assert (row.effect, row.lack) == (None, Reason.TREATMENT_TOO_SHORT)
    assert row.mean == 4.5
    assert WORDS(row_change(row)) == "Too few days to compare."


def test_without_days_before_there_is_no_change_in_any_row() -> None:
    diary = Diary(patient=mei(), scores=run_of_scores(day(0), 0, [5] * 30), sessions=(visit(0),))
    row = course_table(diary, "low back", day(30))[0]

    assert (row.effect, row.lack) == (None, Reason.NO_BASELINE)
    assert WORDS(row_change(row)) == "Nothing was noted in the days before the first session."


def test_a_settled_start_replaces_the_usual_one() -> None:
    diary = a_diary(visit(0))
    row = course_table(diary, "low back", day(56), before=Window(day(-8), day(-1)))[0]

    assert row.effect is not None
    assert row.effect.n_a == 8


def test_each_number_names_its_entries() -> None:
    diary = twelve_weeks()
    late = replace(score(day(3), 9), written_at=score(day(30), 9).written_at)
    elsewhere = score(day(4), 2, site="knee")
    rows = course_table(
        replace(diary, scores=(*diary.scores, late, elsewhere)), "low back", day(76)
    )
    used = [one for row in rows for one in row.score_ids]

    assert late.id not in used
    assert elsewhere.id not in used
    assert sum(row.days_recorded for row in rows) == len(used)
    assert sorted(one for row in rows for one in row.session_ids) == sorted(
        one.id for one in diary.sessions
    )
    assert sum(row.side_effects.any.asked for row in rows) == 6
    assert [WORDS(row_side_effects(row)) for row in rows] == [
        "2 of 2 sessions",
        "1 of 2 sessions",
        "1 of 2 sessions",
    ]


def test_no_session_yet_is_an_empty_table() -> None:
    assert course_table(Diary(patient=mei()), "low back", day(0)) == ()
    assert course_table(a_diary(visit(60)), "low back", day(56)) == ()


def test_the_parts_of_a_row_have_words() -> None:
    diary = a_diary(
        visit(0, technique=(Technique.CUPPING,)), treatments=(treatment("Naproxen", day(-30)),)
    )
    row = course_table(diary, "low back", day(56))[0]
    technique = group_names(Grouping.TECHNIQUE, {})

    assert WORDS(row_medicines(row)) == "Naproxen"
    assert WORDS(row_side_effects(row)) == "Not asked"
    assert WORDS(manner_part(row.manner.technique, technique)) == "Suction cups"
    assert WORDS(manner_part(row.manner.points, technique)) == "Not noted"
    assert WORDS(table_caution()).endswith("This does not show why.")
    assert "without a verdict" in WORDS(table_caution(Reader.DOCTOR))


def test_a_row_between_sessions_and_a_dose_have_words() -> None:
    naproxen = replace(treatment("Naproxen", day(20)), dose="250 mg")
    rows = course_table(a_diary(visit(0), treatments=(naproxen,)), "low back", day(56))

    assert [WORDS(row_medicines(row)) for row in rows] == ["None noted", "Naproxen 250 mg"]
    assert [WORDS(row_side_effects(row)) for row in rows] == ["Not asked", "No session"]


def test_a_start_of_few_days_is_named_as_what_is_lacking() -> None:
    diary = Diary(patient=mei(), scores=run_of_scores(day(0), -4, [5] * 40), sessions=(visit(0),))

    assert WORDS(row_change(course_table(diary, "low back", day(30))[0])) == (
        "Too few days before the first session."
    )
