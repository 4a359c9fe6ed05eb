"""``acutrack restore``: what a copy would bring and take, and then the restoring itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from acutrack.casebook.contents import Contents
from acutrack.casebook.copies import Preview, Restored
from acutrack.casebook.copy_words import changed_words, gained_words, holds_words, lost_words
from acutrack.cli.desk import Desk
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.places import data_folder


def run(desk: Desk, *, file: str, dry_run: bool, as_json: bool) -> int:
    """Say what the copy holds and would do; do it unless it is only a trial.

    Raises InvalidEntry or Obstacle; nothing was changed then.
    """
    copy = _named(file)
    if not dry_run and not desk.services.server:
        data_folder(desk.folder)
    copies = desk.services.copies
    preview = copies.preview(copy, desk.file, desk.ask)
    if not as_json:
        for line in _lines(preview):
            desk.voice.tell(line)
    restored = None
    if not dry_run:
        with desk.services.writing(desk.file, desk.now):
            restored = copies.restore(copy, desk.file, desk.now(), desk.ask)
    if as_json:
        desk.voice.tell_json(_as_json(preview, restored, desk))
    else:
        desk.voice.tell(_outcome(restored))
    return 0


def _named(file: str) -> Path:
    path = Path(file).expanduser()
    if not path.is_file():
        raise InvalidEntry(
            say("There is no file {file}. Check the name and the folder.", file=file), "FILE"
        )
    return path


def _lines(preview: Preview) -> Iterable[Message]:
    yield say("The copy holds: {what}.", what=_listed(holds_words(preview.holds)))
    if preview.made_by_older:
        yield say("An older AcuTrack wrote it; it is brought up to date.")
    yield from preview.remarks
    if preview.differences is None:
        yield say("There is no record that can be opened to compare it with.")
        return
    if found := gained_words(preview):
        yield say("Comes back: {what}.", what=_listed(found))
    if found := lost_words(preview):
        yield say("Goes: {what}.", what=_listed(found))
    if found := changed_words(preview):
        yield say("Reads as it did then: {what}.", what=_listed(found))
    if not any(one.differs for one in preview.differences):
        yield say("It holds what the record holds now.")


def _outcome(restored: Restored | None) -> Message:
    if restored is None:
        return say("This was a trial. Nothing was changed.")
    if restored.before is not None:
        return say(
            "Restored. What was there before is in {file}; restore that to take this back.",
            file=restored.before,
        )
    if restored.aside is not None:
        return say("Restored. What could not be opened lies in {file} now.", file=restored.aside)
    return say("Restored.")


def _listed(found: Iterable[Message]) -> Message:
    whole: Message | None = None
    for part in found:
        whole = part if whole is None else say("{before}, {part}", before=whole, part=part)
    return whole if whole is not None else say("nothing")


def _as_json(preview: Preview, restored: Restored | None, desk: Desk) -> dict[str, object]:
    days = preview.holds.days()
    return {
        "dry_run": restored is None,
        "holds": _counts(preview.holds),
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "sealed": preview.sealed,
        "made_by_older": preview.made_by_older,
        "differences": None
        if preview.differences is None
        else {
            one.kind.__name__: {
                "comes_back": one.only_there,
                "goes": one.only_here,
                "differs": one.differing,
                "same": one.same,
            }
            for one in preview.differences
        },
        "remarks": [desk.voice.words(remark) for remark in preview.remarks],
        "before": str(restored.before) if restored and restored.before else None,
        "set_aside": str(restored.aside) if restored and restored.aside else None,
    }


def _counts(contents: Contents) -> dict[str, int]:
    return {kind.__name__: count for kind, count in contents.counts().items()}
