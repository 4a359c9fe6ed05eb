"""Shows what an import would do, row by row where it matters, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.patient import Patient
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.columns_dialog import ColumnsDialog
from acutrack.gui.dialogs.import_told import ImportTold, read_files
from acutrack.gui.dialogs.known_records import KnownRecords
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.interchange.column_mapping import ColumnMapping
from acutrack.interchange.remembered_columns import remember, remembered, said_of


class ImportDialog(Dialog):
    """Reads the files in the background, tells what is in them, and adds it when asked to."""

    def __init__(
        self,
        context: GuiContext,
        person: Patient,
        files: list[Path],
        parent: QWidget,
        *,
        mapping: ColumnMapping | None = None,
    ) -> None:
        words = context.words
        super().__init__(words(say("Import from files")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._person = context, person
        self._files, self._over = files, parent
        self._told: ImportTold | None = None
        self._mapping = mapping
        self._waiting = Text(words(say("Reading the files")))
        self.add(self._waiting)
        self._problem = IconText("triangle-alert", "", role=Role.URGENT, icon_role=Role.URGENT)
        self._problem.hide()
        self.add(self._problem)
        self.add_button = primary(words(say("Add the entries")), "check")
        self.add_button.setEnabled(False)
        self.add_button.clicked.connect(self._add_entries)
        self.columns_button = Button(words(say("Say what the columns hold")), "table-2")
        self.columns_button.hide()
        self.columns_button.clicked.connect(self._ask_columns)
        self.close_button = Button(words(say("Close without adding")), "x")
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.add_button, self.columns_button, self.close_button)
        self._start()

    def _start(self) -> None:
        try:
            known = KnownRecords(self._context.casebook, self._person.patient_id)
            columns = remembered(self._context.casebook.columns_said())
        except AcuTrackError as error:
            self._tell_problem(error)
            return
        job: Callable[[], ImportTold] = partial(
            read_files,
            self._files,
            self._person,
            known,
            self._context.now(),
            columns if self._mapping is None else said_of(self._mapping, columns),
        )
        self._context.work.start(self, job, self._show, what="import", failed=self._tell_problem)

    def _show(self, told: ImportTold) -> None:
        self._told = told
        words = self._context.words
        self._waiting.hide()
        self._tell_whose()
        for line in told.counts:
            self.add(Text(words(line), TextStyle.STRONG))
        self._list(say("Refused, and why"), told.refused)
        self._list(say("Worth knowing"), told.worth_knowing)
        if told.again:
            self.add(
                Text(words(say("You can correct the refused rows and import the file again.")))
            )
        self.body.addStretch(1)
        if told.edit.changes:
            self.add_button.set_words(
                words(say_count("Add {count} entry", "Add {count} entries", told.added))
            )
            self.add_button.setEnabled(True)
            self.add_button.setFocus()
        else:
            self.add_button.hide()
            self.close_button.set_words(words(say("Close")))
            self.close_button.setFocus()
        self.columns_button.setVisible(told.unknown is not None)
        if told.unknown is not None and not told.edit.changes:
            self.columns_button.setFocus()
        announce(self, " ".join(words(line) for line in told.counts))
        self.fit()

    def _ask_columns(self) -> None:
        if self._told is None or self._told.unknown is None:
            return
        dialog = ColumnsDialog(self._told.unknown, self._context.words, self)
        dialog.said.connect(self._read_again)
        dialog.open()

    def _read_again(self, mapping: ColumnMapping) -> None:
        """Ask and tell from the beginning, in a window of its own."""
        again = ImportDialog(self._context, self._person, self._files, self._over, mapping=mapping)
        self.accept()
        again.open()

    def _tell_whose(self) -> None:
        words, person = self._context.words, self._person
        if person.sample:
            told = say("This goes to the sample patient, who starts anew each time.")
            self.add(IconText("flask-conical", words(told)))
        elif self._context.settings.current.treats_patients:
            told = say("This goes into the record of {name}.", name=person.name)
            self.add(IconText("user", words(told)))

    def _list(self, heading: Message, lines: list[Message]) -> None:
        if not lines:
            return
        words = self._context.words
        self.add(Text(words(heading), TextStyle.LABEL))
        for line in lines:
            self.add(Text(words(line)))

    def _add_entries(self) -> None:
        """Copy the record first: many entries come in at once."""
        copies = self._context.copies
        self.add_button.setEnabled(False)
        if copies is None:
            self._record()
            return
        self._context.work.start(
            self,
            copies().copy_before_import,
            lambda _none: self._record(),
            what="copy",
            failed=self._tell_problem,
        )

    def _record(self) -> None:
        told = self._told
        if told is None:
            return
        try:
            self._context.casebook.record(told.edit)
        except AcuTrackError as error:
            self._tell_problem(error)
            return
        added = say_count("Added {count} entry.", "Added {count} entries.", told.added)
        self.accept()
        self._context.notices.tell(added, undo=True)
        self._remember(told)

    def _remember(self, told: ImportTold) -> None:
        """Keep what was said of the columns; the entries are in by then, whatever comes of it."""
        if self._mapping is None:
            return
        try:
            for header in told.headers_said:
                remember(self._context.casebook, header, self._mapping)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)

    def _tell_problem(self, error: AcuTrackError) -> None:
        told = self._context.words(error.message)
        self._waiting.hide()
        self._problem.text.setText(told)
        self._problem.show()
        announce(self, told)
