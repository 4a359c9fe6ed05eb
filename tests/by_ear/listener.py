"""Drives the screen reader of `reader.py`: an X server, a session bus, the reader, the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.rest import PATIENCE_S
from tests.stories.test_click_to_pdf import x_server

#: Set where the tests are to fail rather than to be skipped for want of an accessibility bus.
NEEDED = "ACUTRACK_TESTS_NEED_A11Y_BUS"

#: The system's own: the bindings to the bus come with the system, not from PyPI.
_PYTHON = "/usr/bin/python3"
_ROOT = Path(__file__).parents[2]
_READER = Path(__file__).with_name("reader.py")
_TRIED = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


@cache
def why_skipped() -> str:
    """The reason to skip a test that listens on the bus; empty where it has to run."""
    if os.environ.get(NEEDED):
        return ""
    for program in ("Xvfb", "dbus-run-session", "xdotool"):
        if shutil.which(program) is None:
            return f"{program} is not on this computer"
    if not Path(_PYTHON).exists():
        return "this system has no Python of its own"
    tried = subprocess.run([_PYTHON, "-c", _TRIED], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "the system's Python cannot listen (gir1.2-atspi-2.0)"


@dataclass(frozen=True)
class Thing:
    """What a screen reader knows of one thing on the screen."""

    role: str
    name: str
    states: frozenset[str]
    path: tuple[str, ...]
    label: str
    value: float | None
    text: str | None

    @property
    def read_as(self) -> str:
        """The words it is known by: a choice's name is what is chosen, its label says of what."""
        return (
            f"{self.label}: {self.name}" if self.role == "combo box" and self.label else self.name
        )


@dataclass(frozen=True)
class Said:
    """An announcement, and whether it waits for a pause ("polite") or breaks in ("assertive")."""

    words: str
    how: str


class Trouble(AssertionError):
    """The reader could not do what it was asked."""


class Listener:
    """Somebody who hears the program, and acts by names and roles alone."""

    def __init__(self, reader: subprocess.Popen[str], display: str, log: Path) -> None:
        self._reader = reader
        self._display = display
        self._log = log

    def start(self, folder: Path, *, heard: bool = True) -> None:
        """Start AcuTrack on the records in `folder`; nobody listens to it unless it is `heard`."""
        command = [sys.executable, "-m", "acutrack", "--data-dir", str(folder)]
        self._ask("start", command=command, called="AcuTrack" if heard else "")

    def listens(self) -> None:
        """Turn the screen reader on, for a program that runs."""
        self._ask("attach", called="AcuTrack")

    def read(self) -> list[Thing]:
        """All that is shown in the window on top, in order."""
        return [_thing(told) for told in self._ask("read")["things"]]

    def names(self, role: str) -> list[str]:
        """The names of all things of one role."""
        return [thing.name for thing in self.read() if thing.role == role]

    def reads(self, words: str) -> list[Thing]:
        """Everything in the window on top, once a name with these words is among it."""
        found: list[Thing] = []

        def there() -> bool:
            found[:] = self.read()
            return any(words in thing.name for thing in found)

        until(lambda: f"{words!r} is shown; there are {[t.name for t in found if t.name]}", there)
        return found

    def is_past(self, words: str) -> None:
        """Wait until no name in the window on top has these words any more."""
        until(lambda: f"{words!r} goes", lambda: not any(words in t.name for t in self.read()))

    def follow(self, words: str) -> None:
        """Act on what has this name, else on the first that has these words in its name."""
        self._ask("act", name=words, loosely=True)

    def act(self, name: str, role: str = "", action: str = "") -> None:
        """Press, tick or choose something once it is there."""
        self._ask("act", name=name, role=role, action=action)

    def write(self, name: str, text: str) -> None:
        """Put a text into a field."""
        self._ask("write", name=name, text=text)

    def focused(self) -> Thing | None:
        """What the keyboard is on."""
        told = self._ask("focus")["thing"]
        return _thing(told) if told else None

    def heard(self) -> list[Said]:
        """What was announced since this was asked last."""
        return [Said(**said) for said in self._ask("heard")["said"]]

    def hears(self, words: str) -> Said:
        """Wait for an announcement with these words."""
        found: list[Said] = []

        def there() -> bool:
            found.extend(self.heard())
            return any(words in said.words for said in found)

        until(lambda: f"{words!r} is said; so far: {found}", there)
        return next(said for said in found if words in said.words)

    def meets(self, name: str, role: str = "") -> Thing:
        """Wait until something with this name is shown."""
        found: list[Thing] = []

        def there() -> bool:
            found[:] = [
                one for one in self.read() if name in one.name and (not role or one.role == role)
            ]
            return bool(found)

        until(lambda: f"{role} {name!r} is shown", there)
        return found[0]

    def gives_the_keyboard(self) -> None:
        """Give the keyboard to the window, as the click that opened it would have done."""
        seen = ["search", "--sync", "--onlyvisible", "--name", "AcuTrack"]
        self._xdotool(*seen, "windowfocus", "--sync")

    def press(self, *keys: str) -> None:
        """Press keys, as xdotool names them, with the calm of a person."""
        for key in keys:
            self._xdotool("key", key)
            time.sleep(0.15)

    def _xdotool(self, *words: str) -> None:
        told = {**os.environ, "DISPLAY": self._display}
        subprocess.run(["xdotool", *words], env=told, check=True, timeout=PATIENCE_S)

    def end(self) -> None:
        """End the program; it must not have ended by itself."""
        code = self._ask("end")["code"]
        assert code is None, f"the program ended with {code}\n{self._log.read_text()[-3000:]}"

    def _ask(self, what: str, **given: object) -> dict[str, Any]:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps({"do": what, **given}) + "\n")
        self._reader.stdin.flush()
        for line in self._reader.stdout:
            if line.startswith("{"):  # the bus has things of its own to say
                answer: dict[str, Any] = json.loads(line)
                if "trouble" in answer:
                    raise Trouble(answer["trouble"])
                return answer
        raise Trouble(f"the reader is gone: {self._log.read_text()[-3000:]}")


@contextmanager
def listener(
    home: Path, given: Mapping[str, str] | None = None, *, always: bool = True
) -> Iterator[Listener]:
    """A person at a computer of their own, with nothing on the screen yet.

    Args:
        home: Their home directory; nothing of the tester's own settings is read.
        given: More for the environment.
        always: Whether the screen reader runs before the program is started.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    log = home / "reader.log"
    with (
        x_server() as display,
        log.open("w") as written,
        subprocess.Popen(
            ["dbus-run-session", "--", _PYTHON, str(_READER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
            cwd=_ROOT,
            env={
                **own,
                "HOME": str(home),
                "XDG_RUNTIME_DIR": str(home),
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "READER_PATIENCE_S": str(PATIENCE_S),
                **({"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"} if always else {}),
                **(given or {}),
            },
        ) as reader,
    ):
        # Leaving closes what the reader is told by; it then ends what it started, and itself.
        yield Listener(reader, display, log)


def until(what: Callable[[], str], done: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end, f"waited in vain: {what()}"
        time.sleep(0.1)


def _thing(told: dict[str, Any]) -> Thing:
    return Thing(
        role=told["role"],
        name=told["name"],
        states=frozenset(told["states"]),
        path=tuple(told["path"]),
        label=told.get("label", ""),
        value=told.get("value"),
        text=told.get("text"),
    )
