"""Turns a Message into words."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from acutrack.domain.message import NOTHING, Message, say_in
from acutrack.text.formats import Formats

_log = logging.getLogger("acutrack")

#: A value keeps its own direction between them, in a sentence that runs the other way.
_ISOLATE, _LEFTWARD, _END = "\u2068", "\u2067", "\u2069"
_BEGINNINGS = frozenset((_ISOLATE, _LEFTWARD))
#: Draws nothing, and runs to the left.
_MARK = "\u200f"
_ITS_COMMA = "،"
#: A number without a sign keeps its place by itself.
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

#: What stands between the things of a list. Babel's patterns will not do: they put an "and" before
#: the last of them in some languages and lack a form without it in others.
_BETWEEN = say_in("two things of a list", "{one}, {next}", one="", next="")
_BETWEEN_LONG = say_in("two longer things of a list", "{one}; {next}", one="", next="")


class Translations(Protocol):
    """Where the words of a language come from."""

    def pattern(self, message: Message) -> str | None:
        """The words of `message`, its places still open; None where English has to do."""
        ...


class Catalogue:
    """The words of one language; `formats` writes its dates and numbers.

    What has no translation, or a broken one, is said in English. The language can be changed
    while the program runs: everybody holds this one object, and says things anew.

    Args:
        language: its code, see `languages`.
        folder: where the files of the languages are, if not where they are shipped.
        region: where its reader lives, such as "CH".
    """

    def __init__(
        self, language: str = "en", folder: Path | None = None, *, region: str = ""
    ) -> None:
        self._folder, self._region = folder, region
        self.speak(language)

    def speak(self, language: str) -> None:
        """Speak another language from now on."""
        if language == "en":  # what a start in English has no use for is not loaded
            self.take(language, None)
            return
        from acutrack.text.languages import translations

        self.take(language, translations(language, self._folder))

    def take(self, language: str, found: Translations | None) -> None:
        """Speak a language whose words come from somewhere else."""
        self.language = language
        self.formats = Formats(language, self._region)
        self._found = found
        self.right_to_left = False
        if language != "en":
            from acutrack.text.languages import from_right_to_left

            self.right_to_left = from_right_to_left(language)

    def __call__(self, message: Message) -> str:
        """The words of `message`, its places filled in."""
        if message == NOTHING:
            return ""
        english = _english(message)
        pattern = english if self._found is None else self._found.pattern(message) or english
        if not message.values:
            return pattern
        values = {
            name: self._before_a_stop(self._write(value), f"{{{name}}}.", pattern)
            for name, value in message.values
        }
        try:
            return self._as_it_runs(pattern.format_map(values))
        except (LookupError, ValueError, AttributeError):
            if pattern is english:
                raise
            _log.warning("%s: a place cannot be filled: %.80r", self.language, message.text)
            return english.format_map(values)

    def listing(self, things: Iterable[str], *, long: bool = False) -> str:
        """The things one after another, such as "heat, needles, tape"; `long` ones part wider."""
        between = self(_BETWEEN_LONG if long else _BETWEEN)
        return between.join(self._apart(thing) for thing in things)

    def written(self, value: object) -> str:
        """A number, date or time by itself, such as in a table, as it is written in a sentence."""
        return self._write(value)

    def knows(self, message: Message) -> bool:
        """Whether it is said in this language, and not in English for want of a translation."""
        return self._found is None or self._found.pattern(message) is not None

    def _as_it_runs(self, said: str) -> str:
        """What is told from right to left, so that it is also shown so.

        A percent sign stays with the number that is kept apart, or it would change sides. Where
        all words are kept apart, as in "{name}: {value}", a mark tells how the whole runs.
        """
        if not self.right_to_left or _END not in said:
            return said
        said = said.replace(f"{_END}%", f"%{_END}")
        return said if _has_letters_of_its_own(said) else f"{_MARK}{said}"

    @staticmethod
    def _before_a_stop(written: str, place: str, pattern: str) -> str:
        """A date such as "2. Dez." ends the sentence it stands at the end of."""
        doubled = written.endswith(".") and not written.endswith("..") and place in pattern
        return written[:-1] if doubled else written

    def _write(self, value: object) -> str:
        match value:
            case Message():
                return self(value)
            case float():
                return self._apart(self.formats.number(value))
            case str():
                return self._apart(value)
            case int():
                return str(value)
            case _:
                return self._write_moment(value)

    def _apart(self, written: str) -> str:
        """What is not of this language, kept from being torn apart by its direction."""
        if not self.right_to_left or not written or _NUMBER.fullmatch(written):
            return written
        # A list of its own runs as the language does, whatever is in it.
        return f"{_LEFTWARD if _ITS_COMMA in written else _ISOLATE}{written}{_END}"

    def _write_moment(self, value: object) -> str:
        # Not before a value asks for it: the words of the window's frame have neither.
        from datetime import date, datetime, time
        from decimal import Decimal

        match value:
            case Decimal():  # it says itself how many decimals are shown
                decimals = max(0, -int(value.as_tuple().exponent))
                return self._apart(self.formats.number(float(value), decimals))
            case datetime():
                return self.formats.moment(value)
            case date():
                return self.formats.day(value)
            case time():
                return self.formats.clock(value)
            case _:
                return str(value)


def _has_letters_of_its_own(said: str) -> bool:
    """Whether any letter stands outside of what is kept apart."""
    depth = 0
    for character in said:
        if character in _BEGINNINGS:
            depth += 1
        elif character == _END:
            depth -= 1
        elif not depth and character.isalpha():
            return True
    return False


def _english(message: Message) -> str:
    if message.plural is None or message.count is None or message.count == 1:
        return message.text
    return message.plural
