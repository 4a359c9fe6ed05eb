"""What lies ahead: the next session, a visit to the doctor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.domain.note import Appointment, AppointmentKind
from acutrack.gui.pages.today.sentences import when
from acutrack.gui.pages.today.todays_diary import TodaysDiary
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Mark, Text
from acutrack.text.catalogue import Catalogue

_ICONS = {AppointmentKind.SESSION: "calendar-check-2", AppointmentKind.VISIT: "file-text"}


class ComingUpCard(Card):
    """Appointments, soonest first; before a visit a report can be made."""

    wanted_report = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Coming up")))
        self._words = words
        self._shown: tuple[object, ...] | None = None
        self._entries = QVBoxLayout()
        self._entries.setSpacing(12)
        self.body.addLayout(self._entries)
        self.nothing = Text(
            words(say("Your next session and visits show here.")), TextStyle.SMALL, Role.INK2
        )
        self.add(self.nothing)
        self.report = Button(words(say("Make report")), "file-text")
        self.report.clicked.connect(self.wanted_report)
        self.body.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)

    def show_diary(self, diary: TodaysDiary) -> None:
        """Show what is planned."""
        shown = (diary.coming_up, diary.today)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._entries.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for appointment in diary.coming_up:
            self._entries.addWidget(self._entry(appointment, diary))
        self.nothing.setVisible(not diary.coming_up)
        visits = any(a.kind is AppointmentKind.VISIT for a in diary.coming_up)
        self.report.setVisible(visits)

    def _entry(self, appointment: Appointment, diary: TodaysDiary) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Mark(_ICONS[appointment.kind]), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(Text(self._words(title(appointment)), TextStyle.STRONG))
        day = self._words(when(appointment, self._words.formats, diary.today))
        told.addWidget(Text(day, TextStyle.SMALL, Role.INK2))
        row.addLayout(told, 1)
        return entry


def title(appointment: Appointment) -> Message:
    """What is planned, and with whom."""
    whom = appointment.with_whom.strip()
    if appointment.kind is AppointmentKind.SESSION:
        return say("Session with {name}", name=whom) if whom else say("Next session")
    return say("Visit to {name}", name=whom) if whom else say("Visit to the doctor")
