"""Sheets of an Excel workbook, row after row, each cell as the text that a CSV file would hold."""

from __future__ import annotations

import math
import warnings
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.cell_types import write_number
from acutrack.interchange.csv_rows import unguarded
from acutrack.interchange.dates import write_clock
from acutrack.interchange.excel_text import from_excel

#: Unpacked; a million rows of a diary take about 150 MB.
MOST_UNPACKED = 1_000_000_000
#: What openpyxl raises on a file that somebody altered or cut off.
_BROKEN = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


@dataclass(frozen=True)
class Sheet:
    """A sheet with its rows, which can be walked through once; rows count from 1."""

    name: str
    rows: Iterator[tuple[int, tuple[str, ...]]]


def is_workbook(file: Path) -> bool:
    """Whether it is an .xlsx or .xlsm, by what is inside."""
    try:
        with ZipFile(file) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (BadZipFile, OSError, ValueError):
        return False


@contextmanager
def sheets(file: Path) -> Iterator[Iterator[Sheet]]:
    """The sheets that hold cells, first to last. Raises InvalidEntry, also while rows are read."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about looks and checks that are not read here
        with _told():
            _expect_bearable(file)
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        with closing(book):
            yield (
                Sheet(sheet.title, _rows(sheet.iter_rows(values_only=True)))
                for sheet in book.worksheets
            )


def _expect_bearable(file: Path) -> None:
    with ZipFile(file) as archive:
        if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
            raise InvalidEntry(say("The workbook is too large. Split it, and import the parts."))


def _rows(found: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    with _told():
        for number, values in enumerate(found, 1):
            yield number, tuple("" if value is None else _text(value) for value in values)


def _text(value: object) -> str:
    """A cell as people would write it."""
    if isinstance(value, str):
        text = from_excel(value)
        return unguarded(text) if text.startswith("'") else text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float) and math.isfinite(value):
        return write_number(value)
    return _moment_text(value)


def _moment_text(value: object) -> str:
    """Days and times; one of 0:00 beside a day says nothing."""
    if isinstance(value, datetime):
        day, clock = value.date().isoformat(), value.time()
        return f"{day} {write_clock(clock)}" if clock != time() else day
    if isinstance(value, time):
        return write_clock(value)
    if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):
        return write_clock((datetime(1900, 1, 1, tzinfo=UTC) + value).time())
    return value.isoformat() if isinstance(value, date) else str(value)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except InvalidEntry:
        raise
    except _BROKEN as error:
        raise InvalidEntry(
            say("The workbook is damaged. Open it in your spreadsheet, save it, and try again.")
        ) from error
