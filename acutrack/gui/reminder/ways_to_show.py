"""How a reminder gets on the screen: by the system tray, or by the desktop's own service."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from acutrack.domain.message import say
from acutrack.gui.icons import app_icon
from acutrack.gui.overriding import override
from acutrack.gui.reminder.way import WayToShow
from acutrack.text.catalogue import Catalogue

_SHOWN_FOR_MS = 15_000


class Tray(WayToShow):
    """An icon in the system tray while reminders are on; its message can be clicked."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._menu = QMenu()
        self._menu.addAction(words(say("Open AcuTrack"))).triggered.connect(self.clicked)
        self.icon = QSystemTrayIcon(app_icon(), self)
        self.icon.setToolTip("AcuTrack")
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.clicked)
        self.icon.show()

    @override
    def show_reminder(self, title: str, words: str) -> None:
        self.icon.showMessage(title, words, app_icon(), _SHOWN_FOR_MS)

    @override
    def end(self) -> None:
        self.icon.hide()
        self.icon.deleteLater()
        self._menu.deleteLater()
        self.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit()


def way_to_show(words: Catalogue) -> WayToShow | None:
    """The tray where there is one, else the desktop's service; None where there is neither."""
    if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
        return Tray(words)
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("unix:"):
        # Another kind of bus could be a network one; AcuTrack never speaks to a network.
        return None
    try:
        from acutrack.gui.reminder.desktop_service import DesktopService
    except ImportError:  # Qt's part for it is not on every system
        return None
    found = DesktopService()
    return found if found.is_there() else None


def can_show() -> bool:
    """Whether there is a way at all, without taking it."""
    if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
        return True
    way = way_to_show(Catalogue())
    if way is None:
        return False
    way.end()
    return True
