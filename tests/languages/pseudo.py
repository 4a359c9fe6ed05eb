"""Two languages that nobody speaks, made of English while a test runs.

One is 40 % longer and full of accents, so that a word with too little room and a word that no
translator ever saw stand out. The other runs from right to left.
"""

from __future__ import annotations

import re
from math import ceil

from acutrack.domain.measure_files import all_measures
from acutrack.domain.message import Message

OPEN, CLOSE = "[", "]"
_LONGER_BY = 0.4
#: What is asked in English in both, as it is where nobody tested a wording.
INSTRUMENTS = frozenset(
    {"citation", *(measure.key for measure in all_measures() if not measure.licence.own)}
)
#: What is no word: places, markup, and the keys that a sentence names.
_APART = re.compile(r"(\{\w+\}|</?\w+>|Ctrl\+\w+|\w+[/_.]\w[\w/.]*|\n)")
_ACCENTS = str.maketrans("aeiouyAEIOUYcnszCNSZ", "åéîöûýÅÉÎÖÛÝçñšžÇÑŠŽ")
_VOWEL = re.compile(r"[aeiouy]")
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابتدهفغحيجكلمنوبقرسطعوشخيزابتدهفغحيجكلمنوبقرسطعوشخيز",
)


class Longer:
    """English with accents, longer words, and brackets round each sentence."""

    def pattern(self, message: Message) -> str | None:
        """See Translations."""
        if message.context in INSTRUMENTS:
            return None
        text = _english(message)
        parts = [part if _APART.fullmatch(part) else _grown(part) for part in _APART.split(text)]
        grown = "".join(parts)
        short_by = ceil(len(text) * (1 + _LONGER_BY)) - len(grown) - 2
        rest = max(0, short_by)
        # A word alone grows by itself, a sentence by words: none gets longer than a real one.
        filler = ("é" * rest) if " " not in text else (" öåéî" * ceil(rest / 5))[:rest].rstrip()
        return f"{OPEN}{grown}{filler}{CLOSE}"


class FromTheRight:
    """English in Arabic letters."""

    def pattern(self, message: Message) -> str | None:
        """See Translations."""
        if message.context in INSTRUMENTS:
            return None
        parts = _APART.split(_english(message))
        return "".join(
            part if _APART.fullmatch(part) else part.translate(_ARABIC) for part in parts
        )


def _grown(text: str) -> str:
    return _VOWEL.sub(lambda found: found[0] * 2, text).translate(_ACCENTS)


def _english(message: Message) -> str:
    if message.plural is None or message.count is None or message.count == 1:
        return message.text
    return message.plural
