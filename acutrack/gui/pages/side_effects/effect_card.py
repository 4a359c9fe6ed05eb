"""One side effect, with the deeds it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.domain.side_effect import KIND_SHORT, SideEffect
from acutrack.gui.pages.side_effects.effect_words import done_about, story_of, title_of
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Mark, Text
from acutrack.text.catalogue import Catalogue


class EffectCard(Card):
    """Values in, signals out."""

    gone = Signal()
    still_there = Signal()
    edited = Signal()
    removed = Signal()

    def __init__(self, effect: SideEffect, words: Catalogue) -> None:
        super().__init__()
        self._words, self._effect = words, effect
        row = QHBoxLayout()
        row.setSpacing(16)
        icon = "bandage" if effect.counts else "circle-check"
        role = Role.SIDE_EFFECT if effect.counts else Role.BETTER
        row.addWidget(Mark(icon, role, 26), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Heading(words(title_of(effect)), 3))
        told.addWidget(Text(words(story_of(effect)), TextStyle.BODY, Role.INK2))
        done = done_about(effect)
        if done is not None:
            told.addWidget(Text(words(done), TextStyle.BODY, Role.INK2))
        if effect.note:
            told.addWidget(Text(effect.note))
        row.addLayout(told, 1)
        self.body.addLayout(row)
        self.add(self._deeds())

    def _deeds(self) -> QWidget:
        effect = self._effect
        kind = KIND_SHORT[effect.kind]
        deeds: list[QWidget] = []
        if effect.open:
            gone = self._button(say("Gone"), "check", say("Gone: {kind}", kind=kind))
            gone.clicked.connect(self.gone)
            still = self._button(say("Still there"), "clock", say("Still there: {kind}", kind=kind))
            still.clicked.connect(self.still_there)
            deeds += [gone, still]
        change = self._button(
            say("Change"), "pencil", say("Change: {kind}, {day}", kind=kind, day=effect.day)
        )
        change.clicked.connect(self.edited)
        remove = self._button(
            say("Remove"), "trash-2", say("Remove: {kind}, {day}", kind=kind, day=effect.day)
        )
        remove.clicked.connect(self.removed)
        return flow(*deeds, change, remove, gap=8)

    def _button(self, words: Message, icon: str, name: Message) -> Button:
        return Button(self._words(words), icon, name=self._words(name))
