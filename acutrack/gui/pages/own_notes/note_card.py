"""One note of a practitioner with its amendments, and what can be done with it."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.domain.practitioner_note import NoteThread, PractitionerNote
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, IconText, Text
from acutrack.text.catalogue import Catalogue


class NoteCard(Card):
    """Values in, signals out. Times are told as the clock of this computer has them."""

    edited = Signal()
    signed = Signal()
    removed = Signal()
    amended = Signal()

    def __init__(self, thread: NoteThread, words: Catalogue, zone: tzinfo | None) -> None:
        super().__init__()
        self._words, self._zone = words, zone
        note = thread.note
        self.add(Heading(words.formats.weekday_and_day(note.day), 3))
        self._tell(note)
        for amendment in thread.amendments:
            self.add(Text(words(say("Amendment")), TextStyle.LABEL))
            self._tell(amendment)
        self.add(self._deeds(note))

    def _tell(self, note: PractitionerNote) -> None:
        self.add(Text(note.text))
        if note.signed_at is None:
            self.add(IconText("pencil", self._words(say("Not signed yet")), TextStyle.SMALL))
            return
        at = self._words.formats.moment(note.signed_at.astimezone(self._zone))
        told = say("Signed by {who}, {moment}", who=note.author, moment=at)
        self.add(IconText("check", self._words(told), TextStyle.SMALL, icon_role=Role.INK2))

    def _deeds(self, note: PractitionerNote) -> QWidget:
        day = note.day
        if note.is_signed:
            amend = self._button(
                say("Add an amendment"),
                "plus",
                say("Add an amendment to the note of {day}", day=day),
            )
            amend.clicked.connect(self.amended)
            return flow(amend, gap=8)
        sign = self._button(say("Sign"), "check", say("Sign the note of {day}", day=day))
        change = self._button(say("Change"), "pencil", say("Change the note of {day}", day=day))
        remove = self._button(say("Remove"), "trash-2", say("Remove the note of {day}", day=day))
        sign.clicked.connect(self.signed)
        change.clicked.connect(self.edited)
        remove.clicked.connect(self.removed)
        return flow(sign, change, remove, gap=8)

    def _button(self, words: Message, icon: str, name: Message) -> Button:
        return Button(self._words(words), icon, name=self._words(name))
