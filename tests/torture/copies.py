"""What lies beside a casebook after an ordeal: each file that claims to be a copy has to be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from acutrack.domain.errors import Locked
from acutrack.storage.backups.sealed import BEGINNING, unseal
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.open_casebook import open_casebook
from tests.torture.journal import Expected
from tests.torture.looking import PASSPHRASE, Lost, seen_in


def look_over_copies(folder: Path, passphrases: Iterable[str] = (PASSPHRASE,)) -> int:
    """Open every copy in a folder; how many there are. Sealed ones bring their keys along.

    Raises:
        Lost: one of them does not open, or is not whole.
    """
    copies = _copies(folder)
    for copy in copies:
        with _inside(copy, passphrases) as (file, key):
            _expect_sound(copy, file, key)
    return len(copies)


def settle_copies(folder: Path, state: Expected, *allowed: Expected) -> Expected:
    """See that each copy holds what it held when it was made, and the newest is there.

    Returns:
        The state that the casebook is in, with the copies that are there.

    Raises:
        Lost: a copy does not open, is not whole, or holds something else; the newest is gone.
    """
    words = dict.fromkeys((PASSPHRASE, *(word for each in allowed for word in each.passphrases)))
    found: dict[str, Expected] = {}
    for copy in _copies(folder):
        known = [each.copies[copy.name] for each in allowed if copy.name in each.copies]
        with _inside(copy, words) as (file, key):
            _expect_sound(copy, file, key)
            if known:
                found[copy.name] = _content(copy, file, key, known)
    newest = allowed[0].newest
    # The copy of a day may have been put aside for one that holds much less.
    put_aside = any("-before-smaller" in name for name in (each.name for each in _copies(folder)))
    if newest is not None and newest not in found and not put_aside:
        raise Lost(f"the copy {newest} was acknowledged, and is not in {folder}")
    return replace(state, copies=found)


def opened_by(passphrases: Iterable[str], keys: KeyFile) -> Key:
    """The key that one of the passphrases opens. Raises Lost."""
    for passphrase in passphrases:
        with suppress(Locked):
            return keys.open_with_passphrase(passphrase)
    raise Lost("its keys are opened by no passphrase that has been given")


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.acutrack"))


@contextmanager
def _inside(copy: Path, passphrases: Iterable[str]) -> Iterator[tuple[Path, Key | None]]:
    """The casebook that is in a copy, laid elsewhere, and what opens it. Raises Lost."""
    with TemporaryDirectory() as folder:
        inside, key = Path(folder) / "casebook.acutrack", None
        try:
            if copy.read_bytes()[: len(BEGINNING)] == BEGINNING:
                key = opened_by(passphrases, KeyFile.from_bytes(unseal(copy, inside)))
            else:
                copyfile(copy, inside)
        except Exception as error:
            raise Lost(f"the copy {copy} does not open: {error!r}") from error
        yield inside, key


def _expect_sound(copy: Path, file: Path, key: Key | None) -> None:
    try:
        wrong = findings(file, key)
    except Exception as error:
        raise Lost(f"the copy {copy} does not open: {error!r}") from error
    if not all("older AcuTrack" in message.text for message in wrong):
        raise Lost(f"the copy {copy}: {wrong}")


def _content(copy: Path, file: Path, key: Key | None, known: list[Expected]) -> Expected:
    with open_casebook(file, key) as opened:
        seen = seen_in(opened)
    for each in known:
        if seen.is_of(each):
            return each
    raise Lost(f"the copy {copy} holds {seen.told()}, and should {known[0].told()}")
