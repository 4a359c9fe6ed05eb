"""How AcuTrack decides: every figure is the kept simulation's, on the page and in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.errors import Obstacle
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.decides import DecidesPage
from acutrack.gui.pages.decides.decides_words import decides_sections
from acutrack.gui.pages.decides.sections import Section, as_markdown, figure_words
from acutrack.gui.pages.decides.simulation import of_hundred, read_simulation
from acutrack.gui.pages.help import HelpPage
from acutrack.gui.widgets.page import Scaffold
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue
from tests.decides.kept_text import KEPT, text
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down
from tests.words.reading import grade

WORDS = Catalogue()
FILE = resource("help", "simulation.json")


@pytest.fixture(scope="module")
def cells() -> dict[str, Any]:
    """The file as anybody reads it, by the names of its rows."""
    tables = json.loads(FILE.read_text(encoding="utf-8"))["tables"]
    return {row["name"]: row for table in tables.values() for row in table}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock, days=(6, 7, 5, 6))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def section(heading: str) -> Section:
    found = decides_sections(read_simulation())
    return next(one for one in found if heading in WORDS(one.heading))


def shown(desk: Desk) -> list[str]:
    return [t.text() for t in desk.page(DecidesPage).findChildren(QLabel) if t.isVisible()]


def hundred(rate: float) -> Decimal:
    return Decimal(str(rate)) * 100


class TestTheFigures:
    @pytest.mark.parametrize(
        ("row", "cell"),
        [
            ("Nothing changed", "unchanged_14"),
            ("Nothing changed, pain drifts for weeks", "slow_14"),
            ("Nothing changed, pain drifts, diary begun in a bad spell", "diary_flare_slow_14"),
            ("A real diary without treatment, cut at chance dates", "real_diary_random_14"),
            ("The same diary, cut in bad spells", "real_diary_flare_14"),
            ("A true fall of 2 points", "lower_2_14"),
            ("A true fall of 3 points", "lower_3_14"),
        ],
    )
    def test_mistakes_and_finds_stand_beside_those_of_welch(
        self, cells: dict[str, Any], row: str, cell: str
    ) -> None:
        figures = section("How often it is wrong").figures
        assert figures is not None
        found = next(values for name, values in figures.rows if WORDS(name) == row)
        kept = cells[cell]
        assert found == (
            hundred(kept["rates"]["better"]),
            hundred(kept["welch"]["better"]),
            kept["patients"],
        )

    def test_planned_trials_tell_what_they_find(self, cells: dict[str, Any]) -> None:
        figures = section("planned trial").figures
        assert figures is not None
        kept = cells["blocks_4x28_wash7"]["rates"]
        asked = ("better", "slow_better", "lower_2", "slow_lower_2", "lower_2_outlasts_2_weeks")
        assert figures.rows[0][1] == tuple(hundred(kept[rate]) for rate in asked)

    def test_every_figure_follows_the_file(self, tmp_path: Path) -> None:
        other = json.loads(FILE.read_text(encoding="utf-8"))
        for table in other["tables"].values():
            for row in table:
                row["rates"] = dict.fromkeys(row["rates"], 0.123)
                row["welch"] = dict.fromkeys(row["welch"], 0.456)
                row["patients"] = 789
        place = tmp_path / "simulation.json"
        place.write_text(json.dumps(other), encoding="utf-8")
        sections = decides_sections(read_simulation(place))
        cells = {
            figure_words(cell, WORDS)
            for one in sections
            if one.figures is not None
            for _, values in one.figures.rows
            for cell in values
        }
        assert cells == {"12.3", "45.6", "789", "0.123", ""}
        ours = [WORDS(text) for one in decides_sections(read_simulation()) for text in one.texts]
        theirs = [WORDS(text) for one in sections for text in one.texts]
        changed = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
        assert len(changed) >= 9
        for before, after in changed:
            plain = re.sub(r"12\.3|45\.6", "", after)
            # What stays has no tenth of a person in it, so nothing of a rate is written by hand.
            left = set(re.findall(r"\d+\.\d+", plain)) & set(re.findall(r"\d+\.\d+", before))
            assert left <= {"0.3", "1.5"}, after

    def test_a_rate_is_told_to_the_tenth_that_was_kept(self) -> None:
        assert [WORDS.written(of_hundred(rate)) for rate in (0.0, 0.003, 0.09, 0.565, 1.0)] == [
            "0", "0.3", "9", "56.5", "100",
        ]  # fmt: skip

    def test_figures_are_written_as_the_language_writes_them(self, cells: dict[str, Any]) -> None:
        german = Catalogue("de")
        found = decides_sections(read_simulation())
        told = " ".join(german(text) for one in found for text in one.texts)
        table = as_markdown(found, german)
        rate = f"{hundred(cells['unchanged_14']['rates']['coverage']).normalize():f}"

        assert rate.replace(".", ",") in told
        assert not re.search(r"\d\.\d", " ".join(re.findall(r"^\| .*", table, re.MULTILINE)))

    @pytest.mark.parametrize("content", [None, "not json", "{}"])
    def test_without_a_readable_file_it_says_so(self, tmp_path: Path, content: str | None) -> None:
        place = tmp_path / "simulation.json"
        if content is not None:
            place.write_text(content, encoding="utf-8")
        with pytest.raises(Obstacle):
            read_simulation(place)


class TestTheText:
    def test_it_is_kept_for_readers_of_the_repository(self) -> None:
        # Where it is not: python -m tests.decides
        assert KEPT.read_text(encoding="utf-8") == text()

    def test_it_says_everything_that_the_page_says(self) -> None:
        kept = as_markdown(decides_sections(read_simulation()), WORDS)
        for one in decides_sections(read_simulation()):
            assert all(WORDS(told) in kept for told in (one.heading, *one.texts))

    def test_it_answers_what_is_asked_of_it(self) -> None:
        kept = text()
        for asked in (
            "What is compared", "What the range means", "Why only at reviews",
            "Why it cannot tell why", "What it cannot know", "Farrar 2001", "Welch",
            "planned trial",
        ):  # fmt: skip
            assert asked in kept
        assert not re.search(r"\b(nan|p-value|significant)\b", kept, re.IGNORECASE)

    def test_a_reader_of_twelve_can_follow_it(self) -> None:
        told = [WORDS(t) for one in decides_sections(read_simulation()) for t in one.texts]
        assert grade("\n".join(told)) <= 6.5


class TestTheWay:
    @pytest.mark.parametrize("page", ["charts", "help"])
    def test_it_is_one_click_away(self, desk: Desk, page: str) -> None:
        desk.go(page)
        desk.click("How AcuTrack decides")
        desk.settle()
        assert "What the range means" in shown(desk)

    def test_the_verdict_leads_to_it(self, desk: Desk) -> None:
        desk.go("charts")
        desk.page(ChartsPage).verdict.wanted_how.emit()
        desk.settle()
        assert desk.page(DecidesPage).isVisible()

    def test_help_still_begins_at_its_bar(self, desk: Desk) -> None:
        desk.go("help")
        assert desk.page(HelpPage).first_focus() is not None

    def test_every_word_of_it_is_on_the_page(self, desk: Desk) -> None:
        desk.go("decides")
        found = shown(desk)
        for one in decides_sections(read_simulation()):
            assert all(WORDS(told) in found for told in (one.heading, *one.texts))
            for _, values in one.figures.rows if one.figures is not None else ():
                assert all(figure_words(value, WORDS) in found for value in values if value)

    def test_a_figure_is_read_out_with_the_head_of_its_column(self, desk: Desk) -> None:
        desk.go("decides")
        labels = desk.page(DecidesPage).findChildren(QLabel)
        described = {label.accessibleDescription() for label in labels}
        assert {"AcuTrack", "A plain t test", "Rests on"} <= described

    def test_it_scrolls_from_the_keyboard_and_leads_back(self, desk: Desk) -> None:
        desk.go("decides")
        page = desk.page(DecidesPage)
        bar = page.findChildren(Scaffold)[0].verticalScrollBar()
        desk.person.key(Qt.Key.Key_PageDown)
        assert bar.value() > 0
        desk.person.key(Qt.Key.Key_Space)
        desk.settle()
        assert desk.page(ChartsPage).isVisible()
