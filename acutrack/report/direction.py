"""Which way the parts of a line run: Hebrew and Arabic to the left, figures and Latin to the right.

Source: Unicode Standard Annex 9, the bidirectional algorithm, as python-bidi carries it out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: Put before a line of a paragraph that runs to the left; draws nothing.
TO_THE_LEFT = "\u200f"
#: Ends words that run to the left, or a figure after them would join them; draws nothing.
TO_THE_RIGHT = "\u200e"
_ISOLATE_END = "\u2069"
_SIGNED = re.compile(r"(?<![0-9])(?=[−+][0-9])")
#: Zero-width non-joiner and joiner print nothing, but letters beside them do not look the same.
JOINERS = "\u200c\u200d"
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

    A catalogue marks what it fills in by an isolate, and closes brackets by Unicode's rule for
    pairs; python-bidi has neither. A mark that runs to the left does the same for both.
    """
    if not runs_anywhere_left(line):
        return line
    marked = line.replace(_ISOLATE_END, TO_THE_LEFT).replace(")", f"){TO_THE_LEFT}")
    marked = _SIGNED.sub(TO_THE_RIGHT, marked)  # a sign stands at the left of its number
    return marked if marked.startswith(TO_THE_LEFT) else TO_THE_LEFT + marked


def stretches(text: str, *, leftward: bool) -> tuple[Stretch, ...]:
    """The parts of one line as they stand on paper from left to right.

    Args:
        text: in the order it is read; without marks of direction.
        leftward: whether the line as a whole runs to the left.
    """
    if not leftward and not runs_anywhere_left(text):
        return (Stretch(0, len(text), leftward=False),) if text else ()
    return tuple(_joined(_placed(text, leftward=leftward)))


def _placed(text: str, *, leftward: bool) -> list[tuple[int, int]]:
    """(position, level) of each character, from left to right."""
    from bidi import algorithm

    storage: Any = algorithm.get_empty_storage()
    storage["base_level"] = int(leftward)
    storage["base_dir"] = "R" if leftward else "L"
    algorithm.get_embedding_levels(_without_joiners(text), storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    return [(character["at"], character["level"]) for character in storage["chars"]]


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
