from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from scipy.stats import t as student

from acutrack.analysis.change.contrast import Spread, contrast, forms
from acutrack.analysis.change.day_to_day import PHIS
from acutrack.analysis.change.effect import compare, effect
from acutrack.domain.errors import InvalidEntry
from tests.analysis.reference import D1, VECTORS, Vector

CLOSE = 5e-4


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_reference_diaries_give_the_published_numbers(vector: Vector) -> None:
    found = effect(vector.days_a, vector.values_a, vector.days_b, vector.values_b)

    for name in ("mean_a", "est", "lo", "hi", "phi", "sigma", "p_lower", "p_thirty"):
        assert getattr(found, name) == pytest.approx(getattr(vector, name), abs=CLOSE), name


def test_the_first_reference_diary_gives_everything_else_too() -> None:
    found = effect(D1.days_a, D1.values_a, D1.days_b, D1.values_b)

    assert found.p_two_lower == pytest.approx(0.58793, abs=CLOSE)
    assert found.p_fifty == pytest.approx(0.00896, abs=CLOSE)
    assert found.percent_lo == pytest.approx(-47.0, abs=0.1)
    assert found.percent_hi == pytest.approx(-18.5, abs=0.1)
    assert found.baseline_share == pytest.approx(0.664, abs=CLOSE)
    assert (found.n_a, found.n_b) == (14, 28)


def test_without_the_allowance_for_slow_drift_the_interval_is_narrower() -> None:
    found = compare(
        np.array(D1.days_a),
        np.array(D1.values_a),
        np.array(D1.days_b),
        np.array(D1.values_b),
        slow=0,
    )

    assert found.interval() == pytest.approx((-2.7295, -1.4848), abs=CLOSE)


def test_a_contrast_with_two_levels_is_the_same_as_an_effect() -> None:
    days = np.array(D1.days_a + D1.days_b)
    since = (days >= 0).astype(float)
    design = np.column_stack((np.ones(days.size), since))
    weights = since / 28 - (1 - since) / 14

    est, spread = contrast(days, np.array(D1.values_a + D1.values_b), design, weights)

    assert est == pytest.approx(D1.est, abs=CLOSE)
    assert est + spread.half_width() == pytest.approx(D1.hi, abs=CLOSE)
    assert spread.below(-est) == pytest.approx(D1.p_lower, abs=CLOSE)


def test_the_variance_of_an_average_is_what_dense_algebra_gives() -> None:
    days = np.array([-9, -4, -3, 0, 7, 8, 700, 3000])
    weights = np.random.default_rng(1).normal(size=(2, days.size))
    apart = np.abs(days[:, None] - days[None, :])
    dense = [weights @ (phi**apart) @ weights.T for phi in PHIS]

    assert forms(days, weights) == pytest.approx(np.array(dense), abs=1e-10)


def test_half_the_width_leaves_the_tail_on_either_side() -> None:
    spread = Spread(np.array([0.2, 0.5, 0.3]), np.array([0.1, 1.0, 9.0]), 5.0)
    half = spread.half_width(0.1)

    assert spread.below(-half) == pytest.approx(0.1, abs=1e-9)
    assert spread.below(half) == pytest.approx(0.9, abs=1e-9)


def test_one_scale_alone_is_the_student_interval() -> None:
    spread = Spread(np.array([1.0]), np.array([2.0]), 7.0)

    assert spread.half_width() == pytest.approx(2 * student.ppf(0.975, 7))


def test_days_counted_from_anywhere_give_the_same() -> None:
    later = [day + 739_000 for day in D1.days_a], [day + 739_000 for day in D1.days_b]

    assert effect(later[0], D1.values_a, later[1], D1.values_b) == effect(
        D1.days_a, D1.values_a, D1.days_b, D1.values_b
    )


def test_no_percent_is_given_from_a_low_start() -> None:
    found = effect(range(-10, 0), [2.9] * 10, range(10), [1.0] * 10)

    assert (found.percent, found.percent_lo, found.percent_hi) == (None, None, None)


def test_an_end_of_the_scale_still_has_a_finite_percent() -> None:
    found = effect(range(-10, 0), [3.0] * 10, range(10), [0.0] * 10)

    assert found.percent == -100
    assert found.percent_lo == pytest.approx(-100)


@pytest.mark.parametrize("value", [-0.1, 10.1, float("inf")])
def test_a_value_off_the_scale_is_refused(value: float) -> None:
    with pytest.raises(InvalidEntry):
        effect([-2, -1], [5.0, value], [1, 2], [4.0, 4.0])


def test_a_day_that_is_no_whole_number_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        effect([-2.5, -1], [5.0, 5.0], [1, 2], [4.0, 4.0])


def test_periods_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        effect([-2, 1], [5.0, 5.0], [1, 2], [4.0, 4.0])


def test_a_period_without_a_rating_is_refused() -> None:
    with pytest.raises(ValueError, match="without a rating"):
        effect([-2, -1], [5.0, 5.0], [1], [float("nan")])


def test_lengths_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="2 days for 1 values"):
        effect([-2, -1], [5.0], [1], [4.0])


def test_an_effect_loads_of_scipy_only_what_starts_fast() -> None:
    code = (
        "import sys; from acutrack.analysis.change.effect import effect; "
        "assert 'scipy' not in sys.modules;"
        "effect([-2, -1], [5, 6], [1, 2], [4, 4]); sys.exit('scipy.stats' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
