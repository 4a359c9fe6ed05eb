"""What can be chosen about an export beside what it is for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.domain.message import Message, say
from acutrack.domain.report_made import Names
from acutrack.gui.dialogs.export_wish import ExportWish, Purpose
from acutrack.gui.dialogs.passphrase_pair import PassphrasePair
from acutrack.gui.widgets.chips import Chip, SegmentedChoice
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.text.catalogue import Catalogue

_NAMES: dict[Names, Message] = {
    Names.FULL: say("Full name"),
    Names.INITIALS: say("Initials"),
    Names.NONE: say("No name"),
}
_MAY_HOLD_OWN_NOTES = {Purpose.SPREADSHEET, Purpose.TABLES, Purpose.PRACTITIONER}
_OTHER_IDS = say("Under another name people get other ids, so that two studies cannot be joined")


class ExportOptions(QWidget):
    """Shows what fits the purpose; nothing typed here is kept anywhere."""

    def __init__(self, words: Catalogue, *, practises: bool = False) -> None:
        """With `practises` a practitioner's own notes can be asked for."""
        super().__init__()
        self._form = SegmentedChoice(
            words(say("Form")),
            [(True, words(say("Files in a folder"))), (False, words(say("One ZIP file")))],
            chosen=True,
        )
        self._names = SegmentedChoice(
            words(say("Name on it")),
            [(how, words(said)) for how, said in _NAMES.items()],
            Names.FULL,
        )
        self.report = Chip(words(say("Put the report in")))
        self.no_notes = Chip(words(say("Leave my notes out")))
        self.own_notes = Chip(words(say("With the practitioner’s notes")))
        self.passphrase = PassphrasePair(words)
        self._study = TextField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        health, practitioner = Purpose.HEALTH_PROGRAM, Purpose.PRACTITIONER
        self._parts: list[tuple[QWidget, set[Purpose]]] = [
            (FormField(words(say("Form")), self._form), {Purpose.TABLES}),
            (FormField(words(say("Name on it")), self._names), {health, practitioner}),
            (flow(self.report), {health}),
            (flow(self.no_notes), {practitioner}),
            (flow(self.own_notes), _MAY_HOLD_OWN_NOTES if practises else set()),
            (self.passphrase, {practitioner}),
            (
                FormField(words(say("Name of the study")), self._study, words(_OTHER_IDS)),
                {Purpose.STUDY},
            ),
        ]
        for part, _ in self._parts:
            column.addWidget(part)

    def show_for(self, purpose: Purpose) -> None:
        """Show what can be chosen about this."""
        for part, purposes in self._parts:
            part.setVisible(purpose in purposes)
        self.setVisible(any(purpose in purposes for _, purposes in self._parts))

    def wish(self, purpose: Purpose) -> ExportWish | None:
        """What is chosen; None where the passphrase is not right, which is told."""
        if purpose is Purpose.PRACTITIONER and not self.passphrase.is_right():
            return None
        return ExportWish(
            purpose,
            as_folder=self._form.choice is True,
            names=Names(self._names.choice),
            with_report=self.report.isChecked(),
            no_notes=self.no_notes.isChecked(),
            own_notes=purpose in _MAY_HOLD_OWN_NOTES and self.own_notes.isChecked(),
            passphrase=self.passphrase.typed if purpose is Purpose.PRACTITIONER else "",
            study=self._study.text().strip(),
        )

    def forget(self) -> None:
        """Forget the passphrase."""
        self.passphrase.forget()
