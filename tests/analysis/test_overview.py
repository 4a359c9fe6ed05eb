"""The key numbers of a diary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.diary import Diary, read_diary
from acutrack.analysis.overview import Lack, Overview, overview
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths, whole
from acutrack.domain.co_treatment import CoTreatment, Taken
from acutrack.domain.measure import PainMeasure
from acutrack.domain.record import PatientId, new_id
from acutrack.domain.side_effect import Grade, SideEffectKind
from tests.analysis.people import (
    FIRST_SESSION,
    effect,
    mei,
    relief,
    run_of_scores,
    score,
    session,
    treatment,
    twelve_weeks,
)
from tests.builders import a_complaint, a_patient, a_score

TODAY = date(2025, 10, 27)


def day(number: int) -> date:
    return FIRST_SESSION + timedelta(days=number)


def seen_on(number: int, diary: Diary | None = None) -> Overview:
    """The overview on a day, of a diary that then knew nothing later."""
    diary = diary or twelve_weeks()
    return overview(
        replace(diary, scores=tuple(s for s in diary.scores if s.day <= day(number))), day(number)
    )


def test_it_states_two_averages_and_the_days_they_rest_on() -> None:
    found = overview(twelve_weeks(), TODAY)
    assert found.since is not None
    assert (found.before.average, found.before.days_recorded, found.before.days) == (7.0, 14, 14)
    assert (found.since.average, found.since.days_recorded, found.since.days) == (4.4, 20, 28)
    assert found.since.window == Window(date(2025, 9, 29), date(2025, 10, 26))


def test_the_difference_is_taken_from_the_shown_averages() -> None:
    before, since = (7, 7, 7, 7, 7, 7, 7, 6.6), (4.0,) * 6 + (4.04, 4.0) * 4
    diary = Diary(
        mei(),
        scores=(*run_of_scores(FIRST_SESSION, -8, before), *run_of_scores(FIRST_SESSION, 0, since)),
        sessions=(session(FIRST_SESSION),),
    )
    found = seen_on(14, diary)
    assert found.since is not None
    assert (found.before.average, found.since.average) == (7.0, 4.0)
    assert (found.difference, found.percent) == (-3.0, -43)


def test_percent_of_nothing_is_not_given() -> None:
    diary = Diary(
        mei(),
        scores=run_of_scores(FIRST_SESSION, -8, (0,) * 8 + (1,) * 14),
        sessions=(session(FIRST_SESSION),),
    )
    found = seen_on(14, diary)
    assert (found.difference, found.percent) == (1.0, None)


def test_days_are_sorted_by_level_and_the_worst_is_named() -> None:
    found = overview(twelve_weeks(), TODAY)
    before = found.before
    assert (before.mild, before.moderate, before.severe) == (0, 4, 10)
    assert (before.worst, before.worst_on) == (8.0, day(-1))
    decimals = Diary(mei(), scores=(score(day(-1), 6.9), score(day(-2), 3.9)))
    numbers = overview(decimals, day(-1)).before
    assert (numbers.mild, numbers.moderate, numbers.severe) == (1, 1, 0)


def test_pain_relief_is_counted_among_the_days_somebody_answered() -> None:
    diary = replace(twelve_weeks(), answers=(relief(day(-3), True), relief(day(-2), False)))
    before = overview(diary, TODAY).before
    assert (before.relief_days, before.relief_answered) == (1, 2)


def test_days_written_too_late_are_counted_apart_and_never_averaged() -> None:
    late = tuple(score(day(n), 10, written=day(n + 9)) for n in range(50, 54))
    diary = replace(twelve_weeks(), scores=(*twelve_weeks().scores[:-30], *late))
    found = overview(diary, day(60))
    assert found.since is not None
    assert (found.since.filled_in_later, found.since.left_out) == (4, 4)
    assert found.since.average is not None
    assert found.since.average < 6


@pytest.mark.parametrize(
    ("diary", "number", "lack", "wanted"),
    [
        (Diary(mei()), 5, Lack.NO_DAYS, 0),
        (Diary(mei(), scores=run_of_scores(FIRST_SESSION, -8, (6, 6))), -6, Lack.NOT_STARTED, 3),
        (replace(twelve_weeks(), scores=twelve_weeks().scores[14:]), 40, Lack.NO_BASELINE, 0),
        (replace(twelve_weeks(), scores=twelve_weeks().scores[11:]), 40, Lack.BASELINE_SHORT, 0),
        (twelve_weeks(), 5, Lack.SINCE_SHORT, 7),
        (twelve_weeks(), 30, Lack.NOTHING, 0),
    ],
)
def test_it_says_what_is_missing_and_how_many_days(
    diary: Diary, number: int, lack: Lack, wanted: int
) -> None:
    found = seen_on(number, diary)
    assert (found.lack, found.days_wanted) == (lack, wanted)
    assert (found.difference is None) is (lack is not Lack.NOTHING)
    assert found.can_compare is (lack is Lack.NOTHING)


def test_side_effects_are_counted_among_the_sessions_that_were_asked_about() -> None:
    found = overview(twelve_weeks(), TODAY).side_effects
    assert (found.sessions, found.sessions_asked, found.sessions_with) == (8, 6, 4)
    assert found.kinds[0] == (SideEffectKind.SORENESS, 2)
    assert (found.effects, found.worst, found.still_open) == (4, Grade.MODERATE, 3)


def test_a_side_effect_after_the_review_is_not_counted_yet() -> None:
    later = effect(day(90), SideEffectKind.BRUISE)
    diary = replace(twelve_weeks(), side_effects=(*twelve_weeks().side_effects, later))
    assert overview(diary, TODAY).side_effects.effects == 4


def test_what_else_ran_is_named_and_what_changed_is_marked() -> None:
    always = treatment("Amlodipine", date(2020, 1, 1))
    over = treatment("Ibuprofen", date(2020, 1, 1), date(2020, 2, 1))
    stopped = treatment("Codeine", date(2025, 1, 1), date(2025, 8, 10))
    not_taken = replace(treatment("Tramadol", date(2025, 9, 1)), taken=Taken.NO)
    more = (always, over, stopped, not_taken)
    diary = replace(twelve_weeks(), treatments=(*twelve_weeks().treatments, *more))
    found = {c.treatment.name: c.changed for c in overview(diary, TODAY).other_care}
    assert found == {"Amlodipine": False, "Codeine": True, "Naproxen": True, "Knee exercises": True}


def test_the_next_review_is_named() -> None:
    assert overview(twelve_weeks(), TODAY).next_review == day(84)
    assert overview(Diary(mei()), TODAY).next_review is None


def test_a_diary_that_ended_years_ago_is_looked_at_as_of_its_end() -> None:
    found = overview(twelve_weeks(), date(2028, 1, 1))
    assert found.ended
    assert found.review == day(76)
    assert found.since is not None
    assert found.since.days_recorded > 20


def test_sessions_after_the_last_rating_count_all_the_same() -> None:
    late = session(date(2026, 2, 1))
    bruise = effect(date(2026, 2, 1), SideEffectKind.BRUISE, after=late)
    diary = replace(
        twelve_weeks(),
        sessions=(*twelve_weeks().sessions, late),
        side_effects=(*twelve_weeks().side_effects, bruise),
    )
    found = overview(diary, date(2026, 3, 1))
    assert found.ended
    assert (found.sessions, found.side_effects.effects) == (9, 5)
    as_of_then = overview(diary, date(2026, 3, 1), review=date(2025, 10, 27))
    assert (as_of_then.sessions, as_of_then.side_effects.effects) == (8, 4)


def test_the_order_of_the_records_does_not_matter() -> None:
    plain = twelve_weeks()
    mixed = Diary(
        plain.patient,
        plain.scores[::-1],
        plain.sessions[::-1],
        plain.side_effects[::-1],
        plain.treatments[::-1],
        plain.answers[::-1],
    )
    assert overview(mixed, TODAY) == overview(plain, TODAY)


def test_another_place_has_its_own_numbers() -> None:
    knee = tuple(replace(s, site="knee", value=2) for s in twelve_weeks().scores)
    diary = replace(twelve_weeks(), scores=(*twelve_weeks().scores, *knee))
    found = overview(diary, TODAY, site="knee")
    assert (found.site, found.before.average) == ("knee", 2.0)


class Shelf:
    """Hands out the records of one diary."""

    def __init__(self, diary: Diary) -> None:
        self._records = [
            *diary.scores,
            *diary.sessions,
            *diary.side_effects,
            *diary.treatments,
            *diary.answers,
        ]

    def load(self, kind: type, patient: PatientId, /) -> tuple:  # type: ignore[type-arg]
        return tuple(r for r in self._records if isinstance(r, kind) and r.patient_id == patient)


def test_a_diary_is_read_from_wherever_the_records_lie() -> None:
    plain = twelve_weeks()
    assert read_diary(Shelf(plain), plain.patient) == plain


def test_a_treatment_met_twice_counts_once() -> None:
    twice: tuple[CoTreatment, ...] = twelve_weeks().treatments
    diary = replace(twelve_weeks(), treatments=twice + twice)
    assert len(overview(diary, TODAY).other_care) == 2


@pytest.mark.parametrize(
    ("value", "shown"), [(6.25, 6.3), (6.249, 6.2), (-0.05, -0.1), (0.0, 0.0), (2.675 * 10, 26.8)]
)
def test_halves_are_rounded_away_from_zero(value: float, shown: float) -> None:
    assert tenths(value) == shown


def test_whole_numbers_too() -> None:
    assert (whole(42.5), whole(-42.5), whole(42.4)) == (43, -43, 42)


def test_the_rating_that_counts_is_the_one_that_is_shown() -> None:
    average = [a_score(5, day=TODAY - timedelta(days=n), site="knee") for n in range(5)]
    worst = [replace(one, value=9, measure=PainMeasure.WORST_24H, id=new_id()) for one in average]
    chosen = a_complaint(site="knee", measure=PainMeasure.WORST_24H)
    known = Diary(a_patient(), scores=(*worst, *average), complaints=(chosen,))

    shown = overview(known, TODAY, site="knee")
    unrecorded = overview(replace(known, scores=tuple(average)), TODAY, site="knee")

    assert (shown.measure, shown.before.average) == (PainMeasure.WORST_24H, 9.0)
    assert (unrecorded.measure, unrecorded.before.average) == (PainMeasure.AVERAGE_24H, 5.0)
