"""On a session bus of its own: a portal that writes down what it gets, and clicks on it."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import (
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusVirtualObject,
)
from typing_extensions import override

from acutrack.gui.reminder.desktop_service import DesktopService

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"


class Portal(QDBusVirtualObject):
    """Answers to everything, and keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, list[object]]] = []

    @override
    def introspect(self, path: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.heard.append((message.member(), [_plain(each) for each in message.arguments()]))
        connection.send(message.createReply())
        return True


def _plain(argument: object) -> object:
    """What cannot be read from Python by its D-Bus type; all else as it is."""
    return argument.currentSignature() if isinstance(argument, QDBusArgument) else argument


def main() -> None:
    """Say what came of it, as JSON."""
    application = QCoreApplication([])
    service = DesktopService()
    sent: list[tuple[object, ...]] = []
    really = service._send

    def send(*arguments: object) -> None:
        sent.append(arguments)
        really(*arguments)  # type: ignore[arg-type]

    service._send = send  # type: ignore[method-assign, assignment]
    told: dict[str, object] = {"there before": service.is_there()}
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
    portal = Portal()
    bus.registerVirtualObject(PATH, portal)
    bus.registerService(PORTAL)
    told["there"] = service.is_there()
    clicks: list[bool] = []
    service.clicked.connect(lambda: clicks.append(True))

    def click(which: str) -> None:
        signal = QDBusMessage.createSignal(PATH, INTERFACE, "ActionInvoked")
        signal.setArguments([which, "open", []])
        bus.send(signal)

    steps = [
        lambda: service.show_reminder("AcuTrack", "Your question for today is ready."),
        lambda: click("somebody else's"),
        lambda: told.update(after_other=len(clicks)),
        lambda: click("daily-question"),
        service.end,
        application.quit,
    ]
    for number, step in enumerate(steps):
        QTimer.singleShot(300 * number, step)
    application.exec()
    told["sent"] = sent
    told["heard"], told["clicks"] = portal.heard, len(clicks)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
