"""Locked, as text, on paper, stopped, on a full disk: what is done with the report."""

from __future__ import annotations

import errno
import gc
import os
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from acutrack.domain.errors import Obstacle
from acutrack.domain.report_made import ReportMade, ReportWay
from acutrack.gui import application
from acutrack.gui.dialogs.paper_diary_dialog import PaperDiaryDialog
from acutrack.gui.dialogs.printing import print_pages
from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.pages.report import ReportPage, making_card
from acutrack.gui.pages.report.made_words import lines_of, title_of
from acutrack.gui.pages.report.making_card import MakingCard
from acutrack.text.catalogue import Catalogue
from tests.builders import a_report_made
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down

NAME = "2025-10-28 pain profile"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, documents: Path, clock: Clock) -> Iterator[Desk]:
    assert documents.is_dir()
    begin_record(tmp_path, clock, days=(6, 7, 6, 5, 4))
    with sat_down(qtbot, tmp_path, clock) as made:
        made.go("report")
        yield made


@pytest.fixture
def page(desk: Desk) -> ReportPage:
    return desk.page(ReportPage)


def pixels_of(data: bytes, password: str | None = None) -> list[bytes]:
    with pypdfium2.PdfDocument(data, password=password) as document:
        return [bytes(page.render(scale=1).buffer) for page in document]


