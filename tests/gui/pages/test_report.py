"""The report page, driven by real keys and clicks; what is saved is read back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from acutrack.domain.pain import PainScore
from acutrack.gui.pages.report import ReportPage
from acutrack.gui.pages.report.periods import Period
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.report.audience import Section
from acutrack.report.options import Paper
from tests.builders import a_score
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, keep, sat_down

NAME = "2025-10-28 pain profile.pdf"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, documents: Path, clock: Clock) -> Iterator[Desk]:
    assert documents.is_dir()
    begin_record(tmp_path, clock, days=(6, 7, 6, 5, 4))
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def text_of(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def choose(field: ChoiceField, value: object) -> None:
    """Choose a line of a list as the keyboard does."""
    field.setFocus()
    at = field._values.index(value)
    while field.currentIndex() != at:
        QTest.keyClick(field, Qt.Key.Key_Down if field.currentIndex() < at else Qt.Key.Key_Up)


def shown(desk: Desk) -> list[str]:
    return [t.text() for t in desk.page(ReportPage).findChildren(QLabel) if t.isVisible()]


class TestSaving:
    def test_two_interactions_from_the_rail(self, desk: Desk, documents: Path) -> None:
        before = desk.person.count
        desk.ctrl(Qt.Key.Key_7)
        desk.person.key(Qt.Key.Key_Return)
        desk.settle()

        assert desk.person.count - before == 2
        assert "Rosa Lind" in text_of(documents / NAME)
        assert f"Saved as {NAME} in Documents." in shown(desk)

    def test_ctrl_p_and_enter_from_anywhere(self, desk: Desk, documents: Path) -> None:
        desk.go("pain")
        before = desk.person.count
        desk.ctrl(Qt.Key.Key_P)
        desk.person.key(Qt.Key.Key_Return)
        desk.settle()

        assert desk.person.count - before == 2
        assert (documents / NAME).is_file()

    def test_pressed_before_it_is_ready_it_is_saved_when_it_is(
        self, desk: Desk, documents: Path
    ) -> None:
        go_on = threading.Event()
        desk.context.work.start(desk.window, go_on.wait, lambda _done: None, what="before it")
        desk.window.go("report")
        desk.click("Save PDF")
        assert not (documents / NAME).exists()
        assert desk.told == ["The report is being made. It is saved then."]

        desk.context.casebook.announce_anything()
        go_on.set()
        desk.settle()
        assert (documents / NAME).is_file()

    def test_what_is_saved_is_what_is_shown(self, desk: Desk, documents: Path) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        desk.click("Save PDF")
        desk.settle()

        assert len(PdfReader(documents / NAME).pages) == page.preview.count
        assert page.made is not None
        assert (documents / NAME).read_bytes() == page.made.data

    def test_nothing_is_written_over_and_no_name_stands_in_the_file_name(
        self, desk: Desk, documents: Path
    ) -> None:
        (documents / NAME).write_text("mine")
        desk.go("report")
        desk.click("Save PDF")
        desk.settle()

        assert (documents / NAME).read_text() == "mine"
        assert (documents / "2025-10-28 pain profile (2).pdf").is_file()

    def test_the_name_stands_in_it_only_where_that_was_chosen(
        self, desk: Desk, documents: Path
    ) -> None:
        settings = desk.programme.settings
        settings.change(replace(settings.current, name_in_file=True))
        desk.go("report")
        desk.click("Save PDF")
        desk.settle()

        assert (documents / "2025-10-28 pain profile Rosa Lind.pdf").is_file()

    def test_it_can_be_saved_somewhere_else(self, desk: Desk, tmp_path: Path) -> None:
        desk.go("report")
        desk.click("Save somewhere else")
        assert desk.dialog(QFileDialog).selectedFiles()[0].endswith(NAME)
        desk.choose(tmp_path / "for the doctor")

        assert "Rosa Lind" in text_of(tmp_path / "for the doctor.pdf")

    def test_a_folder_that_is_gone_is_told_in_words(self, desk: Desk, tmp_path: Path) -> None:
        desk.go("report")
        desk.click("Save somewhere else")
        dialog = desk.dialog(QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "gone" / "a.pdf"))
        desk.settle()

        assert desk.failure().startswith("The folder for a.pdf is not there.")
        dialog.close()


class TestWhatIsInIt:
    def test_paper_and_parts_are_chosen_and_shown_at_once(self, desk: Desk) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        whole = page.preview.count
        desk.person.click(page.choices.parts.link)
        for part in (Section.METHODS, Section.QUALITY):
            desk.person.click(page.choices.parts.chip(part))
        desk.settle()
        assert page.preview.count < whole

        desk.person.click(page.choices.paper.chip("letter"))
        desk.settle()
        assert page.made is not None
        size = page.made.sizes[0]
        assert round(size.height / size.width, 2) == round(11 / 8.5, 2)

    def test_a_period_that_ends_before_it_begins_is_said_under_its_field(self, desk: Desk) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        before = page.made
        choose(page.choices.period.choice, Period.DATES)
        desk.settle()
        desk.write(page.choices.period.first, "20 October")
        desk.write(page.choices.period.last, "1 October")
        desk.person.key(Qt.Key.Key_Tab)
        desk.settle()

        assert any(
            words.startswith("The end of the period is 1 October 2025") for words in shown(desk)
        )
        assert page.made is not None
        assert before is not None

    def test_it_follows_the_paper_and_the_number_of_the_settings(self, desk: Desk) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        settings = desk.programme.settings
        settings.change(replace(settings.current, paper="letter", emergency_number="999"))
        desk.go("today")
        desk.go("report")

        assert page.choices.paper.choice == "letter"
        assert page.made is not None
        assert page.made.options.paper is Paper.LETTER
        assert page.made.options.emergency_number == "999"

    def test_a_new_entry_is_in_it_when_the_page_is_opened_again(self, desk: Desk) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        assert page.made is not None
        before = page.made.data
        desk.go("today")
        keep(desk, a_score(9, day=date(2025, 10, 28)))
        desk.go("report")

        assert page.made is not None
        assert page.made.data != before

    def test_under_three_days_it_says_so_and_shows_the_sample(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock
    ) -> None:
        other = tmp_path / "other"
        other.mkdir()
        begin_record(other, clock, days=(6, 7))
        with sat_down(qtbot, other, clock) as desk:
            page = desk.go("report")
            empty = next(e for e in page.findChildren(EmptyState) if e.isVisible())
            assert empty.findChildren(QLabel)[-1].text().startswith("A report needs at least 3")
            assert len(desk.records(PainScore)) == 2

            desk.click("See the sample report")
            desk.qtbot.waitUntil(lambda: desk.programme._is_sample)


class TestReadingIt:
    def test_the_pages_can_be_scrolled_as_soon_as_they_are_there(self, desk: Desk) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        bar, rendered = page.preview.verticalScrollBar(), page.made
        assert rendered is not None
        names = [str(number) for number in range(len(rendered.sizes))]
        page.preview.show_pages((), [])
        assert bar.maximum() == 0

        page.preview.show_pages(rendered.sizes, names)

        assert bar.maximum() > page.preview.height()

    def test_the_reader_stays_where_they_were_when_the_pages_are_drawn_again(
        self, desk: Desk
    ) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        bar = page.preview.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        before, rendered = bar.value(), page.made
        desk.context.casebook.announce_anything()
        desk.settle()

        assert page.made is not rendered
        assert bar.value() == before > 0

    def test_the_preview_scrolls_from_the_keyboard(self, desk: Desk) -> None:
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        page.preview.setFocus()
        bar = page.preview.verticalScrollBar()
        desk.person.key(Qt.Key.Key_End)
        assert bar.value() == bar.maximum() > 0
        desk.person.key(Qt.Key.Key_Home)
        assert bar.value() == 0

    @pytest.mark.parametrize(("size", "beside"), [((1280, 800), True), ((960, 640), False)])
    def test_the_choices_stand_beside_or_under_the_preview(
        self, desk: Desk, size: tuple[int, int], beside: bool
    ) -> None:
        desk.window.resize(*size)
        page = desk.go("report")
        assert isinstance(page, ReportPage)
        desk.settle()
        preview = page.preview.mapTo(page, page.preview.rect().bottomRight())
        choices = page.choices.mapTo(page, page.choices.rect().topLeft())

        assert (choices.x() > preview.x()) is beside
        assert (choices.y() > preview.y()) is not beside
        assert page.preview.height() > 300
