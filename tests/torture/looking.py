"""What a folder of a casebook holds after an ordeal, and what would be wrong about it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from acutrack.domain.errors import Locked
from acutrack.domain.ways_in import Way
from acutrack.storage.connection import FileKind, keys_beside, kind_of_file
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.passphrase import Cost
from acutrack.storage.tables import TABLE_OF
from acutrack.storage.unlocking import unlock
from tests.builders import PATIENT
from tests.torture.journal import Expected

FORM = "session"
#: Stands in every casebook of the ordeals, and nowhere else.
CANARY = "quincunx behind the left knee"
#: The least that Argon2id takes: what is tried here is not how hard it is to guess.
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "kettle orbit walnut thirteen"  # noqa: S105 (nobody's)


class Lost(AssertionError):
    """Something acknowledged is missing, something is half there, or a file does not open."""


@dataclass(frozen=True)
class Place:
    """A data folder, and the key of the casebook in it; None if it begins as a plain one."""

    folder: Path
    key: Key | None = None

    @property
    def file(self) -> Path:
        """The casebook."""
        return self.folder / "casebook.acutrack"

    def open(self, passphrase: str | None = None) -> OpenCasebook:
        """Open the casebook as the program does. Raises Locked or Obstacle."""
        return open_casebook(self.file, self.key_by(passphrase))

    def key_by(self, passphrase: str | None) -> Key | None:
        """The key, as a start of the program finds it. Raises Locked."""
        if passphrase is None:
            return self.key
        return unlock(self.file, Way.PASSPHRASE, passphrase)

    def lay_keys(self) -> None:
        """Put the keys file there that belongs to the key, as whoever chose it would have."""
        if self.key is not None:
            keys(PASSPHRASE, self.key).write(keys_beside(self.file))


def keys(passphrase: str, key: Key) -> KeyFile:
    """A new keys file, with one way in."""
    return new_key_file().with_typed(Way.PASSPHRASE, passphrase, key, CHEAP)


def place_in(folder: Path, *, locked: bool) -> Place:
    """A place for a casebook that is yet to be written."""
    return Place(folder, new_key() if locked else None)


def look_over(place: Place, *allowed: Expected) -> Expected:
    """Open the casebook, as the next start does; which of the states that are allowed it is in.

    Raises:
        Lost: it does not open, is in none of them, the check finds something, or something
            readable is left beside an encrypted one.
    """
    form = _form(place, allowed)
    try:
        key = place.key_by(form)
        with open_casebook(place.file, key) as opened:
            ids, draft = seen_in(opened)
        wrong = findings(place.file, key)
    except Exception as error:
        raise Lost(f"{place.file} does not open: {error!r}") from error
    if wrong:
        raise Lost(f"{place.file}: {wrong}")
    state = _settled((ids, draft, form), allowed)
    if key is not None:
        _look_for_canary(place.folder)
    return state


def seen_in(opened: OpenCasebook) -> tuple[set[str], int | None]:
    """The ids of all records of the patient, and the number in the draft."""
    ids = {str(record.id) for kind in TABLE_OF for record in opened.store.load(kind, PATIENT)}
    draft = opened.drafts.find(FORM, PATIENT)
    number = None if draft is None else draft.values["number"]
    assert number is None or isinstance(number, int)
    return ids, number


def _form(place: Place, allowed: tuple[Expected, ...]) -> str | None:
    """The passphrase that opens the casebook, of those that may; None if it needs none."""
    plain = not place.file.exists() or kind_of_file(place.file) is not FileKind.OTHER
    if plain or place.key is not None:
        if place.key is not None and allowed[0].ready and plain:
            raise Lost(f"{place.file} is readable")
        return None
    for state in allowed:
        with suppress(Locked):
            if state.passphrase is not None and place.key_by(state.passphrase):
                return state.passphrase
    raise Lost(f"{place.file} is locked, and no passphrase opens it that has been given")


def _look_for_canary(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file() and CANARY.encode() in file.read_bytes():
            raise Lost(f"{file} is readable, and the casebook is locked")


def _settled(
    found: tuple[set[str], int | None, str | None], allowed: tuple[Expected, ...]
) -> Expected:
    for state in allowed:
        if found == (state.visible(), state.draft, state.passphrase):
            return state
    first, last = allowed[0], allowed[-1]
    raise Lost(
        f"found {len(found[0])} records, draft {found[1]}, passphrase {found[2]}; acknowledged "
        f"{len(first.visible())} ({len(first.visible() - found[0])} of them missing), "
        f"{first.draft}, {first.passphrase}; with the step in flight "
        f"{len(last.visible())}, {last.draft}, {last.passphrase}"
    )
