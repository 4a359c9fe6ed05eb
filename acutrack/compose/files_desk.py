"""Copies, backups, import and export: what the pages ask for, joined to the disk."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.gui.dialogs.choosing import (
    ask_file,
    ask_files,
    ask_folder,
    ask_new_file,
    documents_folder,
    free_name,
)
from acutrack.gui.notices import Notices
from acutrack.places import casebook_file
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.context import GuiContext
    from acutrack.gui.dialogs.backup_dialog import BackupFacts

_RECORDS = say("AcuTrack record (*.acutrack)")
_TABLES = say("Tables (*.csv *.tsv *.txt)")
_DAMAGED = say(
    "The backup is damaged, so it was not used. Nothing in it was changed. "
    "Choose another backup, or begin a new record."
)
_NOBODY = say("There is nobody in this file. Nothing was changed. Choose another backup.")
_CANNOT_WRITE = say(
    "AcuTrack cannot write into its own folder, so the backup was not used. Nothing was changed. "
    "Free some disk space, or check that the folder can be written to."
)
_TAKEN = say(
    "There is a record on this computer already. It was left as it is, and the backup was not used."
)


class FilesDesk(QObject):
    """Asks for files over the window and does what is wanted with them."""

    backup_in_place = Signal()
    """A backup is now the person's own casebook, and can be opened."""

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

    def save_copy(self, context: GuiContext, source: Path) -> None:
        """Ask where to, then put a looked-over copy of the open casebook there."""
        from acutrack.storage.backups import copy_casebook

        name = f"AcuTrack copy {self._now().date().isoformat()}.acutrack"
        start = free_name(documents_folder(), name)

        def copy_to(path: Path) -> None:
            # The dialog itself has asked before it gives a name that is taken.
            job = partial(copy_casebook, source, path, overwrite=True)
            context.work.start(self, job, lambda _none: self._tell_copied(path), what="copy")

        ask_new_file(
            self._window, self._say(say("Save a copy")), start, self._say(_RECORDS), copy_to
        )

    def open_backup(self) -> None:
        """Ask for a backup, show what it holds, and make it the casebook if that is wanted."""
        title = self._say(say("Open a backup"))
        ask_file(self._window, title, self._say(_RECORDS), self._look_at_backup)

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

    def _tell_copied(self, path: Path) -> None:
        told = say("Saved a copy: {name} in {folder}.", name=path.name, folder=str(path.parent))
        self._notices.tell(told)

    def _person(self, context: GuiContext, patient: PatientId) -> Patient | None:
        found = [p for p in context.casebook.patients() if p.patient_id == patient]
        return found[0] if found else None

    def _look_at_backup(self, chosen: Path) -> None:
        """Copy the backup aside and look that copy over: the chosen file is left as it is."""
        from acutrack.gui.dialogs.backup_dialog import BackupDialog

        aside: Path | None = None
        try:
            aside = Path(tempfile.mkdtemp(prefix="backup-", dir=self._folder))
            copy = aside / "backup.acutrack"
            facts = _looked_over(chosen, copy, self._now)
        except AcuTrackError as error:
            self._notices.tell_failure(error)
            _discard(aside)
            return
        except OSError:
            self._notices.tell_failure(Obstacle(_CANNOT_WRITE))
            _discard(aside)
            return
        dialog = BackupDialog(self._words, facts, self._window)
        dialog.accepted.connect(lambda: self._use(copy))
        dialog.finished.connect(lambda _code: _discard(aside))
        dialog.open()

    def _use(self, copy: Path) -> None:
        from acutrack.storage.backups import copy_casebook

        try:
            _make_room(casebook_file(self._folder), self._now)
            copy_casebook(copy, casebook_file(self._folder))
        except AcuTrackError as error:
            self._notices.tell_failure(error)
            return
        self.backup_in_place.emit()

    def _say(self, message: Message) -> str:
        return self._words(message)


def _looked_over(chosen: Path, copy: Path, now: Callable[[], datetime]) -> BackupFacts:
    """What a backup holds, read from a copy of it. Raises Obstacle if it cannot be relied on."""
    from acutrack.compose.opening import opened
    from acutrack.gui.dialogs.backup_dialog import read_facts
    from acutrack.storage.backups import copy_casebook
    from acutrack.storage.integrity import findings

    copy_casebook(chosen, copy)
    with opened(copy, now) as casebook:  # an older one is brought up to date here
        facts = read_facts(casebook)
    if findings(copy):
        raise Obstacle(_DAMAGED)
    if not facts.names:
        raise Obstacle(_NOBODY)
    return facts


def _make_room(file: Path, now: Callable[[], datetime]) -> None:
    """Take a casebook without anybody in it away, and put one that cannot be read aside.

    Raises:
        Obstacle: there is somebody in it, or the folder cannot be written to.
    """
    from acutrack.compose.opening import opened

    if not file.exists():
        return
    somebody = False
    unreadable = False
    try:
        with opened(file, now) as casebook:
            somebody = bool(casebook.patients())
    except AcuTrackError:
        unreadable = True
    if somebody:
        raise Obstacle(_TAKEN)
    aside = free_name(file.parent, f"not opened {now().date().isoformat()}{file.suffix}")
    for end in ("", "-wal", "-shm"):
        part = file.with_name(file.name + end)
        try:
            if unreadable:  # somebody may still get something out of it
                part.rename(aside.with_name(aside.name + end))
            else:
                part.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Obstacle(_CANNOT_WRITE) from error


def _free_folder(folder: Path, now: datetime) -> Path:
    """The folder itself, or a new one inside where it holds tables already."""
    if any(folder.glob("*.csv")):
        return free_name(folder, f"AcuTrack {now.date().isoformat()}")
    return folder


def _discard(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
