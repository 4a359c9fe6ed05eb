"""The charts of the audit: every row in its table, by name; no figure where there are too few."""

from __future__ import annotations

import pytest

from acutrack.analysis.audit.practice_audit import audit_of
from acutrack.analysis.audit.started import Practice
from acutrack.analysis.sessions.session_groups import Grouping
from acutrack.analysis.words.audit_words import across_words
from acutrack.analysis.words.comparison_words import group_names
from acutrack.charts.change_by_group import change_by_group
from acutrack.charts.effects_per_thousand import effects_per_thousand
from acutrack.charts.outcome_bar import outcome_bar
from acutrack.charts.spec import Box, Chart, Dots, Line, Words
from acutrack.text.catalogue import Catalogue
from tests.analysis.audit.a_practice import a_practice
from tests.analysis.audit.people import day, group_of

WORDS = Catalogue()


def by_practitioner(**how: int) -> Chart:
    audit = a_practice()
    name = group_names(Grouping.PRACTITIONER, audit.practitioners)
    return change_by_group(audit.across[0], name, WORDS, **how)


def test_groups_stand_in_the_order_of_their_names_on_chart_and_table() -> None:
    chart = by_practitioner()
    assert chart.table is not None
    assert [row[0].split()[0] for row in chart.table.rows] == ["Ada", "Ben", "Dan", "Dr"]
    heights = {tick.text.split()[0]: tick.at for tick in chart.y.ticks}
    assert heights["Ada"] > heights["Ben"] > heights["Dan"] > heights["Dr"]


def test_each_row_says_how_many_people_and_a_small_group_has_no_dot() -> None:
    chart = by_practitioner()
    assert [tick.text for tick in chart.y.ticks][:2] == [
        "Ada Holm: 20 people",
        "Ben Okafor: 13 people",
    ]
    assert sum(isinstance(mark, Dots) for mark in chart.marks) == 3
    (instead,) = [mark for mark in chart.marks if isinstance(mark, Words)]
    assert instead.text == "too few"
    assert chart.table is not None
    assert chart.table.rows[2][3:] == ("", "too few to say")


def test_dot_and_interval_are_the_figures_of_the_table() -> None:
    chart = by_practitioner()
    dots = [mark for mark in chart.marks if isinstance(mark, Dots)]
    lines = [mark for mark in chart.marks if isinstance(mark, Line)]
    for dot, line in zip(dots, lines, strict=True):
        assert line.xs[0] < dot.xs[0] < line.xs[1]
        assert chart.x.low < line.xs[0]
        assert line.xs[1] < chart.x.high
    assert chart.table is not None
    assert chart.table.places[0] == pytest.approx(dots[0].xs[0])


def test_in_a_small_place_those_of_most_people_stay() -> None:
    chart = by_practitioner(most=2)
    assert [tick.text.split(":")[0] for tick in chart.y.ticks] == ["Ada Holm", "Ben Okafor"]


def test_one_group_alone_is_shown_and_not_compared() -> None:
    (across, *_) = audit_of(Practice(tuple(group_of("a", [-1.0] * 6))), {}, day(60)).across
    chart = change_by_group(across, group_names(across.by, {}), WORDS)
    assert not chart.empty
    assert "nothing to compare" in WORDS(across_words(across).whole)


def test_the_bar_is_as_long_as_everyone_who_started() -> None:
    found = a_practice().outcomes
    chart = outcome_bar(found, WORDS)
    boxes = [mark for mark in chart.marks if isinstance(mark, Box)]
    assert chart.only_bar
    assert (boxes[0].left, boxes[-1].right) == (0, found.started)
    assert sum(box.right - box.left for box in boxes) == found.started
    assert boxes[-1].fill is None
    assert chart.table is not None
    assert chart.table.rows[-1] == ("Not known", "11 of 60")
    assert len(chart.table.rows) == len(chart.table.places)


def test_studies_stand_beside_the_rates_with_who_and_when() -> None:
    chart = effects_per_thousand(a_practice().effects, WORDS)
    assert chart.table is not None
    any_row, severe, *rest = chart.table.rows
    assert any_row[3] == "76, likely 14 to 180 (Bäumler 2021, many studies)"
    assert (severe[0], severe[3]) == ("Severe or worse", "")
    assert {row[3] for row in rest if row[0] == "Bruise"} == {
        "17 (MacPherson 2001, practitioners reported)"
    }
    assert all(mark.xs[-1] <= chart.x.high for mark in chart.marks if isinstance(mark, Line))


def test_where_nobody_was_asked_there_is_nothing_to_draw() -> None:
    chart = effects_per_thousand(a_practice(asked=False).effects, WORDS)
    assert chart.empty
    assert "Nobody was asked" in chart.summary


def test_a_sign_stands_before_its_number_in_every_direction() -> None:
    audit = a_practice()
    name = group_names(Grouping.PRACTITIONER, audit.practitioners)
    marks = [
        change_by_group(audit.across[0], name, Catalogue(language)).x.ticks[0].text
        for language in ("en", "ar")
    ]
    assert marks == ["−3", "\u200e−\u200e3"]
