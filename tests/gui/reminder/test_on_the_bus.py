"""Where there is no tray, the desktop's own service is spoken to, by the session bus alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from acutrack.gui.reminder.ways_to_show import can_show, way_to_show
from acutrack.text.catalogue import Catalogue


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no session bus here")
def test_the_portal_gets_the_words_and_its_click_comes_back() -> None:
    run = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.gui.reminder.bus_child"],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(run.stdout.splitlines()[-1])
    assert (told["there before"], told["there"]) == (False, True)
    words = {"title": "AcuTrack", "body": "Your question for today is ready."}
    assert told["sent"][0] == [
        "AddNotification",
        "daily-question",
        {**words, "default-action": "open"},
    ]
    assert told["heard"] == [
        ["AddNotification", ["daily-question", "a{sv}"]],
        ["RemoveNotification", ["daily-question"]],
    ]
    assert (told["after_other"], told["clicks"]) == (0, 1)


@pytest.mark.parametrize("address", ["", "tcp:host=localhost,port=9", "nonce-tcp:host=x"])
def test_a_bus_that_could_be_a_network_is_never_spoken_to(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    assert way_to_show(Catalogue()) is None
    assert not can_show()
