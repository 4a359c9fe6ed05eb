"""Deeds that write to a disk, each to be done where there is no room or no way to write.

A deed is begun while all is well and yields what is then done, as often as asked; `facts` tells
all that is there afterwards, so that "nothing changed" can be seen.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.copies import Why
from acutrack.casebook.drafts import Draft
from acutrack.compose.first_drafts import FirstDrafts
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.ways_in import Way
from acutrack.interchange.export_files import export_patient
from acutrack.interchange.import_files import preview_import
from acutrack.interchange.preview import ImportPreview
from acutrack.places import first_answers_file, settings_file
from acutrack.report.saving import save_report
from acutrack.settings.settings_file import SettingsFile
from acutrack.storage.backups.automatic import Kept, look_after
from acutrack.storage.backups.before import copy_before
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.names import FOLDER
from acutrack.storage.backups.sealing import seal_copies
from acutrack.storage.connection import keys_beside, told_as_obstacle
from acutrack.storage.key import new_key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.restoring.putting_back import restore_in_place, restore_into
from acutrack.storage.turning import turn_off, turn_on
from tests.builders import NOW, PATIENT, a_note, a_patient, a_score, day
from tests.storage.conftest import adding
from tests.torture.looking import CANARY, CHEAP, PASSPHRASE, Place, keys
from tests.torture.migrations import older_casebook

Act = Callable[[], object]
LONG = "x" * 9000


@dataclass(frozen=True)
class Deed:
    """Something that writes.

    Attributes:
        ready: opens what it needs while all is well, and gives what is then done.
        prepare: writes the casebook it begins with.
        forms: whether it is done with a plain casebook, an encrypted one, or each.
        copies: it makes a copy first, which stays even if the deed itself is refused.
        begins: it may be the first that is done in a data folder, and makes that too.
    """

    name: str
    ready: Callable[[Place], AbstractContextManager[Act]]
    prepare: Callable[[Place], None]
    forms: tuple[bool, ...] = (False, True)
    copies: bool = False
    begins: bool = False


def filled(place: Place) -> None:
    """A casebook with somebody in it, a hundred scores, a long note and a draft."""
    with place.open() as opened:
        place.lay_keys()
        casebook = _casebook(opened)
        casebook.record(adding(a_patient(complaint=CANARY)))
        casebook.record(adding(*(a_score(n % 11, day=day(-n)) for n in range(100))))
        casebook.record(adding(*_notes()))
        opened.drafts.keep(_draft("before"))


def copied(place: Place) -> None:
    """The same with a copy, which is an entry behind."""
    filled(place)
    with place.open() as opened:
        copy_before(opened.file, Why.IMPORT, NOW)
        _casebook(opened).record(adding(*_notes()))


def with_readable_copy(place: Place) -> None:
    """A casebook, and a copy from the time before the lock."""
    filled(place)
    with TemporaryDirectory() as folder, open_casebook(Path(folder) / place.file.name) as before:
        _casebook(before).record(adding(a_patient(complaint=CANARY)))
        made = copy_before(before.file, Why.IMPORT, NOW)
        target = place.folder / FOLDER / made.name
        target.parent.mkdir(exist_ok=True)
        copyfile(made, target)


def filled_older(place: Place) -> None:
    """The casebook of the first schema."""
    older_casebook(place, 1)
    place.lay_keys()


def nothing(place: Place) -> None:
    """An empty data folder."""
    place.folder.mkdir(parents=True)


@contextmanager
def _entry(place: Place) -> Iterator[Act]:
    with place.open() as opened:
        casebook = _casebook(opened)
        yield lambda: casebook.record(adding(*_notes()))


@contextmanager
def _undo(place: Place) -> Iterator[Act]:
    with place.open() as opened:
        casebook = _casebook(opened)
        yield lambda: casebook.undo(PATIENT)


@contextmanager
def _typed(place: Place) -> Iterator[Act]:
    with place.open() as opened:
        yield lambda: opened.drafts.keep(_draft(LONG))


@contextmanager
def _import(place: Place) -> Iterator[Act]:
    table = place.folder / "diary.csv"
    rows = (f"{day(-n).isoformat()},nrs_now,{n % 11}" for n in range(150, 350))
    table.write_text("\n".join(["date,measure,value", *rows]) + "\n", encoding="utf-8")
    with place.open() as opened:
        casebook = _casebook(opened)
        (patient,) = casebook.patients()
        yield lambda: _take_in(preview_import([table], patient, casebook, NOW), casebook)


@contextmanager
def _opening(place: Place) -> Iterator[Act]:
    yield lambda: place.open().close()


@contextmanager
def _turn_on(place: Place) -> Iterator[Act]:
    key = new_key()
    yield lambda: turn_on(place.file, keys(PASSPHRASE, key), key)


@contextmanager
def _turn_off(place: Place) -> Iterator[Act]:
    key = place.key
    assert key is not None
    yield lambda: turn_off(place.file, key)


@contextmanager
def _change_passphrase(place: Place) -> Iterator[Act]:
    beside, key = keys_beside(place.file), place.key
    assert key is not None
    changed = KeyFile.read(beside).with_typed(Way.PASSPHRASE, secrets.token_hex(), key, CHEAP)
    yield lambda: _write(changed, beside)


@contextmanager
def _day_copy(place: Place) -> Iterator[Act]:
    with place.open() as opened:
        yield lambda: _expect_made(look_after(opened.file, NOW, day=NOW.date(), anyway=True))


@contextmanager
def _restore(place: Place) -> Iterator[Act]:
    (copy, *_) = first_folder(place.file).copies()
    with place.open() as opened:
        yield lambda: restore_into(opened.file, copy.path, NOW)


@contextmanager
def _put_back(place: Place) -> Iterator[Act]:
    """The casebook is gone from the disk, its keys and its copies are not."""
    (copy, *_) = first_folder(place.file).copies()
    place.file.unlink(missing_ok=True)
    keys_at_hand = () if place.key is None else (place.key,)
    yield lambda: restore_in_place(place.file, copy.path, NOW, keys_at_hand)


@contextmanager
def _seal(place: Place) -> Iterator[Act]:
    key = place.key
    assert key is not None
    yield lambda: _expect_sealed(seal_copies(place.file, key))


@contextmanager
def _settings(place: Place) -> Iterator[Act]:
    settings = SettingsFile(settings_file(place.folder))
    settings.change(settings.current)
    yield lambda: settings.change(replace(settings.current, advice_line=LONG))


@contextmanager
def _first_answers(place: Place) -> Iterator[Act]:
    drafts = FirstDrafts(first_answers_file(place.folder))
    drafts.keep(_draft("before"))
    yield lambda: drafts.keep(_draft(LONG))


@contextmanager
def _report(place: Place) -> Iterator[Act]:
    target = place.folder / "report.pdf"
    save_report(target, b"%PDF before", overwrite=True)
    yield lambda: save_report(target, b"%PDF " + LONG.encode(), overwrite=True)


@contextmanager
def _export(place: Place) -> Iterator[Act]:
    with place.open() as opened:
        casebook = _casebook(opened)
        (patient,) = casebook.patients()
        folder = place.folder / "tables"
        yield lambda: export_patient(casebook, patient, folder, overwrite=True)


def _expect_made(kept: Kept) -> None:
    if kept.made is None and kept.trouble is not None:
        raise Obstacle(kept.trouble)


def _expect_sealed(left: tuple[Path, ...]) -> None:
    if left:
        raise Obstacle(say("There is a readable copy in the folder {name}.", name=FOLDER))


def _take_in(preview: ImportPreview, casebook: Casebook) -> None:
    for row in preview.refused:
        raise Obstacle(row.reason)
    casebook.record(preview.edit)


def _write(changed: KeyFile, beside: Path) -> None:
    with told_as_obstacle():
        changed.write(beside)


def _notes() -> list[Note]:
    """About as much text as LONG, in as many notes as it takes."""
    return [a_note(LONG[:2000]) for _ in range(5)]


def _casebook(opened: OpenCasebook) -> Casebook:
    return Casebook(opened.store, lambda: NOW)


def _draft(text: str) -> Draft:
    return Draft("note", PATIENT, {"number": 1, "text": text}, "text", NOW)


DEEDS = (
    Deed("entry", _entry, filled),
    Deed("undo", _undo, filled),
    Deed("draft", _typed, filled),
    Deed("import", _import, filled),
    Deed("new casebook", _opening, nothing, begins=True),
    Deed("migration", _opening, filled_older, copies=True, begins=True),
    Deed("encrypting", _turn_on, filled, forms=(False,)),
    Deed("decrypting", _turn_off, filled, forms=(True,)),
    Deed("passphrase", _change_passphrase, filled, forms=(True,)),
    Deed("copy", _day_copy, filled),
    Deed("restoring", _restore, copied, copies=True),
    Deed("putting back", _put_back, copied, copies=True, begins=True),
    Deed("sealing copies", _seal, with_readable_copy, forms=(True,)),
    Deed("settings", _settings, nothing, forms=(False,)),
    Deed("first answers", _first_answers, nothing, forms=(False,)),
    Deed("report", _report, nothing, forms=(False,)),
    Deed("export", _export, filled),
)