def ink_of(data: bytes, page: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A page in grey, one value a pixel, cut to what both papers have."""
    with pypdfium2.PdfDocument(data) as document:
        pixels = document[page].render(scale=1, grayscale=True).to_numpy()
    return np.asarray(pixels, dtype=float).reshape(pixels.shape[0], pixels.shape[1])[:840, :594]


def _moved(
    ink: np.ndarray[tuple[int, ...], np.dtype[np.float64]], by: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return ink[30 + by : -30 + by, 30 + by : -30 + by]


def into_file(dialog: QPrintDialog, file: Path) -> None:
    """Print into a file, as the dialog offers where there is no printer."""
    field = dialog.findChild(QLineEdit, "filename")
    assert isinstance(field, QLineEdit)
    assert Path(field.text()).parent.name == "Documents"
    field.setText(str(file))
    dialog.accept()


class TestLocked:
    def test_a_locked_pdf_opens_with_its_password_and_shows_the_preview(
        self, desk: Desk, page: ReportPage, documents: Path
    ) -> None:
        desk.click("Lock the PDF with a password")
        desk.person.writes("blau wie 7 Pflaumen")
        desk.click("Save PDF")
        desk.settle()
        data = (documents / f"{NAME}.pdf").read_bytes()
        assert page.made is not None

        assert PdfReader(BytesIO(data)).is_encrypted
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(data)
        assert pixels_of(data, "blau wie 7 Pflaumen") == pixels_of(page.made.data)

    def test_what_can_be_no_password_is_said_under_the_field(
        self, desk: Desk, page: ReportPage, documents: Path
    ) -> None:
        desk.click("Lock the PDF with a password")
        desk.person.writes(" ")
        desk.click("Save PDF")
        desk.settle()

        assert page.choices.password.problem()
        assert list(documents.iterdir()) == []

    def test_closing_the_field_empties_it(
        self, desk: Desk, page: ReportPage, documents: Path
    ) -> None:
        desk.click("Lock the PDF with a password")
        desk.person.writes("secret")
        desk.click("Save without a password")
        assert page.choices.password.password == ""
        desk.click("Save PDF")
        desk.settle()
        assert not PdfReader(documents / f"{NAME}.pdf").is_encrypted

    def test_a_password_is_kept_nowhere(self, desk: Desk, tmp_path: Path) -> None:
        desk.click("Lock the PDF with a password")
        desk.person.writes("Zwetschgendatschi")
        desk.click("Save PDF")
        desk.settle()

        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        assert not any(b"Zwetschgendatschi" in file.read_bytes() for file in files)


class TestAsText:
    def test_the_same_words_are_saved_as_text(self, desk: Desk, documents: Path) -> None:
        desk.click("Save as text")
        desk.settle()
        text = (documents / f"{NAME}.txt").read_text(encoding="utf-8")

        assert "Rosa Lind" in text
        assert "Your summary in plain words" in text


class TestOnPaper:
    def test_the_system_dialog_prints_every_page(
        self, desk: Desk, page: ReportPage, tmp_path: Path
    ) -> None:
        desk.click("Print the report")
        dialog = desk.dialog(QPrintDialog)
        assert dialog.maxPage() == page.preview.count
        assert dialog.printer().docName() == "Pain profile"
        into_file(dialog, tmp_path / "printed.pdf")
        desk.settle()

        printed = PdfReader(tmp_path / "printed.pdf")
        assert len(printed.pages) == page.preview.count
        assert round(float(printed.pages[0].mediabox.width)) == 595
        assert desk.told[-1] == f"{page.preview.count} pages are printed."

    def test_chosen_pages_alone_are_printed_at_their_own_size(
        self, page: ReportPage, tmp_path: Path
    ) -> None:
        assert page.made is not None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(tmp_path / "one.pdf"))
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFromTo(2, 2)

        assert print_pages(page.made.data, printer) == 1
        printed = ink_of((tmp_path / "one.pdf").read_bytes(), 0)
        shown = ink_of(page.made.data, 1)
        apart = [np.mean(np.abs(printed[30:-30, 30:-30] - _moved(shown, by))) for by in (-3, 0, 3)]
        assert min(apart) == apart[1]
        assert apart[1] < apart[0] / 2

    def test_a_printer_that_takes_nothing_is_told_in_words(
        self, page: ReportPage, tmp_path: Path
    ) -> None:
        assert page.made is not None
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / "gone" / "x.pdf"))

        with pytest.raises(Obstacle) as refused:
            print_pages(page.made.data, printer)
        assert "Look whether the printer is on" in refused.value.message.text


class TestReportsMade:
    def listed(self, desk: Desk) -> list[tuple[ReportWay, bool]]:
        return [(made.way, made.as_text) for made in desk.on_disk(ReportMade)]

    def test_what_was_saved_or_printed_is_listed_newest_first_and_stands_in_no_undo(
        self, desk: Desk, page: ReportPage, tmp_path: Path, clock: Clock
    ) -> None:
        shown_before: tuple[ReportMade, ...] = page.reports_made.shown
        assert shown_before == ()
        before = desk.casebook.undo_name(ROSA)
        desk.click("Save PDF")
        desk.settle()
        assert self.listed(desk) == [(ReportWay.SAVED, False)]
        clock.pass_days(1)
        desk.go("today")
        desk.go("report")
        desk.click("Save as text")
        desk.settle()
        desk.click("Print the report")
        into_file(desk.dialog(QPrintDialog), tmp_path / "printed.pdf")
        desk.settle()

        assert sorted(self.listed(desk), key=repr) == [
            (ReportWay.PRINTED, False),
            (ReportWay.SAVED, False),
            (ReportWay.SAVED, True),
        ]
        assert page.reports_made.isVisible()
        moments = [made.made_at for made in page.reports_made.shown]
        assert moments == sorted(moments, reverse=True)
        assert desk.casebook.undo_name(ROSA) == before

    def test_a_listed_report_does_not_make_the_shown_one_anew(
        self, desk: Desk, page: ReportPage
    ) -> None:
        shown = page.made
        desk.click("Save PDF")
        desk.settle()

        assert page.made is shown

    def test_many_are_shown_when_they_are_asked_for(self, desk: Desk, page: ReportPage) -> None:
        keep(
            desk,
            *(
                a_report_made(patient_id=ROSA, made_at=desk.context.now() - timedelta(days=n))
                for n in range(5)
            ),
        )
        desk.settle()
        counts = [len(page.reports_made.shown)]
        desk.click("Show all reports made")
        counts.append(len(page.reports_made.shown))
        assert counts == [3, 5]
        assert page.reports_made.more.isHidden()

    def test_a_line_tells_what_the_report_told(self) -> None:
        words = Catalogue()
        made = a_report_made(headline="Pain is lower than before.")
        assert words(title_of(made)) == "21 October 2025 08:42, for: Physician"
        assert [words(line) for line in lines_of(made, words)] == [
            "Days from 22 August 2025 to 21 October 2025, with the full name. Saved.",
            "Review of 18 October 2025: Pain is lower than before.",
            "Before: 6.2 from 12 days. Now: 4.1 from 26 days. Difference: −2.1 "
            "(95% interval −3.0 to −1.2).",
            "8 sessions, 2 side effects",
            "Record 3F7A-19C2, as its foot says",
        ]

    def test_a_report_without_a_verdict_claims_none(self) -> None:
        words = Catalogue()
        made = a_report_made(
            audience=None,
            mean_before=None,
            difference=None,
            low=None,
            high=None,
            review_day=None,
            headline="",
            side_effects=None,
        )
        assert words(title_of(made)) == "21 October 2025 08:42"
        assert [words(line) for line in lines_of(made, words)][1:3] == [
            "Before: not recorded. Now: 4.1 from 26 days.",
            "8 sessions, side effects not asked",
        ]


class TestThePaperDiary:
    def test_it_is_offered_here_and_where_gaps_are_filled_in(self, desk: Desk) -> None:
        desk.click("Paper diary for days away")
        desk.dialog(PaperDiaryDialog).reject()
        desk.settle()
        desk.go("gap")
        desk.click("Print a paper diary")
        assert desk.dialog(PaperDiaryDialog).first.value == date(2025, 10, 29)

    def test_it_is_saved_from_the_day_that_is_typed(self, desk: Desk, documents: Path) -> None:
        desk.click("Paper diary for days away")
        dialog = desk.dialog(PaperDiaryDialog)
        desk.write(dialog.first, "3 November")
        desk.click("Save as PDF", dialog)
        desk.settle()
        (page,) = PdfReader(documents / "2025-11-03 paper diary.pdf").pages

        assert "3 Nov 2025 to 30 Nov 2025" in page.extract_text()
        assert desk.told[-1] == "Saved as 2025-11-03 paper diary.pdf in Documents."

    def test_it_goes_to_the_printer(self, desk: Desk, tmp_path: Path) -> None:
        desk.click("Paper diary for days away")
        desk.click("Print the paper diary", desk.dialog(PaperDiaryDialog))
        dialog = desk.dialog(QPrintDialog)
        into_file(dialog, tmp_path / "diary.pdf")
        desk.settle()
        assert len(PdfReader(tmp_path / "diary.pdf").pages) == 1


class TestInTheWay:
    def test_a_full_disk_is_told_and_can_be_tried_again(
        self, desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_handle: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as full:
            full.setattr(os, "fsync", refuse)  # a full disk cannot be had in a test
            desk.click("Save PDF")
            desk.settle()
        assert "the disk is full" in desk.failure()
        assert list(documents.iterdir()) == []
        assert desk.on_disk(ReportMade) == ()

        desk.click("Try again", desk.only(FailureBar))
        desk.settle()
        assert [file.name for file in documents.iterdir()] == [f"{NAME}.pdf"]
        assert len(desk.on_disk(ReportMade)) == 1


class TestThatTakesLong:
    @pytest.fixture
    def busy(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
        """The worker has something else to do until the event is set."""
        monkeypatch.setattr(making_card, "SHOWN_AFTER_MS", 0)
        go_on = threading.Event()
        desk.context.work.start(desk.window, go_on.wait, lambda _done: None, what="before it")
        yield go_on
        go_on.set()

    def card(self, desk: Desk) -> MakingCard:
        return desk.page(ReportPage).findChildren(MakingCard)[0]

    def test_two_presses_save_one_file(
        self, desk: Desk, documents: Path, busy: threading.Event
    ) -> None:
        desk.click("Save PDF")
        desk.click("Save PDF")
        busy.set()
        desk.settle()
        assert [file.name for file in documents.iterdir()] == [f"{NAME}.pdf"]

    def test_it_says_so_and_can_be_stopped(self, desk: Desk, busy: threading.Event) -> None:
        desk.context.casebook.announce_anything()
        desk.qtbot.waitUntil(self.card(desk).isVisible)
        assert self.card(desk).said.text() == "The report waits for other work to end."
        desk.click("Stop this")
        assert not self.card(desk).isVisible()
        busy.set()
        desk.settle()

        assert desk.page(ReportPage).made is None
        assert desk.told[-1].startswith("The report was stopped.")

    def test_after_a_stop_the_page_makes_it_when_it_is_opened_again(
        self, desk: Desk, busy: threading.Event
    ) -> None:
        desk.context.casebook.announce_anything()
        desk.qtbot.waitUntil(self.card(desk).isVisible)
        desk.click("Stop this")
        busy.set()
        desk.go("today")
        desk.go("report")

        assert desk.page(ReportPage).made is not None

    def test_a_press_after_a_stop_makes_and_saves_it(
        self, desk: Desk, busy: threading.Event, documents: Path
    ) -> None:
        desk.context.casebook.announce_anything()
        desk.qtbot.waitUntil(self.card(desk).isVisible)
        desk.click("Stop this")
        busy.set()
        desk.click("Save PDF")
        desk.settle()
        assert (documents / f"{NAME}.pdf").is_file()

    def test_what_is_wanted_no_more_is_not_made(
        self, desk: Desk, page: ReportPage, busy: threading.Event
    ) -> None:
        desk.person.click(page.choices.paper.chip("letter"))
        desk.person.click(page.choices.paper.chip("a4"))
        desk.person.click(page.choices.paper.chip("letter"))
        busy.set()
        desk.settle()

        assert page.made is not None
        assert page.made.options.paper.value == "letter"

    def test_no_garbage_is_looked_for_while_it_is_made(self) -> None:
        seen: list[str] = []

        def see(phase: str, _info: dict[str, int]) -> None:
            seen.append(phase)

        gc.collect()
        gc.callbacks.append(see)
        try:
            with application.no_collection():
                application._collect()
            assert seen == []
            application._collect()
            assert seen == ["start", "stop"]
        finally:
            gc.callbacks.remove(see)
