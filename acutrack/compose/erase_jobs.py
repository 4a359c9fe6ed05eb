"""Erasing everything about a person for good, for the command and the window's worker. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from acutrack.casebook.erasing import ErasedForGood
from acutrack.compose.asked_key import asked_key
from acutrack.compose.opening import writing_alone
from acutrack.domain.message import Message
from acutrack.domain.record import PatientId
from acutrack.storage.connection import Connections
from acutrack.storage.erasing.copies import erase_in_copies
from acutrack.storage.erasing.person import note_done, take_out
from acutrack.storage.key import Key


def erase_for_good(
    casebook: Path, person: PatientId, second: Path | None, now: datetime, key: Key | None
) -> ErasedForGood:
    """Erase a person from every copy and then from a casebook that nobody else writes in.

    The copies come first: were it stopped half way, the person would still be there to be named.

    Raises:
        Obstacle: the casebook cannot be written; copies may be without the person by then.
    """
    copies = erase_in_copies(casebook, second, person, () if key is None else (key,), now)
    with closing(Connections(casebook, key)) as connections:
        records = take_out(connections, person, now)
        note_done(connections, now)
    return ErasedForGood(records, len(copies.written_anew), copies.left)


def erase_alone(
    casebook: Path,
    person: PatientId,
    second: Path | None,
    now: Callable[[], datetime],
    key: Key | None,
) -> ErasedForGood:
    """The same while nobody else writes. Raises Obstacle."""
    with writing_alone(casebook, now):
        return erase_for_good(casebook, person, second, now(), key)


def erase_asking(
    casebook: Path,
    person: PatientId,
    second: Path | None,
    now: datetime,
    ask: Callable[[Message], str],
) -> ErasedForGood:
    """The same for a command, which asks for the passphrase. Raises Locked or Obstacle."""
    return erase_for_good(casebook, person, second, now, asked_key(casebook, ask))
