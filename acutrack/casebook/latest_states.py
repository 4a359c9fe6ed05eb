"""What a history says that each record came to: one rule for checking and for getting back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from acutrack.domain.record import Change, Record, RecordId

Key = tuple[type[Record], RecordId]


def latest_states(edits: Iterable[tuple[str, Iterable[Change]]]) -> dict[Key, Record | None]:
    """What each record came to, None where it is not there.

    In which order edits were taken back and done again cannot be told from the order of making:
    everything about a person is erased and brought back apart from that person's own edits. But
    each found the record in one state and left it in another. Those in effect lead from the state
    that the first edit found to one that none of them left.

    Args:
        edits: in order of making, each with its state.
    """
    ways: dict[Key, _Way] = {}
    for state, changes in edits:
        for change in changes:
            key = type(change.record), change.record.id
            way = ways.setdefault(key, _Way([change.before]))
            if state == "done":
                way.go(change)
    return {key: way.ends[-1] for key, way in ways.items()}


@dataclass
class _Way:
    """The states of one record that edits lead to and none leads away from: one, if all is known.

    Attributes:
        ends: those states, the one that the edit made last leads to last.
        gaps: states that edits lead away from and none leads to.
    """

    ends: list[Record | None]
    gaps: list[Record | None] = field(default_factory=list)

    def go(self, change: Change) -> None:
        """One edit more that is in effect."""
        if change.before in self.ends:
            self.ends.remove(change.before)
        else:
            self.gaps.append(change.before)
        if change.after in self.gaps and self.ends:
            self.gaps.remove(change.after)
        else:
            self.ends.append(change.after)
