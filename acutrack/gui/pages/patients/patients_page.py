"""The list of people in this casebook, and the form that adds one."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.edits.people import add_patient, new_patient_id
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.patients.patient_card import PatientCard, PatientFacts
from acutrack.gui.pages.patients.patient_form import PatientForm
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.page import Page as Scaffold


class PatientsPage(Page):
    """One card a person, by name; opening one enters that person's room."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (Patient, PainScore, TreatmentSession)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._add = primary(self.words(say("Add a patient")), "plus")
        self._add.clicked.connect(self._open_form)
        self._scaffold = Scaffold(self.words(say("Patients")), "", [self._add])
        self._form = PatientForm(context)
        self._form.finished.connect(self._save)
        self._form.closed.connect(self._form.hide)
        self._form.hide()
        self._scaffold.add(self._form)
        self._find = TextField(self.words(say("Type a part of the name")))
        self._find.textChanged.connect(self._filter)
        self._scaffold.add(FormField(self.words(say("Find")), self._find))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._scaffold.add(self._list)
        self._cards: list[PatientCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def first_focus(self) -> QWidget | None:
        return self._find

    @override
    def refresh(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        people = sorted(self.context.casebook.patients(), key=lambda p: p.name.casefold())
        self._cards = [self._card(person) for person in people]
        for card in self._cards:
            self._rows.addWidget(card)
        count = len(people)
        self._scaffold.set_context(
            self.words(say("1 person, by name"))
            if count == 1
            else self.words(say("{count} people, by name", count=count))
        )
        self._filter(self._find.text())

    def _card(self, person: Patient) -> PatientCard:
        scores = self.context.casebook.load(PainScore, person.patient_id)
        sessions = self.context.casebook.load(TreatmentSession, person.patient_id)
        facts = PatientFacts(
            person,
            open_now=person.patient_id == self.patient,
            days=len({score.day for score in scores}),
            sessions=len(sessions),
            last_entry=max((score.day for score in scores), default=None),
        )
        card = PatientCard(facts, self.context.words, self.context.today())
        card.opened.connect(lambda: self.context.ways.open_patient(person.patient_id))
        return card

    def _filter(self, typed: str) -> None:
        for card in self._cards:
            card.setVisible(typed.strip().casefold() in card.person.name.casefold())

    def _save(self, patient: Patient) -> None:
        try:
            edit = add_patient(patient)
        except InvalidEntry as error:
            self._form.show_problem(error)
            return
        if self.record(edit):
            self._form.clear()
            self._form.hide()
            self.context.ways.open_patient(patient.patient_id)

    def _open_form(self) -> None:
        self._form.open(new_patient_id())
        self._form.show()
        self._form.first_focus().setFocus()
