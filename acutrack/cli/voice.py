"""Writes lines: what was asked for, and what stood in the way."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from acutrack.domain.message import Message
from acutrack.text.catalogue import Catalogue

#: ZERO WIDTH NON-JOINER and ZERO WIDTH JOINER.
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Voice:
    """Turns messages into lines.

    Attributes:
        out: takes what was asked for.
        err: takes the one line that says what stood in the way.
    """

    words: Catalogue
    out: TextIO
    err: TextIO

    def tell(self, message: Message) -> None:
        """Write one line for a person."""
        self.out.write(one_line(self.words(message)) + "\n")

    def tell_json(self, value: object) -> None:
        """Write a value for a program: keys in English, dates as ISO, text as UTF-8."""
        self.out.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def complain(self, message: Message) -> None:
        """Write what stood in the way."""
        # What was asked for comes first where both go to the same terminal. A stream that takes
        # nothing more is no reason to say nothing on the other.
        with suppress(OSError):
            self.out.flush()
        with suppress(OSError):
            self.err.write("acutrack: " + one_line(self.words(message)) + "\n")
            self.err.flush()


def one_line(text: str) -> str:
    """The text without line breaks or control characters, which could rewrite a terminal."""
    return " ".join("".join(c if is_shown(c) else " " for c in text).split())


def is_shown(sign: str) -> bool:
    """Whether a sign does nothing but show: letters, and what joins or parts them in some scripts.

    Persian and Indian names, and many emoji, hold joiners that show nothing by themselves.
    """
    return sign.isprintable() or sign in _JOINERS
