"""Changes to an input: bytes, cells of a table, values in JSON; the same seed, the same change."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from random import Random

STRANGE_CELLS = (
    *("", " ", "0", "-0", "-1", "1e9", "1e308", "1e999", "9" * 400, "45951", "45951.5", "0.5"),
    *("3,5", "1,234", "31/12/2024", "1/2/24", "31.1.2025", "2025-02-29", "9999-12-31"),
    *("0001-01-01", "1000-01-01", "12 Oct 2025", "8 pm", "24:00", "23:59:59.9999999", "0,999999"),
    *("BL23:B", '"', "'", "''", "'=1", "=1+1", "\\", "\\;", ";;;", ";\\", ":", "::L", "\\:B", "+"),
    *("BL23+BL25", "a+b+c", "yes", "no", "x", "\ufeff", "\u2028", "\x0b", "\x00", "\r", "\n"),
    *("\u0130", "\u0660\u0661", "\u00b2", "\u2212" + "5", "\U0001f600", "\u202e", "e\u0301"),
    *("inf", "nan", "NaN", "true", "1.0", "1_0", "0x10", "\u00a0" + "5", "2025-10-21=6", "=6"),
    *("2025-10-21T08:42:00+02:00", "2025-10-21T08:42:00", "2025-10-21T08:42:00+23:59", "Z"),
    *("0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-12:00", "baseline=2025-10-21", "{}", "[["),
)
_LONGEST_CELL = 3_000
_STRANGE_BYTES = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80"),
    *(b"\r", b"\n", b"\r\n", b'"', b",", b";", b"\t", b"sep=;\n", b"PK\x03\x04", b"\x80\x81"),
    *(b"{", b"[", b"null", b"true", b"1e400", b'"\\ud800"', b"[" * 60, b'{"a":' * 40),
)
_STRANGE_VALUES: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1, 10**30, -(10**18), 1.5, -0.0, float("inf"), float("nan")),
    *(
        "",
        "x",
        "\ud800",
        "\x00",
        "2025-10-21",
        "08:42",
        "9999-12-31",
        "\U0001f600" * 40,
        "a" * 3000,
    ),
    *([], {}, [[]], {"a": None}, [None], [1, "x", {}], {"": []}),
)


def bytes_changed(data: bytes, random: Random) -> bytes:
    """Cut, doubled, overwritten, or with something strange in between."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(changed))
        end = min(len(changed), at + random.randint(1, 40))
        match random.randrange(6):
            case 0:
                del changed[at:end]
            case 1:
                changed[at:at] = changed[at:end]
            case 2:
                changed[at:at] = random.choice(_STRANGE_BYTES)
            case 3:
                changed[at:end] = random.randbytes(end - at)
            case 4 if at < len(changed):
                changed[at] ^= 1 << random.randrange(8)
            case _:
                changed[at:at] = random.choice(STRANGE_CELLS).encode()
    return bytes(changed)


def table_changed(data: bytes, random: Random) -> bytes:
    """A table with other cells, columns or rows; bytes where it is no table."""
    if random.random() < 0.2:
        return bytes_changed(data, random)
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return bytes_changed(data, random)
    if not rows or not rows[0]:
        return bytes_changed(data, random)
    for _ in range(random.randint(1, 5)):
        _change_table(rows, random)
    return _written(rows, random)


def _change_table(rows: list[list[str]], random: Random) -> None:
    row = random.choice(rows[1:] or rows)
    match random.randrange(10):
        case 0:
            rows.append(list(row))
        case 1 if len(rows) > 1:
            rows.remove(row)
        case 2:
            names = rows[0]
            at = random.randrange(len(names) or 1)
            for each in rows:
                del each[at : at + 1]
        case 3:
            row.append(random.choice(STRANGE_CELLS))
        case _ if row:
            at = random.randrange(len(row))
            row[at] = _cell(row[at], rows, random)


def _cell(cell: str, rows: Sequence[list[str]], random: Random) -> str:
    match random.randrange(5):
        case 0:
            other = random.choice(rows)
            return random.choice(other) if other else ""
        case 1:
            at = random.randint(0, len(cell))
            return cell[:at] + random.choice(STRANGE_CELLS) + cell[at:]
        case 2:
            return f"{cell};{random.choice(STRANGE_CELLS)}"
        case 3:
            return (cell * random.choice((2, 3, 300)))[:_LONGEST_CELL]
        case _:
            return random.choice(STRANGE_CELLS)


def _written(rows: Sequence[list[str]], random: Random) -> bytes:
    out = io.StringIO(newline="")
    sign = random.choice((",", ",", ",", ";", "\t", "|"))
    end = random.choice(("\r\n", "\n", "\r"))
    writer = csv.writer(out, delimiter=sign, lineterminator=end)
    try:
        writer.writerows(rows)
    except csv.Error:
        return b""
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"))
    return out.getvalue().encode(encoding, errors="replace")


def json_changed(data: bytes, random: Random) -> bytes:
    """JSON with other values somewhere inside; bytes where it is none."""
    if random.random() < 0.25:
        return bytes_changed(data, random)
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return bytes_changed(data, random)
    for _ in range(random.randint(1, 4)):
        whole = _changed_value(whole, random)
    return json.dumps(whole).encode()


def draft_changed(data: bytes, random: Random) -> bytes:
    """A draft of which some values are others; one with other names or none now and then."""
    try:
        whole = json.loads(data)
        values = whole["values"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return json_changed(data, random)
    if not isinstance(values, dict) or not values or random.random() < 0.1:
        return json_changed(data, random)
    for _ in range(random.randint(1, 3)):
        name = random.choice(list(values))
        values = {**values, name: _changed_value(values[name], random)}
    return json.dumps({**whole, "values": values, "focus": random.choice(list(values))}).encode()


def strange_value(random: Random) -> object:
    """A value that JSON can hold and hardly any field expects."""
    return random.choice(_STRANGE_VALUES)


def _changed_value(value: object, random: Random) -> object:
    if random.random() < 0.15 or not isinstance(value, dict | list) or not value:
        return strange_value(random)
    if isinstance(value, list):
        at = random.randrange(len(value))
        return [*value[:at], _changed_value(value[at], random), *value[at + 1 :]]
    key = random.choice(list(value))
    match random.randrange(8):
        case 0:
            return {other: each for other, each in value.items() if other != key}
        case 1:
            return {**value, random.choice(("", "x", "id", "day", "\ud800")): strange_value(random)}
        case _:
            return {**value, key: _changed_value(value[key], random)}
