"""The real window on a real X server, with key events from outside, and a kill in between."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from acutrack.places import casebook_file
from acutrack.storage.driver import dbapi as sqlite3
from tests.rest import PATIENCE_S

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "xdotool"))), reason="needs Xvfb and xdotool"
)

#: So many looks in a row, this far apart, find the program and its X server asleep.
_QUIET_LOOKS, _LOOK_S = 6, 0.05


def _until(what: str, done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.1)


def _asleep(pid: int) -> bool:
    """Whether every thread of a process waits for something to happen (see proc(5), stat)."""
    states = [
        stat.read_text().rpartition(")")[2].split()[0]
        for stat in Path(f"/proc/{pid}/task").glob("*/stat")
    ]
    return all(state == "S" for state in states)


@dataclass
class XServer:
    """An X server of its own: its name for programs, and its process."""

    name: str
    pid: int


@pytest.fixture
def display() -> Iterator[XServer]:
    """An X server of its own, without a window manager."""
    reads, writes = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writes),
        "-screen",
        "0",
        "1280x800x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(command, pass_fds=(writes,), stderr=subprocess.DEVNULL)
    os.close(writes)
    with os.fdopen(reads) as number:
        name = f":{number.readline().strip()}"
    yield XServer(name, server.pid)
    server.terminate()
    server.wait()


class Desk:
    """Somebody at the keyboard of a computer on which AcuTrack is started and killed."""

    def __init__(self, display: XServer, folder: Path) -> None:
        self.folder = folder
        self._display = display
        self._environment = {**os.environ, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the window and give it the keyboard."""
        self._process = subprocess.Popen(self._command(), env=self._environment)
        pid = str(self._process.pid)
        found: list[str] = []

        def seen() -> bool:
            shown = self._xdotool("search", "--onlyvisible", "--pid", pid)
            found[:] = shown.stdout.split()
            return bool(found)

        _until("the window is seen", seen)
        self._xdotool("windowfocus", "--sync", found[-1])
        self._wait_for_rest()

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has been dealt with."""
        for key in keys:
            self._xdotool("key", key)
            self._wait_for_rest()

    def writes(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "30", text)
        self._wait_for_rest()

    def unfinished(self) -> list[object]:
        """What is kept of the form that is being filled in, as it stands in the file."""
        with closing(sqlite3.connect(casebook_file(self.folder))) as file:
            found = file.execute("SELECT contents FROM draft").fetchall()
        return [value for (contents,) in found for value in json.loads(contents).values()]

    def _wait_for_rest(self) -> None:
        # On a busy machine a process that has something to do is runnable, not asleep.
        assert self._process is not None
        pids, quiet, end = (self._process.pid, self._display.pid), 0, time.monotonic() + PATIENCE_S
        while quiet < _QUIET_LOOKS:
            assert time.monotonic() < end, "the program never comes to rest"
            time.sleep(_LOOK_S)
            quiet = quiet + 1 if all(map(_asleep, pids)) else 0

    def kill(self) -> None:
        """End the program as a power cut would."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def said(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What the program answers on the command line."""
        return subprocess.run(
            [*self._command(), *arguments],
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def rows(self, kind: str) -> list[dict[str, str]]:
        """The rows of one kind, as they are exported."""
        out = self.folder.parent / f"out-{time.monotonic_ns()}"
        if self.said("export", "--patient", "Ada", "--out", str(out)).returncode:
            return []
        file = out / f"{kind}.csv"
        if not file.exists():
            return []
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    def _command(self) -> list[str]:
        return [sys.executable, "-m", "acutrack", "--data-dir", str(self.folder)]

    def _xdotool(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )


@pytest.fixture
def desk(display: XServer, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(display, tmp_path / "records")
    yield made
    made.kill()


def test_what_was_typed_by_keyboard_outlives_a_kill(desk: Desk) -> None:
    desk.start()
    desk.keys("Return")
    desk.writes("Ada")
    desk.keys("Return", "shift+Tab", "Return", "Return")
    _until("the diary is begun", lambda: desk.said("patients").stdout.strip() != "")

    def answered() -> bool:
        desk.keys("6")
        return [row["value"] for row in desk.rows("scores")] == ["6"]

    _until("today is answered", answered)
    desk.keys("ctrl+n", "7", "4", "n", "ctrl+Return")
    _until("the session is saved", lambda: len(desk.rows("sessions")) == 1)
    desk.keys("ctrl+n", "8", "3")
    _until("the draft is kept", lambda: {"8", "3"} <= {*map(str, desk.unfinished())})
    desk.kill()

    assert desk.said("check").returncode == 0
    first = desk.rows("sessions")[0]
    assert (first["pain_before"], first["pain_after"]) == ("7", "4")

    desk.start()

    def finished() -> bool:
        desk.keys("ctrl+n", "ctrl+Return")
        return len(desk.rows("sessions")) > 1

    _until("the unfinished session is finished", finished)
    told = {(row["pain_before"], row["pain_after"]) for row in desk.rows("sessions")}
    assert told == {("7", "4"), ("8", "3")}
