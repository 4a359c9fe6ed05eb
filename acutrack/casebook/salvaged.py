"""What was got back of a damaged casebook, as plain values; `storage.salvage` reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from acutrack.casebook.contents import Contents
from acutrack.casebook.let_go import NOTHING_LET_GO, LetGo
from acutrack.casebook.store import EditMade
from acutrack.domain.record import Record, RecordId


@dataclass(frozen=True)
class KindSalvaged:
    """What was got back of one kind of record.

    Attributes:
        read: from their own place in the file.
        from_history: their own place is lost or was of an earlier time; the history had them.
        lost: known to have been there, and in neither place.
        lost_nameless: places of entries of which not even the id can be read.
        in_doubt: of records in `read`: what the history says they are. One of the two was damaged,
            and the file alone cannot tell which.
    """

    kind: type[Record]
    read: tuple[Record, ...] = ()
    from_history: tuple[Record, ...] = ()
    lost: frozenset[RecordId] = frozenset()
    lost_nameless: int = 0
    in_doubt: Mapping[RecordId, Record] = field(default_factory=dict)

    @property
    def known(self) -> int:
        """How many entries there were, as far as it is known."""
        return len(self.read) + len(self.from_history) + len(self.lost) + self.lost_nameless


@dataclass(frozen=True)
class Salvaged:
    """What was got back of a whole casebook.

    Attributes:
        kinds: those of which anything is known.
        made: the edits of the history that can be read, in order of making.
        steps_lost, drafts_lost: edits and unfinished forms that are known to be lost.
        gone: what the casebook had let go of for good.
    """

    kinds: tuple[KindSalvaged, ...]
    made: Sequence[EditMade] = ()
    steps_lost: int = 0
    drafts_lost: int = 0
    gone: LetGo = NOTHING_LET_GO

    @property
    def contents(self) -> Contents:
        """All records that were got back."""
        found = {each.kind: (*each.read, *each.from_history) for each in self.kinds}
        return Contents({kind: records for kind, records in found.items() if records})

    @property
    def anything(self) -> bool:
        """Whether anything at all was got back."""
        return any(each.read or each.from_history for each in self.kinds)
