"""One medicine or other care: what, since when, and whether it was taken today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.co_treatment import CARE_WORDS, TAKEN_WORDS, CareKind, CoTreatment, Taken
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import TriStateChip
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Mark, Text
from acutrack.text.answer_letters import YES_OR_NO, answers_by_letter
from acutrack.text.catalogue import Catalogue


class TreatmentCard(Card):
    """Values in, signals out."""

    edited = Signal()
    ended = Signal()
    removed = Signal()
    answered = Signal(object)

    def __init__(
        self, treatment: CoTreatment, words: Catalogue, today: date, taken_today: bool | None
    ) -> None:
        super().__init__()
        self._words = words
        self._treatment = treatment
        row = QHBoxLayout()
        row.setSpacing(16)
        icon = "pill" if treatment.kind is CareKind.MEDICINE else "person-standing"
        row.addWidget(Mark(icon, Role.OTHER_CARE, 26), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Heading(treatment.name, 3))
        told.addWidget(Text(words(self._details()), TextStyle.BODY, Role.INK2))
        told.addWidget(Text(words(self._period()), TextStyle.BODY, Role.INK2))
        if treatment.note:
            told.addWidget(Text(treatment.note))
        row.addLayout(told, 1)
        self.body.addLayout(row)
        self.add(self._deeds(today, taken_today))

    def _deeds(self, today: date, taken_today: bool | None) -> QWidget:
        name = self._treatment.name
        deeds: list[TriStateChip | Button] = []
        if self._treatment.runs_on(today):
            deeds.append(self._today_chip(taken_today))
        if self._treatment.end is None:
            end = self._button(say("Ended today"), "check", say("End {name} today", name=name))
            end.clicked.connect(self.ended)
            deeds.append(end)
        change = self._button(say("Change"), "pencil", say("Change {name}", name=name))
        change.clicked.connect(self.edited)
        remove = self._button(say("Remove"), "trash-2", say("Remove {name}", name=name))
        remove.clicked.connect(self.removed)
        return flow(*deeds, change, remove, gap=8)

    def _today_chip(self, taken_today: bool | None) -> TriStateChip:
        chip = TriStateChip(
            self._words(say("{name} today", name=self._treatment.name)),
            self._words(say("Not said")),
            self._words(say("Taken today")),
            self._words(say("Not taken today")),
            letters=answers_by_letter(self._words, YES_OR_NO),
            unsaid=self._words(say("Taken today?")),
        )
        chip.show_answer(taken_today)
        chip.answered.connect(self.answered)
        return chip

    def _button(self, words: Message, icon: str, name: Message) -> Button:
        return Button(self._words(words), icon, name=self._words(name))

    def _details(self) -> Message:
        treatment = self._treatment
        kind = CARE_WORDS[treatment.kind]
        taken = TAKEN_WORDS[treatment.taken]
        if treatment.dose and treatment.taken is not Taken.NOT_SAID:
            return say("{kind}, {dose}. {taken}.", kind=kind, dose=treatment.dose, taken=taken)
        if treatment.dose:
            return say("{kind}, {dose}.", kind=kind, dose=treatment.dose)
        if treatment.taken is not Taken.NOT_SAID:
            return say("{kind}. {taken}.", kind=kind, taken=taken)
        return kind

    def _period(self) -> Message:
        treatment = self._treatment
        if treatment.end is None:
            return say("Since {start}", start=treatment.start)
        return say("{start} to {end}", start=treatment.start, end=treatment.end)
