"""A row says what the pages of the patient say, read without a diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from acutrack.analysis.caseload.order import Order, Show, arranged
from acutrack.analysis.caseload.row import CaseloadRow, read_caseload
from acutrack.analysis.caseload.why import Why
from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.diary import Diary, read_diary
from acutrack.analysis.overview import Lack, overview
from acutrack.analysis.reviews.standing import standing_of
from acutrack.domain.course import Course
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record, RecordId
from acutrack.domain.side_effect import SideEffectKind
from acutrack.domain.warning_sign import Urgency, WarningShown
from tests.analysis.people import FIRST_SESSION, MEI, effect, mei, on, run_of_scores, score, session
from tests.interchange.memory_store import casebook_with

ZERO = FIRST_SESSION


def after(days: int) -> date:
    return ZERO + timedelta(days=days)


def row_of(today: date, *records: Record) -> CaseloadRow:
    (row,) = read_caseload(casebook_with(records).everybody(), today)
    return row


def diary_of(*records: Record) -> Diary:
    casebook = casebook_with(records)
    (person,) = casebook.patients()
    return read_diary(casebook, person)


def whys(row: CaseloadRow) -> list[Why]:
    return [reason.why for reason in row.why]


def treated(until: int, level: float = 4) -> tuple[Record, ...]:
    """Four weeks at 7, then a session a week and `level` until the day before `until`."""
    return (
        mei(),
        *run_of_scores(ZERO, -28, (7, 6, 8, 7) * 7),
        *run_of_scores(ZERO, 0, (level, level - 1, level + 1) * (until // 3)),
        *(session(after(day)) for day in range(0, until, 7)),
    )


@pytest.mark.parametrize("days", [0, 3, 13, 27])
def test_before_the_first_review_both_averages_are_those_of_the_overview(days: int) -> None:
    records, today = treated(days), after(days)
    row, numbers = row_of(today, *records), overview(diary_of(*records), today)

    assert row.start == numbers.before.average
    assert row.begun is (numbers.since is not None)
    assert row.too_few is (numbers.lack is Lack.SINCE_SHORT)
    if numbers.since is not None and not row.too_few:
        assert row.now == numbers.since.average
    assert row.result is None
    assert (row.zero, row.visits) == (numbers.phases.day_zero, numbers.sessions)


def test_from_then_on_the_verdict_is_that_of_the_charts() -> None:
    records, now = treated(60), datetime.combine(after(60), datetime.min.time(), UTC)
    held = [each.review for each in standing_of(diary_of(*records), "low back", now).reviews]

    row = row_of(now.date(), *records, *held)

    standing = standing_of(diary_of(*records, *held), "low back", now)
    assert standing.latest is not None
    assert standing.latest.stored
    assert row.result == headlined(standing.latest.result)
    assert row.reviewed_on == standing.latest.review.day
    assert (row.start, row.now, row.change) == (7.0, 4.0, -3.0)
    assert Why.REVIEW_DUE not in whys(row)


def test_a_review_that_has_passed_unheld_is_due() -> None:
    row = row_of(after(60), *treated(60))

    assert [r.day for r in row.why if r.why is Why.REVIEW_DUE] == [after(56)]


def test_the_days_are_those_of_the_diary_with_late_and_double_ones() -> None:
    late = score(after(2), 9, written=after(6))
    soon = score(after(3), 2, written=after(5))
    twice = (score(after(4), 2), score(after(4), 5))
    records = (mei(), session(ZERO), *run_of_scores(ZERO, -20, (7,) * 20), late, soon)
    for more in ((), twice):
        row, diary = row_of(after(10), *records, *more), diary_of(*records, *more)
        series = diary.series("low back")
        for name in ("days", "values", "left_out", "later"):
            assert getattr(row.series, name).tolist() == getattr(series, name).tolist()


def test_places_and_people_are_kept_apart() -> None:
    other = replace(mei(name="Ove"), patient_id=PatientId("ove"), id=RecordId("ove"))
    records = (
        mei(main_site=""),
        other,
        *run_of_scores(ZERO, -9, (7,) * 9),
        score(after(-1), 2, site="neck"),
        replace(score(after(-2), 1), patient_id=PatientId("ove")),
    )
    rows = {
        row.patient.name: row for row in read_caseload(casebook_with(records).everybody(), ZERO)
    }

    assert rows["Mei Example"].series.values.tolist() == [7.0] * 9
    assert rows["Ove"].series.values.tolist() == [1.0]


class TestWhyToLook:
    def test_nothing_calls_for_a_look_where_all_is_well(self) -> None:
        assert row_of(after(20), *treated(21)).why == ()

    def test_what_can_hurt_comes_first_and_an_open_effect_next(self) -> None:
        breath = effect(after(19), SideEffectKind.BREATH_CHEST)
        row = row_of(after(20), *treated(21), breath)

        assert whys(row) == [Why.EMERGENCY, Why.SIDE_EFFECT]
        assert row.why[0].day == after(19)

    def test_a_card_that_came_up_since_the_last_visit_is_a_flag_an_older_one_is_not(self) -> None:
        def card(day: date) -> WarningShown:
            return WarningShown(
                patient_id=MEI,
                written_at=on(day),
                sign="rf_infect_local",
                urgency=Urgency.SAME_DAY,
                shown_at=on(day),
            )

        assert whys(row_of(after(20), *treated(21), card(after(16)))) == [Why.SAME_DAY]
        assert row_of(after(20), *treated(21), card(after(10))).why == ()

    def test_an_effect_that_is_over_is_counted_and_no_reason(self) -> None:
        over = effect(after(15), SideEffectKind.BRUISE, resolved_on=after(16))
        row = row_of(after(20), *treated(21), over)

        assert row.why == ()
        assert [one.kind for one in row.effects] == [SideEffectKind.BRUISE]
        assert row.asked

    def test_only_effects_since_the_last_visit_are_told(self) -> None:
        earlier = effect(after(8), SideEffectKind.BRUISE, resolved_on=after(9))
        row = row_of(after(20), *treated(21), earlier)

        assert (row.effects, row.asked) == ((), False)

    def test_two_weeks_without_an_entry_are_told_while_visits_go_on(self) -> None:
        quiet = (mei(), *run_of_scores(ZERO, -10, (6,) * 12), session(ZERO))

        assert Why.SILENT not in whys(row_of(after(14), *quiet))
        assert Why.SILENT in whys(row_of(after(15), *quiet))
        assert Why.SILENT not in whys(row_of(after(90), *quiet))

    def test_twelve_visits_in_ninety_days_are_near_from_ten_on(self) -> None:
        def visits(count: int) -> list[Record]:
            return [session(after(3 * number)) for number in range(count)]

        assert Why.LIMIT not in whys(row_of(after(30), mei(), *visits(9)))
        row = row_of(after(30), mei(), *visits(10))
        assert [(r.count, r.most, r.days) for r in row.why if r.why is Why.LIMIT] == [(10, 12, 90)]

    def test_a_course_whose_sessions_were_held_asks_whether_to_carry_on(self) -> None:
        course = Course(
            patient_id=MEI, written_at=on(ZERO), name="A", started_on=ZERO, planned_sessions=2
        )
        held = [replace(session(after(day)), course_id=course.id) for day in (0, 7)]
        row = row_of(after(8), mei(), course, *held, *run_of_scores(ZERO, 0, (5,) * 8))

        assert Why.PLAN_DUE in whys(row)
        assert row.done == 2


class TestOrder:
    def rows(self) -> tuple[CaseloadRow, ...]:
        names = ("Cleo", "Ada", "Bo")
        people: list[Patient] = [
            replace(mei(name=name), patient_id=PatientId(name), id=RecordId(name)) for name in names
        ]
        open_one = replace(effect(after(1), SideEffectKind.BRUISE), patient_id=PatientId("Bo"))
        visit = replace(session(ZERO), patient_id=PatientId("Cleo"))
        rated = replace(score(after(1), 5), patient_id=PatientId("Cleo"))
        records = (*people, open_one, visit, rated)
        return read_caseload(casebook_with(records).everybody(), after(2))

    def test_who_needs_a_look_comes_first_then_by_name(self) -> None:
        assert [row.patient.name for row in arranged(self.rows())] == ["Bo", "Ada", "Cleo"]

    def test_nothing_known_lies_last_either_way(self) -> None:
        for falling in (False, True):
            found = arranged(self.rows(), order=Order.LAST_ENTRY, falling=falling)
            assert [row.patient.name for row in found] == ["Cleo", "Ada", "Bo"]

    def test_what_is_shown_can_be_narrowed(self) -> None:
        rows = self.rows()
        assert [r.patient.name for r in arranged(rows, show=Show.SAFETY)] == ["Bo"]
        assert arranged(rows, show=Show.REVIEW) == ()
        assert [r.patient.name for r in arranged(rows, typed=" aD")] == ["Ada"]
