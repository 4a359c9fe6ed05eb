"""What is waiting for one click: later effects, effects that may be gone, questions still open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.pages.today import sentences
from acutrack.gui.pages.today.focus import holds_focus
from acutrack.gui.pages.today.prompt_card import PromptCard
from acutrack.gui.pages.today.todays_diary import StillOpen, TodaysDiary, lacks_details
from acutrack.gui.widgets.buttons import Button
from acutrack.text.catalogue import Catalogue


class FollowUpCards(QWidget):
    """One card for each thing; a card goes when it is answered.

    Signals:
        none_noticed: no later effect of this TreatmentSession.
        some_noticed: there was a later effect of this TreatmentSession.
        gone, still_there: about this SideEffect.
        wanted_details: this SideEffect is to be completed.
        wanted_session: this TreatmentSession is to be completed.
    """

    none_noticed = Signal(object)
    some_noticed = Signal(object)
    gone = Signal(object)
    still_there = Signal(object)
    wanted_details = Signal(object)
    wanted_session = Signal(object)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[object, ...] = ()
        self.cards: list[PromptCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_diary(self, diary: TodaysDiary) -> None:
        """Show what waits; cards that did not change stay as they are."""
        waiting = (diary.to_follow_up, diary.effects_to_ask, diary.still_open, diary.today)
        if waiting == self._shown:
            return
        self._shown = waiting
        place = self._focused_place()
        self._clear()
        for session in diary.to_follow_up:
            self._put(self._later_effects(session, diary))
        for effect in diary.effects_to_ask:
            self._put(self._effect(effect, diary))
        for waits in diary.still_open:
            self._put(self._open_question(waits, diary))
        self.setVisible(bool(self.cards))
        if place is not None:
            self._focus(place)

    def _later_effects(self, session: TreatmentSession, diary: TodaysDiary) -> PromptCard:
        day = sentences.spoken_day(session.day, self._words.formats, diary.today)
        card = PromptCard(
            "bandage",
            Role.SIDE_EFFECT,
            self._button(
                self._words(say("None")),
                self._words(say("None since the session of {day}", day=day)),
                lambda: self.none_noticed.emit(session),
            ),
            self._button(
                self._words(say("Yes")),
                self._words(say("Yes, since the session of {day}", day=day)),
                lambda: self.some_noticed.emit(session),
            ),
        )
        card.ask(
            self._words(say("Any side effects since your last session?")),
            self._words(say("Your session was on {day}.", day=day)),
        )
        return card

    def _effect(self, effect: SideEffect, diary: TodaysDiary) -> PromptCard:
        day = sentences.spoken_day(effect.day, self._words.formats, diary.today)
        if lacks_details(effect):
            card = PromptCard(
                "bandage",
                Role.SIDE_EFFECT,
                self._button(
                    self._words(say("Add details")),
                    self._words(say("Add details to the side effect of {day}", day=day)),
                    lambda: self.wanted_details.emit(effect),
                ),
            )
            card.ask(self._words(say("You noted a side effect on {day}. What was it?", day=day)))
            return card
        question = self._words(sentences.is_it_gone(effect))
        card = PromptCard(
            "bandage",
            Role.SIDE_EFFECT,
            self._button(
                self._words(say("Gone")),
                self._words(say("Gone: {question}", question=question)),
                lambda: self.gone.emit(effect),
            ),
            self._button(
                self._words(say("Still there")),
                self._words(say("Still there: {question}", question=question)),
                lambda: self.still_there.emit(effect),
            ),
        )
        noted = sentences.noted_on(effect, self._words.formats, diary.today)
        card.ask(question, self._words(noted))
        return card

    def _open_question(self, waits: StillOpen, diary: TodaysDiary) -> PromptCard:
        day, formats = waits.session.day, self._words.formats
        sentence = self._words(sentences.still_open(waits.question, day, formats, diary.today))
        card = PromptCard(
            "circle-question-mark",
            Role.ACCENT,
            self._button(
                self._words(say("Answer")),
                self._words(say("Answer: {question}", question=sentence)),
                lambda: self.wanted_session.emit(waits.session),
            ),
        )
        card.ask(sentence)
        return card

    def _button(self, words: str, name: str, pressed: Callable[[], None]) -> Button:
        button = Button(words, name=name)
        # Later, so that the card is not taken away while its own button still handles the press.
        button.clicked.connect(pressed, Qt.ConnectionType.QueuedConnection)
        return button

    def _put(self, card: PromptCard) -> None:
        self.cards.append(card)
        self._column.addWidget(card)
        # The layout would show it in a moment; the keyboard can only go to what is shown.
        card.show()

    def _clear(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self.cards = []

    def _focused_place(self) -> int | None:
        places = (place for place, card in enumerate(self.cards) if holds_focus(card))
        return next(places, None)

    def _focus(self, place: int) -> None:
        """Keep the keyboard where it was: on the next thing that waits."""
        if not self.cards:
            self.focusNextPrevChild(False)
            return
        card = self.cards[min(place, len(self.cards) - 1)]
        for button in card.findChildren(Button):
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
