"""How one field of a record is told: as a number, as a key out of a fixed list, as yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from acutrack.domain.record import Record


@dataclass(frozen=True)
class Told:
    """One thing told of a record.

    Attributes:
        number: a quantity; None for none.
        word: a key out of a fixed list, an id or a code; empty for none.
        part: which of several, such as a side or the number of a question.
    """

    number: float | None = None
    word: str = ""
    part: str = ""


Tell = Callable[[Any], Iterable[Told]]


@dataclass(frozen=True)
class Variable:
    """What is told of a kind of record.

    Attributes:
        item: its name in the file.
        meaning: for the data dictionary, in English.
        unit: of the number; empty where there is none.
        tell: everything a record says about it; nothing where it says nothing.
        words: the keys there may be in `word`; empty where it holds numbers, or ids and codes.
        parts: what `part` says; empty where it is empty.
    """

    item: str
    meaning: str
    unit: str
    tell: Tell
    words: tuple[str, ...] = ()
    parts: str = ""


def number(item: str, meaning: str, unit: str = "", field: str = "") -> Variable:
    """A field that holds a quantity."""
    return Variable(item, meaning, unit, lambda record: _numbers(record, field or item))


def word(item: str, meaning: str, kind: type[Enum], field: str = "") -> Variable:
    """A field that holds one choice or several; a grade is told as number and word."""
    keys = tuple(of_choice(member).word for member in kind)
    return Variable(item, meaning, "", lambda record: _choices(record, field or item), keys)


def flag(item: str, meaning: str, field: str = "") -> Variable:
    """A field that holds yes or no."""
    return number(item, meaning, "1 yes, 0 no", field)


def days_between(item: str, meaning: str, first: str, last: str) -> Variable:
    """Whole days from one field to another, where both are said."""

    def tell(record: Record) -> Iterator[Told]:
        since, until = getattr(record, first), getattr(record, last)
        if since is not None and until is not None:
            yield Told(float((until - since).days))

    return Variable(item, meaning, "days", tell)


def of_choice(value: Enum) -> Told:
    """One choice as it stands in the file."""
    if isinstance(value, IntEnum):
        return Told(float(value), str(int(value)))
    return Told(word=str(value.value))


def _numbers(record: Record, field: str) -> Iterator[Told]:
    value = getattr(record, field)
    for each in value if isinstance(value, tuple) else (value,):
        if each is not None:
            yield Told(float(each))


def _choices(record: Record, field: str) -> Iterator[Told]:
    value = getattr(record, field)
    for each in value if isinstance(value, tuple) else (value,):
        if each is not None:
            yield of_choice(each)
