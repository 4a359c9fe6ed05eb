"""Why an archive is not taken, in words: where in it, what is wrong, and that nothing was taken."""

from __future__ import annotations

from acutrack.domain.errors import Damaged, Obstacle
from acutrack.domain.message import Message, say

_NO_ARCHIVE = say(
    "This file is no AcuTrack archive, or it is not whole. Nothing was taken from it. Ask for the "
    "file once more."
)


def no_archive() -> Damaged:
    """Some other file, or one that was cut off."""
    return Damaged(_NO_ARCHIVE)


def too_large() -> Damaged:
    """More than any record comes to: perhaps made to fill the disk."""
    return Damaged(
        say("This file holds more than AcuTrack takes from one file. Nothing was taken from it.")
    )


def newer(needed: str | None) -> Obstacle:
    """A later AcuTrack wrote it; `needed` is the version that it asks for itself."""
    if needed is None:
        return Obstacle(
            say(
                "A newer AcuTrack wrote this file. Nothing was taken from it. Install the newest "
                "AcuTrack, then try again."
            )
        )
    return Obstacle(
        say(
            "A newer AcuTrack wrote this file. Nothing was taken from it. Install AcuTrack "
            "{version} or newer, then try again.",
            version=needed,
        )
    )


def altered(part: str) -> Damaged:
    """A member is not the one that was written."""
    return Damaged(
        say(
            "The part “{part}” of this file is not as it was written. Nothing was taken from it. "
            "Ask for the file once more.",
            part=part,
        )
    )


def unfit(part: str, line: int = 1, why: Message | None = None) -> Damaged:
    """A line that makes no entry, or one that does not go with the others."""
    return Damaged(
        say(
            "“{part}”, line {line}: {reason} Nothing was taken from this file.",
            part=part,
            line=line,
            reason=why or say("this cannot be read."),
        )
    )


def at_odds(why: Message) -> Damaged:
    """Each line can be read, but they do not go together."""
    return Damaged(
        say(
            "What is in this file does not fit together: {reason} Nothing was taken from it.",
            reason=why,
        )
    )


def not_empty() -> Obstacle:
    """An archive fills a record with nothing in it alone; into another one it is merged."""
    return Obstacle(
        say("There are entries in this record already, so nothing was put in their place.")
    )
