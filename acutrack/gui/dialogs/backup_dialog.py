"""Shows what a backup holds before it becomes the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.casebook.casebook import Casebook
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.record import PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

_Dated = PainScore | TreatmentSession | SideEffect | DayAnswer | Note


@dataclass(frozen=True)
class BackupFacts:
    """Who is in a casebook, and how far it goes; no dates where nothing was noted."""

    names: tuple[str, ...]
    days: int
    sessions: int
    first: date | None
    last: date | None


def read_facts(casebook: Casebook) -> BackupFacts:
    """Look a casebook over. Raises Obstacle."""
    people = casebook.patients()
    days: set[tuple[str, date]] = set()
    sessions = 0
    for person in people:
        found = _dated(casebook, person.patient_id)
        days |= {(person.patient_id, record.day) for record in found}
        sessions += sum(isinstance(record, TreatmentSession) for record in found)
    dates = [day for _whose, day in days]
    return BackupFacts(
        tuple(person.name for person in people),
        len(days),
        sessions,
        min(dates, default=None),
        max(dates, default=None),
    )


def _dated(casebook: Casebook, patient: PatientId) -> tuple[_Dated, ...]:
    return (
        *casebook.load(PainScore, patient),
        *casebook.load(TreatmentSession, patient),
        *casebook.load(SideEffect, patient),
        *casebook.load(DayAnswer, patient),
        *casebook.load(Note, patient),
    )


class BackupDialog(Dialog):
    """Accepted when the backup is to be used."""

    def __init__(self, words: Catalogue, facts: BackupFacts, parent: QWidget) -> None:
        super().__init__(words(say("What the backup holds")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in _lines(facts, words):
            self.add(Text(words(line), TextStyle.STRONG))
        told = say("It is copied to this computer. The file you chose stays as it is.")
        self.add(Text(words(told)))
        self.body.addStretch(1)
        use = primary(words(say("Use this backup")), "archive-restore")
        use.clicked.connect(self.accept)
        close = Button(words(say("Close without using it")), "x")
        close.clicked.connect(self.reject)
        self.add_buttons(use, close)
        use.setFocus()


def _lines(facts: BackupFacts, words: Catalogue) -> Sequence[Message]:
    names = [name or words(say("No name given")) for name in facts.names]
    lines: list[Message] = [
        say("Name: {name}", name=names[0])
        if len(names) == 1
        else say_count("{count} person", "{count} people", len(names)),
        say_count("{count} day with entries", "{count} days with entries", facts.days),
        say_count("{count} session", "{count} sessions", facts.sessions),
    ]
    if facts.first is not None and facts.last is not None:
        lines.append(say("From {first} to {last}", first=facts.first, last=facts.last))
    return lines
