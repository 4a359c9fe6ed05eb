"""Which bundled family draws which script, beside the two that draw Latin, Greek and Cyrillic.

The three families for Han are cuts, named in `resources/fonts/README.md`. The same ideograph is
written a little differently in China and Japan: a text with kana gets the Japanese forms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

Ranges = tuple[tuple[int, int], ...]

ARABIC: Ranges = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFEFC))
HEBREW: Ranges = ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))
DEVANAGARI: Ranges = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
THAI: Ranges = ((0x0E00, 0x0E7F),)
KANA: Ranges = ((0x3041, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))
HANGUL: Ranges = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3))
HAN: Ranges = (
    (0x2E80, 0x303F),
    (0x3041, 0x312F),
    (0x31F0, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF01, 0xFFEF),
)

#: Letters that join, stack or change places: a shaping engine sets them.
SHAPED: Ranges = (*ARABIC, *HEBREW, *DEVANAGARI, *THAI, (0x1100, 0x11FF))


class Weights(Enum):
    """What is bundled of a family."""

    ALL = "all"
    REGULAR = "regular alone"


@dataclass(frozen=True)
class Family:
    """A family and the ranges it is asked for; files are named after it."""

    name: str
    ranges: Ranges
    weights: Weights


_ARABIC = Family("NotoSansArabic", ARABIC, Weights.ALL)
_HEBREW = Family("NotoSansHebrew", HEBREW, Weights.ALL)
_THAI = Family("NotoSansThai", THAI, Weights.ALL)
_KOREAN = Family("NotoSansKR", HANGUL, Weights.REGULAR)
_CHINESE = Family("NotoSansSC", HAN, Weights.REGULAR)
_JAPANESE = Family("NotoSansJP", HAN, Weights.REGULAR)
_PICTURES = Family(
    "NotoEmoji", ((0x2030, 0x2BFF), (0x3030, 0x3299), (0x1F000, 0x1FAFF)), Weights.REGULAR
)


def families_for(code: int, *, japanese: bool) -> Iterator[Family]:
    """The families that may have a character, best first; `japanese` as the text around it is."""
    han = (_JAPANESE, _CHINESE) if japanese else (_CHINESE, _JAPANESE)
    for family in (_ARABIC, _HEBREW, _THAI, _KOREAN, *han, _PICTURES):
        if within(code, family.ranges):
            yield family


def within(code: int, ranges: Ranges) -> bool:
    """Whether a code point lies in one of the ranges."""
    return any(first <= code <= last for first, last in ranges)


def is_japanese(text: str) -> bool:
    """Whether a text has kana, which no other language is written with."""
    return any(within(ord(character), KANA) for character in text)


def is_mark(character: str) -> bool:
    """Whether a character sits on the one before it."""
    return unicodedata.category(character).startswith("M")
