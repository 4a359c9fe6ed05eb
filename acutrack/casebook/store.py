"""The port behind which the records lie; `storage` implements it over SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Protocol, TypeVar

from acutrack.casebook.let_go import LetGo
from acutrack.casebook.versions import Version
from acutrack.domain.record import Change, Edit, PatientId, Record, RecordId
from acutrack.domain.stretch import Stretch

R = TypeVar("R", bound=Record)
#: Values that belong together, and a column for each field that was asked for.
Gathered = tuple[tuple[Any, ...], tuple[Sequence[Any], ...]]


class Step(Enum):
    """What is being done with an edit."""

    RECORD = "record"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class EditMade:
    """An edit of the history.

    Attributes:
        moment: when it was made, or undone or brought back after that.
        holds: false after it was undone, whether Redo can still bring it back or not.
        made_by: the name of whoever made it; empty where it was not kept.
    """

    edit: Edit
    moment: datetime
    holds: bool
    made_by: str = ""


class Store(Protocol):
    """Loads records and applies edits; when a call returns, its effect is on disk."""

    def load(self, kind: type[R], patient: PatientId) -> tuple[R, ...]:
        """All records of one kind and patient, in order of writing. Raises Obstacle."""
        ...

    def load_all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind in the casebook, in order of writing. Raises Obstacle."""
        ...

    def gathered(
        self,
        kind: type[R],
        by: Sequence[str],
        names: Sequence[str],
        within: Sequence[Stretch] | None = None,
    ) -> tuple[Gathered, ...]:
        """A few fields of everybody's records of one kind; no record is made.

        Args:
            kind: which records.
            by: the fields whose values belong together, such as the patient and the place.
            names: the fields to read; each row lies at the same place in each, in any order.
            within: only records of these days, which overlap nowhere. None takes all.

        Raises:
            Obstacle: the file cannot be read.
        """
        ...

    def tally(self, kind: type[R], by: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
        """For each combination of these fields: their values, how many records, the last day.

        Raises:
            Obstacle: the file cannot be read.
        """
        ...

    def apply(self, edit: Edit, step: Step, now: datetime, made_by: str = "") -> None:
        """Make (or take back) an edit and note the step in the history, in one transaction.

        Every record must still read as the `before` of its change. `made_by` is whose edit it is.

        Raises:
            StaleEdit: another window changed one of the records; nothing was written.
            Obstacle: the computer is in the way; nothing was written.
        """
        ...

    def apply_all(self, edits: Sequence[Edit], now: datetime, made_by: str = "") -> None:
        """Make several edits, in the same or in different rooms, in one transaction.

        Raises as `apply` does; then none of them was made.
        """
        ...

    def edits_made(self) -> Sequence[EditMade]:
        """Every edit of every room that the history still holds, in order of making.

        Raises:
            Obstacle: the file cannot be read.
        """
        ...

    def latest_edits(self, patient: PatientId, most: int) -> Sequence[EditMade]:
        """The latest edits in a patient's room, at most so many, newest first. Raises Obstacle."""
        ...

    def undoable(self, patient: PatientId) -> Edit | None:
        """The edit that Undo would take back in this patient's room."""
        ...

    def redoable(self, patient: PatientId) -> Edit | None:
        """The edit that Redo would bring back in this patient's room."""
        ...

    def removed_since(
        self, patient: PatientId, moment: datetime
    ) -> Sequence[tuple[datetime, Change]]:
        """Removals (record before, nothing after) made since `moment`, newest first."""
        ...

    def versions(self, key: RecordId) -> tuple[Version, ...]:
        """Every form that a record has had, newest first. Raises Obstacle."""
        ...

    def maker(self, account: str) -> str:
        """The name that whoever has this account goes by in the history; empty for none chosen.

        Raises:
            Obstacle: the file cannot be read.
        """
        ...

    def call_maker(self, account: str, name: str) -> None:
        """Have whoever has this account go by a name; an empty one takes it back.

        Raises:
            Obstacle: the computer is in the way; it is called as before.
        """
        ...

    def let_go_of(self) -> LetGo:
        """Records that are gone for good, and when at the latest each was removed.

        Raises:
            Obstacle: the file cannot be read.
        """
        ...

    def erased_for_good(self) -> Sequence[datetime]:
        """When people were erased for good, earliest first; nothing tells of whom.

        Raises:
            Obstacle: the file cannot be read.
        """
        ...

    def research_secret(self) -> bytes:
        """What people in studies are given other names with; made when first asked for.

        Raises:
            Obstacle: the computer is in the way, or there is none yet and nothing may be written.
        """
        ...

    def columns_said(self) -> Mapping[str, str]:
        """What was said of the columns of files, by what stands for their headers.

        Raises:
            Obstacle: the file cannot be read.
        """
        ...

    def keep_columns(self, header: str, told: str) -> None:
        """Remember what was said of them.

        Raises:
            Obstacle: the computer is in the way; it is asked again the next time.
        """
        ...

    def purge(self, until: datetime, now: datetime) -> bool:
        """Let go for good of what was removed, or undone and left so, up to `until`.

        Records that are there stay as they are, and whatever Undo still offers works. At most once
        a day; a call that comes earlier does nothing.

        Returns:
            Whether there was anything to let go of.

        Raises:
            Obstacle: the computer is in the way; it is done another time.
        """
        ...
