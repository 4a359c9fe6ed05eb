"""What a casebook says about itself, so that an AcuTrack that is too old can tell what to install.

Neither key nor table ever changes its meaning: any later file is read like this.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from datetime import datetime

from acutrack import __version__
from acutrack.casebook.let_go import LetGo, fingerprint
from acutrack.domain.record import RecordId
from acutrack.storage.any_connection import AnyConnection
from acutrack.storage.driver import Error
from acutrack.storage.schema import NEEDS

#: The version of AcuTrack that is needed to open the file.
_NEEDS = "needs"
#: A view of that name could ask for anything, and without an end.
_ASKED = (
    "SELECT value FROM about WHERE key = ? AND "
    "EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'about' AND type = 'table')"
)
#: The version of AcuTrack that wrote its tables.
_MADE_BY = "made_by_version"
#: When the history was last looked over for what is to go (`purge`).
LOOKED_OVER = "history_looked_over"
#: There while something that is gone may still lie in free pages or in the log.
UNFINISHED = "purge_unfinished"
#: When somebody's whole record was erased for good: a JSON list of moments, and nothing of whom.
_PEOPLE_ERASED = "people_erased"
#: Pseudonyms in studies are made with it; it never goes out (`interchange.research`).
_PSEUDONYMS = "research_pseudonyms"
#: Before what stands for a header: what its columns hold, as somebody once said.
_COLUMNS = "columns:"
#: Before the name of an account: what its owner goes by in the history.
MAKER = "maker:"
#: Before the fingerprint of a record that was let go of for good; the value says when at the latest
#: it was removed.
_LET_GO = "let_go:"
#: Any other text is not one that a person should be asked to install.
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){1,3}")

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def note_versions(connection: AnyConnection) -> None:
    """Write down which AcuTrack wrote the tables and which is needed, inside a transaction."""
    note(connection, _NEEDS, NEEDS)
    note(connection, _MADE_BY, __version__)


def needed_version(connection: AnyConnection) -> str | None:
    """The version of AcuTrack that the file asks for; None where it does not say."""
    try:
        found = said(connection, _NEEDS)
    except Error:  # no such table, or a damaged one: the question was only a courtesy
        return None
    return found if found is not None and _VERSION.fullmatch(found) else None


def said(connection: AnyConnection, key: str) -> str | None:
    """What stands under a key; None for nothing."""
    found = connection.execute(_ASKED, (key,)).fetchone()
    return str(found[0]) if found else None


def note(connection: AnyConnection, key: str, value: str) -> None:
    """Write something under a key, inside a transaction."""
    connection.execute(
        "INSERT INTO about (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def note_let_go(connection: AnyConnection, ids: Iterable[str], until: datetime) -> None:
    """Write down which records are gone for good, so that an old copy does not bring them back."""
    for key in ids:
        note(connection, _LET_GO + fingerprint(RecordId(key)), until.isoformat())


def note_fingerprint(connection: AnyConnection, fingerprint: str, until: datetime) -> None:
    """Write down that the record of a fingerprint is gone for good.

    Raises:
        ValueError: it is no fingerprint, or the moment has no zone.
    """
    if not _FINGERPRINT.fullmatch(fingerprint) or until.tzinfo is None:
        raise ValueError("no fingerprint")
    note(connection, _LET_GO + fingerprint, until.isoformat())


def let_go(connection: AnyConnection) -> LetGo:
    """The records that are gone for good, and when at the latest each was removed."""
    rows = connection.execute(
        "SELECT key, value FROM about WHERE key >= ? AND key < ?", (_LET_GO, _LET_GO[:-1] + ";")
    )
    return let_go_in(rows)


def let_go_in(rows: Iterable[tuple[object, object]]) -> LetGo:
    """The same out of rows of the table, whatever else is among them."""
    found: dict[str, datetime] = {}
    for key, value in rows:
        if not str(key).startswith(_LET_GO):
            continue
        try:
            until = datetime.fromisoformat(str(value))
        except ValueError:
            continue  # damaged: for `integrity` to tell
        if until.tzinfo is not None:
            found[str(key).removeprefix(_LET_GO)] = until
    return LetGo(found)


def note_gone(connection: AnyConnection, gone: LetGo) -> None:
    """Write down what another file had let go of, inside a transaction."""
    for which, until in gone.until.items():
        note(connection, _LET_GO + which, until.isoformat())


def note_person_erased(connection: AnyConnection, now: datetime) -> None:
    """Write down that somebody was erased for good, and when; inside a transaction."""
    moments = [each.isoformat(timespec="seconds") for each in (*people_erased(connection), now)]
    note(connection, _PEOPLE_ERASED, json.dumps(moments))


def people_erased(connection: AnyConnection) -> tuple[datetime, ...]:
    """When somebody was erased for good, earliest first."""
    try:
        found = [datetime.fromisoformat(each) for each in json.loads(_erasures(connection))]
    except (ValueError, TypeError):
        return ()  # damaged; what follows is kept all the same
    return tuple(each for each in found if each.tzinfo is not None)


def _erasures(connection: AnyConnection) -> str:
    return said(connection, _PEOPLE_ERASED) or "[]"


def research_secret(connection: AnyConnection) -> bytes | None:
    """What pseudonyms are made with; None before the first study."""
    try:
        return bytes.fromhex(said(connection, _PSEUDONYMS) or "") or None
    except ValueError:
        return None


def note_research_secret(connection: AnyConnection) -> bytes:
    """Make it, inside a transaction; one that is there stays."""
    secret = research_secret(connection) or secrets.token_bytes(32)
    note(connection, _PSEUDONYMS, secret.hex())
    return secret


def columns(connection: AnyConnection) -> dict[str, str]:
    """What was said of the columns of files, by what stands for their headers."""
    rows = connection.execute(
        "SELECT key, value FROM about WHERE key >= ? AND key < ?", (_COLUMNS, _COLUMNS[:-1] + ";")
    )
    return {str(key).removeprefix(_COLUMNS): str(value) for key, value in rows}


def note_columns(connection: AnyConnection, header: str, told: str) -> None:
    """Remember it, inside a transaction."""
    note(connection, _COLUMNS + header, told)


def forget(connection: AnyConnection, key: str) -> None:
    """Take a key out, inside a transaction."""
    connection.execute("DELETE FROM about WHERE key = ?", (key,))
