"""Pages are read as SQLite reads them, and damaged ones are never followed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.key import hand_over
from acutrack.storage.salvage.btree import Misfit, read_node, read_values, read_varint
from acutrack.storage.salvage.image import Image, read_image
from tests.torture.casebooks import KEY

_VALUES: tuple[Any, ...] = (
    None, 0, 1, -1, 127, -128, 128, 32767, -32768, 2**23 - 1, -(2**23), 2**31 - 1, -(2**31),
    2**47 - 1, -(2**47), 2**63 - 1, -(2**63), 0.5, -1e300, "", "é", "a" * 40, b"", b"\0\xff",
    "long " * 5000, "x" * 4060, "x" * 4061, "x" * 4062, "x" * 3980, b"y" * 9000,
)  # fmt: skip


def _all_rows(image: Image, *, table: bool) -> list[tuple[Any, ...]]:
    found = []
    for number in range(2, image.count + 1):
        page = image.page(number)
        node = page and read_node(page, 0, image.usable, image.page)
        if node and node.is_table is table:
            found += [row.values for row in node.rows]
    return found


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "locked"])
@pytest.mark.parametrize("auto_vacuum", [0, 1])
def test_every_kind_of_value_is_read_as_it_was_written(
    tmp_path: Path, key: Any, auto_vacuum: int
) -> None:
    path = tmp_path / "any.acutrack"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        hand_over(connection, key)
        connection.execute(f"PRAGMA auto_vacuum={auto_vacuum}")
        connection.execute("CREATE TABLE t (a, b)")
        connection.execute("CREATE INDEX i ON t (a)")
        rows = [(value, n) for n, value in enumerate(_VALUES * 3)]
        connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
    image = read_image(path, key)
    assert sorted(_all_rows(image, table=True), key=lambda row: row[1]) == rows
    assert len(_all_rows(image, table=False)) == len(rows)


@pytest.mark.parametrize("value", [0, 1, 127, 128, 2**14, 2**35 + 3, 2**56, 2**63, 2**64 - 1])
def test_whole_numbers_of_any_length(value: int) -> None:
    parts = [value & 0x7F]
    if value >= 2**56:
        content = [0x80 | (value >> 8 + 7 * n) & 0x7F for n in range(7, -1, -1)] + [value & 0xFF]
    else:
        while value >> 7 * len(parts):
            parts.append(0x80 | (value >> 7 * len(parts)) & 0x7F)
        content = parts[::-1]
    assert read_varint(bytes(content), 0) == (value, len(content))


@pytest.mark.parametrize(
    "payload",
    [b"", b"\x05", b"\x02\x0a", b"\x02\x0b", b"\x02\x0f\xff", b"\x02\x01", b"\x02\x08\x00"],
)
def test_what_is_no_row_is_refused(payload: bytes) -> None:
    with pytest.raises((Misfit, IndexError)):
        read_values(payload)


def test_noise_is_never_an_accident() -> None:
    random = Random(5)  # noqa: S311
    for _ in range(3000):
        head = bytes([random.choice([2, 5, 10, 13]), 0, 0]) + random.randrange(500).to_bytes(
            2, "big"
        )
        page = head + random.randbytes(4091)
        read_node(page, 0, 4096, dict.fromkeys(range(99), page).get)
