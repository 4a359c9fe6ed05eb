"""``acutrack check``: whether the casebook on disk is whole."""

from __future__ import annotations

from collections.abc import Sequence

from acutrack.casebook.copy_words import aside_words
from acutrack.cli.desk import Desk
from acutrack.domain.message import Message, say, say_count

SOUND, NOT_SOUND = 0, 2


def run(desk: Desk, *, full: bool, as_json: bool) -> int:
    """Write what was found; returns 0 for a sound casebook, else 2. Raises Obstacle."""
    desk.expect_casebook()
    findings = desk.services.check(desk.file, full, desk.ask)
    if as_json:
        _tell_program(desk, findings, full=full)
    elif not findings:
        desk.voice.tell(say("The casebook is sound: {file}", file=desk.file))
    else:
        for finding in findings:
            desk.voice.tell(finding)
    if not as_json:
        for aside in desk.services.set_aside(desk.file):
            desk.voice.tell(aside_words(aside))
    if findings:
        desk.voice.complain(_conclusion(desk, len(findings)))
    return NOT_SOUND if findings else SOUND


def _tell_program(desk: Desk, findings: Sequence[Message], *, full: bool) -> None:
    desk.voice.tell_json(
        {
            "file": str(desk.file),
            "full": full,
            "sound": not findings,
            "findings": [desk.voice.words(finding) for finding in findings],
            "set_aside": [
                {"file": str(aside.path), "moment": aside.moment.isoformat(), "bytes": aside.size}
                for aside in desk.services.set_aside(desk.file)
            ],
        }
    )


def _conclusion(desk: Desk, count: int) -> Message:
    return say_count(
        "{count} thing is not right in {file}. Nothing was changed. "
        "Make a copy of the file before you go on.",
        "{count} things are not right in {file}. Nothing was changed. "
        "Make a copy of the file before you go on.",
        count,
        file=desk.file,
    )
