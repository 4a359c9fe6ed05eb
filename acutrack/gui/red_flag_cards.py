"""The warning cards an entry brings up: shown before anything else, kept in the record.

Used by every form in which a side effect can be noted. The diary goes on being saved; a card can
be closed, and that it was shown, when, and what was answered is written down.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.edits.side_effects import note_warning
from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.record import PatientId, RecordId
from acutrack.domain.red_flags import CARD_CANNOT_TELL, CARD_SAY_WHEN, Sign, card_title
from acutrack.domain.warning_sign import Urgency, WarningAnswer, WarningShown
from acutrack.gui.context import GuiContext
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.warning_card import WarningCard, WarningLevel

_LEVELS = {
    Urgency.EMERGENCY: WarningLevel.EMERGENCY,
    Urgency.SAME_DAY: WarningLevel.URGENT,
    Urgency.SOON: WarningLevel.TELL,
}


class RedFlagCards(QWidget):
    """The cards for the signs shown now, the most urgent first."""

    closed = Signal()
    """The last card was answered."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__()
        self._context, self._patient = context, patient
        self._shown: dict[str, WarningShown] = {}
        self._cards: dict[Urgency, WarningCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def show_signs(self, signs: tuple[Sign, ...], effect: RecordId | None = None) -> None:
        """Show the cards of these signs; signs already shown here are not shown again."""
        new = tuple(sign for sign in signs if sign.key not in self._shown)
        for urgency in Urgency:
            group = tuple(sign for sign in new if sign.urgency is urgency)
            if group:
                self._add_card(urgency, group)
                self._write_down(group, effect)
        self.setVisible(bool(self._cards))

    def forget(self) -> None:
        """Begin anew for another entry."""
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards.clear()
        self._shown.clear()
        self.hide()

    def _add_card(self, urgency: Urgency, group: tuple[Sign, ...]) -> None:
        words = self._context.words
        number = self._context.settings.current.emergency_number
        told = next((sign.tell for sign in group if sign.tell is not None), None)
        card = WarningCard(
            _LEVELS[urgency],
            words(card_title(urgency, number)),
            words(CARD_CANNOT_TELL),
            signs=tuple(words(sign.ask) for sign in group),
            closing=words(told or CARD_SAY_WHEN),
            buttons=self._deeds(urgency, number),
            spoken=True,
        )
        old = self._cards.pop(urgency, None)
        if old is not None:
            old.deleteLater()
        self._cards[urgency] = card
        self._column.insertWidget(list(Urgency).index(urgency), card)

    def _deeds(self, urgency: Urgency, number: str) -> tuple[QWidget, ...]:
        words = self._context.words
        called = Button(words(say("I have called")), "phone")
        called.clicked.connect(lambda: self._answer(urgency, WarningAnswer.CALLED))
        keep = Button(words(say("Keep writing")), "pencil")
        keep.clicked.connect(lambda: self._answer(urgency, WarningAnswer.KEPT_WRITING))
        if urgency is not Urgency.EMERGENCY:
            return (called, keep)
        large = primary(words(say("Show the number large")), "phone")
        large.clicked.connect(lambda: self._show_number(number))
        return (large, called, keep)

    def _show_number(self, number: str) -> None:
        words = self._context.words
        dialog = Dialog(words(say("Emergency: call {number} now", number=number)), self.window())
        figure = Text(number, TextStyle.DISPLAY, Role.URGENT)
        font = figure.font()
        font.setPixelSize(self._context.theme.px(96))
        figure.setFont(font)
        dialog.add(figure)
        dialog.add(Text(words(CARD_SAY_WHEN)))
        close = Button(words(say("Close")), "x")
        close.clicked.connect(dialog.accept)
        dialog.add_buttons(close)
        dialog.open()

    def _write_down(self, group: tuple[Sign, ...], effect: RecordId | None) -> None:
        now = self._context.now()
        for sign in group:
            shown = WarningShown(
                patient_id=self._patient,
                written_at=now,
                sign=sign.key,
                urgency=sign.urgency,
                shown_at=now,
                side_effect_id=effect,
            )
            self._shown[sign.key] = shown
            self._keep(shown, None)

    def _answer(self, urgency: Urgency, answer: WarningAnswer) -> None:
        for key, shown in list(self._shown.items()):
            if shown.urgency is urgency and shown.answer is WarningAnswer.SHOWN:
                answered = replace(shown, answer=answer)
                self._shown[key] = answered
                self._keep(answered, shown)
        card = self._cards.pop(urgency, None)
        if card is not None:
            card.hide()
            card.deleteLater()
        if not self._cards:
            self.hide()
            self.closed.emit()

    def _keep(self, shown: WarningShown, before: WarningShown | None) -> None:
        try:
            self._context.casebook.record(note_warning(shown, before))
        except AcuTrackError as error:
            # The card stays in sight whether or not it could be written down.
            self._context.notices.tell_failure(error)
