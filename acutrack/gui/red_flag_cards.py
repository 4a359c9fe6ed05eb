"""The warning cards an entry brings up: shown before anything else, kept in the record.

Used by every form in which a side effect can be noted. The diary goes on being saved; a card can
be closed, and that it was shown, when, and what was answered is written down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.edits.side_effects import note_warning
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId
from acutrack.domain.red_flags import (
    CARD_CANNOT_TELL,
    URGENCY_ORDER,
    Sign,
    card_title,
    signs_for,
    to_tell,
)
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.warning_sign import Urgency, WarningAnswer, WarningShown
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.large_number import show_number_large
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.warning_card import WarningCard, WarningLevel

_LEVELS = {
    Urgency.EMERGENCY: WarningLevel.EMERGENCY,
    Urgency.SAME_DAY: WarningLevel.URGENT,
    Urgency.SOON: WarningLevel.TELL,
}


@dataclass(frozen=True)
class _Item:
    """A sign on a card that waits for an answer; `kept` is what stands in the record of it."""

    sign: Sign
    shown: WarningShown
    kept: bool


class RedFlagCards(QWidget):
    """The cards for the signs shown now, the most urgent first."""

    closed = Signal()
    """The last card was answered."""
    appeared = Signal()
    """A card came up."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__()
        self._context, self._patient = context, patient
        self._seen: set[str] = set()
        self._waiting: list[_Item] = []
        self._cards: dict[Urgency, WarningCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def show_signs_of(self, effect: SideEffect) -> None:
        """Show the cards that an entry brings up as of today, with what the person ticked."""
        found = self._context.casebook.load(Patient, self._patient)
        if found:
            self.show_signs(signs_for(effect, found[0], self._context.today()), effect.id)

    def show_signs(self, signs: tuple[Sign, ...], effect: RecordId | None = None) -> None:
        """Show the cards of these signs; what was answered for this entry is not asked again.

        A sign that no longer fits the entry goes, as when another kind was picked by mistake.
        """
        if effect is not None:
            self._withdraw(effect, {sign.key for sign in signs})
        new = [sign for sign in signs if sign.key not in self._seen]
        if not new:
            return
        earlier = self._shown_before(effect)
        for sign in new:
            self._seen.add(sign.key)
            found = earlier.get(sign.key)
            if found is None:
                self._waiting.append(self._write_down(sign, effect))
            elif found.answer is WarningAnswer.SHOWN:
                self._waiting.append(_Item(sign, found, kept=True))
        for urgency in {sign.urgency for sign in new}:
            self._draw(urgency)
        if self._cards:
            self.appeared.emit()

    def begin_another(self) -> None:
        """Another entry begins; a card that was not answered stays in sight."""
        self._seen.clear()

    def forget(self, effect: RecordId | None = None) -> None:
        """Take the cards away, all of them or those of one entry that was taken back."""
        self._seen.clear()
        self._waiting = [
            item
            for item in self._waiting
            if effect is not None and item.shown.side_effect_id != effect
        ]
        for urgency in Urgency:
            self._draw(urgency)

    def _withdraw(self, effect: RecordId, fitting: set[str]) -> None:
        gone = [
            item
            for item in self._waiting
            if item.shown.side_effect_id == effect and item.sign.key not in fitting
        ]
        self._waiting = [item for item in self._waiting if item not in gone]
        self._seen -= {item.sign.key for item in gone}
        for urgency in {item.sign.urgency for item in gone}:
            self._draw(urgency)

    def _draw(self, urgency: Urgency) -> None:
        """Bring the card of one level up to date with what waits for an answer."""
        signs = tuple(
            dict.fromkeys(item.sign for item in self._waiting if item.sign.urgency is urgency)
        )
        old = self._cards.pop(urgency, None)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if signs:
            above = [other for other in URGENCY_ORDER if other in self._cards]
            place = sum(URGENCY_ORDER.index(u) < URGENCY_ORDER.index(urgency) for u in above)
            self._cards[urgency] = self._card(urgency, signs)
            self._column.insertWidget(place, self._cards[urgency])
        self.setVisible(bool(self._cards))

    def _card(self, urgency: Urgency, signs: tuple[Sign, ...]) -> WarningCard:
        words = self._context.words
        number = self._context.settings.current.emergency_number
        return WarningCard(
            _LEVELS[urgency],
            words(card_title(urgency, number)),
            words(CARD_CANNOT_TELL),
            signs=tuple(words(sign.ask) for sign in signs),
            closing=tuple(words(told) for told in (*to_tell(signs), *self._advice(urgency))),
            buttons=self._deeds(urgency),
            spoken=True,
        )

    def _advice(self, urgency: Urgency) -> tuple[Message, ...]:
        """The number for what can wait an hour, if one is set; never beside an emergency."""
        line = self._context.settings.current.advice_line
        wanted = bool(line) and urgency is not Urgency.EMERGENCY
        return (say("Advice line: {number}", number=line),) if wanted else ()

    def _deeds(self, urgency: Urgency) -> tuple[QWidget, ...]:
        words = self._context.words
        called = Button(words(say("I have called")), "phone")
        called.clicked.connect(lambda: self._answer(urgency, WarningAnswer.CALLED))
        keep = Button(words(say("Keep writing")), "pencil")
        keep.clicked.connect(lambda: self._answer(urgency, WarningAnswer.KEPT_WRITING))
        if urgency is not Urgency.EMERGENCY:
            return (called, keep)
        large = primary(words(say("Show the number large")), "phone")
        large.clicked.connect(lambda: show_number_large(self._context, self))
        return (large, called, keep)

    def _shown_before(self, effect: RecordId | None) -> dict[str, WarningShown]:
        """What is on record for this entry: a form that is opened again writes nothing twice."""
        if effect is None:
            return {}
        try:
            found = self._context.casebook.load(WarningShown, self._patient)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
            return {}
        return {shown.sign: shown for shown in found if shown.side_effect_id == effect}

    def _write_down(self, sign: Sign, effect: RecordId | None) -> _Item:
        now = self._context.now()
        shown = WarningShown(
            patient_id=self._patient,
            written_at=now,
            sign=sign.key,
            urgency=sign.urgency,
            shown_at=now,
            side_effect_id=effect,
        )
        return _Item(sign, shown, kept=self._keep(shown, None))

    def _answer(self, urgency: Urgency, answer: WarningAnswer) -> None:
        answered = [item for item in self._waiting if item.sign.urgency is urgency]
        self._waiting = [item for item in self._waiting if item not in answered]
        for item in answered:
            after = replace(item.shown, answer=answer)
            self._keep(after, item.shown if item.kept else None)
        self._draw(urgency)
        if not self._cards:
            self.closed.emit()

    def _keep(self, shown: WarningShown, before: WarningShown | None) -> bool:
        try:
            self._context.casebook.record(note_warning(shown, before))
        except AcuTrackError as error:
            # The card stays in sight whether or not it could be written down.
            self._context.notices.tell_failure(error)
            return False
        return True
