"""Tells when nobody has used the window for a while, or wants it locked from inside a dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from acutrack.gui.actions import LOCK_KEYS
from acutrack.gui.overriding import override

_LOOK_EVERY_MS = 5_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Hears every key and every movement in AcuTrack's windows; keeps only when the last one was.

    It listens where the system hands them over, at the window in use. A filter on the application
    would be called for every event of every object. The clock on the wall is asked, not a timer: a
    computer that slept has been idle too.
    """

    idle = Signal()
    """Nobody has used the window for as long as was asked, or its key was pressed in a dialog."""

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._last = now()
        self._limit: timedelta | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._heard: QWindow | None = None
        self._listening = False

    def watch(self, minutes: int) -> None:
        """Begin, or begin anew; after 0 minutes nothing happens by itself."""
        self._last = self._now()
        self._limit = timedelta(minutes=minutes) if minutes else None
        if self._limit is None:
            self._timer.stop()
        else:
            self._timer.start()
        self._listen(on=True)

    def stop(self) -> None:
        """Hear nothing more."""
        self._limit = None
        self._timer.stop()
        self._listen(on=False)

    def _listen(self, *, on: bool) -> None:
        application = QGuiApplication.instance()
        if not isinstance(application, QGuiApplication) or on == self._listening:
            return
        self._listening = on
        if on:
            application.focusWindowChanged.connect(self._hear)
            self._hear(application.focusWindow())
        else:
            application.focusWindowChanged.disconnect(self._hear)
            self._hear(None)

    def look(self) -> None:
        """See whether the time is up."""
        if self._limit is not None and self._now() - self._last >= self._limit:
            self.stop()
            self.idle.emit()

    def _hear(self, window: QWindow | None) -> None:
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = window
        if window is not None:
            self._last = self._now()
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last = self._now()
        if isinstance(event, QKeyEvent) and _asks_in_a_dialog(event):
            QTimer.singleShot(0, self, self.idle.emit)
            return True
        return False


def _asks_in_a_dialog(event: QKeyEvent) -> bool:
    """Whether the key of the lock was pressed where the window's own keys do not work."""
    if event.type() != QEvent.Type.KeyPress or QApplication.activeModalWidget() is None:
        return False
    return QKeySequence(event.keyCombination()) == QKeySequence(LOCK_KEYS)
