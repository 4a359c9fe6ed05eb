from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.cautions import slope_before
from acutrack.analysis.change.circumstances import Circumstances
from acutrack.analysis.change.result import Caution, Code, Reason, Result, Span, Strength
from acutrack.domain.errors import InvalidEntry
from tests.analysis.reference import D1, D4, VECTORS, Vector, numbers

START = date(2025, 8, 18)
STEADY = [6.0, 7.0, 6.0, 5.0, 6.0, 7.0, 5.0]


def on(day: int) -> date:
    return START + timedelta(days=day)


def judged(
    before: dict[int, float],
    since: dict[int, float],
    *,
    review: int | None = None,
    told: Circumstances | None = None,
) -> Result:
    both = before | since
    days = [on(day).toordinal() for day in both]
    at = on(max(since, default=27) + 1 if review is None else review)
    return assess(days, list(both.values()), START, at, told=told or Circumstances())


def daily(first: int, values: Sequence[float]) -> dict[int, float]:
    return {first + n: value for n, value in enumerate(values)}


LEVEL = daily(-14, STEADY * 2)
LOWER = daily(0, [value - 3 for value in STEADY * 4])


def of_vector(vector: Vector) -> Result:
    before = dict(zip(vector.days_a, vector.values_a, strict=True))
    since = dict(zip(vector.days_b, vector.values_b, strict=True))
    return judged(before, since)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_reference_diaries_get_the_published_verdicts(vector: Vector) -> None:
    result = of_vector(vector)
    reason = f"/{result.reason.value}" if result.reason is not Reason.NONE else ""

    assert result.code.value + reason == vector.code
    assert tuple(caution.value for caution in result.cautions) == vector.cautions
    assert result.p_important == pytest.approx(vector.p_important, abs=5e-4)


def test_a_result_names_its_windows_and_counts() -> None:
    result = of_vector(D1)

    assert result.window_a == Span(on(-14), on(-1))
    assert result.window_b == Span(on(28), on(55))
    assert (result.days_a, result.n_a, result.days_b, result.n_b) == (14, 14, 28, 28)
    assert result.strength is Strength.SINGLE_REVIEW
    assert result.important == pytest.approx(0.3 * 6.3571, abs=1e-4)


def test_the_slope_before_is_the_published_one() -> None:
    slope, falls = slope_before(np.array(D1.days_a), np.array(D1.values_a))
    assert (slope, falls) == pytest.approx((0.1289, 0.4062), abs=5e-4)

    falling = np.array(numbers("8 8 7 8 7 7 7 6 7 6 6 5 6 5"))
    slope, falls = slope_before(np.arange(-14, 0), falling)
    assert (slope, falls) == pytest.approx((-1.5287, 0.99970), abs=5e-4)


class TestTooFewDays:
    def test_nothing_before_the_first_session(self) -> None:
        result = judged({}, LOWER)

        assert (result.code, result.reason) == (Code.NOT_ENOUGH_DATA, Reason.NO_BASELINE)
        assert result.window_a is None
        assert result.mean_a is None

    def test_an_empty_series(self) -> None:
        result = judged({}, {}, review=28)

        assert result.reason is Reason.NO_BASELINE
        assert (result.n_a, result.n_b, result.effect, result.strength) == (0, 0, None, None)

    def test_four_days_before_lack_one(self) -> None:
        result = judged(daily(-14, [6.0] * 4), LOWER)

        assert (result.reason, result.days_wanted_a) == (Reason.BASELINE_TOO_SHORT, 1)

    def test_days_that_begin_five_before_lack_two(self) -> None:
        result = judged(daily(-5, [6.0] * 5), LOWER)

        assert (result.reason, result.days_wanted_a) == (Reason.BASELINE_TOO_SHORT, 2)

    def test_a_single_value(self) -> None:
        assert judged({-14: 6.0}, {}, review=28).reason is Reason.BASELINE_TOO_SHORT

    def test_nothing_after_the_start(self) -> None:
        result = judged(LEVEL, {}, review=28)

        assert (result.reason, result.days_wanted_b) == (Reason.TREATMENT_TOO_SHORT, 8)

    def test_eight_days_in_a_row_lack_four(self) -> None:
        result = judged(LEVEL, daily(0, [5.0] * 8))

        assert (result.reason, result.days_wanted_b) == (Reason.TREATMENT_TOO_SHORT, 4)

    def test_a_start_still_to_come(self) -> None:
        result = judged(LEVEL, {}, review=-1)

        assert result.reason is Reason.TREATMENT_TOO_SHORT
        assert result.window_b is None

    def test_a_diary_that_swings_too_much(self) -> None:
        assert of_vector(D4).days_wanted_b >= 0
        assert of_vector(D4).strength is None


class TestVerdicts:
    def test_lower_by_an_amount_that_matters(self) -> None:
        assert judged(LEVEL, LOWER).code is Code.BETTER_IMPORTANT

    def test_higher(self) -> None:
        result = judged(LEVEL, {day: value + 6 for day, value in LOWER.items()})

        assert result.code is Code.WORSE
        assert result.p_worse_important is not None
        assert result.p_worse_important > 0.8

    def test_about_the_same(self) -> None:
        same = {day: value + 3 for day, value in LOWER.items()}

        assert judged(LEVEL, same).code is Code.NO_IMPORTANT_CHANGE

    def test_a_baseline_longer_than_treatment(self) -> None:
        result = judged(daily(-56, STEADY * 8), daily(0, STEADY * 2))

        assert result.code in {Code.NO_IMPORTANT_CHANGE, Code.NO_CLEAR_CHANGE}
        assert result.days_a == 56


