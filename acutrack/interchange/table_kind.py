"""What one kind of file holds: its columns, and how rows and records become one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any

from acutrack.domain.limits import check_not_future
from acutrack.domain.message import Message
from acutrack.domain.record import Record
from acutrack.interchange.cell_types import CellType

#: Every kind may have these beyond its own: the moment of writing, and "2" for the second of two
#: entries that are the same in everything else.
WRITTEN_AT, COPY = "written_at", "copy"


@dataclass(frozen=True)
class Column:
    """One column: the field of a record it fills, and what its cells hold.

    `needed` refuses a row in which it is empty.
    """

    name: str
    field: str
    cell: CellType
    needed: bool = False


@dataclass(frozen=True)
class Link:
    """Columns that name another record, in place of its id.

    Attributes:
        field: holds the id.
        target: the kind of record that is named.
        columns: name it; their `field` is one of the target's own.
        number: column that says which one, from 1, where several bear that name.
    """

    field: str
    target: type[Record]
    columns: tuple[Column, ...]
    number: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every column of the link."""
        return (*(column.name for column in self.columns), self.number)

    def label_of(self, record: Record) -> tuple[object, ...]:
        """What the columns would say of a record, upper and lower case being the same."""
        return self.label_from(tuple(getattr(record, column.field) for column in self.columns))

    @staticmethod
    def label_from(values: tuple[object, ...]) -> tuple[object, ...]:
        """The same, from what the cells say."""
        return tuple(plain_label(value) for value in values)


def plain_label(value: object) -> object:
    """Names that differ only in case or spaces name the same."""
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def make_as_is(kind: type[Record]) -> Callable[[dict[str, Any]], Record]:
    """For kinds whose columns are fields: the record is made from them as they are."""
    return lambda values: kind(**values)


def take_as_is(kind: type[Record]) -> Callable[[Record], dict[str, Any]]:
    """For kinds whose columns are fields: the record is its fields."""
    names = tuple(field.name for field in fields(kind))
    return lambda record: {name: getattr(record, name) for name in names}


@dataclass(frozen=True)
class TableKind:
    """One kind of file.

    Attributes:
        name: of the file that an export writes, without its ending.
        words: what it holds, for people.
        records: kinds of record in it; the first one has the defaults.
        core: names of the columns that always stand in the header, in order.
        columns, links: every column by its meaning, in the order in which they may be appended.
        needs: columns without which it cannot be read.
        tells: at least one of these has to be there too, unless empty.
        past: fields that cannot lie in the future, with their words.
        make, take: fields to record and back; fields may be finer than the record's own, and a part
            of one is called by it, a point and its own name.
        shared: its records are the casebook's, nobody's own.
    """

    name: str
    words: Message
    records: tuple[type[Record], ...]
    core: tuple[str, ...]
    columns: tuple[Column, ...]
    needs: frozenset[str]
    make: Callable[[dict[str, Any]], Record]
    take: Callable[[Any], dict[str, Any]]
    links: tuple[Link, ...] = ()
    tells: frozenset[str] = frozenset()
    past: tuple[tuple[str, Message], ...] = ()
    shared: bool = False

    @property
    def more(self) -> tuple[str, ...]:
        """Names of the columns that are appended where a row has something to say in them."""
        own = [column.name for column in self.columns]
        own += [name for link in self.links for name in link.names]
        return (*(name for name in own if name not in self.core), WRITTEN_AT, COPY)

    @property
    def names(self) -> frozenset[str]:
        """Every column this kind knows."""
        return frozenset((*self.core, *self.more))

    @property
    def names_itself(self) -> bool:
        """Whether its records name others of their own kind."""
        return any(link.target in self.records for link in self.links)

    @property
    def defaults(self) -> Mapping[str, object]:
        """What fields hold where nothing is said."""
        return {
            field.name: field.default
            for field in fields(self.records[0])
            if field.default is not MISSING
        }

    def check_past(self, record: Record, today: date) -> None:
        """Refuse what lies in the future. Raises InvalidEntry."""
        for field, words in self.past:
            day = getattr(record, field, None)
            if day is not None:
                check_not_future(day, today, field, words)
