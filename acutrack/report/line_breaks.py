"""Where a line may end: at spaces, between ideographs, and never inside a letter with its marks.

After Unicode Standard Annex 14 in its plainest form. Thai and Lao write no spaces between words;
without a dictionary a line of theirs ends where it is full, between two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from acutrack.report.direction import JOINERS, TO_THE_LEFT
from acutrack.report.isolates import ENDS, LEFTWARD, RIGHTWARD
from acutrack.report.scripts import HAN, is_mark, within

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
#: Never at the start of a line; never at its end.
_CLOSING = frozenset("、。，．・：；？！）］｝〉》」』】〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_OPENING = frozenset("（［｛〈《「『【〔")
#: Thai vowels that are written before the consonant they belong to.
_LEADING_VOWELS = frozenset("เแโใไ")
#: A letter with more marks than this is broken like any other text.
_MOST_MARKS = 12


@dataclass(frozen=True)
class Word:
    """Text that stays on one line if it fits; `spaced` if a space parts it from the one before."""

    text: str
    spaced: bool


def words_of(text: str) -> Iterator[Word]:
    """The words of a paragraph; ideographs may be parted, a no-break space holds on."""
    for word in _SPACES.split(text):
        for at, part in enumerate(_parted(word)):
            yield Word(part, spaced=at == 0)


def _parted(word: str) -> Iterator[str]:
    if word.isascii() or not any(map(_ideograph, word)):
        if word:
            yield word
        return
    start = 0
    for at in range(1, len(word)):
        if _may_part(word[at - 1], word[at]):
            yield word[start:at]
            start = at
    yield word[start:]


def _may_part(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING or _sits(after):
        return False
    return _ideograph(before) or _ideograph(after)


def joined(lines: Sequence[str]) -> str:
    """Lines that were one paragraph; ideographs were parted without a space.

    Words kept apart that a line's end had parted are one again.
    """
    whole = ""
    for line in lines:
        words = line.removeprefix(TO_THE_LEFT).strip()
        begun = len(words) - len(words.lstrip(RIGHTWARD + LEFTWARD))
        if begun and whole.endswith(ENDS * begun):
            whole, words = whole[: len(whole) - begun], words[begun:]
        close = whole and words and _written_close(whole[-1], words[0])
        whole += words if close or not whole else f" {words}"
    return whole.strip()


def safe_place(word: str, at: int) -> int:
    """The place to break at or before `at` (from 1) that parts no letter from its marks."""
    for place in range(at, max(0, at - _MOST_MARKS), -1):
        if place >= len(word) or not (_sits(word[place]) or word[place - 1] in _LEADING_VOWELS):
            return place
    return at


def _sits(character: str) -> bool:
    return is_mark(character) or character in JOINERS or character == "\u0e33"


def _written_close(before: str, after: str) -> bool:
    """Whether there is no space between them: two ideographs, or one and a figure."""
    sides = [_ideograph(before), _ideograph(after)]
    return all(sides) or (any(sides) and (before.isdecimal() or after.isdecimal()))


def _ideograph(character: str) -> bool:
    return within(ord(character), HAN)
