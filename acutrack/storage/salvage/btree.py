"""One page of SQLite's b-trees, read for itself: what it points to and the rows it holds.

The form is that of the SQLite file format, sections 1.6 and 2. Whatever does not fit is left out
and counted, never followed: a damaged page can claim anything.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_INTERIOR = (INDEX_INTERIOR, TABLE_INTERIOR)
_TABLE = (TABLE_INTERIOR, TABLE_LEAF)
_LONGEST_VARINT = 9
#: Bytes of a whole number or a float by serial type.
_WIDTH = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_FLOAT, _ZERO, _ONE, _FIRST_TEXT = 7, 8, 9, 12

Values = tuple[Any, ...]
#: Gives the content of an overflow page, or None.
ReadPage = Callable[[int], bytes | None]


class Misfit(ValueError):
    """The bytes are no such thing."""


@dataclass(frozen=True)
class Row:
    """One row of a table (`rowid` is its key), or one entry of an index (`rowid` is 0)."""

    rowid: int
    values: Values


@dataclass
class Node:
    """One page of a tree.

    Attributes:
        kind: one of the four above.
        children: pages below it.
        rows: what it holds itself.
        broken: cells that cannot be read.
        overflow: pages that its rows go on in.
    """

    kind: int
    children: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    broken: int = 0
    overflow: set[int] = field(default_factory=set)

    @property
    def is_table(self) -> bool:
        """Whether it belongs to a table, not to an index."""
        return self.kind in _TABLE


def read_node(page: bytes, at: int, usable: int, read_page: ReadPage) -> Node | None:
    """A page as a node of a tree, whose header begins `at`; None if it is none."""
    kind = page[at]
    if kind not in (*_INTERIOR, *(TABLE_LEAF, INDEX_LEAF)):
        return None
    header = 12 if kind in _INTERIOR else 8
    (count,) = struct.unpack_from(">H", page, at + 3)
    first = at + header
    if first + 2 * count > usable:
        return None
    node = Node(kind)
    reader = _Cells(page, usable, node, read_page)
    for (pointer,) in struct.iter_unpack(">H", page[first : first + 2 * count]):
        if not first + 2 * count <= pointer < usable:
            node.broken += 1
            continue
        try:
            reader.read(pointer)
        except (Misfit, IndexError, struct.error):
            node.broken += 1
    if kind in _INTERIOR:
        (right,) = struct.unpack_from(">I", page, at + 8)
        node.children.append(right)
    return node


class _Cells:
    """Reads the cells of one page into its node."""

    def __init__(self, page: bytes, usable: int, node: Node, read_page: ReadPage) -> None:
        self._page, self._usable, self._node = page, usable, node
        self._read_page = read_page

    def read(self, at: int) -> None:
        node = self._node
        if node.kind in _INTERIOR:
            (child,) = struct.unpack_from(">I", self._page, at)
            node.children.append(child)
            at += 4
        if node.kind == TABLE_INTERIOR:
            return
        size, at = read_varint(self._page, at)
        rowid = 0
        if node.kind == TABLE_LEAF:
            rowid, at = read_varint(self._page, at)
            rowid = rowid - (1 << 64) if rowid >> 63 else rowid
        node.rows.append(Row(rowid, read_values(self._payload(size, at))))

    def _payload(self, size: int, at: int) -> bytes:
        local = self._local(size)
        if at + local > self._usable:
            raise Misfit
        if local == size:
            return self._page[at : at + size]
        (following,) = struct.unpack_from(">I", self._page, at + local)
        return self._page[at : at + local] + self._overflowing(following, size - local)

    def _local(self, size: int) -> int:
        """How much of a payload lies in the page itself."""
        usable = self._usable
        in_table = self._node.kind == TABLE_LEAF
        most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return size
        least = (usable - 12) * 32 // 255 - 23
        fitting = least + (size - least) % (usable - 4)
        return fitting if fitting <= most else least

    def _overflowing(self, page: int, size: int) -> bytes:
        parts: list[bytes] = []
        seen: set[int] = set()
        while size > 0:
            content = None if page in seen else self._read_page(page)
            if content is None:
                raise Misfit
            seen.add(page)
            part = content[4 : min(self._usable, 4 + size)]
            parts.append(part)
            size -= len(part)
            (page,) = struct.unpack_from(">I", content, 0)
        if page:
            raise Misfit
        self._node.overflow |= seen
        return b"".join(parts)


def read_varint(content: bytes, at: int) -> tuple[int, int]:
    """A whole number of 1 to 9 bytes, and where it ends. Raises IndexError beyond the end."""
    value = 0
    for place in range(_LONGEST_VARINT - 1):
        byte = content[at + place]
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + place + 1
    return (value << 8) | content[at + 8], at + _LONGEST_VARINT


def read_values(payload: bytes) -> Values:
    """The values of a row. Raises Misfit or IndexError if they are none."""
    end, at = read_varint(payload, 0)
    if end > len(payload):
        raise Misfit
    types = []
    while at < end:
        serial, at = read_varint(payload, at)
        types.append(serial)
    if at != end:
        raise Misfit
    values = []
    for serial in types:
        value, at = _value(payload, at, serial)
        values.append(value)
    if at != len(payload):
        raise Misfit
    return tuple(values)


def _value(payload: bytes, at: int, serial: int) -> tuple[Any, int]:
    if serial >= _FIRST_TEXT:
        end = at + (serial - _FIRST_TEXT) // 2
        content = payload[at:end]
        if end > len(payload):
            raise Misfit
        return (_text(content) if serial % 2 else content), end
    if serial not in _WIDTH:
        raise Misfit
    end = at + _WIDTH[serial]
    if end > len(payload):
        raise Misfit
    if serial == 0:
        return None, end
    if serial in (_ZERO, _ONE):
        return serial - _ZERO, end
    if serial == _FLOAT:
        return struct.unpack(">d", payload[at:end])[0], end
    return int.from_bytes(payload[at:end], "big", signed=True), end


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Misfit from error
