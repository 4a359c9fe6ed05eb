"""A process of its own: starts, and prints when it painted. Modes: floor, acutrack, locked.

Times are read from the monotonic clock, which all processes of one machine share; the parent
subtracts the moment at which it started this one. Also printed: peak memory in MiB.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Notes when a window was first painted whole."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.at: float | None = None
        self.ask_first()

    def ask_first(self) -> None:
        """Hear of events before any filter that was installed since.

        On the window alone: a filter on the application would have Python wrap every object of
        Qt's own, at a cost that is the probe's and neither side's.
        """
        self._window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self.at is None and event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or monotonic()


def run_floor() -> None:
    """An empty main window."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 800)
    painted = FirstPaint(window)
    window.show()
    _until(lambda: painted.at is not None, application)
    _tell(painted.at, painted.at)


def run_acutrack(folder: Path, key: str = "") -> None:
    """The program on a diary of twelve weeks, up to Today with all it shows.

    With a key it is locked, and the key is at hand as if it had just been typed.
    """
    from acutrack.compose.window import Programme
    from acutrack.gui.application import make_application

    application = make_application(sys.argv)
    programme = Programme(application, folder)
    if key:
        from acutrack.compose.lock_jobs import Unlocked
        from acutrack.storage.key import Key

        programme.lock._found = Unlocked(Key(bytes.fromhex(key)))
    painted = FirstPaint(programme.window)
    programme.show()
    painted.ask_first()

    def ready() -> bool:
        context = programme.context
        shown = programme.window.page_key == "today" and painted.at is not None
        return shown and context is not None and not context.work.busy()

    _until(ready, application)
    _tell(painted.at, monotonic())
    programme.end()


def _until(ready: object, application: QApplication) -> None:
    give_up = monotonic() + 60
    while not ready() and monotonic() < give_up:  # type: ignore[operator]
        application.processEvents()
    application.processEvents()


def _tell(painted: float | None, filled: float | None) -> None:
    sys.stdout.write(f"{painted} {filled} {_peak_mib():.1f}\n")


def _peak_mib() -> float:
    try:
        import resource
    except ImportError:  # Windows has no such module
        return float("nan")
    per_mib = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mib


if __name__ == "__main__":
    if sys.argv[1] == "floor":
        run_floor()
    else:
        run_acutrack(Path(sys.argv[2]), sys.argv[3] if sys.argv[1] == "locked" else "")
