"""Records that travel, as plain jobs for the commands and for the window's worker. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import gettempdir

from acutrack.casebook.arrivals import (
    Arrival,
    clock_remarks,
    expect_somebody_known,
    namesakes_remark,
)
from acutrack.casebook.contents import Contents
from acutrack.casebook.handed_over import HandedOver, PersonsPart, put_back_in
from acutrack.casebook.let_go import NOTHING_LET_GO
from acutrack.compose.asked_key import asked_key
from acutrack.compose.merge_jobs import merge_wholes
from acutrack.domain.message import Message, say
from acutrack.places import data_folder
from acutrack.storage.archive.files import Arrived, arrived, opened, save_archive, save_review
from acutrack.storage.archive.filling import fill
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.other_copy import Whole, whole_of

#: Asks for a passphrase, having said what for.
Ask = Callable[[Message], str]

OF_FILE = say("Passphrase of the review file:")
#: Clocks that differ by less are nobody's mistake.
_CLOCKS_MAY_DIFFER = timedelta(minutes=5)


def export_archive(
    casebook: Path, target: Path, part: PersonsPart | None, now: datetime, ask: Ask
) -> dict[str, int]:
    """Write a casebook, or one patient's part of it, as an archive; how many lines each part has.

    Raises:
        Locked: the casebook is locked, and what was typed opens nothing.
        Obstacle: it cannot be read, or the file cannot be written.
    """
    key = asked_key(casebook, ask)
    with closing(Connections(casebook, key, looking=True)) as connections:
        if part is None:
            manifest = save_archive(connections, target, now)
        else:
            manifest = save_archive(
                connections, target, now, part.patient, own_notes=part.own_notes
            )
    return {part.name: part.count for part in manifest.parts}


def export_review(
    casebook: Path,
    target: Path,
    wanted: HandedOver,
    now: datetime,
    ask: Ask,
) -> dict[str, int]:
    """Write what a patient hands over, for a passphrase. Raises as `export_archive` does."""
    key = asked_key(casebook, ask)
    with closing(Connections(casebook, key, looking=True)) as connections:
        manifest = save_review(connections, target, now, wanted)
    return {part.name: part.count for part in manifest.parts}


def preview_arrival(file: Path, casebook: Path, now: datetime, ask: Ask, known: bool) -> Arrival:
    """What a file holds, and what taking it into a casebook, there or not, would do.

    With `known`, somebody in the file has to be in the casebook.

    Raises:
        InvalidEntry: nobody is.
        Locked: what was typed opens nothing.
        Obstacle: either cannot be read, or the file is damaged, altered or newer.
    """
    if casebook.exists():
        with open_casebook(casebook, asked_key(casebook, ask), looking=True) as record:
            here = whole_of(record.store)
    else:
        here = Whole(Contents({}), (), NOTHING_LET_GO)
    beside = casebook.parent if casebook.parent.is_dir() else Path(gettempdir())
    found = arrived(file, lambda: ask(OF_FILE), beside)
    return arrival_of(found, here, now, known=known)


def arrival_of(found: Arrived, here: Whole, now: datetime, *, known: bool) -> Arrival:
    """What taking in what arrived would do. Raises InvalidEntry as `preview_arrival` does."""
    if known:
        expect_somebody_known(here.contents, found.whole.contents)
    there = _at_home(found, here)
    return Arrival(
        holds=found.whole.contents,
        made_at=found.manifest.made_at,
        fills=not here.contents.records and not here.made,
        plain=merge_wholes(here, there),
        removing_too=merge_wholes(here, there, removals_too=True),
        remarks=(
            *namesakes_remark(here.contents, there.contents),
            *clock_remarks(found.manifest.made_at, now + _CLOCKS_MAY_DIFFER),
        ),
    )


def fill_with(file: Path, casebook: Path, ask: Ask) -> None:
    """Put everything in a file into a casebook that is empty, or begun by it, history and all.

    Raises:
        Locked: what was typed opens nothing.
        Obstacle: the file is damaged, altered or newer; or there is something in the casebook.
    """
    with (
        opened(file, lambda: ask(OF_FILE)) as archive,
        open_casebook(casebook, asked_key(casebook, ask)) as record,
    ):
        fill(record.file, archive)


def begin_with(file: Path, casebook: Path) -> None:
    """Make an archive the record where there is none; all of it is looked over before.

    Raises Damaged or Obstacle; there is no record then, as before.
    """
    folder = data_folder(casebook.parent)
    arrived(file, str, folder)
    fill_with(file, casebook, lambda _what_for: "")


def _at_home(found: Arrived, here: Whole) -> Whole:
    there, left_out = found.whole, found.manifest.left_out
    contents = put_back_in(there.contents, there.made, left_out, here.contents, here.made)
    return Whole(contents, there.made, there.gone)
