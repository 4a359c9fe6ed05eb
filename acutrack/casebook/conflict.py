"""Two people changed the same record: what each of them made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from acutrack.domain.errors import InvalidEntry, StaleEdit
from acutrack.domain.message import Message
from acutrack.domain.record import Change, Edit, Record, new_id


@dataclass(frozen=True)
class Conflict:
    """One record that is not any more what an edit was made from; None stands for "not there".

    Attributes:
        was: what the edit was made from.
        ours: what the edit would have made of it.
        theirs: what somebody else made of it; this is what the casebook holds.
    """

    was: Record | None
    ours: Record | None
    theirs: Record | None

    @property
    def mine_over_theirs(self) -> Record | None:
        """What was typed here, put over what somebody else saved.

        A field that only they changed stays as they left it.
        """
        was, ours, theirs = self.was, self.ours, self.theirs
        if was is None or ours is None or theirs is None:
            return ours
        typed = {
            each.name: getattr(ours, each.name)
            for each in fields(ours)
            if getattr(ours, each.name) != getattr(was, each.name)
        }
        try:
            return replace(theirs, **typed)
        except InvalidEntry:  # the two do not go together: then all of it is as it was typed
            return ours


class Conflicting(StaleEdit):
    """Somebody else was first; both versions are at hand, and nothing was written.

    Attributes:
        edit: what was to be recorded; None for a step back or forth.
    """

    def __init__(self, message: Message, conflicts: Iterable[Conflict]) -> None:
        super().__init__(message)
        self.conflicts = tuple(conflicts)
        self.edit: Edit | None = None


def over_theirs(edit: Edit, conflicts: Iterable[Conflict]) -> Edit:
    """The edit made anew on top of what somebody else saved, so that the history holds both."""
    known = ((each.theirs or each.ours or each.was, each) for each in conflicts)
    left = {record.id: each for record, each in known if record is not None}
    changes = []
    for change in edit.changes:
        conflict = left.pop(change.record.id, None)
        if conflict is None:
            changes.append(change)
            continue
        after = conflict.mine_over_theirs
        if after != conflict.theirs:
            changes.append(Change(conflict.theirs, after))
    return replace(edit, id=new_id(), changes=tuple(changes))
