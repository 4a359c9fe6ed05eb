"""The first screen: who this is for, and what is promised."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.language_field import LanguageField
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.brand import Brand
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card, ChoiceCard
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, IconText, Mark, Text
from acutrack.settings.settings import TEXT_SIZES
from acutrack.text.catalogue import Catalogue


class ChoicesScreen(QWidget):
    """Three large choices and, on the same screen, text size, language and backup."""

    wanted_own = Signal()
    wanted_sample = Signal()
    wanted_patients = Signal()
    wanted_text_size = Signal(int)
    wanted_backup = Signal()
    wanted_language = Signal(str)

    def __init__(self, words: Catalogue, text_size: int) -> None:
        super().__init__()
        self._words = words
        self._text_size = text_size
        self.own = self._choice(
            say("Start my own record"),
            say("Three short questions. No account, no password needed."),
            "user",
        )
        self.sample = self._choice(
            say("Look around with a sample patient"),
            say("Twelve weeks of made-up entries. You cannot break anything."),
            "flask-conical",
        )
        self.patients = self._choice(
            say("I treat patients"), say("Keep or read records of several people."), "users"
        )
        self.text_size = Button("", "a-large-small")
        self.language = LanguageField(words(say("Language")), words.language)
        self.backup = Button(words(say("Open a backup")), "folder-open")
        self._lay_out()
        self._connect()
        self.show_text_size(text_size)

    def offer_copies(self, copies: QWidget) -> None:
        """Copies of a record lie here, and the record does not: they come before the choices."""
        found = Card(self._words(say("Copies of a record are here")))
        found.add(Text(self._words(say("Is it yours? Look at a copy before you start anew."))))
        found.add(copies)
        self._offers.addWidget(found)

    def show_text_size(self, percent: int) -> None:
        """Say what the button will do next."""
        self._text_size = percent
        last = percent == TEXT_SIZES[-1]
        self.text_size.set_words(self._words(say("Smaller text") if last else say("Bigger text")))

    def _choice(self, title: Message, detail: Message, icon: str) -> ChoiceCard:
        return ChoiceCard(self._words(title), self._words(detail), icon)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Brand(self._words(say("AcuTrack")), TextStyle.DISPLAY))
        column.addSpacing(6)
        column.addWidget(Heading(self._words(say("A diary for pain and acupuncture.")), 1))
        promise = say(
            "Write down your pain in a few seconds a day. See how it changes. "
            "Give your doctor one clear page."
        )
        column.addWidget(Text(self._words(promise), TextStyle.BODY, Role.INK2))
        column.addSpacing(4)
        self._offers = QVBoxLayout()
        column.addLayout(self._offers)
        for card in (self.own, self.sample, self.patients):
            column.addWidget(card)
        private = say(
            "Everything stays on this computer. AcuTrack does not send anything, "
            "and it does not give medical advice."
        )
        column.addSpacing(4)
        column.addWidget(IconText("lock", self._words(private), TextStyle.BODY, Role.INK))
        column.addWidget(flow(self.text_size, self.backup, gap=8))
        speaks = QHBoxLayout()
        speaks.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        speaks.addWidget(Mark("languages", Role.ACCENT, 20), 0, middle)
        speaks.addWidget(Text(self._words(say("Language")), TextStyle.LABEL), 0, middle)
        speaks.addWidget(self.language, 1)
        column.addLayout(speaks)

    def _connect(self) -> None:
        self.own.clicked.connect(self.wanted_own)
        self.sample.clicked.connect(self.wanted_sample)
        self.patients.clicked.connect(self.wanted_patients)
        self.backup.clicked.connect(self.wanted_backup)
        self.language.picked.connect(lambda code: self.wanted_language.emit(str(code)))
        self.text_size.clicked.connect(self._on_text_size)

    def _on_text_size(self) -> None:
        place = TEXT_SIZES.index(self._text_size) if self._text_size in TEXT_SIZES else 0
        self.wanted_text_size.emit(TEXT_SIZES[(place + 1) % len(TEXT_SIZES)])
