"""What a cell can hold: each type reads what people write and writes one plain form."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import Any, TypeVar

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.dates import Reading, read_clock, read_day, read_moment, write_clock

E = TypeVar("E", bound=Enum)

_NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)(e[+-]?[0-9]{1,3})?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"no", "n", "false", "0"})
_LIST_SIGNS = "\\;,\n"


@dataclass(frozen=True)
class CellType:
    """Reads a cell that is not empty, raising InvalidEntry; writes a value that is not None."""

    read: Callable[[str, Reading], Any]
    write: Callable[[Any], str]


def read_number(text: str, _reading: Reading) -> float:
    """A number with a decimal point or comma. Raises InvalidEntry."""
    words = text.strip().replace("\u00a0", "").replace("\u2212", "-")
    if _THOUSANDS.fullmatch(words):
        raise InvalidEntry(
            say("“{typed}” can be read in two ways. Write it without a comma.", typed=text)
        )
    if not _NUMBER.fullmatch(words):
        raise InvalidEntry(say("“{typed}” is no number. Write it like 3.5.", typed=text))
    value = float(words.replace(",", "."))
    if not math.isfinite(value):
        raise InvalidEntry(say("“{typed}” is too large a number.", typed=text))
    return value + 0.0  # makes a plain zero of minus zero


def write_number(value: float) -> str:
    """Whole numbers without a point; others as exactly as they are held."""
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def read_whole(text: str, reading: Reading) -> int:
    """A whole number; Excel's "10.0" is one. Raises InvalidEntry."""
    value = read_number(text, reading)
    if not value.is_integer():
        raise InvalidEntry(say("“{typed}” is no whole number. Write it like 10.", typed=text))
    return int(value)


def read_flag(text: str, _reading: Reading) -> bool:
    """Yes or no. Raises InvalidEntry."""
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise InvalidEntry(say("“{typed}” is neither yes nor no. Write “yes” or “no”.", typed=text))
    return word in _YES


def split_list(text: str, signs: str = ";,\n") -> list[str]:
    """Parts between separators; a backslash takes the next sign as it stands.

    Parts keep their backslashes, so that `unescaped` can tell them from bare ones.
    """
    parts = [""]
    escaped = False
    for sign in text:
        if sign in signs and not escaped:
            parts.append("")
        else:
            parts[-1] += sign
        escaped = sign == "\\" and not escaped
    return parts


def unescaped(part: str) -> str:
    """A part of a list without its backslashes."""
    return re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL)


def escaped(part: str, signs: str = _LIST_SIGNS) -> str:
    """A part made safe for a list."""
    return "".join(f"\\{sign}" if sign in signs else sign for sign in part)


def choice(kind: type[E], aliases: Mapping[str, E] | None = None) -> CellType:
    """One of the keys of `kind`; grades may be given by number or by name."""
    words = {_key_of(member): member for member in kind}
    known = {member.name.casefold(): member for member in kind} | words | dict(aliases or {})

    def read(text: str, _reading: Reading) -> E:
        word = re.sub(r"[\s\-]+", "_", text.strip().casefold())
        word = re.sub(r"^([0-9])\.0$", r"\1", word)  # Excel makes 1.0 of a 1
        if word not in known:
            raise InvalidEntry(
                say(
                    "“{typed}” is not a word AcuTrack knows here. Use one of: {known}.",
                    typed=text,
                    known=", ".join(words),
                )
            )
        return known[word]

    return CellType(read, _key_of)


def choices(kind: type[E]) -> CellType:
    """Several of the keys of `kind`, with semicolons between."""
    one = choice(kind)

    def read(text: str, reading: Reading) -> tuple[E, ...]:
        return tuple(one.read(part, reading) for part in re.split(r"[;,\n]", text) if part.strip())

    return CellType(read, lambda values: ";".join(one.write(value) for value in values))


def _key_of(member: Enum) -> str:
    return str(int(member)) if isinstance(member, IntEnum) else str(member.value)


def _read_frequencies(text: str, reading: Reading) -> tuple[float, ...]:
    return tuple(read_number(part, reading) for part in re.split(r"[/;]", text) if part.strip())


def _read_texts(text: str, _reading: Reading) -> tuple[str, ...]:
    return tuple(unescaped(part) for part in split_list(text, ";"))


def _write_texts(values: tuple[str, ...]) -> str:
    return ";".join(escaped(value, "\\;") for value in values) if any(values) else ""


def _read_numbers(text: str, reading: Reading) -> tuple[float | None, ...]:
    parts = text.split(";")
    return tuple(read_number(part, reading) if part.strip() else None for part in parts)


def _write_numbers(values: tuple[float | None, ...]) -> str:
    if all(value is None for value in values):
        return ""
    return ";".join("" if value is None else write_number(value) for value in values)


def _read_pairs(text: str, _reading: Reading) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in split_list(text, ";"):
        ends = [unescaped(end) for end in split_list(part, "+")]
        if len(ends) != 2:
            raise InvalidEntry(
                say("“{typed}” is no pair of points. Write it like BL23+BL25.", typed=part)
            )
        pairs.append((ends[0], ends[1]))
    return tuple(pairs)


def _write_pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    return ";".join("+".join(escaped(end, "\\;+") for end in pair) for pair in pairs)


TEXT = CellType(lambda text, _reading: text, str)
NUMBER = CellType(read_number, write_number)
WHOLE = CellType(read_whole, str)
FLAG = CellType(read_flag, lambda value: "yes" if value else "")
DAY = CellType(read_day, date.isoformat)
CLOCK = CellType(read_clock, write_clock)
MOMENT = CellType(read_moment, datetime.isoformat)
FREQUENCIES = CellType(_read_frequencies, lambda values: "/".join(map(write_number, values)))
TEXTS = CellType(_read_texts, _write_texts)
NUMBERS = CellType(_read_numbers, _write_numbers)
PAIRS = CellType(_read_pairs, _write_pairs)
