"""The list of people in this casebook, and the form that adds one."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.form_page import FormPage
from acutrack.gui.pages.patients.patient_card import PatientCard, PatientFacts
from acutrack.gui.pages.patients.patient_form import PatientForm
from acutrack.gui.pages.record_list import RecordList
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.page import Scaffold


class PatientsPage(FormPage[Patient]):
    """One card a person, by name; opening one enters that person's room."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (Patient, PainScore, TreatmentSession)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        add = primary(self.words(say("Add a patient")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        scaffold = Scaffold(self.words(say("Patients")), "", [add])
        self.hold(PatientForm(context, patient, say("Who it is"), "person"), scaffold, add, Patient)
        self.search = TextField(self.words(say("Type a part of the name")))
        self.search.textChanged.connect(self._filter)
        self._find_row = FormField(self.words(say("Find")), self.search)
        scaffold.add(self._find_row)
        self._nobody = Text("", TextStyle.BODY, Role.INK2)
        self._nobody.hide()
        scaffold.add(self._nobody)
        self._list = RecordList()
        scaffold.add(self._list)
        self._cards: list[PatientCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scaffold)

    @override
    def first_focus(self) -> QWidget | None:
        looking = self.form.isHidden() and not self._find_row.isHidden()
        return self.search if looking else super().first_focus()

    @override
    def refresh(self) -> None:
        people = sorted(self.context.casebook.patients(), key=lambda p: p.name.casefold())
        with self._list.anew():
            self._cards = [self._card(person) for person in people]
            for card in self._cards:
                self._list.add(card)
        self._find_row.setVisible(len(people) > 1)
        self._scaffold.set_context(
            self.words(say_count("{count} person, by name", "{count} people, by name", len(people)))
            if people
            else self.words(say("Open a patient’s file, or add a person."))
        )
        self._filter(self.search.text())

    @override
    def said_of(self, record: Patient) -> Message:
        return say("Began the record of {name}.", name=record.name)

    @override
    def after_saving(self, record: Patient) -> None:
        self.context.ways.open_patient(record.patient_id)

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
        wanted = typed.strip().casefold()
        fitting = [card for card in self._cards if wanted in card.person.name.casefold()]
        for card in self._cards:
            card.setVisible(card in fitting)
        self._nobody.setText(self.words(say("Nobody here is called “{name}”.", name=typed.strip())))
        self._nobody.setVisible(bool(self._cards) and not fitting)
