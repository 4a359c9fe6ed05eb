"""Shows the file as it will be printed, and saves it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.report.choices_card import ChoicesCard
from acutrack.gui.pages.report.preview import PdfPreview
from acutrack.gui.pages.report.rendering import Rendered, free_name, render
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Text

if TYPE_CHECKING:
    from acutrack.report.options import ReportOptions

LEAST_DAYS = 3
_DOTS_PER_INCH = 108
_EDGE = 32


class ReportPage(Page):
    """Preview on one side, choices on the other, one primary button."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient, PainScore, TreatmentSession, SideEffect, CoTreatment, DayAnswer, Note,
    )  # fmt: skip

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._rendered: Rendered | None = None
        self._saved: Path | None = None
        self._save_when_ready = False
        self._save = primary(self.words(say("Save PDF")), "download")
        self._save.clicked.connect(self.save)
        self._elsewhere = Button(self.words(say("Save somewhere else")), "folder-open")
        self._elsewhere.clicked.connect(self._save_elsewhere)
        self._choices = ChoicesCard(context)
        self._choices.changed.connect(self.refresh_if_shown)
        self.preview = PdfPreview(self.words(say("The report, as it will be printed")))
        self._done = self._done_card()
        self._empty = self._empty_state()
        self._lay_out()

    @override
    def arrive(self, argument: str) -> None:
        self._done.hide()

    @override
    def first_focus(self) -> QWidget | None:
        return self._save

    @override
    def refresh(self) -> None:
        scores = self.context.casebook.load(PainScore, self.patient)
        enough = len({score.day for score in scores}) >= LEAST_DAYS
        self._empty.setVisible(not enough)
        self._body.setVisible(enough)
        for button in (self._save, self._elsewhere):
            button.setVisible(enough)
        if enough:
            self._save_when_ready = False
            self._rendered = None
            job = partial(render, self._maker(), _DOTS_PER_INCH)
            self.context.work.start(self, job, self._show, what="report")

    def save(self) -> None:
        """Save into the documents folder, under a name that is still free."""
        if self._rendered is None:
            # Pressed before the file was ready: it is saved as soon as it is.
            self._save_when_ready = True
            return
        from acutrack.report.saving import suggested_file_name

        name = self._person().name if self.context.settings.current.name_in_file else None
        folder = documents_folder()
        self._save_as(free_name(folder, suggested_file_name(self.context.today(), name)))

    def _save_elsewhere(self) -> None:
        from acutrack.report.saving import suggested_file_name

        start = documents_folder() / suggested_file_name(self.context.today())
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.words(say("Save the report")), str(start), "PDF (*.pdf)"
        )
        if chosen:
            # The system's own dialog has asked before it gives a name that is taken.
            self._save_as(Path(chosen), overwrite=True)

    def _save_as(self, path: Path, *, overwrite: bool = False) -> None:
        from acutrack.report.saving import save_report

        if self._rendered is None:
            return
        try:
            save_report(path, self._rendered.data, overwrite=overwrite)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return
        self._saved = path
        self._done_words.setText(
            self.words(say("Saved as {name} in {folder}.", name=path.name, folder=path.parent.name))
        )
        self._done.show()
        self.context.notices.tell(say("The report is saved."))

    def _maker(self) -> partial[bytes]:
        from acutrack.report.content import gather
        from acutrack.report.report import write_content

        options = self._options()
        # Records are read here and drawn elsewhere: the casebook stays on this thread.
        content = gather(self.context.casebook, self._person(), options, self.context.now())
        return partial(write_content, content, options, self.context.words)

    def _options(self) -> ReportOptions:
        from acutrack.report.options import Paper, ReportOptions

        chosen = self._choices.choices
        return ReportOptions(
            paper=Paper.named(chosen.paper),
            first=chosen.first,
            last=chosen.last,
            plain_words_page=chosen.plain_words_page,
            tables=chosen.tables,
            every_entry=chosen.every_entry,
            emergency_number=self.context.settings.current.emergency_number,
        )

    def _person(self) -> Patient:
        found = self.context.casebook.load(Patient, self.patient)
        if not found:
            raise Obstacle(say("This record is no longer there. Open another one."))
        return found[0]

    def _show(self, rendered: Rendered) -> None:
        self._rendered = rendered
        total = len(rendered.pages)
        names = [
            self.words(say("Page {page} of {total}", page=page, total=total))
            for page in range(1, total + 1)
        ]
        self.preview.show_pages(rendered.pages, names)
        if self._save_when_ready:
            self._save_when_ready = False
            self.save()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Heading(self.words(say("Report")), 1))
        context = say("One clear page for your doctor, one for you, then the tables.")
        words.addWidget(Text(self.words(context), TextStyle.BODY, Role.INK2))
        head.addLayout(words, 1)
        head.addWidget(flow(self._elsewhere, self._save, gap=8))
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(self._choices)
        side.addStretch(1)
        row.addLayout(side, 10)
        row.addWidget(self.preview, 24)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 22, _EDGE, 8)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._done)
        column.addWidget(self._empty)
        column.addWidget(self._body, 1)

    def _done_card(self) -> Card:
        card = Card(ground=Role.TINT, edge=Role.ACCENT)
        self._done_words = Text("", TextStyle.STRONG)
        open_it = Button(self.words(say("Open the report")), "file-text")
        open_it.clicked.connect(lambda: self._open(self._saved))
        folder = Button(self.words(say("Show in folder")), "folder-open")
        folder.clicked.connect(lambda: self._open(self._saved.parent if self._saved else None))
        row = QHBoxLayout()
        row.addWidget(self._done_words, 1)
        row.addWidget(flow(open_it, folder, gap=8))
        card.body.addLayout(row)
        card.hide()
        return card

    def _open(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.context.notices.tell_failure(
                Obstacle(
                    say(
                        "This computer has no program for it. The file is safe: {path}",
                        path=str(path),
                    )
                )
            )

    def _empty_state(self) -> EmptyState:
        sample = Button(self.words(say("See the sample report")), "flask-conical")
        sample.clicked.connect(self.context.ways.wanted_sample)
        words = self.words(say("A report needs at least 3 days of entries."))
        return EmptyState(words, sample, "file-text")


def documents_folder() -> Path:
    """Where the person keeps documents; their home folder where there is no such place."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return folder if folder.is_dir() else Path.home()
