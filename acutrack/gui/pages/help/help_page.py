"""Help and safety: warning signs first."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.message import Message, say
from acutrack.domain.precaution import PRECAUTION_WORDS
from acutrack.domain.record import PatientId
from acutrack.domain.red_flags import ALL_SIGNS, BACK_PAIN_SIGNS, CARD_SAY_WHEN, Sign, card_title
from acutrack.domain.warning_sign import Urgency
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.charts.how_to_read import EXPLAINED
from acutrack.gui.pages.help.help_words import (
    AFTER,
    ASK_FIRST,
    DAMAGED,
    HOW_COMMON,
    LIMITS,
    PRIVACY,
    TELL_FIRST,
)
from acutrack.gui.pages.page import Page
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.warning_card import WarningCard, WarningLevel

_LEVELS = {
    Urgency.EMERGENCY: WarningLevel.EMERGENCY,
    Urgency.SAME_DAY: WarningLevel.URGENT,
    Urgency.SOON: WarningLevel.TELL,
}


class HelpPage(Page):
    """Built once; only the emergency number can change while it stands."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._number = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scaffold: Scaffold | None = None

    @override
    def arrive(self, argument: str) -> None:
        if self.context.settings.current.emergency_number != self._number:
            self.refresh_if_shown()

    @override
    def first_focus(self) -> QWidget | None:
        return self._scaffold.verticalScrollBar() if self._scaffold is not None else None

    @override
    def refresh(self) -> None:
        self._number = self.context.settings.current.emergency_number
        if self._scaffold is not None:
            self._scaffold.hide()
            self._scaffold.deleteLater()
        self._scaffold = Scaffold(
            self.words(say("Help and safety")),
            self.words(
                say(
                    "Emergency number: {number}. You can change it in Settings.",
                    number=self._number,
                )
            ),
        )
        # It is there to be read: the keyboard begins at the bar.
        self._scaffold.verticalScrollBar().setAccessibleName(self.words(say("Help and safety")))
        self._column.addWidget(self._scaffold)
        self._add_signs(say("After a session"), ALL_SIGNS)
        self._add_signs(say("Back pain itself"), BACK_PAIN_SIGNS)
        self._add_texts(say("After every session"), AFTER)
        self._add_texts(
            say("Tell your practitioner first"), (*TELL_FIRST, *PRECAUTION_WORDS.values())
        )
        self._add_texts(say("Questions to ask a practitioner"), ASK_FIRST)
        self._add_texts(say("How common side effects are"), HOW_COMMON)
        self._add_explained()
        self._add_limits()
        self._add_shortcuts()
        self._add_privacy()
        self._add_texts(say("If your record is damaged"), DAMAGED)

    def _add_signs(self, heading: Message, signs: tuple[Sign, ...]) -> None:
        self._add(Heading(self.words(heading), 2))
        for urgency in Urgency:
            group = tuple(self.words(sign.ask) for sign in signs if sign.urgency is urgency)
            if group:
                self._add(
                    WarningCard(
                        _LEVELS[urgency],
                        self.words(card_title(urgency, self._number)),
                        self.words(say("If you have:")),
                        signs=group,
                        closing=self.words(CARD_SAY_WHEN) if signs is ALL_SIGNS else "",
                    )
                )

    def _add_texts(
        self, heading: Message, texts: tuple[Message, ...], link: QuietLink | None = None
    ) -> None:
        card = Card(self.words(heading), beside=link)
        for text in texts:
            card.add(Text(self.words(text)))
        self._add(card)

    def _add_limits(self) -> None:
        how = QuietLink(self.words(say("How AcuTrack decides")), "circle-question-mark")
        how.clicked.connect(partial(self.context.ways.go, "decides"))
        self._add_texts(say("What a diary can and cannot tell"), LIMITS, how)

    def _add_privacy(self) -> None:
        whole = QuietLink(self.words(say("What is protected")), "circle-question-mark")
        whole.clicked.connect(partial(self.context.ways.go, "protected"))
        self._add_texts(say("Privacy"), PRIVACY, whole)

    def _add_explained(self) -> None:
        card = Card(self.words(say("How to read the chart")))
        for heading, explanation in EXPLAINED:
            card.add(Text(self.words(heading), TextStyle.STRONG))
            card.add(Text(self.words(explanation)))
        self._add(card)

    def _add_shortcuts(self) -> None:
        card = Card(self.words(say("Keys")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        rows = [(entry.shortcut, entry.words) for entry in PAGES]
        rows += [(shortcut.keys, shortcut.words) for shortcut in SHORTCUTS]
        rows += [("0 - 9", say("Answer the pain question; 1 then 0 is 10"))]
        for row, (keys, words) in enumerate(rows):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
            grid.addWidget(Text(shown, TextStyle.STRONG, wrap=False), row, 0)
            grid.addWidget(Text(self.words(words)), row, 1)
        card.body.addLayout(grid)
        self._add(card)

    def _add(self, widget: QWidget) -> None:
        if self._scaffold is not None:
            self._scaffold.add(widget)
