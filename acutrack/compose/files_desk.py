"""Import and export: what the pages ask for, joined to the disk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.gui.dialogs.choosing import ask_files
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.storage.open_record import OpenRecord

_KNOWN = say(
    "Files that AcuTrack reads (*.csv *.tsv *.txt *.zip *.xlsx *.json *.acutrack *.acutrack-review)"
)


class FilesDesk(QObject):
    """Asks for files over the window and does what is wanted with them."""

    def __init__(self, window: QWidget, words: Catalogue) -> None:
        super().__init__(window)
        self._window, self._words = window, words

    def import_files(self, context: GuiContext, opened: OpenRecord, patient: PatientId) -> None:
        """Ask for files and show what taking them in would do."""
        show = partial(self._take_in, context, opened, patient)
        ask_files(self._window, self._say(say("Import from files")), self._say(_KNOWN), show)

    def _take_in(
        self, context: GuiContext, opened: OpenRecord, patient: PatientId, files: list[Path]
    ) -> None:
        from acutrack.compose.arrivals_desk import ENDINGS, ArrivalsDesk, one_alone
        from acutrack.gui.dialogs.import_dialog import ImportDialog

        person = self._person(context, patient)
        if person is None:
            return
        refused = one_alone(files)
        if refused is not None:
            context.notices.tell_failure(InvalidEntry(refused))
        elif files[0].name.casefold().endswith(ENDINGS):
            ArrivalsDesk(self._window, context, opened, files[0]).begin()
        else:
            ImportDialog(context, person, files, self._window).open()

    def export_files(self, context: GuiContext, opened: OpenRecord, patient: PatientId) -> None:
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
