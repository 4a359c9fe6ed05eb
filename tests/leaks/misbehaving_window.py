"""The window with one part of it broken; it is closed as soon as that part was met."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRunnable, QThreadPool, QTimer, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from acutrack.compose import window
from acutrack.compose.window import Programme
from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.overriding import override
from tests.leaks.misbehaving import SECRET, breaks, in_the_driver, leak
from tests.rest import settled, until

Deed = Callable[[Programme], object]


def _context(programme: Programme) -> GuiContext:
    assert programme.context is not None
    return programme.context


def in_a_slot(_programme: Programme) -> None:
    """Somebody clicks."""
    button = QPushButton()
    button.clicked.connect(leak)
    button.click()


class _Broken(QWidget):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        leak()


def in_a_paint(programme: Programme) -> None:
    """Something is to be drawn."""
    broken = _Broken(programme.window)
    broken.show()
    broken.repaint()


def in_a_job(programme: Programme) -> None:
    """Work in the background ends so."""
    _context(programme).work.start(programme.window, leak, print)


def in_an_answer(programme: Programme) -> None:
    """What takes the result of work in the background is broken."""
    _context(programme).work.start(programme.window, int, leak)


class _Task(QRunnable):
    def run(self) -> None:
        leak()


def in_a_task(_programme: Programme) -> None:
    """On one of Qt's own threads."""
    QThreadPool.globalInstance().start(_Task())
    QThreadPool.globalInstance().waitForDone()


def in_a_remark(_programme: Programme) -> None:
    """Qt remarks on what it was given."""
    qWarning(f"QString::arg: Argument missing: {SECRET}")


def in_the_telling(programme: Programme) -> None:
    """What shows the message is broken as well."""
    programme.notices.failed.connect(leak)
    QTimer.singleShot(0, leak)


def in_a_page(programme: Programme) -> None:
    """A page reads the records."""
    breaks("acutrack.storage.sqlite_store", "SqliteStore.load")()
    programme.window.go("sessions")


def _enter(programme: Programme) -> None:
    from acutrack.casebook.casebook import put
    from acutrack.domain.record import Edit
    from tests.builders import PATIENT, a_note

    edit = Edit(say("Note something"), PATIENT, (put(a_note(SECRET)),))
    QTimer.singleShot(0, lambda: _context(programme).casebook.record(edit))


def in_the_store(programme: Programme) -> None:
    """An entry meets a broken store."""
    breaks("acutrack.storage.sqlite_store", "SqliteStore.apply")()
    _enter(programme)


def in_the_database(programme: Programme) -> None:
    """An entry breaks a rule of the tables."""
    in_the_driver()
    _enter(programme)


def when_left(_programme: Programme) -> None:
    """The record is being closed."""
    breaks("acutrack.storage.connection", "Connections.close")()


def after_the_end(_programme: Programme) -> None:
    """The window is gone, and the program not quite."""
    ended = Programme.end

    def end(self: Programme) -> None:
        ended(self)
        leak()

    Programme.end = end  # type: ignore[method-assign]


DEEDS: dict[str, Deed] = {
    deed.__name__.replace("_", " "): deed
    for deed in (
        in_a_slot, in_a_paint, in_a_job, in_an_answer, in_a_task, in_a_remark, in_the_telling,
        in_a_page, in_the_store, in_the_database, when_left, after_the_end,
    )
}  # fmt: skip


def break_the_window(case: str) -> None:
    """Has the window, once it is there, do what breaks it, and then closes it."""

    class Broken(Programme):
        def show(self) -> None:
            super().show()
            QTimer.singleShot(0, self, self._live)

        def _live(self) -> None:
            until("there is a page", lambda: self.window.page is not None)
            settled(self)
            try:
                DEEDS[case](self)
            except Exception:
                sys.excepthook(*_now())
            settled(self)
            self.window.close()
            application = QApplication.instance()
            assert application is not None
            application.exit(0)

    window.Programme = Broken  # type: ignore[misc]


def _now() -> Any:
    return sys.exc_info()
