"""What lies in a monkey's folder: whose record it finds, and files to choose in dialogs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from random import Random

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from acutrack.compose.opening import opened
from acutrack.interchange.export_files import export_patient
from acutrack.places import casebook_file, settings_file
from acutrack.sample.margaret import record_sample
from acutrack.settings.settings import Settings
from acutrack.storage.backups import copy_casebook
from tests.builders import one_of_each
from tests.gui.desk import IVO, begin_record
from tests.interchange.memory_store import casebook_with
from tests.monkey.locking import lock

_DAYS = (6, 7, 5, 6, 8, 7, 4, 5, 6, 7) * 6


def open_nothing() -> None:
    """What this computer would open a saved file with is left alone from now on."""
    QDesktopServices.openUrl = staticmethod(lambda _file: True)  # type: ignore[method-assign]


def begin(data: Path, beside: Path, now: Callable[[], datetime], seed: int) -> None:
    """Nobody's record, somebody's, two people's, a locked one, or settings seldom chosen."""
    beside.mkdir()
    _put_files(beside, now)
    match seed % 6:
        case 1:
            begin_record(data, now, days=_DAYS)
        case 2:
            begin_record(data, now, days=_DAYS[:3])
            begin_record(data, now, IVO, "Ivo Stone", days=_DAYS[:20])
            settings_file(data).write_text(json.dumps(asdict(Settings(treats_patients=True))))
        case 3:
            begin_record(data, now, days=_DAYS[:30])
            worn = Settings(theme="contrast", text_size=200)
            settings_file(data).write_text(json.dumps(asdict(worn)))
        case 4:
            with opened(casebook_file(data), now) as casebook:
                record_sample(casebook, now())
        case 5:
            begin_record(data, now, days=_DAYS)
            lock(casebook_file(data))


def outside(folder: Path, dialog: QFileDialog, random: Random) -> list[Path]:
    """Paths for a dialog to be answered with."""
    if dialog.fileMode() == QFileDialog.FileMode.Directory:
        return [folder, folder / "new", folder / "new" / "\u00e9t\u00e9 \U0001f600"]
    if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
        suffix = dialog.defaultSuffix() or "pdf"
        names = ("a", "b", "caf\u00e9 \U0001f600", "no such/folder/c")
        return [folder / f"{random.choice(names)}.{suffix}"]
    return [*sorted(folder.rglob("*.*")), folder / "gone.csv", folder]


def _put_files(folder: Path, now: Callable[[], datetime]) -> None:
    everything = casebook_with(one_of_each())
    export_patient(everything, everything.patients()[0], folder / "tables")
    (folder / "noise.csv").write_bytes(bytes(range(256)) * 40)
    (folder / "strange.csv").write_text("date,measure,value\n2025-10-01,nrs_now,=1+1\n'',,\n")
    (folder / "noise.acutrack").write_bytes(b"SQLite format 3\x00" + bytes(9000))
    begun = folder / "begun"
    begun.mkdir()
    begin_record(begun, now, days=_DAYS[:5])
    copy_casebook(casebook_file(begun), folder / "backup.acutrack")
