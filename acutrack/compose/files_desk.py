"""Import and export: what the pages ask for, joined to the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.gui.dialogs.choosing import ask_files
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.storage.open_casebook import OpenCasebook

_TABLES = say("Tables (*.csv *.tsv *.txt)")


class FilesDesk(QObject):
    """Asks for files over the window and does what is wanted with them."""

    def __init__(self, window: QWidget, words: Catalogue) -> None:
        super().__init__(window)
        self._window, self._words = window, words

    def import_files(self, context: GuiContext, patient: PatientId) -> None:
        """Ask for CSV files and show what importing them would do."""

        def show(files: list[Path]) -> None:
            from acutrack.gui.dialogs.import_dialog import ImportDialog

            person = self._person(context, patient)
            if person is not None:
                ImportDialog(context, person, files, self._window).open()

        ask_files(self._window, self._say(say("Import from files")), self._say(_TABLES), show)

    def export_files(self, context: GuiContext, opened: OpenCasebook, patient: PatientId) -> None:
        """Ask what for and where to, and write that."""
        from acutrack.compose.export_jobs import Exporting
        from acutrack.gui.dialogs.export_dialog import ExportDialog

        person = self._person(context, patient)
        if person is None:
            return
        write = Exporting(
            opened,
            context.casebook,
            patient,
            self._words,
            context.settings.current,
            context.now(),
        )
        ExportDialog(context, write, self._window, sample=person.sample).offer()

    def _person(self, context: GuiContext, patient: PatientId) -> Patient | None:
        found = [p for p in context.casebook.patients() if p.patient_id == patient]
        return found[0] if found else None

    def _say(self, message: Message) -> str:
        return self._words(message)
