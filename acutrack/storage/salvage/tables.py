"""Every row that any sound page of a damaged file holds, sorted by table.

First each tree is walked from its root. Where a page on the way is lost, what hangs below it is
found all the same: every page that is in no tree and not free is looked at, and its rows go to the
table whose keys name them, whose history names them, or whose shape alone they fit.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from acutrack.storage.salvage.btree import Node, Row, read_node
from acutrack.storage.salvage.image import Image
from acutrack.storage.salvage.schema_read import (
    ABOUT,
    DRAFT,
    TableShape,
    looks_like_schema,
    shapes_from,
)

_FREE_LIST_AT = 32
Named = dict[str, Any]


@dataclass
class TableRead:
    """What was found of one table.

    Attributes:
        rows: rowid to what the columns hold.
        adrift: rows that fit and hang in no tree: they may be left over from what was removed.
        keys: rowid to the key's values, from the index of keys.
        other_entries: what its other indexes hold.
        whole: the tree was walked to its end, and every cell read.
        keys_whole: likewise the index of keys.
    """

    shape: TableShape
    rows: dict[int, Named] = field(default_factory=dict)
    adrift: list[Named] = field(default_factory=list)
    keys: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    other_entries: list[list[tuple[Any, ...]]] = field(default_factory=list)
    whole: bool = False
    keys_whole: bool = False


def read_tables(image: Image) -> dict[str, TableRead]:
    """Find all rows of all tables."""
    return _Reader(image).read()


class _Reader:
    def __init__(self, image: Image) -> None:
        self._image = image
        self._seen: set[int] = set()

    def read(self) -> dict[str, TableRead]:
        master, whole = self._walk(1)
        free = self._free_pages()
        if not whole:
            for _, node in self._loose(free):
                master += [row for row in node.rows if looks_like_schema(row)]
        tables = {name: TableRead(shape) for name, shape in shapes_from(master).items()}
        for table in tables.values():
            self._read_trees(table)
        for table in tables.values() if self._image.uncertain else ():
            table.whole = table.keys_whole = False
        if not all(table.whole for table in tables.values()):
            self._gather(tables, free)
        return tables

    def _read_trees(self, table: TableRead) -> None:
        shape = table.shape
        rows, table.whole = self._walk(shape.root)
        for row in rows:
            named = named_values(shape, row)
            if named is None:
                table.whole = False
            else:
                table.rows[row.rowid] = named
        entries, table.keys_whole = self._walk(shape.keys_root, table=False)
        table.keys = {
            entry.values[-1]: entry.values[:-1]
            for entry in entries
            if entry.values and isinstance(entry.values[-1], int)
        }
        for root in shape.other_roots:
            entries, _ = self._walk(root, table=False)
            table.other_entries.append([entry.values for entry in entries])

    def _walk(self, root: int | None, *, table: bool = True) -> tuple[list[Row], bool]:
        """The rows of a tree, and whether all of it could be read."""
        rows: list[Row] = []
        whole = root is not None
        waiting = [] if root is None else [root]
        while waiting:
            number = waiting.pop()
            node = None if number in self._seen else self._node(number)
            if node is None or node.is_table is not table:
                whole = False
                continue
            self._take(number, node)
            rows += node.rows
            waiting += reversed(node.children)
            whole = whole and not node.broken
        return rows, whole

    def _node(self, number: int) -> Node | None:
        page = self._image.page(number)
        if page is None:
            return None
        at = self._image.header_of(number)
        return read_node(page, at, self._image.usable, self._image.page)

    def _take(self, number: int, node: Node) -> None:
        self._seen.add(number)
        self._seen |= node.overflow

    def _loose(self, free: set[int]) -> Iterator[tuple[int, Node]]:
        """Pages with rows of tables that are in no tree and not free."""
        for number in range(1, self._image.count + 1):
            if number in self._seen or number in free:
                continue
            node = self._node(number)
            if node is not None and node.is_table and node.rows:
                yield number, node

    def _free_pages(self) -> set[int]:
        """Pages that hold nothing any more, as far as the list of them can be followed."""
        first = self._image.page(1)
        found: set[int] = set()
        if first is None:
            return found
        (trunk,) = struct.unpack_from(">I", first, _FREE_LIST_AT)
        while trunk and trunk not in found:
            page = self._image.page(trunk)
            if page is None:
                break
            found.add(trunk)
            trunk, count = struct.unpack_from(">2I", page, 0)
            most = (self._image.usable - 8) // 4
            found |= set(struct.unpack_from(f">{min(count, most)}I", page, 8))
        return found

    def _gather(self, tables: dict[str, TableRead], free: set[int]) -> None:
        wanting = [table for table in tables.values() if not table.whole]
        for _, node in list(self._loose(free)):
            for row in node.rows:
                for table in wanting:
                    _offer(table, row)


def _offer(table: TableRead, row: Row) -> None:
    named = named_values(table.shape, row)
    if named is None or row.rowid in table.rows:
        return
    if table.keys_whole:
        if table.keys.get(row.rowid) == key_values(table.shape, named):
            table.rows[row.rowid] = named
    else:
        table.adrift.append(named)


def key_values(shape: TableShape, named: Named) -> tuple[Any, ...]:
    """What the index of keys holds for a row."""
    if shape.name == DRAFT:
        return named["form"], named["patient_id"]
    return (named["key" if shape.name == ABOUT else "id"],)


_FITS: dict[str, Callable[[Any], bool]] = {
    "TEXT": lambda value: isinstance(value, str),
    "INTEGER": lambda value: isinstance(value, int),
    "REAL": lambda value: isinstance(value, int | float),
}


def named_values(shape: TableShape, row: Row) -> Named | None:
    """The row by column name; None if it is no row of such a table.

    A column that was added after the row was written is left out.
    """
    absent = shape.columns[len(row.values) :]
    if len(row.values) > len(shape.columns) or not all(c.may_be_absent for c in absent):
        return None
    named: Named = {}
    for column, value in zip(shape.columns, row.values, strict=False):
        if column.is_rowid:
            if value is not None:
                return None
            named[column.name] = row.rowid
        elif value is None:
            if not column.may_be_null:
                return None
            named[column.name] = None
        elif not _FITS[column.type](value):
            return None
        else:
            # A whole number in a column of decimals lies there without them.
            named[column.name] = float(value) if column.type == "REAL" else value
    return named
