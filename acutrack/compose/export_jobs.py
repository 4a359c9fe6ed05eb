"""Writes what somebody takes out of an open record: a plain job for the window's worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.handed_over import HandedOver, LeftOut
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.domain.report_made import Names
from acutrack.gui.application import no_collection
from acutrack.gui.dialogs.choosing import free_name
from acutrack.gui.dialogs.export_wish import ExportWish, Purpose, Written
from acutrack.settings.settings import Settings
from acutrack.storage.open_record import OpenRecord
from acutrack.text.catalogue import Catalogue


class _StoppedError(Exception):
    """Nobody wants the file any more."""


@dataclass(frozen=True)
class Exporting:
    """What the writing needs; the casebook outlives the work, which is waited for before."""

    opened: OpenRecord
    casebook: Casebook
    patient: PatientId
    words: Catalogue
    settings: Settings
    now: datetime

    def __call__(self, wish: ExportWish, place: Path, stop: Event) -> Written | None:
        """Write it whole; None if it was stopped, and nothing is there then. Raises Obstacle."""

        def go_on() -> None:
            if stop.is_set():
                raise _StoppedError

        try:
            with no_collection():
                return self._write(wish, place, go_on)
        except _StoppedError:
            return None

    def _write(self, wish: ExportWish, place: Path, go_on: Callable[[], None]) -> Written:
        go_on()
        if wish.in_folder:
            return self._folder(place, own_notes=wish.own_notes)
        if wish.purpose in (Purpose.COMPUTER, Purpose.PRACTITIONER):
            self._travelling(wish, place, go_on)
            return Written(place)
        if wish.purpose is Purpose.STUDY:
            return self._study(wish, place, go_on)
        content = self._content(wish)
        go_on()
        from acutrack.interchange.file_set import write_all

        write_all(place.parent, {place: content})
        return Written(place)

    def _study(self, wish: ExportWish, place: Path, go_on: Callable[[], None]) -> Written:
        from acutrack.interchange.research.study_files import write_study

        write_study(self.casebook, place, wish.study, self.now.date(), go_on)
        return Written(place)

    def _folder(self, chosen: Path, *, own_notes: bool) -> Written:
        from acutrack.interchange.export_files import export_patient

        folder = _free_folder(chosen, self.now)
        files = export_patient(self.casebook, self._person(), folder, own_notes=own_notes)
        return Written(folder, len(files))

    def _travelling(self, wish: ExportWish, place: Path, go_on: Callable[[], None]) -> None:
        from acutrack.storage.archive.files import save_archive, save_review

        if wish.purpose is Purpose.COMPUTER:
            save_archive(self.opened.file, place, self.now, go_on=go_on)
            return
        left_out = LeftOut(wish.names, wish.no_notes, not wish.own_notes)
        wanted = HandedOver(self.patient, wish.passphrase, left_out)
        save_review(self.opened.file, place, self.now, wanted, go_on=go_on)

    def _content(self, wish: ExportWish) -> bytes:
        if wish.purpose is Purpose.SPREADSHEET:
            from acutrack.interchange.workbook_out import workbook

            return workbook(self.casebook, self._person(), own_notes=wish.own_notes)
        if wish.purpose is Purpose.TABLES:
            from acutrack.interchange.csv_set import csv_set

            return csv_set(self.casebook, self._person(), own_notes=wish.own_notes)
        if wish.purpose is Purpose.CALENDAR:
            from acutrack.interchange.calendar_out import calendar

            return calendar(self.casebook, self._person(), self.now.date(), self.words)
        from acutrack.interchange.fhir.bundle_out import bundle

        report = self._report(wish.names) if wish.with_report else None
        return bundle(self.casebook, self._person(), self.now, names=wish.names, report=report)

    def _report(self, names: Names) -> bytes:
        """The PDF with everything, the person named as in the file that it goes into."""
        from acutrack.report.audience import Birth
        from acutrack.report.content import gather
        from acutrack.report.options import Paper, ReportOptions
        from acutrack.report.report import write_content

        options = ReportOptions(
            paper=Paper.named(self.settings.paper),
            names=names,
            birth=Birth.DATE if names is Names.FULL else Birth.YEAR,
            emergency_number=self.settings.emergency_number,
        )
        content = gather(self.casebook, self._person(), options, self.now)
        return write_content(content, options, self.words)

    def _person(self) -> Patient:
        found = [who for who in self.casebook.patients() if who.patient_id == self.patient]
        if not found:
            raise Obstacle(say("This record is no longer there. Open another one."))
        return found[0]


def _free_folder(folder: Path, now: datetime) -> Path:
    """The folder itself, or a new one inside where it holds tables already."""
    if any(folder.glob("*.csv")):
        return free_name(folder, f"AcuTrack {now.date().isoformat()}")
    return folder
