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
from acutrack.storage.backups.disk import take_name, unfinished
from acutrack.storage.connection import told_as_obstacle
from acutrack.storage.open_casebook import OpenCasebook
from acutrack.storage.other_copy import bring


@dataclass(frozen=True)
class KeptOfOurs:
    """What was in the file that is gone.

    Attributes:
        copy: all of it, among the backups.
        drafts: what was typed and not yet saved.
    """

    copy: Path
    drafts: tuple[Draft, ...]


def keep_ours(opened: OpenCasebook, now: datetime) -> KeptOfOurs:
    """Copy what is open among the backups; where no file took its place, put the copy there.

    Raises:
        Obstacle: no copy can be made; everything is still in the open file.
    """
    people = [person.patient_id for person in opened.store.load_all(Patient)]
    drafts = tuple(draft for who in (*people, EVERYONE) for draft in opened.drafts.all_of(who))
    copy = copy_before(opened.file, Why.MERGE, now)
    if not opened.path.exists():
        with told_as_obstacle(), unfinished(opened.path.parent) as made:
            made.unlink()
            bring(copy, made)
            take_name(made, opened.path)
    return KeptOfOurs(copy, drafts)


def give_back_drafts(opened: OpenCasebook, drafts: tuple[Draft, ...]) -> None:
    """Put what was typed into the file that took the place, where nothing of it is there yet.

    Raises:
        Obstacle: it cannot be written.
    """
    for draft in drafts:
        if opened.drafts.find(draft.form, draft.patient_id) is None:
            opened.drafts.keep(draft)
