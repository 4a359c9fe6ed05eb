"""Words that a catalogue fills in, each between two marks that keep its direction its own.

Source: Unicode Standard Annex 9, rules X5a to X6a, and BD9 (which end belongs to which beginning).
python-bidi does not know them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Begin an isolate that runs to the right, to the left, or as its first letter does.
RIGHTWARD, LEFTWARD, AS_IT_BEGINS = "\u2066", "\u2067", "\u2068"
BEGINS = frozenset((RIGHTWARD, LEFTWARD, AS_IT_BEGINS))
ENDS = "\u2069"
#: They draw nothing.
MARKS = frozenset((*BEGINS, ENDS))


@dataclass(frozen=True)
class Isolate:
    """The marks at `start` and `end`, which is the length of the text where the end is missing."""

    start: int
    end: int
    leftward: bool


def holds_isolates(text: str) -> bool:
    """Whether any word in it was kept apart."""
    return not text.isascii() and any(mark in text for mark in MARKS)


def outermost(text: str) -> Iterator[Isolate]:
    """The isolates of a text from its beginning on; those within others are not told."""
    at = 0
    while at < len(text):
        if text[at] in BEGINS:
            found = isolate_at(text, at)
            yield found
            at = found.end
        at += 1


def isolate_at(text: str, start: int) -> Isolate:
    """The isolate whose first mark stands at `start`."""
    depth = 0
    end = len(text)
    for at in range(start, len(text)):
        depth += (text[at] in BEGINS) - (text[at] == ENDS)
        if not depth:
            end = at
            break
    mark = text[start]
    leftward = mark == LEFTWARD or (mark == AS_IT_BEGINS and _begins_left(text[start + 1 : end]))
    return Isolate(start, end, leftward)


def carried_over(lines: Sequence[str]) -> list[str]:
    """The lines of one paragraph; what a line's end parts is ended there and begun anew."""
    whole = "".join(lines)
    again: list[str] = []
    carried: list[str] = []
    before = 0
    for line in lines:
        opened = "".join(again)
        for at, character in enumerate(line, start=before):
            if character in BEGINS:
                leftward = isolate_at(whole, at).leftward
                again.append(LEFTWARD if leftward else RIGHTWARD)
            elif character == ENDS and again:
                again.pop()
        before += len(line)
        carried.append(opened + line + ENDS * len(again))
    return carried


def _begins_left(text: str) -> bool:
    """As the first letter outside of inner isolates runs; without one, to the right."""
    depth = 0
    for character in text:
        if character in MARKS:
            depth += 1 if character in BEGINS else -1
        elif not depth:
            kind = unicodedata.bidirectional(character)
            if kind in {"L", "R", "AL"}:
                return kind != "L"
    return False
