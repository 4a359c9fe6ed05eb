"""What a folder of a casebook holds after an ordeal, and what would be wrong about it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from acutrack.domain.errors import AcuTrackError, Locked
from acutrack.domain.ways_in import Way
from acutrack.storage.backups.sealing import seal_copies
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
        """Put the keys file there that belongs to the key, as whoever chose it would have.

        Once there is a casebook: one without a byte, and keys beside it, has lost its record.
        """
        if self.key is not None and not keys_beside(self.file).exists():
            keys(PASSPHRASE, self.key).write(keys_beside(self.file))


def keys(passphrase: str, key: Key) -> KeyFile:
    """A new keys file, with one way in."""
    return new_key_file().with_typed(Way.PASSPHRASE, passphrase, key, CHEAP)


def place_in(folder: Path, *, locked: bool) -> Place:
    """A place for a casebook that is yet to be written."""
    return Place(folder, new_key() if locked else None)


@dataclass(frozen=True)
class Seen:
    """What a casebook holds.

    Attributes:
        ids: of all records of the patient.
        draft: the number in the draft.
        done, undone: the edits that Undo would take back, and the one that Redo comes to.
    """

    ids: set[str]
    draft: int | None
    done: list[str]
    undone: str | None

    def is_of(self, state: Expected) -> bool:
        """Whether it is just what a state says."""
        same = (self.ids, self.draft) == (state.visible(), state.draft)
        return same and (self.done, self.undone) == state.history()

    def told(self) -> str:
        """For a message."""
        return f"{len(self.ids)} records, draft {self.draft}, {len(self.done)} steps to undo"


def look_over(place: Place, *allowed: Expected) -> Expected:
    """Open the casebook, as the next start does; which of the states that are allowed it is in.

    Raises:
        Lost: it does not open, is in none of them, the check finds something, its keys do not
            open it, or something readable is left beside an encrypted one.
    """
    astray = next((state for state in allowed if state.astray), None)
    if astray is not None and _cannot_be_used(place):
        return astray
    form = _form(place, allowed)
    try:
        if not allowed[0].ready:
            place.open().close()
            place.lay_keys()
        key = place.key_by(form)
        if key is not None:
            seal_copies(place.file, key)
        with open_casebook(place.file, key) as opened:
            seen = seen_in(opened)
        wrong = findings(place.file, key)
        if place.key is not None:
            place.key_by(PASSPHRASE)
    except Exception as error:
        raise Lost(f"{place.file} does not open: {error!r}") from error
    if wrong:
        raise Lost(f"{place.file}: {wrong}")
    state = _settled(seen, form, allowed)
    if key is not None:
        _look_for_canary(place.folder)
    return state


def seen_in(opened: OpenCasebook) -> Seen:
    """All that an ordeal keeps account of."""
    ids = {str(record.id) for kind in TABLE_OF for record in opened.store.load(kind, PATIENT)}
    draft = opened.drafts.find(FORM, PATIENT)
    number = None if draft is None else draft.values["number"]
    assert number is None or isinstance(number, int)
    done = [str(made.edit.id) for made in opened.store.edits_made() if made.holds]
    redo = opened.store.redoable(PATIENT)
    return Seen(ids, number, done, None if redo is None else str(redo.id))


def _cannot_be_used(place: Place) -> bool:
    if not place.file.exists():
        return True
    try:
        place.open().close()
    except AcuTrackError:
        return True
    return False


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


def _settled(seen: Seen, form: str | None, allowed: tuple[Expected, ...]) -> Expected:
    for state in allowed:
        if seen.is_of(state) and form == state.passphrase and not state.astray:
            return state
    first, last = allowed[0], allowed[-1]
    raise Lost(
        f"found {seen.told()}, passphrase {form}; acknowledged {first.told()} "
        f"({len(first.visible() - seen.ids)} records missing), {first.passphrase}; "
        f"with the step in flight {last.told()}, {last.passphrase}"
    )
