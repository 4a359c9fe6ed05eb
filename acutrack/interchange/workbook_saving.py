"""Saves a workbook without the files that openpyxl puts into the folder for temporary ones.

It writes each sheet there first, where a crash would leave what somebody wrote about their pain.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from typing_extensions import override

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet


def keep_in_memory(sheet: WriteOnlyWorksheet) -> None:
    """Have a sheet written into memory; once its columns are set up, before its first row."""
    from openpyxl.worksheet._writer import WorksheetWriter

    writer = cast("Any", WorksheetWriter)(sheet, out=io.BytesIO())
    writer.cleanup = lambda: None  # there is no file to remove
    writer.write_top()
    cast("Any", sheet)._writer = writer  # noqa: SLF001 (it makes one of its own otherwise)


def saved(book: Workbook) -> bytes:
    """A workbook whose sheets are all kept in memory."""
    from openpyxl.writer.excel import ExcelWriter

    out = io.BytesIO()
    cast("Any", ExcelWriter)(book, _Archive(out, "w", ZIP_DEFLATED)).save()
    return out.getvalue()


class _Archive(ZipFile):
    """Takes a part from memory where it is handed one as if it were a file."""

    @override
    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        part: object = filename
        if not isinstance(part, io.BytesIO):
            raise TypeError(f"openpyxl wrote {filename!r} to the disk")
        self.writestr(str(arcname), part.getvalue())
