from __future__ import annotations

from dataclasses import dataclass

import pytest

from acutrack.analysis.change.nonoverlap import Nonoverlap, nonoverlap, robust_line
from tests.analysis.reference import numbers


@dataclass(frozen=True)
class Example:
    """Two periods with the numbers that the SingleCaseES package for R has for them."""

    earlier: str
    later: str
    lower_is_better: bool
    nap: float
    tau: float
    error: float

    def measured(self, *, lower_is_better: bool) -> Nonoverlap:
        return nonoverlap(
            numbers(self.earlier), numbers(self.later), lower_is_better=lower_is_better
        )


#: Rows 1 to 3 are published examples, rows 4 and 5 example data of the package.
PUBLISHED = [
    Example("20 20 26 25 22 23", "28 25 24 27 30 30 29", False, 38.5 / 42, 35 / 42, 0.069007),
    Example("3 3 4 5", "4 5 6 7 7", False, 0.90, 16 / 20, 0.1),
    Example("1 2 3 4 5", "6 7 8 9 10", False, 1, 1, 0.035),
    Example(
        "4 3 4 3 4 7 5 2 3 2",
        "5 9 7 9 7 5 9 11 11 10 9",
        False, 106 / 110, 102 / 110, 0.031926,
    ),
    Example(
        "33 25 17 25 19 21 19 14 19 17",
        "14 15 15 9 12 7 10 6 5 2 2 3 5 4",
        True, 0.982143, 0.964286, 0.018279,
    ),
]  # fmt: skip


@pytest.mark.parametrize("example", PUBLISHED, ids=range(1, 6))
def test_published_examples_come_out_as_published(example: Example) -> None:
    found = example.measured(lower_is_better=example.lower_is_better)

    assert found.nap == pytest.approx(example.nap, abs=1e-6)
    assert found.tau == pytest.approx(example.tau, abs=1e-6)
    assert found.nap_error == pytest.approx(example.error, abs=1e-6)


@pytest.mark.parametrize("example", PUBLISHED, ids=range(1, 6))
def test_the_other_direction_gives_the_rest(example: Example) -> None:
    found = example.measured(lower_is_better=not example.lower_is_better)

    assert found.nap == pytest.approx(1 - example.nap, abs=1e-6)
    assert found.tau == pytest.approx(-example.tau, abs=1e-6)
    assert found.nap_error == pytest.approx(example.error, abs=1e-6)


def test_a_single_day_has_no_standard_error() -> None:
    assert nonoverlap([5], [4, 4]).nap_error is None


def test_a_period_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="need a day"):
        nonoverlap([], [4])


def test_a_day_without_a_rating_counts_for_nothing() -> None:
    gap = float("nan")

    assert nonoverlap([5, gap, 6], [4, gap]) == nonoverlap([5, 6], [4])
    with pytest.raises(ValueError, match="need a day"):
        nonoverlap([gap], [4])


def test_the_robust_line_is_the_published_one() -> None:
    line = robust_line(range(1, 11), numbers("33 25 17 25 19 21 19 14 19 17"))

    assert (line.slope, line.intercept) == pytest.approx((-1.2, 27.8))


def test_one_day_makes_no_line() -> None:
    with pytest.raises(ValueError, match="two different days"):
        robust_line([1, 1], [5, 6])
