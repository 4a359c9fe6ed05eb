"""Everything recorded about a person as an Excel workbook, one sheet a kind.

Days are days, times times and numbers numbers, so that a spreadsheet sorts and adds them. Whatever
else there is stands as text, also where it begins like a formula: no cell is ever a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any, cast

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.interchange.cell_types import CLOCK, DAY, WHOLE, CellType, write_number
from acutrack.interchange.csv_rows import guarded
from acutrack.interchange.excel_text import LONGEST, to_excel
from acutrack.interchange.export_files import records_of, rendered, table_name
from acutrack.interchange.table_kind import TableKind
from acutrack.interchange.workbook_saving import keep_in_memory, saved

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

#: Excel counts a 29 February 1900, and no program agrees with another about the days before.
_FIRST_DAY = date(1900, 3, 1)
#: Letters that a column shows.
_LEAST_WIDE, _MOST_WIDE = 8, 60


def workbook(casebook: Casebook, patient: Patient, *, own_notes: bool = False) -> bytes:
    """The workbook of a person's tables; see `export_patient` for `own_notes`. Raises Obstacle."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "AcuTrack"
    for table in rendered(records_of(casebook, patient, own_notes=own_notes)):
        sheet = book.create_sheet(table_name(table.kind, patient))
        _set_up(sheet, table.header, table.rows)
        keep_in_memory(sheet)
        sheet.append(table.header)
        types = _types(table.kind)
        for row in table.rows:
            named = zip(table.header, row, strict=True)
            sheet.append([_cell(sheet, types.get(name), text) for name, text in named])
    return saved(book)


def _set_up(
    sheet: WriteOnlyWorksheet, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, cells in enumerate(zip(header, *rows[:200], strict=True), 1):
        longest = max(len(text) for text in cells) + 2
        width = min(max(longest, _LEAST_WIDE), _MOST_WIDE)
        # Its types leave the dimensions out.
        cast("Any", sheet).column_dimensions[get_column_letter(number)].width = width


def _types(kind: TableKind) -> Mapping[str, CellType]:
    columns = [*kind.columns, *(column for link in kind.links for column in link.columns)]
    return {column.name: column.cell for column in columns}


def _cell(sheet: WriteOnlyWorksheet, held: CellType | None, text: str) -> Cell | None:
    from openpyxl.cell import WriteOnlyCell

    if not text:
        return None
    for is_held, value_of, look in _TYPED:
        if held is not None and is_held(held) and (value := value_of(text)) is not None:
            cell = WriteOnlyCell(sheet)
            cell.value = value
            cell.number_format = look
            return cell
    return _text_cell(sheet, text)


def _text_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    """Text, whatever it looks like; who edits it in Excel makes no formula of it either."""
    from openpyxl.cell import WriteOnlyCell

    # An apostrophe in front means a guard, as in CSV: one more keeps it.
    written = to_excel(guarded(text) if text.startswith("'") else text)
    if len(written) > LONGEST:
        raise Obstacle(
            say(
                "One text has more than {most} characters, which no cell of Excel can hold. "
                "Export to CSV files instead.",
                most=LONGEST,
            )
        )
    cell = WriteOnlyCell(sheet, written)
    cell.data_type = "s"  # openpyxl makes formulas of texts with "=", and errors of "#N/A"
    cell.quotePrefix = guarded(text) != text
    return cell


def _day(text: str) -> date | None:
    day = date.fromisoformat(text)
    return day if day >= _FIRST_DAY else None


def _clock(text: str) -> time | None:
    at = time.fromisoformat(text)
    return None if at.microsecond else at


def _number(text: str) -> float | int | None:
    """None where the digits that openpyxl writes would not give the same number back."""
    value = float(text)
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if float(f"{value:.15g}") == value else None


_TYPED: tuple[
    tuple[Callable[[CellType], bool], Callable[[str], date | time | float | None], str], ...
] = (
    (lambda held: held is DAY, _day, "yyyy-mm-dd"),
    (lambda held: held is CLOCK, _clock, "hh:mm"),
    (lambda held: held is WHOLE or held.write is write_number, _number, "General"),
)
