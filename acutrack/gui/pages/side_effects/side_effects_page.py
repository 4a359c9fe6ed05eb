"""Open effects first, then what is over; pleasant effects apart and never counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.edits.side_effects import (
    close_effect,
    note_effect,
    remove_effect,
    still_there,
)
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.record import PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import KIND_SHORT, WANTED, SideEffect, SideEffectKind
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.side_effects.effect_card import EffectCard
from acutrack.gui.pages.side_effects.effect_form import EffectForm
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.labels import Heading
from acutrack.gui.widgets.page import Page as Scaffold


class SideEffectsPage(Page):
    """A list and the form that adds to it; a session's id as argument links the new effect."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (SideEffect, TreatmentSession)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._add = primary(self.words(say("Note something")), "plus")
        self._add.clicked.connect(lambda: self._open_form(None))
        self._scaffold = Scaffold(
            self.words(say("Side effects")),
            self.words(say("Good or bad, you can note it any time.")),
            [self._add],
        )
        self._form = EffectForm(context, patient)
        self._form.finished.connect(self._save)
        self._form.closed.connect(self._close_form)
        self._form.hide()
        self._scaffold.add(self._form)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._scaffold.add(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def arrive(self, argument: str) -> None:
        if argument:
            self._open_form(None, None if argument == "new" else RecordId(argument))
        elif self._form.has_draft():
            self._open_form(None)

    @override
    def first_focus(self) -> QWidget | None:
        return self._form.first_focus() if not self._form.isHidden() else self._add

    @override
    def leave(self) -> None:
        self._form.keep()

    @override
    def refresh(self) -> None:
        effects = self.context.casebook.load(SideEffect, self.patient)
        newest_first = sorted(effects, key=lambda effect: effect.day, reverse=True)
        self._empty_list()
        told = [effect for effect in newest_first if effect.kind is not SideEffectKind.NONE]
        if not told:
            self._show_empty(len(newest_first))
            return
        self._show_group(say("May still be there"), [e for e in told if e.open])
        self._show_group(say("Over"), [e for e in told if e.counts and not e.open])
        self._show_group(say("Pleasant effects"), [e for e in told if e.kind in WANTED])

    def pick(self, kind: SideEffectKind) -> None:
        """Begin a new entry of this kind, as if chosen in the form."""
        self._open_form(None)
        self._form.pick(kind)

    def _show_group(self, heading: Message, effects: Sequence[SideEffect]) -> None:
        if effects:
            self._rows.addWidget(Heading(self.words(heading), 3))
        for effect in effects:
            self._rows.addWidget(self._card(effect))

    def _card(self, effect: SideEffect) -> EffectCard:
        card = EffectCard(effect, self.context.words)
        card.gone.connect(lambda: self._close(effect))
        card.still_there.connect(lambda: self._goes_on(effect))
        card.edited.connect(lambda: self._open_form(effect))
        card.removed.connect(lambda: self._remove(effect))
        return card

    def _close(self, effect: SideEffect) -> None:
        edit = close_effect(effect, self.context.today(), self.context.now())
        self.record(edit, said=say("Gone: {kind}.", kind=KIND_SHORT[effect.kind]))

    def _goes_on(self, effect: SideEffect) -> None:
        edit = still_there(effect, self.context.now())
        self.record(edit, said=say("Still there: {kind}.", kind=KIND_SHORT[effect.kind]))

    def _remove(self, effect: SideEffect) -> None:
        said = say("Removed: {kind}.", kind=KIND_SHORT[effect.kind])
        self.record(remove_effect(effect), said=said)

    def _save(self, after: SideEffect, before: SideEffect | None) -> None:
        try:
            edit = note_effect(after, self.context.now(), before)
        except InvalidEntry as error:
            self.context.notices.tell_failure(error)
            return
        if self.record(edit, said=say("Saved: {kind}.", kind=KIND_SHORT[after.kind])):
            self._form.clear()
            self._close_form()

    def _open_form(self, effect: SideEffect | None, about: RecordId | None = None) -> None:
        sessions = self.context.casebook.load(TreatmentSession, self.patient)
        self._form.open(effect, sessions, about)
        self._form.show()
        self._scaffold.ensureWidgetVisible(self._form)
        self._form.first_focus().setFocus()

    def _close_form(self) -> None:
        self._form.hide()
        self._add.setFocus()

    def _empty_list(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _show_empty(self, answered: int) -> None:
        add = primary(self.words(say("Note something good or bad")), "plus")
        add.clicked.connect(lambda: self._open_form(None))
        if answered:
            words = say("You answered that there were no side effects, {n} times.", n=answered)
        else:
            words = say("Nothing noted. Good or bad, you can note it any time.")
        self._rows.addWidget(EmptyState(self.words(words), add, "bandage"))
