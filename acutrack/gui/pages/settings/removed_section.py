"""What was removed lately, the way back, and erasing everything about a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.edits.versions import put_back
from acutrack.casebook.erasing import Erased, bring_person_back, erase_person, erased_lately
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.erase_dialog import ask_about_erasing, ask_for_good
from acutrack.gui.pages.settings.record_card import RemovedLine, erase_card, removed_card
from acutrack.gui.pages.settings.removed import Removed, removed_together
from acutrack.gui.record_names import name_of
from acutrack.gui.versions.known_names import KnownNames


class _Records(Protocol):
    """Records an edit and tells of it, as `Page.record` does."""

    def __call__(self, edit: Edit, *, said: Message | None = None) -> bool: ...


class RemovedSection(QWidget):
    """Two cards of the settings, about one person's room."""

    def __init__(self, context: GuiContext, patient: PatientId, record: _Records) -> None:
        super().__init__()
        self._context, self._patient, self._record = context, patient, record
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._list: QWidget = QWidget()
        self._column.addWidget(self._list)
        self._column.addWidget(erase_card(context.words, self._ask))

    def refresh(self) -> None:
        """List anew. Raises Obstacle."""
        casebook = self._context.casebook
        removed = removed_together(casebook.recently_removed(self._patient))
        lines = [
            *(self._line_of_person(each) for each in erased_lately(casebook)),
            *(self._line(each) for each in removed),
        ]
        card = removed_card(self._context.words, lines, casebook.erased_for_good())
        self._column.replaceWidget(self._list, card)
        self._list.hide()
        self._list.deleteLater()
        self._list = card

    def _line(self, removed: Removed) -> RemovedLine:
        what = name_of(removed.record)
        return RemovedLine(what, removed.moment, lambda: self._put_back(removed))

    def _line_of_person(self, erased: Erased) -> RemovedLine:
        name = erased.patient.name.strip()
        what = say("Everything about {name}", name=name) if name else say("A person’s whole record")
        let_go = None if self._context.copies is None else lambda: self._ask_for_good(erased)
        return RemovedLine(what, erased.moment, lambda: self._bring_back(what, erased), let_go)

    def _put_back(self, removed: Removed) -> None:
        name = say("Put back: {what}", what=name_of(removed.record))
        records = (removed.record, *removed.along)
        try:
            known = KnownNames(self._context.casebook, self._patient, self._context.words)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
            return
        self._record(put_back(records, name, self._patient, there=known.there), said=name)

    def _bring_back(self, what: Message, erased: Erased) -> None:
        name = say("Put back: {what}", what=what)
        self._do_whole(lambda: bring_person_back(self._context.casebook, erased), said=name)

    def _ask(self) -> None:
        try:
            (person,) = self._context.casebook.load(Patient, self._patient)
            edit = erase_person(self._context.casebook, person)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
            return
        records = [change.record for change in edit.changes]
        copies = self._context.copies
        for_good = None if copies is None else lambda: self._erase_for_good(person)
        ask_about_erasing(
            person.name.strip(),
            records,
            self._context.words,
            self.window(),
            erase=lambda: self._erase(person),
            for_good=for_good,
        )

    def _ask_for_good(self, erased: Erased) -> None:
        person = erased.patient
        ask_for_good(
            person.name.strip(),
            erased.along,
            self._context.words,
            self.window(),
            for_good=lambda: self._erase_for_good(person),
        )

    def _erase_for_good(self, person: Patient) -> None:
        # Once the click is over: this page goes away.
        QTimer.singleShot(0, lambda: self._context.ways.wanted_erased.emit(person.patient_id))

    def _erase(self, person: Patient) -> None:
        said = say("Erased. For 30 days it can be brought back under Settings, Recently removed.")
        # Made anew: something may have been written while the question stood there.
        if self._do_whole(lambda: erase_person(self._context.casebook, person), said=said):
            self._context.ways.wanted_own_record.emit()

    def _do_whole(self, edit: Callable[[], Edit], *, said: Message) -> bool:
        """Record what is about a whole person: no Undo of this room could take it back."""
        try:
            self._context.casebook.record(edit())
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
            return False
        self._context.notices.tell(said)
        return True
