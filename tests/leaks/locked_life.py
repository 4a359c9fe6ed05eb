"""A life with a locked record, in a process of its own that is killed in the middle of it.

Run as ``python -m tests.leaks.locked_life FOLDER PASSPHRASE RECOVERY``. The record is begun in the
clear, with everything in it and copies made, then locked as the window does it, and used further.
It writes "ready" once everything is there, and goes on writing until it is killed.
"""

from __future__ import annotations

import itertools
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.people import start_own_record
from acutrack.compose.last_words import keep_quiet
from acutrack.compose.lock_jobs import turned_on
from acutrack.compose.log import keep_log
from acutrack.compose.maker import casebook_on
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit
from acutrack.places import casebook_file, data_folder, log_file, settings_file
from acutrack.settings.settings_file import SettingsFile
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.connection import Connections
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import NOW, PATIENT, one_of_each
from tests.leaks import canaries
from tests.leaks.tour import canaried


def main(place: str, passphrase: str, recovery: str) -> None:
    """Live until killed."""
    keep_quiet()
    folder = data_folder(Path(place))
    keep_log(log_file(folder))
    settings = SettingsFile(settings_file(folder))
    settings.change(replace(settings.current, theme="dark", history_name=canaries.PRACTITIONER))
    file = casebook_file(folder)
    with open_casebook(file) as opened:
        _begin(opened)
    _copy(file, None, Why.IMPORT)
    found = turned_on(file, passphrase, recovery, NOW)
    assert not found.readable
    _copy(file, found.key, Why.RESTORE)
    _go_on(open_casebook(file, found.key), settings)


def _begin(opened: OpenCasebook) -> None:
    casebook = Casebook(opened.store, lambda: NOW, lambda: canaries.PRACTITIONER)
    records = [canaried(record, PATIENT) for record in one_of_each()]
    person = next(record for record in records if isinstance(record, Patient))
    casebook.record(start_own_record(person))
    rest = tuple(put(record) for record in records if not isinstance(record, Patient))
    casebook.record(Edit(say("Set up for {name}", name=canaries.NAME), PATIENT, rest))
    casebook.undo(PATIENT)
    casebook.redo(PATIENT)
    opened.drafts.keep(_draft(0))


def _draft(number: int) -> Draft:
    typed = {"note": f"{canaries.NOTE} {number}", "site": canaries.PLACE}
    return Draft("session", PATIENT, typed, "note", NOW)


def _copy(file: Path, key: Key | None, why: Why) -> None:
    with closing(Connections(file, key)) as connections:
        copy_before(connections, why, NOW + timedelta(minutes=len(why.value)))


def _go_on(opened: OpenCasebook, settings: SettingsFile) -> None:
    casebook = casebook_on(opened, lambda: NOW, settings)
    for number in itertools.count(1):
        note = Note(patient_id=PATIENT, written_at=NOW, day=NOW.date(), text=canaries.NOTE)
        casebook.record(Edit(say("Note {number}", number=number), PATIENT, (put(note),)))
        if number % 3 == 0:
            casebook.undo(PATIENT)
        opened.drafts.keep(_draft(number))
        if number == 40:
            sys.stdout.write("ready\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
