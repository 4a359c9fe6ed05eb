"""``acutrack check``: whether the casebook on disk is whole."""

from __future__ import annotations

from acutrack.cli.desk import Desk
from acutrack.domain.message import say, say_count


def run(desk: Desk) -> int:
    """Write what was found; returns 0 for a sound casebook, else 2. Raises Obstacle."""
    desk.expect_casebook()
    findings = desk.services.check(desk.file)
    if not findings:
        desk.voice.tell(say("The casebook is sound: {file}", file=desk.file))
        return 0
    for finding in findings:
        desk.voice.tell(finding)
    desk.voice.complain(
        say_count(
            "{count} thing is not right in {file}. Nothing was changed. "
            "Make a copy of the file before you go on.",
            "{count} things are not right in {file}. Nothing was changed. "
            "Make a copy of the file before you go on.",
            len(findings),
            file=desk.file,
        )
    )
    return 2
