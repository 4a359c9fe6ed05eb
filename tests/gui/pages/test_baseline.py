"""Your start, driven by real keys and clicks on a real casebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acutrack.casebook.edits.reviews import hold_review
from acutrack.domain.complaint import Complaint, LateChange, Settled
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import PainScore
from acutrack.gui.dialogs.start_dialog import StartDialog
from acutrack.gui.pages.baseline import BaselinePage
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.gap import GapPage
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.today import TodayPage
from tests.builders import a_complaint, a_frozen_baseline, a_review, a_score, a_session
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down

TODAY = date(2025, 10, 28)
SITE = "low back"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def rate(desk: Desk, values: list[int], last: date, site: str = SITE) -> None:
    """One rating a day up to `last`, each written on its day."""
    now = desk.context.now()
    scores = []
    for before, value in enumerate(reversed(values)):
        day = last - timedelta(days=before)
        written = now - (TODAY - day)
        scores.append(a_score(value, day=day, at=None, site=site, written_at=written))
    keep(desk, *scores)


def open_page(desk: Desk) -> BaselinePage:
    desk.go("baseline")
    return desk.page(BaselinePage)


def settle_days(desk: Desk, values: list[int], first: date) -> FrozenBaseline:
    """A start that was settled earlier."""
    rate(desk, values, first + timedelta(days=len(values) - 1))
    start = a_frozen_baseline([float(v) for v in values], first=first, site=SITE)
    keep(desk, start)
    (kept,) = desk.records(FrozenBaseline)
    return kept


class TestSettling:
    def test_without_an_entry_it_says_how_a_start_begins(self, desk: Desk) -> None:
        page = open_page(desk)
        assert page.start.state.text() == "Not enough days yet"
        assert "No day is recorded yet" in page.start.why.text()
        assert not page.start.settle.isVisible()

    def test_too_few_days_are_counted_and_the_wanted_ones_are_told(self, desk: Desk) -> None:
        rate(desk, [6, 5, 6], TODAY)
        page = open_page(desk)
        assert "These are the 3 days" in page.start.why.text()
        assert "more days are wanted" in page.start.more.text()

    def test_two_weeks_are_settled_with_one_click_and_kept_with_their_values(
        self, desk: Desk
    ) -> None:
        rate(desk, [6, 7, 6, 5, 7, 8, 6, 6, 7, 5, 6, 7, 6, 7], TODAY - timedelta(days=1))
        keep(desk, a_session(day=TODAY))
        page = open_page(desk)
        assert page.start.state.text() == "Enough days"
        assert "Average pain: 6.4 out of 10, from 14 days." in page.start.average.text()
        desk.click("Settle this start")
        desk.settle()
        (start,) = desk.on_disk(FrozenBaseline)
        assert (start.first, start.last) == (date(2025, 10, 14), date(2025, 10, 27))
        assert [each.value for each in start.days][:3] == [6, 7, 6]
        assert "Settled on 28 October 2025" in page.start.why.text()
        assert not page.start.settle.isVisible()

    def test_a_second_click_before_the_page_is_drawn_anew_settles_no_second_one(
        self, desk: Desk
    ) -> None:
        rate(desk, [6] * 8, TODAY)
        page = open_page(desk)
        page.start.settle.click()
        page.start.settle.click()
        desk.settle()
        assert len(desk.on_disk(FrozenBaseline)) == 1
        assert desk.failed == []

    def test_two_answers_in_a_row_are_both_kept_of_one_complaint(self, desk: Desk) -> None:
        rate(desk, [6] * 8, TODAY)
        page = open_page(desk)
        page.judged.chose_share.emit(0.4)
        page.judged.chose_measure.emit(PainMeasure.WORST_24H)
        desk.settle()
        (complaint,) = desk.on_disk(Complaint)
        assert (complaint.important_share, complaint.measure) == (0.4, PainMeasure.WORST_24H)
        assert desk.failed == []

    def test_undo_opens_it_again(self, desk: Desk) -> None:
        rate(desk, [6] * 8, TODAY)
        open_page(desk)
        desk.click("Settle this start")
        desk.settle()
        desk.ctrl(Qt.Key.Key_Z)
        desk.settle()
        assert desk.on_disk(FrozenBaseline) == ()
        assert desk.page(BaselinePage).start.settle.isVisible()

    def test_a_flare_at_the_start_is_told(self, desk: Desk) -> None:
        rate(desk, [4] * 8 + [7] * 7, TODAY)
        page = open_page(desk)
        assert page.start.cautions.isVisible()
        assert "A flare often goes down by itself" in page.start.cautions.text.text()

    def test_opening_it_after_a_review_is_noted_by_itself(self, desk: Desk) -> None:
        settle_days(desk, [6] * 14, TODAY - timedelta(days=60))
        desk.casebook.record(hold_review(a_review(patient_id=ROSA, site=SITE, day=TODAY)))
        open_page(desk)
        desk.click("Open it again")
        desk.settle()
        assert desk.on_disk(FrozenBaseline) == ()
        (complaint,) = desk.on_disk(Complaint)
        assert complaint.late_changes == (LateChange(TODAY, Settled.BASELINE),)

    def test_each_place_has_a_start_of_its_own(self, desk: Desk) -> None:
        rate(desk, [6] * 9, TODAY)
        rate(desk, [3] * 8, TODAY, site="knee")
        page = open_page(desk)
        assert "9 days" in page.start.why.text()
        desk.click("knee")
        desk.settle()
        assert "8 days" in page.start.why.text()
        desk.click("Settle this start")
        desk.settle()
        (start,) = desk.on_disk(FrozenBaseline)
        assert start.site == "knee"


class TestTelling:
    def test_usual_pain_is_asked_once_before_the_first_session(self, desk: Desk) -> None:
        rate(desk, [6] * 3, TODAY)
        page = open_page(desk)
        desk.person.click(page.told.usual.scale.keys[4])
        desk.settle()
        (complaint,) = desk.on_disk(Complaint)
        assert complaint.usual_pain == 4
        assert not page.told.usual.scale.isVisible()
        assert page.told.usual.told.text() == "Usual pain: 4 out of 10."

    def test_it_is_not_asked_any_more_once_treatment_began(self, desk: Desk) -> None:
        rate(desk, [6] * 3, TODAY)
        keep(desk, a_session(day=TODAY - timedelta(days=1)))
        assert not open_page(desk).told.usual.isVisible()

    def test_an_earlier_course_is_told_with_a_click(self, desk: Desk) -> None:
        page = open_page(desk)
        desk.person.click(page.told.earlier.choice.chip(True))
        desk.settle()
        assert [each.earlier_course for each in desk.on_disk(Complaint)] == [True]

    def test_who_began_before_installing_tells_from_memory_and_it_says_so(self, desk: Desk) -> None:
        keep(desk, a_session(day=TODAY - timedelta(days=40)))
        rate(desk, [4] * 5, TODAY)
        page = open_page(desk)
        assert "No day was recorded" in page.start.why.text()
        desk.person.click(page.told.recalled.scale.keys[8])
        desk.settle()
        (complaint,) = desk.on_disk(Complaint)
        assert (complaint.recalled_level, complaint.recalled_on) == (8, TODAY)
        assert page.told.recalled.told.text() == (
            "From memory, told on 28 October 2025: 8 out of 10."
        )
        assert desk.on_disk(FrozenBaseline) == ()


class TestJudging:
    def test_measure_and_share_are_chosen_and_kept(self, desk: Desk) -> None:
        page = open_page(desk)
        desk.person.click(page.judged.share.chip(50))
        desk.settle()
        desk.person.click(page.judged.measure.chip(PainMeasure.WORST_24H))
        desk.settle()
        (complaint,) = desk.on_disk(Complaint)
        assert (complaint.important_share, complaint.measure) == (0.5, PainMeasure.WORST_24H)
        assert complaint.late_changes == ()

    def test_the_share_is_told_in_points_of_the_persons_own_start(self, desk: Desk) -> None:
        rate(desk, [6] * 8, TODAY)
        page = open_page(desk)
        assert "A fall by 1.8 or more" in page.judged.meaning.text()

    def test_after_a_review_it_says_so_and_a_change_is_noted(self, desk: Desk) -> None:
        keep(desk, a_complaint(site=SITE))
        desk.casebook.record(hold_review(a_review(patient_id=ROSA, site=SITE, day=TODAY)))
        rate(desk, [6] * 8, TODAY)
        page = open_page(desk)
        assert "You have seen results already" in page.judged.seen.text.text()
        desk.person.click(page.judged.share.chip(20))
        desk.settle()
        assert "Changed on 28 October 2025" in page.judged.seen.text.text()


class TestAskingFirst:
    """Yesterday is part of a settled start; wherever it is changed, the window asks."""

    YESTERDAY = TODAY - timedelta(days=1)

    def value(self, desk: Desk) -> float:
        (found,) = (s for s in desk.on_disk(PainScore) if s.day == self.YESTERDAY)
        return found.value

    def change_in_the_strip(self, desk: Desk) -> None:
        desk.go("today")
        desk.person.key("5")
        desk.settle()
        page = desk.page(TodayPage)
        keys = page.days.strip.keys
        desk.person.click(next(key for key in keys if key.cell.day == self.YESTERDAY))
        desk.person.click(page.days.scale.keys[2])

    def change_in_the_form(self, desk: Desk) -> None:
        desk.go("pain")
        page = desk.page(PainPage)
        (score,) = (s for s in desk.records(PainScore) if s.day == self.YESTERDAY)
        page.open_form(score)
        desk.settle()
        page.form.show_record(replace(score, value=2))
        page.form.finish()

    def change_in_the_gap(self, desk: Desk) -> None:
        desk.go("gap")
        desk.page(GapPage)._on_number(self.YESTERDAY, 2)

    @pytest.mark.parametrize("where", ["strip", "form", "gap"])
    def test_leaving_it_changes_nothing(self, desk: Desk, where: str) -> None:
        settle_days(desk, [6] * 14, TODAY - timedelta(days=14))
        getattr(self, f"change_in_the_{where}")(desk)
        desk.click("Leave it", desk.dialog(StartDialog))
        desk.settle()
        assert self.value(desk) == 6

    @pytest.mark.parametrize("where", ["strip", "form", "gap"])
    def test_changing_it_all_the_same_is_marked_on_the_page(self, desk: Desk, where: str) -> None:
        settle_days(desk, [6] * 14, TODAY - timedelta(days=14))
        getattr(self, f"change_in_the_{where}")(desk)
        desk.click("Change it", desk.dialog(StartDialog))
        desk.settle()
        assert self.value(desk) == 2
        page = open_page(desk)
        assert "27 October 2025: 6 then, 2 now" in page.start.changed.text.text()

    def test_a_day_outside_it_is_changed_without_a_question(self, desk: Desk) -> None:
        settle_days(desk, [6] * 14, TODAY - timedelta(days=14))
        desk.go("today")
        desk.person.key("5")
        desk.settle()
        assert not any(d.isVisible() for d in desk.window.findChildren(StartDialog))
        assert [s.value for s in desk.on_disk(PainScore) if s.day == TODAY] == [5]


class TestTheWayThere:
    def test_today_and_charts_lead_to_it_and_it_leads_back(self, desk: Desk) -> None:
        rate(desk, [6] * 4, TODAY)
        for origin in ("today", "charts"):
            desk.go(origin)
            desk.click("Your start", desk.window.page)
            desk.settle()
            desk.page(BaselinePage)
            desk.click("Back to the charts")
            desk.settle()
            desk.page(ChartsPage)

    def test_today_and_charts_compare_with_the_start_that_was_settled(self, desk: Desk) -> None:
        """Ten calm days before the settled ones are not part of the start, nor of the averages."""
        first = TODAY - timedelta(days=34)
        rate(desk, [3] * 10, first - timedelta(days=1))
        settle_days(desk, [7] * 14, first)
        keep(desk, a_session(day=TODAY - timedelta(days=20)))
        rate(desk, [5] * 21, TODAY)

        desk.go("today")
        today = desk.page(TodayPage).trend.headline
        desk.qtbot.waitUntil(lambda: "before your first session" in today.text())
        assert "and 7.0 before your first session" in today.text()
        desk.go("charts")
        desk.settle()
        charts = desk.page(ChartsPage)
        assert any("and 7.0 before" in text.text() for text in charts.findChildren(QLabel))
