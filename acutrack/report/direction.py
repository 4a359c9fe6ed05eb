"""Which way the parts of a line run: Hebrew and Arabic to the left, figures and Latin to the right.

Source: Unicode Standard Annex 9, the bidirectional algorithm, as python-bidi carries it out. What
it does not know is here and in `isolates`: words kept apart, and brackets in pairs (rule N0).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from acutrack.report.isolates import ENDS, holds_isolates, outermost

#: Put before a line of a paragraph that runs to the left; draws nothing.
TO_THE_LEFT = "\u200f"
#: Ends words that run to the left, or a figure after them would join them; draws nothing.
TO_THE_RIGHT = "\u200e"
_SIGNED = re.compile(r"(?<![0-9])(?=[−+][0-9])")
#: Zero-width non-joiner and joiner print nothing, but letters beside them do not look the same.
JOINERS = "\u200c\u200d"
_ITS_COMMA = "،"
#: Stands for an isolate in the line it is part of, as rule X5a has it.
_IN_ITS_PLACE = "\ufffc"
#: What the algorithm leaves out: an end that no beginning belongs to.
_NOTHING = "\u200b"
_OPENING, _CLOSING = "([{", ")]}"
_STRONG_LEFT = frozenset({"R", "AL"})
_ANY_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True)
class Stretch:
    """Characters `start` up to `end` that run one way."""

    start: int
    end: int
    leftward: bool


def runs_left(paragraph: str) -> bool:
    """Whether a paragraph as a whole runs to the left.

    It does if it begins so and most of its letters do. An English sentence that begins with a name
    in Hebrew keeps its direction, and so does a Hebrew note that names a medicine in Latin.
    """
    if paragraph.startswith(TO_THE_LEFT):
        return True
    kinds = [kind for kind in map(unicodedata.bidirectional, paragraph) if kind in {"L", "R", "AL"}]
    left = sum(kind in _STRONG_LEFT for kind in kinds)
    return bool(kinds) and kinds[0] in _STRONG_LEFT and left > len(kinds) / 2


def runs_anywhere_left(text: str) -> bool:
    """Whether any of it runs to the left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _ANY_LEFT for c in text)


def kept_apart(words: str) -> str:
    """Words that are put into a sentence, so that what follows them stays where it belongs."""
    return words + TO_THE_RIGHT if runs_anywhere_left(words) else words


def as_in(paragraph: str, line: str) -> str:
    """A line of a paragraph, marked where on its own it would be taken to run the other way."""
    if runs_left(paragraph) and not runs_left(line):
        return TO_THE_LEFT + line
    return line


def in_a_leftward_page(line: str) -> str:
    """A line on a page that runs to the left, marked so that every part stays in its place.

    A line without a letter or comma of the language and without words filled in keeps its
    direction: it is somebody's own note in Latin letters.
    """
    if not (runs_anywhere_left(line) or holds_isolates(line) or _ITS_COMMA in line):
        return line
    marked = _SIGNED.sub(TO_THE_RIGHT, line)  # a sign stands at the left of its number
    return marked if marked.startswith(TO_THE_LEFT) else TO_THE_LEFT + marked


def stretches(text: str, *, leftward: bool) -> tuple[Stretch, ...]:
    """The parts of one line as they stand on paper from left to right.

    Args:
        text: in the order it is read.
        leftward: whether the line as a whole runs to the left.

    The marks of isolates are in none of them.
    """
    if not leftward and not runs_anywhere_left(text) and not holds_isolates(text):
        return (Stretch(0, len(text), leftward=False),) if text else ()
    return tuple(_joined(_placed(text, leftward=leftward)))


def _placed(text: str, *, leftward: bool) -> list[tuple[int, int]]:
    """(position, level) of each character, from left to right."""
    isolates = list(outermost(text))
    if not isolates:
        return _placed_alone(text, leftward=leftward)
    around, origin, at = "", [], 0
    for isolate in isolates:
        origin += [*range(at, isolate.start + 1)]
        around += text[at : isolate.start] + _IN_ITS_PLACE
        at = isolate.end + 1
    origin += range(at, len(text))
    around += text[at:]
    within = {
        isolate.start: [
            (isolate.start + 1 + place, level)
            for place, level in _placed(
                text[isolate.start + 1 : isolate.end], leftward=isolate.leftward
            )
        ]
        for isolate in isolates
    }
    placed: list[tuple[int, int]] = []
    for place, level in _placed_alone(around, leftward=leftward):
        placed += within.get(origin[place], [(origin[place], level)])
    return placed


def _placed_alone(text: str, *, leftward: bool) -> list[tuple[int, int]]:
    """The same where nothing is kept apart."""
    from bidi import algorithm

    storage: Any = algorithm.get_empty_storage()
    storage["base_level"] = int(leftward)
    storage["base_dir"] = "R" if leftward else "L"
    algorithm.get_embedding_levels(_without_joiners(text).replace(ENDS, _NOTHING), storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _turn_brackets(storage["chars"], leftward=leftward)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    return [(character["at"], character["level"]) for character in storage["chars"]]


def _turn_brackets(characters: list[dict[str, Any]], *, leftward: bool) -> None:
    """Rule N0: both brackets of a pair run as what is between them, or as the line does."""
    own, other = ("R", "L") if leftward else ("L", "R")
    for opening, closing in _pairs([character["ch"] for character in characters]):
        inside = {_strong(character) for character in characters[opening + 1 : closing]}
        if own in inside:
            way = own
        elif other in inside:
            before = (_strong(character) for character in reversed(characters[:opening]))
            way = other if next((kind for kind in before if kind), own) == other else own
        else:
            continue
        for at in (opening, closing):
            if characters[at]["type"] == "ON":
                characters[at]["type"] = way


def _strong(character: dict[str, Any]) -> str:
    """L or R, as which numbers count too; empty for what takes the direction of others."""
    kind = character["type"]
    return "R" if kind in {"EN", "AN", "R"} else "L" if kind == "L" else ""


def _pairs(characters: list[str]) -> list[tuple[int, int]]:
    """Where brackets open and close (BD16), in the order in which they open."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(characters):
        if character in _OPENING:
            opened.append((character, at))
        elif character in _CLOSING:
            wanted = _OPENING[_CLOSING.index(character)]
            while opened:
                last, start = opened.pop()
                if last == wanted:
                    found.append((start, at))
                    break
    return sorted(found)


def _without_joiners(text: str) -> str:
    """The text with each joiner as the letter before it: the algorithm would take joiners out."""
    letters = list(text)
    for at, letter in enumerate(letters):
        if letter in JOINERS and at:
            letters[at] = letters[at - 1]
    return "".join(letters)


def _joined(placed: list[tuple[int, int]]) -> Iterator[Stretch]:
    start = 0
    for here in range(1, len(placed) + 1):
        step = -1 if placed[start][1] % 2 else 1
        goes_on = (
            here < len(placed)
            and placed[here][1] == placed[start][1]
            and placed[here][0] == placed[here - 1][0] + step
        )
        if not goes_on:
            ends = sorted((placed[start][0], placed[here - 1][0]))
            yield Stretch(ends[0], ends[1] + 1, leftward=step < 0)
            start = here
