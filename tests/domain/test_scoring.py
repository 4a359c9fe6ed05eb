"""Scores match the test values of the clinical file (instruments.md 4 to 7)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from acutrack.domain.scoring import (
    direction_words,
    same_series,
    score,
    score_words,
)
from acutrack.text.catalogue import Catalogue
from tests.domain.answers import an_answer, measure, ticked

WORDS = Catalogue()


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((6, 5, 7), 6.0),
        ((0, 0, 0), 0.0),
        ((10, 10, 9), 9.7),
        ((4, None, 5), None),
        ((4, 5), None),
        ((4, 5, 11), None),
        ((4, 5, -1), None),
    ],
)
def test_three_answers_make_a_mean_and_two_make_none(
    items: Sequence[float | None], expected: float | None
) -> None:
    assert score(measure("peg"), an_answer("peg", items)) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (ticked(), 0),
        (ticked(*range(1, 25)), 24),
        (ticked(2, 3, 9, 13, 18), 5),
        ((1, None, *[0] * 22), 1),
        ((1, 0), None),
    ],
)
def test_a_list_counts_its_ticks_and_a_blank_as_none(
    items: Sequence[float | None], expected: float | None
) -> None:
    assert score(measure("rmdq24"), an_answer("rmdq24", items)) == expected


class TestOwnActivities:
    LABELS = ("Climb stairs", "Garden", "Sit at work")

    def test_a_rise_is_an_improvement(self) -> None:
        psfs = measure("psfs")
        first = an_answer("psfs", (2, 3, 4), self.LABELS)
        later = an_answer("psfs", (5, 6, 4), self.LABELS)

        assert (score(psfs, first), score(psfs, later)) == (3.0, 5.0)
        assert psfs.higher_is_better

    def test_less_than_half_is_no_score(self) -> None:
        later = an_answer("psfs", (5, None, None), self.LABELS)

        assert score(measure("psfs"), later) is None

    def test_another_activity_begins_a_new_line(self) -> None:
        psfs = measure("psfs")
        first = an_answer("psfs", (2, 3), ("Climb stairs", "Garden"))

        assert same_series(psfs, first, an_answer("psfs", (4, 4), ("garden ", "Climb stairs")))
        assert not same_series(psfs, first, an_answer("psfs", (4, 4), ("Swim", "Climb stairs")))
        assert not same_series(psfs, first, an_answer("psfs", (4,), ("Garden",)))

    def test_a_mean_is_rounded_half_up(self) -> None:
        four = an_answer("psfs", (2, 2, 2, 3), ("a", "b", "c", "d"))

        assert score(measure("psfs"), four) == 2.3


class TestInWords:
    @pytest.mark.parametrize(
        ("key", "items", "labels", "told"),
        [
            ("peg", (10, 10, 9), (), "9.7 out of 10"),
            ("rmdq24", ticked(2, 3), (), "2 out of 24"),
            ("psfs", (2, 3, 4), ("a", "b", "c"), "3 out of 10"),
            ("pgic", (2,), ("Much improved",), "Much improved"),
            ("meds_days", (3,), (), "3 of 7 days"),
            ("nrs_avg_7d", (4.5,), (), "4.5 out of 10"),
            ("peg", (4, None, 5), (), "No score"),
        ],
    )
    def test_a_score_is_told_with_its_scale_and_a_category_by_its_word(
        self, key: str, items: Sequence[float | None], labels: Sequence[str], told: str
    ) -> None:
        assert WORDS(score_words(measure(key), an_answer(key, items, labels))) == told

    @pytest.mark.parametrize(
        ("key", "told"),
        [("peg", "Lower is better"), ("psfs", "Higher is better"), ("pgic", "")],
    )
    def test_which_way_is_better_is_said(self, key: str, told: str) -> None:
        assert WORDS(direction_words(measure(key))) == told
