"""What taking in an archive or a review file would do, and the doing: for ``import`` and ``merge``.

What was there before is copied first, and the doing is one edit a person: Undo takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from acutrack.casebook.arrivals import Arrival
from acutrack.casebook.copy_words import holds_words
from acutrack.casebook.kind_words import count_words
from acutrack.casebook.merging import Merge
from acutrack.cli.desk import Desk
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.record import Record
from acutrack.places import data_folder

#: What each part of a preview is called in JSON, by the field of `KindMerge`.
_FIELDS = (
    "comes_in", "changed", "kept", "removed_here", "removed_there", "only_here"
)  # fmt: skip


def take_in(
    desk: Desk, file: Path, *, known: bool, removals_too: bool, dry_run: bool, as_json: bool
) -> int:
    """Say what a file would do, and do it unless it is only a trial.

    Args:
        desk: where.
        file: an archive or a review file.
        known: somebody in the file has to be in the record.
        removals_too: remove here too what was removed there.
        dry_run: only say it.
        as_json: for a program.

    Raises:
        InvalidEntry: nobody in the file is in the record, and somebody has to be.
        Locked: what was typed opens nothing.
        Obstacle: the file is damaged, altered or newer, or the record cannot be written.
    """
    if not file.is_file():
        raise InvalidEntry(
            say("There is no file {file}. Check the name and the folder.", file=file), "FILE"
        )
    if not dry_run and not desk.services.server:
        data_folder(desk.folder)
    travel = desk.services.travel
    if dry_run:
        arrival = travel.preview(file, desk.file, desk.now(), desk.ask, known)
    else:
        with desk.services.writing(desk.file, desk.now):
            arrival = travel.preview(file, desk.file, desk.now(), desk.ask, known)
            _do(desk, file, arrival, removals_too=removals_too)
    merge = arrival.removing_too if removals_too else arrival.plain
    if as_json:
        desk.voice.tell_json(_as_json(arrival, merge, desk, dry_run=dry_run))
        return 0
    for line in _lines(arrival, dry_run=dry_run):
        desk.voice.tell(line)
    return 0


def _do(desk: Desk, file: Path, arrival: Arrival, *, removals_too: bool) -> None:
    if arrival.fills:
        desk.services.travel.fill(file, desk.file, desk.ask)
        return
    merge = arrival.removing_too if removals_too else arrival.plain
    if not merge.edits:
        return
    desk.services.copies.before_import(desk.file, desk.now(), desk.ask)
    with desk.services.open_casebook(desk.file, desk.services.now, desk.ask) as casebook:
        casebook.record_all(merge.edits)


def _lines(arrival: Arrival, *, dry_run: bool) -> Iterator[Message]:
    yield say("The file holds: {what}.", what=_listed(holds_words(arrival.holds)))
    yield from arrival.remarks
    if not arrival.fills:
        yield from _told(arrival.plain)
    if dry_run:
        yield say("This was a trial. Nothing was changed.")
    elif arrival.fills:
        yield say("All of it is in the record now, with its history.")
    elif arrival.plain.edits or arrival.removing_too.edits:
        yield say("Done. Undo takes it back.")


def _told(merge: Merge) -> Iterator[Message]:
    """What comes of the entries of each kind, and which ones both sides changed, one by one."""
    kinds = merge.kinds
    for said, found in (
        (_COMES_IN, [(kind.kind, kind.comes_in) for kind in kinds]),
        (_CHANGES, [(kind.kind, [there for _, there in kind.changed]) for kind in kinds]),
        (_STAYS, [(kind.kind, [here for here, _ in kind.kept]) for kind in kinds]),
        (_STAYS_AWAY, [(kind.kind, kind.removed_here) for kind in kinds]),
        (_ONLY_OFFERED, [(kind.kind, kind.removed_there) for kind in kinds]),
    ):
        counted = [count_words(kind, len(records)) for kind, records in found if records]
        if counted:
            yield said.filled(what=_listed(counted))
    yield say("Alike in both: {count}.", count=sum(kind.same for kind in kinds))


_COMES_IN = say("Comes in: {what}.")
_CHANGES = say("Changes to the later form, which is in the file: {what}.")
_STAYS = say("Stays as it is here, which is later: {what}. The other form is kept among the "
             "earlier versions.")  # fmt: skip
_STAYS_AWAY = say("Was removed here, and stays away: {what}.")
_ONLY_OFFERED = say("Was removed there: {what}. It stays here without --remove-too.")


def _listed(found: Iterable[Message]) -> Message:
    whole: Message | None = None
    for part in found:
        whole = part if whole is None else say("{before}, {part}", before=whole, part=part)
    return whole if whole is not None else say("nothing")


def _as_json(arrival: Arrival, merge: Merge, desk: Desk, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "made_at": arrival.made_at.isoformat(),
        "fills": arrival.fills,
        "holds": {kind.__name__: count for kind, count in arrival.holds.counts().items()},
        "kinds": {
            kind.kind.__name__: {"same": kind.same}
            | {name: [_id(each) for each in getattr(kind, name)] for name in _FIELDS}
            for kind in merge.kinds
        },
        "remarks": [desk.voice.words(remark) for remark in arrival.remarks],
    }


def _id(found: Record | tuple[Record, Record]) -> str:
    return found[0].id if isinstance(found, tuple) else found.id
