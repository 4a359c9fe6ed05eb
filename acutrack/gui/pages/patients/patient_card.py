"""One person: who, what for, and how far the diary goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Heading, Mark, Text
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class PatientFacts:
    """What stands on the card; `days` counts days with a pain entry."""

    person: Patient
    open_now: bool
    days: int
    sessions: int
    last_entry: date | None


class PatientCard(Card):
    """Values in, one signal out."""

    opened = Signal()

    def __init__(self, facts: PatientFacts, words: Catalogue, today: date) -> None:
        super().__init__()
        self.person = facts.person
        name = facts.person.name or words(say("No name given"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Mark("user", Role.ACCENT, 26), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Heading(name, 3))
        told.addWidget(Text(words(_who(facts.person, today)), TextStyle.BODY, Role.INK2))
        told.addWidget(Text(words(_how_far(facts)), TextStyle.BODY, Role.INK2))
        row.addLayout(told, 1)
        button = Button(
            words(say("Open now")) if facts.open_now else words(say("Open")),
            "folder-open",
            name=words(say("Open the record of {name}", name=name)),
        )
        button.clicked.connect(self.opened)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)


def _who(person: Patient, today: date) -> Message:
    age = person.age_on(today)
    if age is not None and person.birth_date is not None and person.complaint:
        return say(
            "Born {day}, {age} years old. {complaint}",
            day=person.birth_date,
            age=age,
            complaint=person.complaint,
        )
    if age is not None and person.birth_date is not None:
        return say("Born {day}, {age} years old", day=person.birth_date, age=age)
    if person.complaint:
        return say("Birth date not said. {complaint}", complaint=person.complaint)
    return say("Birth date not said")


def _how_far(facts: PatientFacts) -> Message:
    if facts.last_entry is None:
        return say("No pain entries yet. Sessions: {sessions}.", sessions=facts.sessions)
    return say(
        "Days with pain entries: {days}, the last on {day}. Sessions: {sessions}.",
        days=facts.days,
        day=facts.last_entry,
        sessions=facts.sessions,
    )
