"""The notification service of a desktop without a tray, by its portal on the session bus.

The older org.freedesktop.Notifications wants an unsigned number, which QtDBus cannot be handed from
Python (tried with 6.11: numbers go as int32, int64 or uint16). The portal takes words alone, and
itself speaks to whatever the desktop has.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from acutrack.gui.overriding import override
from acutrack.gui.reminder.way import WayToShow

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Notification"
_ID = "daily-question"


class DesktopService(WayToShow):
    """Shows a reminder, hears when it is clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._bus = QDBusConnection.sessionBus()
        # PySide takes the text that its stubs refuse, and refuses the bytes that they ask for.
        heard = SLOT("heard(QDBusMessage)")
        self._bus.connect(  # type: ignore[call-overload]
            "", _PATH, _INTERFACE, "ActionInvoked", self, heard
        )

    def is_there(self) -> bool:
        """Whether the service runs, or would be started by a first word."""
        return any(
            _SERVICE in self._names(asked) for asked in ("ListNames", "ListActivatableNames")
        )

    @override
    def show_reminder(self, title: str, words: str) -> None:
        self._send(
            "AddNotification", _ID, {"title": title, "body": words, "default-action": "open"}
        )

    @override
    def end(self) -> None:
        self._send("RemoveNotification", _ID)
        self.deleteLater()

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """A notification was clicked; whether ours, the first word says."""
        if message.arguments()[:1] == [_ID]:
            self.clicked.emit()

    def _names(self, asked: str) -> list[str]:
        message = QDBusMessage.createMethodCall(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", asked
        )
        told = self._bus.call(message).arguments()
        return list(told[0]) if told and isinstance(told[0], list) else []

    def _send(self, member: str, *arguments: object) -> None:
        message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, member)
        message.setArguments(list(arguments))
        self._bus.send(message)
