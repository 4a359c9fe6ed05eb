"""What to do when the file of an open casebook is no longer at its place: nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.casebook.copies import Why
from acutrack.casebook.drafts import Draft
from acutrack.domain.patient import Patient
from acutrack.domain.record import EVERYONE
from acutrack.storage.backups import copy_before
from acutrack.storage.backups.disk import copy_bytes, take_name, unfinished
from acutrack.storage.connection import told_as_obstacle
from acutrack.storage.open_casebook import OpenCasebook
from acutrack.storage.other_copy import bring
from acutrack.storage.own_state import OwnState
from acutrack.storage.strays import THEIRS


@dataclass(frozen=True)
class KeptOfOurs:
    """What was in the file that is gone.

    Attributes:
        copy: all of it, among the backups; None where the file itself was overwritten, and nobody
            knew what was in it.
        drafts: what was typed and not yet saved.
        theirs: what the other program wrote into the file, to be put back when ours is closed.
    """

    copy: Path | None
    drafts: tuple[Draft, ...]
    theirs: Path | None = None


def keep_ours(opened: OpenCasebook, now: datetime) -> KeptOfOurs:
    """Copy what is open among the backups; where no file took its place, put the copy there.

    Raises:
        Obstacle: no copy can be made; everything is still in the open file.
    """
    drafts = _drafts(opened)
    copy = copy_before(opened.file, Why.MERGE, now)
    if not opened.path.exists():
        with told_as_obstacle(), unfinished(opened.path.parent) as made:
            made.unlink()
            bring(copy, made)
            take_name(made, opened.path)
    return KeptOfOurs(copy, drafts)


def keep_both(opened: OpenCasebook, state: OwnState, now: datetime) -> KeptOfOurs:
    """Where another state was written into the file that is open, keep that state, and ours.

    SQLite reads what is in the file now. Ours is written out of memory, as a copy among the
    backups; if it is not known, it is in the earlier copies alone.

    Raises:
        Obstacle: there is no room; ours is still in memory.
    """
    with told_as_obstacle():
        theirs = opened.path.with_name(f"{opened.path.name}{THEIRS}")
        theirs.unlink(missing_ok=True)
        copy_bytes(opened.path, theirs)
    if not state.is_known:
        return KeptOfOurs(None, (), theirs)
    return KeptOfOurs(*state.kept(now), theirs)


def put_theirs_back(opened_path: Path, kept: KeptOfOurs) -> None:
    """Once ours is closed: the file is again what the other program made of it.

    Raises:
        Obstacle: it cannot be written.
    """
    if kept.theirs is None:
        return
    with told_as_obstacle():
        for ending in ("-wal", "-shm"):
            opened_path.with_name(opened_path.name + ending).unlink(missing_ok=True)
        take_name(kept.theirs, opened_path)


def _drafts(opened: OpenCasebook) -> tuple[Draft, ...]:
    people = [person.patient_id for person in opened.store.load_all(Patient)]
    return tuple(draft for who in (*people, EVERYONE) for draft in opened.drafts.all_of(who))


def give_back_drafts(opened: OpenCasebook, drafts: tuple[Draft, ...]) -> None:
    """Put what was typed into the file that took the place, where nothing of it is there yet.

    Raises:
        Obstacle: it cannot be written.
    """
    for draft in drafts:
        if opened.drafts.find(draft.form, draft.patient_id) is None:
            opened.drafts.keep(draft)
