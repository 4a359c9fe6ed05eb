"""What leaves the record as a file, and what comes in."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from acutrack.compose.screens import save, settle
from acutrack.compose.window import Programme
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.columns_dialog import ColumnsDialog
from acutrack.gui.dialogs.erase_dialog import ask_about_erasing
from acutrack.gui.dialogs.export_dialog import ExportDialog
from acutrack.gui.dialogs.export_wish import Purpose, Written
from acutrack.gui.dialogs.import_dialog import ImportDialog
from acutrack.gui.dialogs.lock_dialogs import AskPassphrase, shown
from acutrack.gui.dialogs.merge_dialog import MergeDialog
from acutrack.gui.dialogs.merge_words import FILE
from acutrack.gui.widgets.dialog import Dialog
from acutrack.interchange.csv_rows import read_table
from tests.screens.shared_record import a_merge
from tests.screens.tongues import known

_HEAD = "date,time,measure,site,value,note\n"


def exports(programme: Programme, out: Path) -> Path:
    """What each purpose asks, and what the help says of all of them."""
    context = _context(programme)
    dialog = ExportDialog(
        context, lambda _wish, place, _stop: Written(place), programme.window, sample=True
    )
    dialog.offer()
    path = out
    for purpose in filter(dialog.purpose.offers, Purpose):
        dialog.purpose.chip(purpose).click()
        path = _saved(programme, dialog, out / f"dialog-export-{purpose.name.lower()}.png")
    dialog.purpose.chip(Purpose.PRACTITIONER).click()
    dialog.options.passphrase.new.field.setText("kettle orbit walnut")
    dialog.options.passphrase.again.field.setText("kettle")
    dialog.deed.click()
    _saved(programme, dialog, out / "dialog-export-wrong.png")
    dialog.explained.click()
    settle(programme)
    helping = dialog.findChildren(Dialog)[0]
    _saved(programme, helping, out / "dialog-export-help.png")
    helping.reject()
    dialog.reject()
    return path


def imports(programme: Programme, out: Path) -> Path:
    """Rows that are new, there already, and refused."""
    context = _context(programme)
    person = context.casebook.load(Patient, context.casebook.patients()[0].patient_id)[0]
    today = context.today()
    lines = [
        f"{today - timedelta(days=days)},,nrs_avg_24h,left knee,{value},\n"
        for days, value in ((200, 5), (199, 6), (199, 6), (198, 77), (197, "strong"))
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "diary.csv"
        file.write_text(_HEAD + "".join(lines), encoding="utf-8")
        dialog = ImportDialog(context, person, [file], programme.window)
        dialog.open()
        settle(programme)
        path = _saved(programme, dialog, out / "dialog-import.png")
        dialog.reject()
    return path


def own_columns(programme: Programme, out: Path) -> Path:
    """A table of another app: what its columns are guessed to hold, and what is still needed."""
    context = _context(programme)
    text = (
        "Datum;Uhrzeit;Schmerz (VAS);Stimmung;Bemerkung\n"
        "01.10.2025;08:00;45;gut;Regen\n02.10.2025;08:10;38;gut;\n03.10.2025;08:05;51;matt;\n"
    )
    raw = read_table(text, frozenset())
    if raw is None:
        raise TypeError("there is a table")
    dialog = ColumnsDialog(raw, context.words, programme.window)
    dialog.open()
    path = _saved(programme, dialog, out / "dialog-columns.png")
    dialog.reject()
    return path


def erasing(programme: Programme, out: Path) -> Path:
    """The question before everything about a person is erased."""
    context = _context(programme)
    person = context.casebook.patients()[0]
    owner = person.patient_id
    records = [*context.casebook.load(PainScore, owner), *context.casebook.load(Note, owner)]
    dialog = ask_about_erasing(
        person.name,
        records,
        context.words,
        programme.window,
        erase=lambda: None,
        for_good=lambda: None,
    )
    path = _saved(programme, dialog, out / "dialog-erase.png")
    dialog.reject()
    return path


def review_file(programme: Programme, out: Path) -> Path:
    """A review file: its passphrase, after another one, and what bringing it in would do."""
    context = _context(programme)
    asking = AskPassphrase(
        context,
        programme.window,
        known(programme, say("Open the review file")),
        known(
            programme, say("It opens with the passphrase that was chosen when the file was made.")
        ),
        known(programme, say("Open the file")),
    )
    shown(asking, asking.first_focus)
    asking.now.field.setText("kettle")
    refused = say(
        "That passphrase does not open this file. Nothing was changed. Check how it is written, "
        "capitals too, then try again."
    )
    asking.refuse(context.words(known(programme, refused)))
    _saved(programme, asking, out / "dialog-review-passphrase.png")
    asking.reject()
    dialog = MergeDialog(
        context.words,
        a_merge(context),
        "Margaret 2025-10-21.acutrack-review",
        programme.window,
        called=FILE,
    )
    dialog.open()
    path = _saved(programme, dialog, out / "dialog-review-comes-in.png")
    dialog.reject()
    return path


def _saved(programme: Programme, dialog: Dialog, path: Path) -> Path:
    settle(programme)
    dialog.fit()
    settle(programme)
    return save(dialog, path)


def _context(programme: Programme) -> GuiContext:
    if programme.context is None:
        raise TypeError("no record is open")
    return programme.context


TRAVEL = (exports, imports, own_columns, erasing, review_file)
