"""What lies beside a casebook after an ordeal: each file that claims to be a copy has to be one."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from acutrack.domain.errors import Locked
from acutrack.domain.message import Message
from acutrack.storage.backups.sealed import BEGINNING, unseal
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.key_file import KeyFile
from tests.torture.looking import PASSPHRASE, Lost


def look_over_copies(folder: Path, passphrases: Iterable[str] = (PASSPHRASE,)) -> int:
    """Open every copy in a folder; how many there are. Sealed ones bring their keys along.

    Raises:
        Lost: one of them does not open, or is not whole.
    """
    copies = sorted(folder.glob("*.acutrack"))
    for copy in copies:
        try:
            wrong = _findings(copy, passphrases)
        except Exception as error:
            raise Lost(f"the copy {copy} does not open: {error!r}") from error
        if not all("older AcuTrack" in message.text for message in wrong):
            raise Lost(f"the copy {copy}: {wrong}")
    return len(copies)


def _findings(copy: Path, passphrases: Iterable[str]) -> tuple[Message, ...]:
    if copy.read_bytes()[: len(BEGINNING)] != BEGINNING:
        return findings(copy)
    with TemporaryDirectory() as folder:
        inside = Path(folder) / "casebook.acutrack"
        keys = KeyFile.from_bytes(unseal(copy, inside))
        return findings(inside, _opened(keys, passphrases))


def _opened(keys: KeyFile, passphrases: Iterable[str]) -> Key:
    for passphrase in passphrases:
        with suppress(Locked):
            return keys.open_with_passphrase(passphrase)
    raise Lost("its keys are opened by no passphrase that has been given")
