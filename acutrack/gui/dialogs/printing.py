"""Printing a PDF through the system's own dialog, page by page on the worker thread."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QDialog, QWidget

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message, say, say_count
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.choosing import documents_folder, free_name

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from acutrack.report.options import Paper

#: Finer dots make no page easier to read, and four times the work.
_DOTS_PER_INCH = 300
#: Where the print service of a Linux system listens, and only to this computer.
_PRINT_SERVICE = "/run/cups/cups.sock"


def print_file(
    context: GuiContext,
    parent: QWidget,
    data: bytes,
    paper: Paper,
    what: Message,
    *,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Ask for a printer and print the file with it; what went wrong is said in words.

    `what` names the file in the print queue, which others may see: it says nothing of the person.
    `then` is called when the pages are printed.
    """
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

    from acutrack.report.options import Paper

    _keep_to_this_computer()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    # The file brings its own margins.
    printer.setFullPage(True)
    printer.setDocName(context.words(what))
    printer.setCreator("AcuTrack")
    if not QPrinterInfo.availablePrinterNames():
        # The dialog then prints into a file, and would name a folder alone.
        name = context.words(say("{what}.pdf", what=what))
        printer.setOutputFileName(str(free_name(documents_folder(), name)))
    pages = count_pages(data)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(context.words(say("Print")))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    # This dialog's own signal hands the printer over; the one above lives as long as the work.
    dialog.accepted.connect(lambda _printer: _start(context, parent, data, printer, then))
    if sys.platform == "win32":
        # Windows' own dialog only shows itself where it is waited for.
        dialog.exec()
    else:
        # Its own `open` wants to be told a receiver in C++ words.
        QDialog.open(dialog)


def _keep_to_this_computer() -> None:
    """Speak with the print service of this computer alone, over its own socket.

    Where that is not there, the library of the service would look for one on the network. What the
    service then does to reach a printer is the matter of the system.
    """
    if sys.platform.startswith("linux"):
        os.environ["CUPS_SERVER"] = _PRINT_SERVICE


def count_pages(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def print_pages(data: bytes, printer: QPrinter) -> int:
    """Draw the chosen pages on the printer; returns how many. Raises Obstacle.

    A QPrinter may be painted on in any thread, as long as nobody else does.
    """
    import pypdfium2
    from PySide6.QtGui import QImage, QPainter

    printer.setResolution(min(printer.resolution(), _DOTS_PER_INCH))
    painter = QPainter()
    if not painter.begin(printer):
        raise _printer_in_the_way()
    done = 0
    try:
        with pypdfium2.PdfDocument(data) as document:
            for page in _chosen(printer, len(document)):
                if done and not printer.newPage():
                    raise _printer_in_the_way()
                scale = printer.resolution() / 72
                bitmap = document[page].render(scale=scale, prefer_bgrx=True)
                pixels = bytes(bitmap.buffer)
                drawn = QImage(
                    pixels,
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGB32,
                )
                painter.drawImage(_place(drawn, printer), drawn)
                done += 1
    finally:
        painter.end()
    return done


def _chosen(printer: QPrinter, total: int) -> range:
    """Pages from 0; the printer says 0 to 0 where all are meant."""
    first = max(1, printer.fromPage())
    last = min(total, printer.toPage() or total)
    return range(first - 1, last)


def _place(drawn: object, printer: QPrinter) -> QRectF:
    """The page at its own size; made smaller where the paper in the printer is smaller."""
    from PySide6.QtPrintSupport import QPrinter

    room = printer.paperRect(QPrinter.Unit.DevicePixel)
    width, height = drawn.width(), drawn.height()  # type: ignore[attr-defined]
    shrink = min(1.0, room.width() / width, room.height() / height)
    wide, high = width * shrink, height * shrink
    return QRectF((room.width() - wide) / 2, (room.height() - high) / 2, wide, high)


def _start(
    context: GuiContext,
    parent: QWidget,
    data: bytes,
    printer: QPrinter,
    then: Callable[[], object],
) -> None:
    context.notices.tell(say("The pages go to the printer."))
    done = partial(_tell_done, context, then)
    context.work.start(parent, partial(print_pages, data, printer), done, what="print")


def _tell_done(context: GuiContext, then: Callable[[], object], pages: int) -> None:
    then()
    context.notices.tell(say_count("{count} page is printed.", "{count} pages are printed.", pages))


def _printer_in_the_way() -> Obstacle:
    return Obstacle(
        say(
            "The printer did not take the pages. Your diary is safe. "
            "Look whether the printer is on and has paper, then print again."
        )
    )
