"""What a casebook's history knows of single records: earlier forms, and the latest deed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from acutrack.casebook.let_go import NOTHING_LET_GO, LetGo
from acutrack.casebook.store import EditMade
from acutrack.domain.record import Change, Record, RecordId

#: What a record is at one time; None stands for "not there".
State = Record | None


@dataclass
class RecordPast:
    """What is known of one record.

    Attributes:
        states: every state that it ever had, as far as the history goes back.
        forms: those that edits gave to it which still hold, in order of making.
        latest: the edit that touched it last; empty where there is none.
        moment: when that was, and whether it was an undoing: that comes after the doing.
    """

    states: set[State] = field(default_factory=set)
    forms: list[Record] = field(default_factory=list)
    latest: str = ""
    moment: tuple[datetime, bool] | None = None

    @property
    def was_removed(self) -> bool:
        """Whether it was taken out at some time."""
        return None in self.states


class Past:
    """The history of a casebook, looked through for the records that are asked about."""

    def __init__(
        self,
        made: Sequence[EditMade] = (),
        about: Collection[RecordId] = (),
        gone: LetGo = NOTHING_LET_GO,
    ) -> None:
        self.gone = gone
        self.edits = frozenset(each.edit.id for each in made)
        self._known: dict[RecordId, RecordPast] = {key: RecordPast() for key in about}
        for each in made:
            self._note(each)

    def of(self, key: RecordId, state: State) -> RecordPast:
        """What is known of a record that is in this state now.

        Of one that no edit tells of, the moment is when it was written down.
        """
        known = self._known.get(key) or RecordPast()
        moment = known.moment
        if moment is None and state is not None:
            moment = (state.written_at, False)
        states = known.states if state is None else known.states | {state}
        return RecordPast(states, known.forms, known.latest, moment)

    def _note(self, made: EditMade) -> None:
        moment = (made.moment, not made.holds)
        for change in made.edit.changes:
            known = self._known.get(change.record.id)
            if known is None:
                continue
            known.states |= _states(change, holds=made.holds)
            if made.holds and change.after is not None:
                known.forms.append(change.after)
            # In order of making: a clock may have been set back in the meantime.
            known.moment, known.latest = moment, made.edit.id


def _states(change: Change, *, holds: bool) -> set[State]:
    """Before it was added it was not "not there" as something that was removed is."""
    if change.before is None and holds:
        return {change.after}
    return {change.before, change.after}


def later_there(key: RecordId, here: State, there: State, pasts: tuple[Past, Past]) -> bool:
    """Whether the other casebook (the second of `pasts`) holds the later state of a record.

    Where one history knows what the other casebook holds and went on from it, that decides,
    whatever the clocks of the two computers say; else the later deed does.
    """
    ours, theirs = pasts[0].of(key, here), pasts[1].of(key, there)
    gone_here, gone_there = (past.gone.when(key) for past in pasts)
    if here is None and gone_here is not None:
        return _is_after(theirs, gone_here)
    if there is None and gone_there is not None:
        return not _is_after(ours, gone_there)
    return _later_by_history(here, there, (ours, theirs), pasts)


def _later_by_history(
    here: State, there: State, of_it: tuple[RecordPast, RecordPast], pasts: tuple[Past, Past]
) -> bool:
    ours, theirs = of_it
    if ours.latest and theirs.latest:
        seen_here, seen_there = theirs.latest in pasts[0].edits, ours.latest in pasts[1].edits
        if seen_here != seen_there:
            return seen_there
    elif theirs.latest in pasts[0].edits:
        return False  # what this history told of the record was cleared away with it
    elif ours.latest in pasts[1].edits:
        return True
    known_here, known_there = there in ours.states, here in theirs.states
    # Of one and the same edit, undone in one and brought back in the other, the later step counts.
    if known_here != known_there and not (ours.latest and ours.latest == theirs.latest):
        return known_there
    if ours.moment is None or theirs.moment is None or ours.moment == theirs.moment:
        return _order(there, theirs) > _order(here, ours)
    return theirs.moment > ours.moment


def _is_after(past: RecordPast, moment: datetime) -> bool:
    return past.moment is not None and past.moment[0] > moment


def _order(state: State, past: RecordPast) -> tuple[bool, str]:
    """Any order will do, as long as it is the same seen from both sides."""
    return (past.moment is not None, repr(state))
