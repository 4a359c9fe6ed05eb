"""Open effects first, then what is over; pleasant effects apart and never counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from acutrack.casebook.edits.side_effects import (
    close_effect,
    remove_effect,
    still_there,
)
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import KIND_SHORT, WANTED, SideEffect, SideEffectKind
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.form_page import FormPage
from acutrack.gui.pages.record_list import RecordList
from acutrack.gui.pages.side_effects.effect_card import EffectCard
from acutrack.gui.pages.side_effects.effect_form import EffectForm
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.labels import Heading
from acutrack.gui.widgets.page import Scaffold


class SideEffectsPage(FormPage[SideEffect]):
    """A list and the form that adds to it; a session's id as argument links the new effect."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (SideEffect, TreatmentSession)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        add = primary(self.words(say("Note something")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        scaffold = Scaffold(
            self.words(say("Side effects")),
            self.words(say("Good or bad, you can note it any time.")),
            [add],
        )
        self.effect_form = EffectForm(context, patient)
        scaffold.add(self.effect_form.cards)
        self.hold(self.effect_form, scaffold, add, SideEffect)
        self.effect_form.closed.connect(self.effect_form.withdraw)
        self.effect_form.cards.appeared.connect(self._show_cards)
        self._list = RecordList()
        scaffold.add(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scaffold)

    @override
    def arrive(self, argument: str) -> None:
        effects = self.context.casebook.load(SideEffect, self.patient)
        named = next((effect for effect in effects if effect.id == argument), None)
        if named is not None:
            self.open_form(named)
        elif argument and argument != "new":
            self.open_form(None)
            self.effect_form.follow(RecordId(argument))
        else:
            super().arrive(argument)

    @override
    def refresh(self) -> None:
        effects = self.context.casebook.load(SideEffect, self.patient)
        newest_first = sorted(effects, key=lambda effect: effect.day, reverse=True)
        told = [effect for effect in newest_first if effect.kind is not SideEffectKind.NONE]
        with self._list.anew():
            if not told:
                self._show_empty(len(newest_first))
            self._show_group(say("May still be there"), [e for e in told if e.open])
            self._show_group(say("Over"), [e for e in told if e.counts and not e.open])
            self._show_group(say("Pleasant effects"), [e for e in told if e.kind in WANTED])

    @override
    def said_of(self, record: SideEffect) -> Message:
        return say("Saved: {kind}.", kind=KIND_SHORT[record.kind])

    def _show_cards(self) -> None:
        # Once it has its place: a card that comes up is what is seen first.
        QTimer.singleShot(0, self, lambda: self._scaffold.verticalScrollBar().setValue(0))

    def _show_group(self, heading: Message, effects: Sequence[SideEffect]) -> None:
        if effects:
            self._list.add(Heading(self.words(heading), 3))
        for effect in effects:
            self._list.add(self._card(effect))

    def _card(self, effect: SideEffect) -> EffectCard:
        card = EffectCard(effect, self.context.words)
        card.gone.connect(lambda: self._close(effect))
        card.still_there.connect(lambda: self._goes_on(effect))
        card.edited.connect(lambda: self.open_form(effect))
        card.removed.connect(lambda: self._remove(effect))
        return card

    def _close(self, effect: SideEffect) -> None:
        edit = close_effect(effect, self.context.today(), self.context.now())
        self.record(edit, said=say("Gone: {kind}.", kind=KIND_SHORT[effect.kind]))

    def _goes_on(self, effect: SideEffect) -> None:
        edit = still_there(effect, self.context.now())
        if self.record(edit, said=say("Still there: {kind}.", kind=KIND_SHORT[effect.kind])):
            self.effect_form.cards.show_signs_of(effect)

    def _remove(self, effect: SideEffect) -> None:
        said = say("Removed: {kind}.", kind=KIND_SHORT[effect.kind])
        self.record(remove_effect(effect), said=said)

    def _show_empty(self, answered: int) -> None:
        add = primary(self.words(say("Note something good or bad")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        if answered:
            words = say_count(
                "You answered that there were no side effects, {count} time.",
                "You answered that there were no side effects, {count} times.",
                answered,
            )
        else:
            words = say("Nothing noted. Good or bad, you can note it any time.")
        self._list.add(EmptyState(self.words(words), add, "bandage"))
