"""What may happen to one page of a casebook, or of the log beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from random import Random

from acutrack.storage.first_look import PAGE
from acutrack.storage.log_frames import FRAME_HEADER, HEADER, log_beside
from tests.torture.casebooks import Sample

_OFTEN_IN_LOG = 0.25


class Blow(Enum):
    """What happens to a page."""

    BIT = "one bit flipped"
    ZEROED = "zeroed"
    NOISE = "random bytes"
    SWAPPED = "another page's content"
    CUT = "last page cut off"
    STALE = "an earlier state"


@dataclass(frozen=True)
class Hit:
    """What was damaged: a page, in the file or as the log has it."""

    blow: Blow
    page: int
    in_log: bool


def strike(sample: Sample, path: Path, random: Random) -> Hit:
    """Lay a sound casebook at `path` and damage one page of it."""
    sample.lay_into(path)
    blow = random.choice(list(Blow))
    if blow is Blow.STALE:
        return _make_stale(sample, path, random)
    in_log = bool(sample.log) and random.random() < _OFTEN_IN_LOG
    target = log_beside(path) if in_log else path
    content = bytearray(target.read_bytes())
    first, step = (HEADER, FRAME_HEADER + PAGE) if in_log else (0, PAGE)
    # Behind the newest run of a log lie pages of an earlier one, which do not count any more.
    count = len(sample.frames.frames) if in_log else len(content) // step
    number = count - 1 if blow is Blow.CUT else random.randrange(count)
    at, end = first + number * step, first + (number + 1) * step
    if in_log and number == 0:
        at = 0  # the head of the log counts as part of its first page
    _strike(content, at, end, blow, random)
    target.write_bytes(content)
    page = sample.frames.frames[number].page if in_log else number + 1
    return Hit(blow, page, in_log)


def _strike(content: bytearray, at: int, end: int, blow: Blow, random: Random) -> None:
    match blow:
        case Blow.BIT:
            content[random.randrange(at, end)] ^= 1 << random.randrange(8)
        case Blow.ZEROED:
            content[at:end] = bytes(end - at)
        case Blow.NOISE:
            content[at:end] = random.randbytes(end - at)
        case Blow.SWAPPED:
            other = random.randrange((len(content) - (end - at)) // PAGE) * PAGE
            content[at:end] = content[other : other + end - at]
        case _:
            del content[random.randrange(at, end) :]


def _make_stale(sample: Sample, path: Path, random: Random) -> Hit:
    differing = [
        at
        for at in range(0, min(len(sample.earlier), len(sample.content)), PAGE)
        if sample.earlier[at : at + PAGE] != sample.content[at : at + PAGE]
    ]
    at = random.choice(differing or [0])
    content = bytearray(sample.content)
    content[at : at + PAGE] = sample.earlier[at : at + PAGE]
    path.write_bytes(content)
    return Hit(Blow.STALE, at // PAGE + 1, in_log=False)
