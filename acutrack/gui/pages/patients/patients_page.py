"""The caseload of everybody in this casebook, and the form that adds somebody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.warning_sign import WarningShown
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.form_page import FormPage
from acutrack.gui.pages.patients.caseload_view import CaseloadView
from acutrack.gui.pages.patients.patient_form import PatientForm
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from datetime import date

    from acutrack.analysis.caseload.row import CaseloadRow
    from acutrack.casebook.casebook import Touched
    from acutrack.casebook.everybody import Everybody


class PatientsPage(FormPage[Patient]):
    """One row a person; opening one enters that person's room."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient,
        PainScore,
        TreatmentSession,
        SideEffect,
        Course,
        Complaint,
        FrozenBaseline,
        Review,
        WarningShown,
    )

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        add = primary(self.words(say("Add a patient")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        self.audit = Button(self.words(say("Practice audit")), "chart-line")
        self.audit.clicked.connect(partial(context.ways.go, "audit"))
        scaffold = Scaffold(self.words(say("Patients")), "", [self.audit, add])
        self.hold(PatientForm(context, patient, say("Who it is"), "person"), scaffold, add, Patient)
        self.caseload = CaseloadView(context.words)
        self.caseload.wanted.connect(context.ways.open_patient)
        scaffold.add(self.caseload)
        scaffold.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scaffold)

    @override
    def first_focus(self) -> QWidget | None:
        view = self.caseload
        looking = not (view.isHidden() or view.find_row.isHidden())
        return view.search if looking and self.form.isHidden() else super().first_focus()

    @override
    def refresh(self) -> None:
        people = self.context.casebook.patients()
        self._scaffold.set_context(
            self.words(say_count("{count} person", "{count} people", len(people)))
            if people
            else self.words(say("Open a patient’s file, or add a person."))
        )
        self.caseload.setVisible(bool(people))
        self.audit.setVisible(bool(people))
        self.caseload.expect(len(people))
        today = self.context.today()
        job = partial(_read, self.context.casebook.everybody(), today)
        show = partial(self._show, today)
        self.context.work.start(self, job, show, what="caseload")

    @override
    def said_of(self, record: Patient) -> Message:
        return say("Began the record of {name}.", name=record.name)

    @override
    def after_saving(self, record: Patient) -> None:
        self.context.ways.open_patient(record.patient_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def _on_touched(self, touched: Touched) -> None:
        # Whoever's record it is: everybody is on this page.
        if not touched.pairs or any(kind in self.KINDS for kind, _ in touched.pairs):
            self.refresh_if_shown()

    def _show(self, today: date, rows: tuple[CaseloadRow, ...]) -> None:
        self.caseload.show_caseload(rows, today)
        self._fit()

    def _fit(self) -> None:
        """The rows get what the page has left, so that only they are scrolled."""
        content, table = self._scaffold.widget(), self.caseload.table
        if content is None:
            return
        top = table.mapTo(content, QPoint(0, 0)).y()
        below = self.caseload.below_table()
        self.caseload.fit_height(self._scaffold.viewport().height() - top - below)


def _read(everybody: Everybody, today: date) -> tuple[CaseloadRow, ...]:
    from acutrack.analysis.caseload.row import read_caseload

    return read_caseload(everybody, today)
