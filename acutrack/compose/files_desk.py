"""Import and export: what the pages ask for, joined to the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.gui.dialogs.choosing import (
    ask_files,
    ask_folder,
    free_name,
)
from acutrack.gui.notices import Notices
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext

_TABLES = say("Tables (*.csv *.tsv *.txt)")


class FilesDesk(QObject):
    """Asks for files over the window and does what is wanted with them."""

    def __init__(
        self,
        window: QWidget,
        words: Catalogue,
        notices: Notices,
        folder: Path,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._window, self._words, self._notices = window, words, notices
        self._folder, self._now = folder, now

    def import_files(self, context: GuiContext, patient: PatientId) -> None:
        """Ask for CSV files and show what importing them would do."""

        def show(files: list[Path]) -> None:
            from acutrack.gui.dialogs.import_dialog import ImportDialog

            person = self._person(context, patient)
            if person is not None:
                ImportDialog(context, person, files, self._window).open()

        ask_files(self._window, self._say(say("Import from files")), self._say(_TABLES), show)

    def export_files(self, context: GuiContext, patient: PatientId) -> None:
        """Ask for a folder and write one CSV file a kind into it."""

        def write(folder: Path) -> None:
            from acutrack.interchange.export_files import export_patient

            person = self._person(context, patient)
            if person is None:
                return
            try:
                files = export_patient(context.casebook, person, _free_folder(folder, self._now()))
            except AcuTrackError as error:
                self._notices.tell_failure(error)
                return
            where = files[0].parent if files else folder
            told = say("Wrote {count} files into {folder}.", count=len(files), folder=str(where))
            self._notices.tell(told)

        ask_folder(self._window, self._say(say("Export to files")), write)

    def _person(self, context: GuiContext, patient: PatientId) -> Patient | None:
        found = [p for p in context.casebook.patients() if p.patient_id == patient]
        return found[0] if found else None

    def _say(self, message: Message) -> str:
        return self._words(message)


def _free_folder(folder: Path, now: datetime) -> Path:
    """The folder itself, or a new one inside where it holds tables already."""
    if any(folder.glob("*.csv")):
        return free_name(folder, f"AcuTrack {now.date().isoformat()}")
    return folder
