"""Everything the window can do, done in a process of its own, with words that stand nowhere else.

Run as ``python -m tests.leaks.tour FOLDER``; the documents lie in ``$HOME/Documents``. What was
done is printed as JSON, and nothing else is printed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from acutrack.casebook.casebook import put
from acutrack.casebook.edits.pain import log_day, remove_score
from acutrack.compose.last_words import keep_quiet
from acutrack.compose.log import keep_log
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Edit, PatientId, Record
from acutrack.gui.actions import PAGES
from acutrack.gui.application import make_application
from acutrack.gui.copies.copy_dialog import CopyDialog
from acutrack.gui.dialogs.export_dialog import ExportDialog
from acutrack.gui.dialogs.export_wish import Purpose
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.gui.dialogs.paper_diary_dialog import PaperDiaryDialog
from acutrack.gui.page_makers import UNDER
from acutrack.gui.pages.charts import ChartsPage
from acutrack.gui.pages.charts.shown_chart import ShownChart
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.pages.settings import SettingsPage
from acutrack.gui.qt_remarks import keep_remarks
from acutrack.places import casebook_file, data_folder, log_file
from tests.builders import one_of_each
from tests.gui.desk import Desk, sat_down
from tests.gui.test_lock import PASSPHRASE, lock_it, lock_now, unlock
from tests.leaks import canaries, no_network
from tests.rest import until

NOW = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)


class ChildBot(QtBot):
    """Waits as in a test, in a process where there is none."""

    def __init__(self) -> None:
        pass

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        until("what the tour waits for", lambda: bool(callback()))

    @override
    @contextmanager
    def waitExposed(  # type: ignore[override]
        self, widget: QWidget, *, timeout: int = 0
    ) -> Iterator[None]:
        yield
        until("the window is seen", lambda: widget.windowHandle().isExposed())


@contextmanager
def at_the_desk(folder: Path) -> Iterator[Desk]:
    with sat_down(ChildBot(), folder, lambda: NOW) as desk:
        yield desk


def canaried(record: Record, patient: PatientId) -> Record:
    """The record with our words wherever a person can write some."""
    told: dict[type[Record], dict[str, Any]] = {
        Patient: {
            "name": canaries.NAME,
            "birth_date": canaries.BIRTH,
            "complaint": canaries.NOTE,
            "main_site": canaries.PLACE,
        },
        Practitioner: {"name": canaries.PRACTITIONER, "clinic": canaries.PLACE},
        PainScore: {"value": canaries.SCORE, "site": canaries.PLACE, "note": canaries.NOTE},
    }
    free = {"note": canaries.NOTE, "site": canaries.PLACE, "text": canaries.NOTE}
    named = {field.name for field in fields(record)}
    changes: dict[str, Any] = {name: word for name, word in free.items() if name in named}
    changes |= told.get(type(record), {})
    owner = EVERYONE if record.patient_id == EVERYONE else patient
    return replace(record, patient_id=owner, **changes)


class Tour:
    """One person's long evening; `did` is what was done, for whoever reads the end of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents = Path(os.environ["HOME"]) / "Documents"
        self.did: list[str] = []

    def live(self) -> None:
        with at_the_desk(self.folder) as desk:
            for deed in (
                self.begin, self.answer, self.fill, self.see_every_page, self.type_everywhere,
                self.take_back, self.see_charts, self.copy_a_table, self.report, self.paper_diary,
                self.bring_in, self.take_out, self.save_a_copy, self.choose, self.sample,
            ):  # fmt: skip
                deed(desk)
                self.did.append(deed.__name__)
        self.meet_trouble()
        self.restore()
        self.lock()

    def begin(self, desk: Desk) -> None:
        """The first start, with a name and a birth date."""
        desk.person.key(Qt.Key.Key_Return)
        desk.person.writes(canaries.NAME)
        desk.person.key(Qt.Key.Key_Tab)
        desk.person.writes("23 November 1937")
        desk.person.key(Qt.Key.Key_Return)
        desk.settle()
        desk.click("Lower back")
        desk.click("Next")
        desk.person.writes("3 November")
        desk.person.key(Qt.Key.Key_Return)
        desk.qtbot.waitUntil(lambda: desk.window.page_key == "today")
        desk.settle()

    def answer(self, desk: Desk) -> None:
        """The daily question."""
        desk.person.key(Qt.Key.Key_7)
        desk.settle()

    def fill(self, desk: Desk) -> None:
        """A record of every kind, and some weeks of answers."""
        patient = self._patient(desk)
        person = desk.casebook.patients()[0]
        for back in range(1, 60):
            at = NOW - timedelta(days=back)
            site = person.main_site
            desk.casebook.record(log_day(patient, 3 + back % 5, at.date(), at, site=site))
        everything = tuple(
            put(canaried(record, patient))
            for record in one_of_each()
            if not isinstance(record, Patient)
        )
        desk.casebook.record(Edit(say("Set up"), patient, everything))
        desk.settle()

    def see_every_page(self, desk: Desk) -> None:
        """Every page of the rail and every page under one."""
        for key in [entry.key for entry in PAGES] + list(UNDER):
            desk.go(key)

    def type_everywhere(self, desk: Desk) -> None:
        """Our words in every field of every form, saved or left as a draft."""
        forms = {
            "today": "", "gap": "", "sessions": "new", "pain": "new", "side_effects": "new",
            "treatments": "new", "questions": "psfs", "settings": "",
        }  # fmt: skip
        for key, argument in forms.items():
            page: QWidget = desk.go(key, argument)
            # What stands beside the details are choices about this computer.
            form = page._details if isinstance(page, SettingsPage) else page
            fields: list[QLineEdit | QPlainTextEdit] = [*form.findChildren(QLineEdit)]
            for field in [*fields, *form.findChildren(QPlainTextEdit)]:
                if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                    field.setFocus()
                    desk.write(field, canaries.NOTE)
            desk.ctrl(Qt.Key.Key_Return)
            desk.settle()
        desk.go("today")

    def take_back(self, desk: Desk) -> None:
        """Undo, redo, remove, put back."""
        patient = self._patient(desk)
        desk.casebook.record(remove_score(desk.casebook.load(PainScore, patient)[0]))
        note = Note(patient_id=patient, written_at=NOW, day=NOW.date(), text=canaries.NOTE)
        desk.casebook.record(Edit(say("Note something"), patient, (put(note),)))
        desk.settle()
        desk.window.undo()
        desk.window.redo()
        desk.window.undo()
        desk.settle()
        desk.go("settings")

    def see_charts(self, desk: Desk) -> None:
        """Every chart, and the numbers behind one."""
        desk.go("charts")
        for which in ShownChart:
            desk.page(ChartsPage).show_which(which)
            desk.settle()
        desk.page(ChartsPage).show_which(ShownChart.TREND)
        desk.ctrl(Qt.Key.Key_T)

    def copy_a_table(self, desk: Desk) -> None:
        """Onto the clipboard, which ends with the program."""
        desk.go("pain")
        desk.page(PainPage).table.setFocus(Qt.FocusReason.OtherFocusReason)
        desk.ctrl(Qt.Key.Key_C)

    def report(self, desk: Desk) -> None:
        """Looked at, saved with and without a password, as text, and printed."""
        desk.go("report")
        desk.click("Save PDF")
        desk.settle()
        desk.click("Lock the PDF with a password")
        desk.person.writes("nine green kettles")
        desk.click("Save PDF")
        desk.settle()
        desk.click("Save as text")
        desk.settle()
        desk.click("Print the report")
        self._print(desk, "printed.pdf")

    def paper_diary(self, desk: Desk) -> None:
        """The blank page for days away."""
        desk.click("Paper diary for days away")
        desk.click("Save as PDF", desk.dialog(PaperDiaryDialog))
        desk.settle()
        self._close_dialogs(desk)

    def bring_in(self, desk: Desk) -> None:
        """An import: one row new, one refused."""
        rows = "date,time,measure,site,value,note\n"
        rows += f"2025-06-01,,nrs_now,{canaries.PLACE},6,{canaries.NOTE}\n"
        rows += f"2025-06-02,,nrs_now,{canaries.PLACE},77,{canaries.NOTE}\n"
        file = self.documents / "in.csv"
        file.write_text(rows)
        desk.go("settings")
        desk.click("Import from files")
        desk.choose(file)
        desk.click("Add 1 entry", desk.dialog(ImportDialog))
        desk.settle()

    def take_out(self, desk: Desk) -> None:
        """Every kind of export."""
        (self.documents / "out").mkdir()
        for purpose in Purpose:
            desk.go("settings")
            desk.click("Export to files")
            dialog = desk.dialog(ExportDialog)
            desk.person.click(dialog.purpose.chip(purpose))
            for button in (dialog.options.report, dialog.options.no_notes):
                if button.isVisible():
                    desk.person.click(button)
            for secret in (dialog.options.passphrase.new, dialog.options.passphrase.again):
                if secret.isVisible():
                    desk.write(secret.field, PASSPHRASE)
            desk.click("Choose where to save it", dialog)
            whole = self.documents / f"export{purpose.value}"
            desk.choose(self.documents / "out" if purpose is Purpose.TABLES else whole)
            until("the file is written", lambda: not desk.window.findChildren(ExportDialog))

    def save_a_copy(self, desk: Desk) -> None:
        """One file with everything."""
        desk.go("settings")
        desk.click("Save a copy")
        desk.choose(self.documents / "mine.acutrack")
        desk.settle()
        assert (self.documents / "mine.acutrack").is_file()

    def choose(self, desk: Desk) -> None:
        """Another look, several patients."""
        settings = desk.programme.settings
        settings.change(
            replace(settings.current, theme="dark", text_size=150, treats_patients=True)
        )
        desk.settle()
        desk.go("patients")

    def sample(self, desk: Desk) -> None:
        """The invented patient, and back."""
        desk.programme.open_sample()
        desk.settle()
        desk.programme.open_own()
        desk.settle()

    def meet_trouble(self) -> None:
        """The file cannot be opened: what the program says of it, and that it closes."""
        file = casebook_file(self.folder)
        whole = file.read_bytes()
        file.write_bytes(b"no record of anybody " * 400)
        with at_the_desk(self.folder) as desk:
            assert desk.window.page is not None
            desk.programme.notices.tell_failure(Obstacle(say("{what} is here.", what="No record")))
            desk.settle()
        file.write_bytes(whole)
        self.did.append("meet_trouble")

    def restore(self) -> None:
        """Somebody else's computer: the copy is looked at and becomes the record."""
        other = data_folder(self.folder.parent / "elsewhere")
        with at_the_desk(other) as desk:
            desk.click("Open a backup")
            desk.choose(self.documents / "mine.acutrack")
            dialog = desk.dialog(CopyDialog)
            desk.settle()
            desk.click("Restore this copy", dialog)
            desk.qtbot.waitUntil(lambda: desk.window.page_key in {"today", "patients"})
            desk.settle()
        self.did.append("restore")

    def lock(self) -> None:
        """The record is locked, opened again, written in, and left locked."""
        with at_the_desk(self.folder) as desk:
            lock_it(desk)
            lock_now(desk)
            unlock(desk)
            patient = self._patient(desk)
            note = Note(patient_id=patient, written_at=NOW, day=NOW.date(), text=canaries.NOTE)
            desk.casebook.record(Edit(say("Note something"), patient, (put(note),)))
            desk.settle()
            page = desk.go("sessions", "new")
            for field in page.findChildren(QPlainTextEdit):
                if field.isVisible():
                    desk.write(field, canaries.NOTE)
            desk.go("today")
            lock_now(desk)
        self.did.append("lock")

    def _patient(self, desk: Desk) -> PatientId:
        return desk.casebook.patients()[0].patient_id

    def _print(self, desk: Desk, name: str) -> None:
        dialog = desk.dialog(QPrintDialog)
        field = dialog.findChild(QLineEdit, "filename")
        assert isinstance(field, QLineEdit)
        field.setText(str(self.documents / name))
        dialog.accept()
        desk.settle()

    def _close_dialogs(self, desk: Desk) -> None:
        for dialog in desk.window.findChildren(QDialog):
            dialog.close()
        desk.settle()


def main(place: str) -> None:
    """Live through the evening in this folder."""
    refused: list[str] = []
    no_network.watch(refused.append)
    keep_quiet()
    folder = data_folder(Path(place))
    keep_log(log_file(folder))
    make_application(["acutrack"])
    keep_remarks()
    tour = Tour(folder)
    try:
        tour.live()
    except AssertionError as error:
        sys.stderr.write(f"the tour broke off after {tour.did}: {error}\n")
        raise SystemExit(1) from None
    sys.stdout.write(json.dumps({"did": tour.did, "refused": refused}))


if __name__ == "__main__":
    main(sys.argv[1])
