"""A questionnaire is drawn as its authors score it, on its whole range."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from acutrack.analysis.phases import Window
from acutrack.charts.questionnaire_series import Scored, questionnaire_series
from acutrack.charts.spec import Better, Chart, Dots, Line, Upright, Words
from acutrack.domain.measure_files import outcome_measure
from acutrack.text.catalogue import Catalogue

WORDS = Catalogue()
START = date(2025, 8, 4)
SHOWN = Window(START, START + timedelta(days=84))


def made(key: str, *scored: Scored, sessions: tuple[date, ...] = ()) -> Chart:
    measure = outcome_measure(key)
    assert measure is not None
    return questionnaire_series(measure, scored, WORDS, shown=SHOWN, sessions=sessions)


def at(week: int, score: float, *about: str) -> Scored:
    return Scored(START + timedelta(weeks=week), score, about)


def lines(chart: Chart) -> list[Line]:
    return [mark for mark in chart.marks if isinstance(mark, Line)]


@pytest.mark.parametrize(
    ("key", "low", "high", "way", "words"),
    [
        ("peg", 0, 10, Better.DOWN, "Lower is better"),
        ("rmdq24", 0, 24, Better.DOWN, "Lower is better"),
        ("psfs", 0, 10, Better.UP, "Higher is better"),
    ],
)
def test_the_axis_is_the_whole_range_and_the_arrow_points_to_better(
    key: str, low: float, high: float, way: Better, words: str
) -> None:
    chart = made(key, at(0, 5), at(4, 6))

    assert (chart.y.low, chart.y.high) == (low, high)
    assert {low, high} <= {tick.at for tick in chart.y.ticks}
    assert (chart.way, chart.better) == (way, words)
    assert words in chart.summary


def test_each_score_has_its_value_beside_it_and_a_row_in_the_table() -> None:
    chart = made("peg", at(4, 6.0), at(0, 7.3), sessions=(START + timedelta(days=3),))

    assert [m.text for m in chart.marks if isinstance(m, Words)] == ["7.3", "6.0"]
    assert len([m for m in chart.marks if isinstance(m, Upright)]) == 1
    assert chart.table is not None
    assert [row[1] for row in chart.table.rows] == ["7.3", "6.0"]
    assert "6.0 on 1 September 2025, after 7.3 on 4 August 2025" in chart.summary


def test_the_line_breaks_where_other_activities_were_rated() -> None:
    chart = made(
        "psfs",
        at(0, 3, "walk", "lift"),
        at(4, 5, "Lift ", "walk"),
        at(8, 6, "walk", "sit"),
        at(10, 7, "walk", "sit"),
    )

    assert [line.ys.tolist() for line in lines(chart)] == [[3, 5], [6, 7]]
    assert "The line breaks where other activities were rated." in chart.summary
    assert chart.table is not None
    assert chart.table.rows[2][2] == "walk and sit"


def test_an_impression_is_a_word_that_is_never_joined_or_averaged() -> None:
    chart = made("pgic", at(4, 3), at(8, 2))
    ticks = {tick.at: tick.text for tick in chart.y.ticks}

    assert lines(chart) == []
    assert ticks[2] == "Much improved"
    assert len([m for m in chart.marks if isinstance(m, Dots)]) == 1
    assert "Much improved" in chart.summary
    assert chart.table is not None
    assert chart.table.rows[0][1] == "Minimally improved"


def test_without_answers_it_says_so() -> None:
    outside = Scored(START - timedelta(days=1), 5)

    assert made("peg", outside).empty
    assert made("peg", outside).summary.endswith("no answers in this time.")
