"""The settings, each taking effect at once."""

from __future__ import annotations

from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.copies import CopiesFacts
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.patients.patient_form import PatientForm
from acutrack.gui.pages.settings.aside_card import aside_card
from acutrack.gui.pages.settings.check_card import CheckCard
from acutrack.gui.pages.settings.choices import (
    history_card,
    language_card,
    look_card,
    practice_card,
    report_card,
    safety_card,
)
from acutrack.gui.pages.settings.copies_card import copies_card
from acutrack.gui.pages.settings.lock_card import lock_card
from acutrack.gui.pages.settings.record_card import file_card, record_there_card
from acutrack.gui.pages.settings.reminder_card import reminder_card
from acutrack.gui.pages.settings.removed_section import RemovedSection
from acutrack.gui.pages.settings.server_card import ServerCard
from acutrack.gui.record_names import SHOWN_KINDS
from acutrack.gui.widgets.page import Scaffold
from acutrack.settings.history_name import account_name
from acutrack.settings.settings import Settings


class SettingsPage(Page):
    """Cards under each other; the person's details among them."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (Patient, *SHOWN_KINDS)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._scaffold = Scaffold(
            self.words(say("Settings")), self.words(say("Each choice takes effect at once."))
        )
        words, settings = context.words, context.settings
        self._look = look_card(words, lambda: settings.current, self._change)
        self._scaffold.add(self._look)
        self._scaffold.add(language_card(words, lambda: settings.current, self._change))
        self._details = PatientForm(context, patient, say("Your details"), "details")
        self._details.finished.connect(self._save_details)
        self._details.closed.connect(self._show_details)
        self._details.wanted_versions.connect(self.show_versions)
        self._scaffold.add(self._details)
        self._add_choices()
        self._scaffold.add(self._history())
        self._lock = QVBoxLayout()
        self._scaffold.body.addLayout(self._lock)
        self._copies = QVBoxLayout()
        self._scaffold.body.addLayout(self._copies)
        context.ways.copies_changed.connect(self._look_at_copies)
        self._removed = RemovedSection(context, patient, self.record)
        self._scaffold.add(self._removed)
        deeds = (
            (say("Import from files"), "folder-open", context.ways.wanted_import.emit),
            (say("Export to files"), "download", context.ways.wanted_export.emit),
        )
        if context.server or settings.current.treats_patients:
            self._scaffold.add(ServerCard(context))
        if context.server:
            self._scaffold.add(record_there_card(words, context.server, deeds))
        else:
            self._scaffold.add(file_card(words, str(settings.path.parent), deeds))
            self._scaffold.add(CheckCard(context))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    def _add_choices(self) -> None:
        context = self.context
        words = context.words

        def now() -> Settings:
            return context.settings.current

        can_show = context.can_remind()
        self._scaffold.add(reminder_card(words, now, self._change, can_show=can_show))
        self._scaffold.add(safety_card(words, now, self._change))
        self._scaffold.add(report_card(words, now, self._change))
        self._scaffold.add(practice_card(words, now, self._change))

    def _history(self) -> QWidget:
        casebook = self.context.casebook
        return history_card(
            self.context.words, casebook.maker, self._call_maker, account_name(), self._show_changes
        )

    @override
    def leave(self) -> None:
        self._details.keep()

    @override
    def first_focus(self) -> QWidget | None:
        return self._look.findChild(QWidget, "theme")

    @override
    def refresh(self) -> None:
        self._show_details()
        self._show_lock()
        self._look_at_copies()
        self._removed.refresh()

    def _look_at_copies(self) -> None:
        """Have the worker look how things stand with the copies; the sample has none."""
        copies = self.context.copies
        if copies is None:
            return
        if not self._copies.count():
            self._show_copies(None)
        self.context.work.start(self, copies().facts, self._show_copies, what="copies")

    def _show_copies(self, facts: CopiesFacts | None) -> None:
        emit = self.context.ways.wanted_of_copies.emit
        focused = cast("QWidget | None", self.focusWidget())
        _empty(self._copies)
        card = copies_card(self.context.words, facts, emit)
        self._copies.addWidget(card)
        if facts is not None and facts.aside:
            self._copies.addWidget(aside_card(self.context.words, facts.aside, emit))
        # Whoever pressed a button of the card has the keyboard there still.
        name = focused.objectName() if focused is not None else ""
        for again in self.findChildren(QWidget, name) if name.startswith("copies-") else ():
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lock(self) -> None:
        context = self.context
        if context.server:
            return
        _empty(self._lock)
        ask = context.ways.wanted_of_lock.emit
        card = lock_card(
            context.words, context.lock, ask, lambda: context.settings.current, self._change
        )
        self._lock.addWidget(card)

    def _change(self, settings: Settings) -> None:
        if settings == self.context.settings.current:
            return
        try:
            self.context.settings.change(settings)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)

    def _show_changes(self) -> None:
        from acutrack.gui.versions.showing import show_changes

        show_changes(self.context, self.patient, self.window(), self.show_versions)

    def _call_maker(self, name: str) -> None:
        try:
            if name.strip() != self.context.casebook.maker:
                self.context.casebook.call_maker(name)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)

    def _show_details(self) -> None:
        """What is typed and not yet saved stays, on top of what is on record now."""
        found = self.context.casebook.load(Patient, self.patient)
        if found and found[0] != self._details.before:
            self._details.open(found[0])

    def _forget_typed(self) -> None:
        self._details.clear()
        found = self.context.casebook.load(Patient, self.patient)
        self._details.open(found[0] if found else None)

    def _save_details(self, edit: Edit, after: Patient) -> None:
        said = say("Saved the details.")
        if self.record(edit, said=said, again=self._details.finish, settled=self._forget_typed):
            self._details.clear()
            self._details.open(after)
            return
        found = self.context.casebook.load(Patient, self.patient)
        if found and found[0] != self._details.before:
            self._details.catch_up(found[0])


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
