"""``acutrack lock-status``: whether the casebook is locked, and what opens it."""

from __future__ import annotations

from acutrack.cli.desk import Desk
from acutrack.cli.services import LockStatus
from acutrack.domain.message import Message, say
from acutrack.domain.ways_in import Way

_WAYS: dict[Way, Message] = {
    Way.PASSPHRASE: say("A passphrase opens it."),
    Way.RECOVERY: say("A recovery key opens it."),
    Way.KEYRING: say("The keyring of the computer that remembers it opens it."),
}


def run(desk: Desk, *, as_json: bool) -> int:
    """Write how things stand; returns 0, locked or not. Asks for nothing. Raises Obstacle."""
    desk.expect_casebook()
    status = desk.services.lock_status(desk.file)
    if as_json:
        desk.voice.tell_json(
            {
                "file": str(desk.file),
                "locked": status.locked,
                "readable": status.readable,
                "keys_file": status.keys_file,
                "ways": [way.value for way in Way if way in status.ways],
            }
        )
        return 0
    for line in _lines(status, desk):
        desk.voice.tell(line)
    return 0


def _lines(status: LockStatus, desk: Desk) -> list[Message]:
    if status.readable:
        return [say("The casebook is not locked: {file}", file=desk.file)]
    if not status.locked:
        return [
            say(
                "The casebook cannot be read, and no keys of it are at hand: {file}. "
                "It is locked and its keys file is gone, or it is damaged.",
                file=desk.file,
            )
        ]
    told = [say("The casebook is locked: {file}", file=desk.file)]
    told += [_WAYS[way] for way in Way if way in status.ways]
    if not status.keys_file:
        told.append(say("Its keys file is gone; the keys in the newest copy are used."))
    return told
