"""Groups of people are drawn towards each other, and chance is not read as skill."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import integrate, stats

from acutrack.analysis.audit.across_people import LEAST_PEOPLE, across_people, against_start
from acutrack.analysis.audit.by_chance import chance_of_gap
from acutrack.analysis.audit.started import NotKnown, Started, Ungrouped
from acutrack.analysis.sessions.pooling import BETWEEN_SCALE, pool_means
from acutrack.analysis.sessions.session_groups import Grouping
from tests.analysis.audit.people import group_of, started

BY = Grouping.PRACTITIONER


def spread(centre: float, count: int) -> list[float]:
    """Changes about `centre`, about two points apart."""
    return [centre + 2 * float(stats.norm.ppf((at + 0.5) / count)) for at in range(count)]


class TestPooled:
    def test_averages_are_drawn_together_and_the_smaller_group_further(self) -> None:
        people = [*group_of("a", spread(-1, 30)), *group_of("b", spread(-3, 6))]
        a, b = across_people(people, BY).shown
        assert a.plain == pytest.approx(-1)
        assert b.plain == pytest.approx(-3)
        assert a.mean is not None
        assert b.mean is not None
        assert -1.4 < a.mean < -1
        assert b.mean - -3 > -1 - a.mean > 0

    def test_each_stands_with_people_sessions_and_an_interval(self) -> None:
        people = [*group_of("a", spread(-1, 8)), started("x", by=("a",))]
        (a,) = across_people(people, BY).shown
        assert (a.started, a.people, a.sessions) == (9, 8, 48)
        assert a.lo is not None
        assert a.mean is not None
        assert a.hi is not None
        assert a.lo < a.mean < a.hi

    @pytest.mark.parametrize("people", [LEAST_PEOPLE - 1, LEAST_PEOPLE])
    def test_below_the_least_number_there_is_no_figure_at_all(self, people: int) -> None:
        found = across_people(
            [*group_of("a", spread(-1, 20)), *group_of("b", spread(-6, people))], BY
        )
        enough = people >= LEAST_PEOPLE
        b = found.groups[1]
        assert (b.plain is None) == (b.mean is None) == (b.lo is None) == (not enough)
        assert (found.chance is None) == (found.gap is None) == (not enough)
        assert len(found.too_few) == (not enough)

    def test_people_with_several_or_none_noted_are_counted(self) -> None:
        people = [
            *group_of("a", spread(-1, 6)),
            started(change=-2, by=Ungrouped.SEVERAL),
            started(not_known=NotKnown.STOPPED, by=Ungrouped.NOT_NOTED),
        ]
        assert across_people(people, BY).ungrouped == (
            (Ungrouped.SEVERAL, 1),
            (Ungrouped.NOT_NOTED, 1),
        )

    def test_nobody_gives_an_empty_answer(self) -> None:
        found = across_people([], BY)
        assert (found.groups, found.common, found.common_by_chance) == ((), None, None)

    @given(st.lists(st.lists(st.integers(-8, 8), min_size=1, max_size=9), min_size=1, max_size=5))
    def test_a_pooled_average_lies_between_its_own_and_the_common_ones(
        self, changes: list[list[int]]
    ) -> None:
        arrays = [np.array(one, dtype=np.float64) for one in changes]
        means, variances, freedom = against_start([np.full(a.size, 6.0) for a in arrays], arrays)
        pooled = pool_means(means, variances, freedom)
        low, high = float(means.min()), float(means.max())
        assert (pooled.means >= low - 1e-9).all()
        assert (pooled.means <= high + 1e-9).all()
        for group in range(len(arrays)):
            mean, lo, hi = pooled.interval(group)
            assert lo < mean < hi


class TestIndependentJudge:
    def test_pooled_averages_and_intervals_are_those_of_the_integral(self) -> None:
        """The same model by adaptive quadrature over the spread between groups, not on a grid."""
        means, variances = np.array([-1.2, -2.6, -1.9]), np.array([0.2, 0.5, 0.35])
        freedom = 40.0
        pooled = pool_means(means, variances, freedom)
        for group in range(3):
            mean, lo, hi = pooled.interval(group)
            assert mean == pytest.approx(judged(means, variances, group)[0], abs=0.01)
            for chance, limit in ((0.025, lo), (0.975, hi)):
                found = judged(means, variances, group, limit, freedom)[1]
                assert found == pytest.approx(chance, abs=0.002)

    def test_adjusting_is_analysis_of_covariance(self) -> None:
        """The same contrast by least squares on a design matrix, with its textbook variance."""
        rng = np.random.default_rng(3)
        starts = [rng.uniform(3, 9, n) for n in (12, 7, 9)]
        changes = [rng.normal(-0.5 * s + k, 1.5) for k, s in enumerate(starts)]
        means, variances, freedom = against_start(starts, changes)
        total = sum(one.size for one in starts)
        dummy = np.repeat(np.eye(3), [12, 7, 9], axis=0)
        x = np.column_stack((dummy, np.concatenate(starts)))
        y = np.concatenate(changes)
        coefficients, rest, *_ = np.linalg.lstsq(x, y, rcond=None)
        grand = float(np.concatenate(starts).mean())
        design = np.column_stack((np.eye(3), np.full(3, grand)))
        assert means == pytest.approx(design @ coefficients)
        assert freedom == total - 4 + 3
        scale = (float(rest[0]) + 12) / freedom
        textbook = scale * np.diag(design @ np.linalg.inv(x.T @ x) @ design.T)
        assert variances == pytest.approx(textbook)

    @pytest.mark.parametrize("gap", [0.3, 1.0, 2.0])
    def test_two_alike_groups_lie_so_far_apart_as_often_as_the_t_test_says(
        self, gap: float
    ) -> None:
        expected = 2 * stats.t.sf(gap / np.sqrt(0.2 + 0.5), 20)
        assert chance_of_gap(gap, [0.2, 0.5], 20) == pytest.approx(expected, abs=0.015)

    @pytest.mark.parametrize("gap", [0.5, 1.2, 2.0])
    def test_several_of_one_size_as_often_as_the_studentized_range_says(self, gap: float) -> None:
        expected = stats.studentized_range.sf(gap / np.sqrt(0.3), 5, 25)
        assert chance_of_gap(gap, [0.3] * 5, 25) == pytest.approx(expected, abs=0.015)


class TestChance:
    def test_alike_groups_are_common_by_chance(self) -> None:
        people = [*group_of("a", spread(-1.8, 9)), *group_of("b", spread(-2.2, 9))]
        found = across_people(people, BY)
        assert found.common_by_chance
        assert found.chance == pytest.approx(0.7, abs=0.15)

    def test_only_a_gap_that_chance_seldom_makes_is_not(self) -> None:
        people = [*group_of("a", spread(0, 30)), *group_of("b", spread(-4, 30))]
        assert across_people(people, BY).common_by_chance is False

    def test_who_is_sent_the_worse_cases_is_not_taken_for_the_better_hand(self) -> None:
        """Change goes with the start alone; the plain averages lie two points apart."""
        rng = np.random.default_rng(8)

        def people(who: str, level: float) -> list[Started]:
            starts = rng.normal(level, 0.8, 20)
            changes = -0.8 * (starts - 3) + rng.normal(0, 0.7, 20)
            return list(group_of(who, changes.tolist(), starts.tolist()))

        found = across_people([*people("a", 5), *people("b", 7.5)], BY)
        a, b = found.shown
        assert a.plain is not None
        assert b.plain is not None
        assert a.plain - b.plain > 1.5
        assert found.common_by_chance

    def test_the_same_people_give_the_same_chance(self) -> None:
        people = [*group_of("a", spread(-1, 9)), *group_of("b", spread(-2, 9))]
        one, other = across_people(people, BY), across_people(people[::-1], BY)
        assert one.chance == pytest.approx(other.chance, abs=1e-3)

    def test_a_wider_gap_is_never_commoner(self) -> None:
        chances = [chance_of_gap(gap, [0.2, 0.3, 0.4], 20) for gap in np.linspace(0, 4, 9)]
        assert chances[0] == 1.0
        assert all(wider <= narrower for narrower, wider in pairwise(chances))


def judged(
    means: NDArray[np.float64],
    variances: NDArray[np.float64],
    group: int,
    limit: float = 0.0,
    freedom: float = 40.0,
) -> tuple[float, float]:
    """Mean of one group, and the chance that it lies below `limit`, by quadrature over tau."""

    def parts(tau: float) -> tuple[float, float, float]:
        total = np.diag(variances + tau**2)
        inverse = np.linalg.inv(total)
        ones = np.ones(means.size)
        precision = float(ones @ inverse @ ones)
        centre = float(ones @ inverse @ means) / precision
        away = means - centre
        fit = float(np.exp(-0.5 * away @ inverse @ away))
        weight = fit / np.sqrt(np.linalg.det(total) * precision)
        weight *= float(stats.halfnorm.pdf(tau, scale=BETWEEN_SCALE))
        drawn = variances[group] / (variances[group] + tau**2)
        mean = drawn * centre + (1 - drawn) * means[group]
        spread_of = np.sqrt((1 - drawn) * variances[group] + drawn**2 / precision)
        return weight, float(mean), float(stats.t.cdf((limit - mean) / spread_of, freedom))

    whole = integrate.quad(lambda tau: parts(tau)[0], 0, 4)[0]
    mean = integrate.quad(lambda tau: np.prod(parts(tau)[:2]), 0, 4)[0]
    below = integrate.quad(lambda tau: parts(tau)[0] * parts(tau)[2], 0, 4)[0]
    return mean / whole, below / whole