class TestInput:
    def test_a_baseline_into_treatment_is_refused(self) -> None:
        with pytest.raises(InvalidEntry) as refused:
            assess([], [], START, on(28), baseline=(on(-14), on(0)))

        assert refused.value.field == "baseline"

    def test_later_days_beyond_the_review_are_refused(self) -> None:
        with pytest.raises(InvalidEntry) as refused:
            assess([], [], START, on(28), since=(on(1), on(28)))

        assert refused.value.field == "since"

    def test_chosen_spans_are_used(self) -> None:
        both = LEVEL | LOWER
        days = [on(day).toordinal() for day in both]
        spans = (on(-10), on(-3)), (on(10), on(25))

        result = assess(days, list(both.values()), START, on(28), baseline=spans[0], since=spans[1])

        assert (result.window_a, result.window_b) == (Span(*spans[0]), Span(*spans[1]))
        assert (result.n_a, result.n_b) == (8, 16)

    def test_late_ratings_are_counted_but_not_used(self) -> None:
        days = [on(day).toordinal() for day in (LEVEL | LOWER)]
        late = [day == days[0] for day in days]

        result = assess(days, list((LEVEL | LOWER).values()), START, on(28), left_out=late)

        assert (result.n_a, result.left_out) == (13, 1)

    def test_flags_may_be_zeros_and_ones(self) -> None:
        days = [on(day).toordinal() for day in (LEVEL | LOWER)]
        late = [int(day == days[0]) for day in days]

        result = assess(days, list((LEVEL | LOWER).values()), START, on(28), left_out=late)

        assert (result.n_a, result.n_b, result.left_out) == (13, 28, 1)

    def test_flags_of_another_length_are_refused(self) -> None:
        with pytest.raises(ValueError, match="differ in length"):
            assess([1, 2], [5.0, 5.0], START, on(28), left_out=[False])

    def test_a_share_out_of_range_is_refused(self) -> None:
        with pytest.raises(InvalidEntry):
            Circumstances(important_share=0.6)

    def test_ten_years_of_data_give_a_verdict(self) -> None:
        since = daily(0, STEADY * 520)
        days = [on(day).toordinal() for day in LEVEL | since]

        result = assess(days, list((LEVEL | since).values()), START, on(3640))
        whole = assess(
            days, list((LEVEL | since).values()), START, on(3640), since=(on(0), on(3639))
        )

        assert result.n_b == 28
        assert whole.n_b == 3640
        assert whole.code is Code.NO_IMPORTANT_CHANGE


class TestCautions:
    def cautions(self, told: Circumstances) -> tuple[Caution, ...]:
        return judged(LEVEL, LOWER, told=told).cautions

    def test_none_applies_to_a_plain_diary(self) -> None:
        assert self.cautions(Circumstances()) == ()

    def test_a_caution_makes_the_verdict_tentative(self) -> None:
        result = judged(LEVEL, LOWER, told=Circumstances(earlier_course=True))

        assert result.cautions == (Caution.EARLIER_COURSE,)
        assert result.strength is Strength.TENTATIVE

    def test_a_start_above_usual_pain(self) -> None:
        assert self.cautions(Circumstances(usual_pain=4.5)) == (Caution.ABOVE_USUAL,)
        assert self.cautions(Circumstances(usual_pain=4.6)) == ()

    def test_other_care_from_two_weeks_before_on(self) -> None:
        assert self.cautions(Circumstances(care_changes=(on(-14),))) == (Caution.COTREATMENT,)
        assert self.cautions(Circumstances(care_changes=(on(-15),))) == ()
        assert self.cautions(Circumstances(care_changes=(on(28),))) == ()

    def test_more_pain_relief_than_before(self) -> None:
        told = [(on(day), day >= 0 and day % 7 == 0) for day in range(-14, 28)]

        assert self.cautions(Circumstances(relief=tuple(told))) == (Caution.COTREATMENT,)
        assert self.cautions(Circumstances(relief=tuple((day, True) for day, _ in told))) == ()
        assert self.cautions(Circumstances(relief=tuple(told[10:18]))) == ()

    def test_ratings_at_another_time_of_day(self) -> None:
        told = tuple((on(day), day < 0 or day % 2 == 0) for day in range(-14, 28))

        assert self.cautions(Circumstances(before_noon=told)) == (Caution.TIME_OF_DAY,)

    def test_falling_before(self) -> None:
        falling = daily(-14, numbers("8 8 7 8 7 7 7 6 7 6 6 5 6 5"))

        assert Caution.FALLING_BEFORE in judged(falling, LOWER).cautions

    def test_a_diary_kept_now_and_then(self) -> None:
        since = {day: value for day, value in LOWER.items() if day % 2 == 0}

        assert judged(LEVEL, since).cautions == (Caution.UNEVEN_DIARY,)

    def test_after_the_last_session_by_more_than_two_weeks(self) -> None:
        for last, after in ((14, False), (13, True)):
            told = Circumstances(sessions=(on(0), on(last)))
            assert judged(LEVEL, LOWER, told=told).after_treatment is after


class TestOtherCareChangedDuringTreatment:
    SAME = daily(0, STEADY * 3)
    THEN_LOWER = daily(21, [value - 3 for value in STEADY * 4])

    def test_the_days_before_it_are_judged_too(self) -> None:
        told = Circumstances(care_changes=(on(21),))

        result = judged(LEVEL, self.SAME | self.THEN_LOWER, told=told)

        assert result.code.better
        assert result.without_cotreatment is not None
        assert result.without_cotreatment.window_b == Span(on(0), on(20))
        assert result.without_cotreatment.code is Code.NO_IMPORTANT_CHANGE

    def test_not_if_they_are_too_few(self) -> None:
        told = Circumstances(care_changes=(on(7),))

        result = judged(LEVEL, self.SAME | self.THEN_LOWER, told=told)

        assert result.without_cotreatment is None
