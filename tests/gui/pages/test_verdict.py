"""The verdict of the latest review above the trend, from a diary that was lived through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acutrack.analysis.diary import read_diary
from acutrack.analysis.reviews.standing import standing_of
from acutrack.charts.change_strip import change_strip
from acutrack.charts.spec import Chart
from acutrack.domain.patient import Patient
from acutrack.gui.pages.baseline import BaselinePage
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.courses import CoursesPage
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.text.catalogue import Catalogue
from tests.builders import a_score, a_session
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down

_SINCE = 30


@contextmanager
def lived(
    qtbot: QtBot,
    folder: Path,
    clock: Clock,
    before: tuple[float, ...],
    since: tuple[float, ...] = (7, 6) * (_SINCE // 2),
) -> Iterator[Desk]:
    """A diary with a first session `_SINCE` days ago, opened at its charts."""
    begin_record(folder, clock, days=(*before, *since))
    with sat_down(qtbot, folder, clock) as desk:
        keep(desk, a_session(day=clock().date() - timedelta(days=_SINCE)))
        desk.go("charts")
        yield desk


def strip_of(desk: Desk) -> Chart | None:
    diary = read_diary(desk.casebook, desk.records(Patient)[0])
    latest = standing_of(diary, "low back", desk.context.now()).latest
    assert latest is not None
    return change_strip(latest.result, Catalogue())


class TestTheVerdict:
    def test_what_is_behind_it_opens_and_closes(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        with lived(qtbot, tmp_path, clock, (3, 2) * 7) as desk:
            verdict = desk.page(ChartsPage).verdict
            assert not verdict.key.isVisible()
            desk.click("More about this")
            assert verdict.key.isVisible()
            desk.click("Less about this")
            assert not verdict.key.isVisible()

    def test_with_nothing_behind_it_no_link_leads_nowhere(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        with lived(qtbot, tmp_path, clock, (3, 2)) as desk:
            verdict = desk.page(ChartsPage).verdict
            assert "Not enough to compare" in verdict.headline.text()
            assert not verdict.more.isVisible()

    @pytest.mark.parametrize(("before", "side"), [((3, 2), 1), ((9, 10), -1)])
    def test_the_line_marks_what_matters_on_the_side_the_words_are_about(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, before: tuple[float, ...], side: int
    ) -> None:
        with lived(qtbot, tmp_path, clock, before * 7) as desk:
            strip = strip_of(desk)
        assert strip is not None
        assert strip.table is not None
        assert strip.table.places[2] * side > 0


class TestAnotherPlace:
    @pytest.mark.parametrize(
        ("link", "kind"), [("Your start", BaselinePage), ("Courses and comparisons", CoursesPage)]
    )
    def test_the_page_behind_the_chart_is_about_the_place_of_the_chart(
        self,
        qtbot: QtBot,
        tmp_path: Path,
        clock: Clock,
        link: str,
        kind: type[BaselinePage | CoursesPage],
    ) -> None:
        day = clock().date()
        with lived(qtbot, tmp_path, clock, (7, 6) * 7) as desk:
            knees = [a_score(3, site="knee", day=day - timedelta(days=back)) for back in range(9)]
            keep(desk, *knees)
            self.choose(desk, "knee")
            desk.click(link)
            desk.settle()
            desk.page(kind)
            assert self.choice(desk).choice == "knee"

            desk.window.go("charts")
            self.choose(desk, "low back")
            desk.click(link)
            desk.settle()
            assert self.choice(desk).choice == "low back"

    def test_a_place_whose_entries_are_gone_is_no_longer_shown(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        with lived(qtbot, tmp_path, clock, (7, 6) * 7) as desk:
            keep(desk, a_score(3, site="knee", day=clock().date()))
            self.choose(desk, "knee")
            desk.click("Your start")
            desk.settle()
            desk.casebook.undo(ROSA)
            desk.settle()
            assert "Average pain: 6.5" in desk.page(BaselinePage).start.average.text()

    def choose(self, desk: Desk, site: str) -> None:
        desk.person.click(self.choice(desk).chip(site))
        desk.settle()

    def choice(self, desk: Desk) -> SegmentedChoice:
        found = [
            choice
            for choice in desk.window.findChildren(SegmentedChoice)
            if choice.isVisible() and choice.accessibleName() == "Which pain"
        ]
        assert len(found) == 1
        return found[0]
