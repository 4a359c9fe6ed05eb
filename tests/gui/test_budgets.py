"""How many clicks and keys each everyday task takes: one test a row, in the whole program.

One interaction is one click or one key press; typing free text is not counted. What a test does
before `counted` begins is where somebody already is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.casebook.edits.sessions import log_session
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.pain import PainScore
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect, SideEffectKind
from acutrack.gui.actions import PAGES, PageEntry
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.gap import GapPage
from acutrack.gui.pages.sessions import SessionsPage
from acutrack.gui.pages.today import TodayPage
from tests.builders import a_session, an_effect
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down
from tests.rest import at_rest

DAYS = (6.0, 7.0, 6.0, 5.0, 4.0)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, documents: Path, clock: Clock) -> Iterator[Desk]:
    assert documents.is_dir()
    begin_record(tmp_path, clock, days=DAYS)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


@contextmanager
def counted(desk: Desk, budget: int) -> Iterator[None]:
    """Fail unless what is done within takes exactly so many interactions."""
    before = desk.person.count
    yield
    desk.settle()
    assert desk.person.count - before == budget


def today(desk: Desk) -> TodayPage:
    page = desk.page(TodayPage)
    page.answer.scale.setFocus()
    at_rest()
    return page


def a_week_ago(desk: Desk) -> TreatmentSession:
    """A session of last week whose questions are all answered."""
    day = desk.context.today() - timedelta(days=7)
    session = replace(a_session(day=day), patient_id=ROSA, written_at=desk.context.now())
    desk.casebook.record(log_session(session, desk.context.now()))
    none = an_effect(SideEffectKind.NONE, session_id=session.id, day=day)
    keep(desk, replace(none, patient_id=ROSA))
    desk.settle()
    return session


def new_session(desk: Desk, last: TreatmentSession) -> TreatmentSession:
    (made,) = [one for one in desk.on_disk(TreatmentSession) if one.id != last.id]
    return made


@pytest.mark.usefixtures("unhurried")
class TestDaily:
    def test_check_in_takes_1_from_the_start_of_the_program(self, desk: Desk) -> None:
        assert isinstance(desk.window.page, TodayPage)
        with counted(desk, 1):
            desk.person.key("5")
        assert [s.value for s in desk.on_disk(PainScore) if s.day == desk.context.today()] == [5]

    def test_check_in_with_pain_relief_and_sleep_takes_3(self, desk: Desk) -> None:
        page = today(desk)
        with counted(desk, 3):
            desk.person.key("5")
            desk.person.click(page.extras.relief)
            desk.person.click(page.extras.night)
        assert {answer.yes for answer in desk.on_disk(DayAnswer)} == {True}
        assert len(desk.on_disk(DayAnswer)) == 2

    def test_one_missed_day_takes_2(self, desk: Desk) -> None:
        page = today(desk)
        desk.person.key("5")
        missed = desk.context.today() - timedelta(days=6)
        with counted(desk, 2):
            desk.person.click(page.days.strip.keys[0])
            desk.person.key("4")
        assert [s.value for s in desk.on_disk(PainScore) if s.day == missed] == [4]

    def test_a_missed_week_takes_8(self, desk: Desk) -> None:
        page = today(desk)
        desk.person.key("5")
        with counted(desk, 8):
            desk.person.click(page.days.gap)
            assert isinstance(desk.window.page, GapPage)
            for _ in range(7):
                desk.person.key("9")
        filled = sorted(score.day for score in desk.on_disk(PainScore) if score.value == 9)
        assert [(day - filled[0]).days for day in filled] == list(range(7))


class TestSessions:
    def test_a_repeat_session_takes_5(self, desk: Desk) -> None:
        last = a_week_ago(desk)
        desk.go("sessions")
        with counted(desk, 5):
            desk.ctrl(Qt.Key.Key_N)
            for key in "64n":
                desk.person.key(key)
            desk.ctrl(Qt.Key.Key_Return)
        made = new_session(desk, last)
        assert (made.pre_nrs_now, made.post_nrs_now, made.points) == (6, 4, last.points)

    @pytest.mark.parametrize("codes", [("ki3",), ("ki3", "lr3")])
    def test_each_other_point_takes_2_more_at_most(
        self, desk: Desk, codes: tuple[str, ...]
    ) -> None:
        last = a_week_ago(desk)
        desk.go("sessions")
        before = desk.person.count
        desk.ctrl(Qt.Key.Key_N)
        for key in "64n":
            desk.person.key(key)
        form = desk.page(SessionsPage).form
        assert form is not None
        field = form.parts.points.picker.field
        for code in codes:
            if not field.hasFocus():
                # A click, wherever the form has scrolled to.
                desk.person.count += 1
                QTest.mouseClick(field, Qt.MouseButton.LeftButton)
            desk.person.writes(code)
            desk.person.key(Qt.Key.Key_Return)
        desk.ctrl(Qt.Key.Key_Return)
        assert desk.person.count - before <= 5 + 2 * len(codes)
        made = new_session(desk, last)
        assert {point.code for point in made.points} >= {code.upper() for code in codes}

    def test_the_24_hour_follow_up_takes_1(self, desk: Desk) -> None:
        yesterday = desk.context.today() - timedelta(days=1)
        session = replace(a_session(day=yesterday), patient_id=ROSA)
        desk.casebook.record(log_session(session, desk.context.now()))
        desk.settle()
        today(desk)
        with counted(desk, 1):
            desk.click("None since the session of Monday 27 October")
        assert [effect.kind for effect in desk.on_disk(SideEffect)] == [SideEffectKind.NONE]

    @pytest.mark.parametrize("answer", ["Gone", "Still there"])
    def test_whether_it_is_gone_takes_1(self, desk: Desk, answer: str) -> None:
        earlier = desk.context.now() - timedelta(days=3)
        bruise = an_effect(day=earlier.date(), site="left calf", written_at=earlier)
        keep(desk, replace(bruise, patient_id=ROSA))
        desk.settle()
        today(desk)
        with counted(desk, 1):
            desk.click(f"{answer}: Is the bruise on your left calf gone?")
        (effect,) = desk.on_disk(SideEffect)
        assert effect.open is (answer == "Still there")


@pytest.mark.usefixtures("unhurried")
class TestQuestionsAndReport:
    def test_peg_takes_4(self, desk: Desk) -> None:
        desk.go("pain", "questions")
        with counted(desk, 4):
            desk.click("Answer: Pain and daily life (PEG)")
            desk.settle()
            for digit in "657":
                desk.person.key(digit)
        (answer,) = desk.on_disk(QuestionnaireAnswer)
        assert (answer.measure, answer.items) == ("peg", (6, 5, 7))

    def test_a_report_takes_2_clicks(self, desk: Desk, documents: Path) -> None:
        with counted(desk, 2):
            _click_in_rail(desk, "Report")
            desk.click("Save PDF")
        assert [file.suffix for file in documents.iterdir()] == [".pdf"]

    def test_a_report_takes_2_keys_from_anywhere(self, desk: Desk, documents: Path) -> None:
        desk.go("help")
        with counted(desk, 2):
            desk.ctrl(Qt.Key.Key_P)
            desk.person.key(Qt.Key.Key_Return)
        assert [file.suffix for file in documents.iterdir()] == [".pdf"]


class TestEverywhere:
    @pytest.mark.parametrize("by", ["key", "click"])
    def test_undo_takes_1(self, desk: Desk, by: str) -> None:
        today(desk)
        before = desk.on_disk(PainScore)
        desk.person.key("5")
        with counted(desk, 1):
            if by == "key":
                desk.ctrl(Qt.Key.Key_Z)
            else:
                desk.person.click(desk.page(TodayPage).answer.line.undo)
        assert desk.on_disk(PainScore) == before

    def test_the_numbers_behind_a_chart_take_1(self, desk: Desk) -> None:
        page = desk.go("charts")
        assert isinstance(page, ChartsPage)
        with counted(desk, 1):
            desk.ctrl(Qt.Key.Key_T)
        assert page.chart.shows_table

    @pytest.mark.parametrize(
        "entry", [p for p in PAGES if p.key != "patients"], ids=lambda page: page.key
    )
    def test_any_page_takes_1_key_or_1_click(self, desk: Desk, entry: PageEntry) -> None:
        elsewhere = "sessions" if entry.key != "sessions" else "charts"
        desk.go(elsewhere)
        with counted(desk, 1):
            _click_in_rail(desk, desk.context.words(entry.words))
        assert desk.window.page_key == entry.key
        desk.go(elsewhere)
        with counted(desk, 1):
            desk.person.count += 1
            QTest.keySequence(QApplication.focusWidget() or desk.window, entry.shortcut)
        assert desk.window.page_key == entry.key


def _click_in_rail(desk: Desk, words: str) -> None:
    rail = desk.window.rail.list
    (item,) = rail.findItems(words, Qt.MatchFlag.MatchExactly)
    desk.person.count += 1
    # The row itself is at the foot of its place: above it there may be air, or the group's name.
    place = rail.visualItemRect(item)
    row = QPoint(place.center().x(), place.bottom() - 16)
    QTest.mouseClick(
        rail.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row
    )
    desk.settle()
