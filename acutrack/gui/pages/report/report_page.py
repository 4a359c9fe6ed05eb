"""Shows the file as it will be printed, and saves it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
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
from acutrack.gui.dialogs.choosing import ask_new_file, documents_folder, free_name
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.report.choices_card import ChoicesCard
from acutrack.gui.pages.report.preview import PdfPreview
from acutrack.gui.pages.report.rendering import Rendered, render
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.page import Columns, Scaffold

if TYPE_CHECKING:
    from acutrack.report.options import ReportOptions

LEAST_DAYS = 3
_DOTS_PER_INCH = 108
#: Heights in px at 100 % text: least of the preview, and of what stands around it.
_LEAST, _AROUND = 300, 96
#: Of the page's height, where the choices stand under the preview.
_SHARE_ABOVE = 0.75


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
        self._made_with: tuple[str, str] | None = None
        self._save = primary(self.words(say("Save PDF")), "download")
        self._save.clicked.connect(self.save)
        self._elsewhere = Button(self.words(say("Save somewhere else")), "folder-open")
        self._elsewhere.clicked.connect(self._save_elsewhere)
        self.choices = ChoicesCard(context)
        self.choices.changed.connect(self.refresh_if_shown)
        self.preview = PdfPreview(self.words(say("The report, as it will be printed")))
        self._done = self._done_card()
        self._empty = self._empty_state()
        self._lay_out()

    @override
    def arrive(self, argument: str) -> None:
        self._done.hide()
        settings = self.context.settings.current
        self.choices.show_paper(settings.paper)
        if self._made_with not in {None, (settings.paper, settings.emergency_number)}:
            self.refresh_if_shown()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # After the columns have found out whether there is room for two.
        QTimer.singleShot(0, self, self._fit_preview)

    @override
    def first_focus(self) -> QWidget | None:
        return self._save

    @override
    def refresh(self) -> None:
        scores = self.context.casebook.load(PainScore, self.patient)
        enough = len({score.day for score in scores}) >= LEAST_DAYS
        self._empty.setVisible(not enough)
        self._columns.setVisible(enough)
        for button in (self._save, self._elsewhere):
            button.setVisible(enough)
        self._rendered = None
        if enough:
            settings = self.context.settings.current
            self._made_with = (settings.paper, settings.emergency_number)
            job = partial(render, self._maker(), _DOTS_PER_INCH)
            self.context.work.start(self, job, self._show, what="report", failed=self._tell_failed)

    def save(self) -> None:
        """Save into the documents folder, under a name that is still free."""
        if self._rendered is None:
            # Pressed before the file was ready: it is saved as soon as it is.
            self._save_when_ready = True
            self.context.notices.tell(say("The report is being made. It is saved when it is done."))
            return
        from acutrack.report.saving import suggested_file_name

        name = self._person().name if self.context.settings.current.name_in_file else None
        folder = documents_folder()
        self._save_as(free_name(folder, suggested_file_name(self.context.today(), name)))

    def _save_elsewhere(self) -> None:
        from acutrack.report.saving import suggested_file_name

        # The dialog itself has asked before it gives a name that is taken.
        ask_new_file(
            self,
            self.words(say("Save the report")),
            free_name(documents_folder(), suggested_file_name(self.context.today())),
            self.words(say("PDF (*.pdf)")),
            lambda path: self._save_as(path, overwrite=True),
        )

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

        chosen = self.choices.choices
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

    def _tell_failed(self, error: AcuTrackError) -> None:
        self._save_when_ready = False
        self.context.notices.tell_failure(error)

    def _lay_out(self) -> None:
        context = say("One clear page for your doctor, one for you, then the tables.")
        deeds: list[QWidget] = [self._elsewhere, self._save]
        self._scaffold = Scaffold(self.words(say("Report")), self.words(context), deeds)
        self._columns = Columns(24, 10)
        self._columns.main.addWidget(self.preview)
        self._columns.side.addWidget(self.choices)
        for widget in (self._done, self._empty, self._columns):
            self._scaffold.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)
        follow_look(self._fit_preview)

    def _fit_preview(self) -> None:
        """Beside the choices the preview takes all the height; above them they stay in sight."""
        share = _SHARE_ABOVE if self._columns.is_single else 1.0
        around = self._scaffold.title.height() + look().px(_AROUND)
        self.preview.setFixedHeight(max(look().px(_LEAST), round((self.height() - around) * share)))

    def _done_card(self) -> Card:
        card = Card(ground=Role.TINT, edge=Role.ACCENT)
        self._done_words = Text("", TextStyle.STRONG)
        open_it = Button(self.words(say("Open the report")), "file-text")
        open_it.clicked.connect(lambda: self._open(self._saved))
        folder = Button(self.words(say("Show in folder")), "folder-open")
        folder.clicked.connect(lambda: self._open(self._saved.parent if self._saved else None))
        card.add(flow(self._done_words, open_it, folder, gap=12))
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
