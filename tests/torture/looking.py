"""What a folder of a casebook holds after an ordeal, and what would be wrong about it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from acutrack.storage.connection import Connections
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key, new_key
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.tables import TABLE_OF
from tests.builders import PATIENT
from tests.torture.journal import Expected

FORM = "session"


class Lost(AssertionError):
    """Something acknowledged is missing, something is half there, or a file does not open."""


@dataclass(frozen=True)
class Place:
    """A data folder, and the key of the casebook in it."""

    folder: Path
    key: Key | None = None

    @property
    def file(self) -> Path:
        """The casebook."""
        return self.folder / "casebook.acutrack"

    def open(self) -> OpenCasebook:
        """Open the casebook as the program does."""
        return open_casebook(self.file, self.key)


def place_in(folder: Path, *, locked: bool) -> Place:
    """A place for a casebook that is yet to be written."""
    return Place(folder, new_key() if locked else None)


def look_over(place: Place) -> tuple[set[str], int | None]:
    """Open the casebook, as the next start does; the ids of its records, and the draft's number.

    Raises:
        Lost: it does not open, or the check finds something.
    """
    try:
        with place.open() as opened:
            found = seen_in(opened)
        wrong = findings_in(place.file, place.key)
    except Exception as error:
        raise Lost(f"{place.file} does not open: {error!r}") from error
    if wrong:
        raise Lost(f"{place.file}: {wrong}")
    return found


def seen_in(opened: OpenCasebook) -> tuple[set[str], int | None]:
    """The ids of all records of the patient, and the number in the draft."""
    ids = {str(record.id) for kind in TABLE_OF for record in opened.store.load(kind, PATIENT)}
    draft = opened.drafts.find(FORM, PATIENT)
    number = None if draft is None else draft.values["number"]
    assert number is None or isinstance(number, int)
    return ids, number


def findings_in(file: Path, key: Key | None) -> tuple[str, ...]:
    """What the check says about a file."""
    if key is None:
        return tuple(message.text for message in findings(file))
    with closing(Connections(file, key)) as connections, connections.reading() as connection:
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        damage = connection.execute("PRAGMA integrity_check").fetchall()
    return tuple(str(line) for (line,) in (*broken, *damage) if line != "ok")


def settled(found: tuple[set[str], int | None], *allowed: Expected) -> Expected:
    """Which of the states that are allowed has been found.

    Raises:
        Lost: none of them.
    """
    for state in allowed:
        if found == (state.visible(), state.draft):
            return state
    first, last = allowed[0], allowed[-1]
    raise Lost(
        f"found {len(found[0])} records and draft {found[1]}; acknowledged "
        f"{len(first.visible())} ({len(first.visible() - found[0])} of them missing) and "
        f"{first.draft}, or with the step in flight {len(last.visible())} and {last.draft}"
    )
