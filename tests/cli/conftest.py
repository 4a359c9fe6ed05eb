"""A terminal in which the real commands run on real files, with a clock that stands still."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.cli.desk import Desk
from acutrack.cli.run import run
from acutrack.cli.voice import Voice
from acutrack.compose.command_line import services
from acutrack.compose.opening import opened
from acutrack.places import casebook_file
from acutrack.settings.settings import Settings
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW
from tests.server_at_hand import address, prepared, server

__all__ = ["address", "prepared", "server"]


@dataclass(frozen=True)
class Said:
    """What one command wrote, and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one line on the error stream of a refused command."""
        assert self.code == 2, (self.out, self.err)
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("acutrack: ")
        assert "Traceback" not in self.err
        return self.err.strip()

    @property
    def answer(self) -> str:
        """What a command wrote that did its work."""
        assert self.code == 0, (self.out, self.err)
        assert self.err == ""
        return self.out


@dataclass
class Terminal:
    """Runs commands in this process, on the records in `folder`."""

    folder: Path
    settings: Settings
    now: Callable[[], datetime]

    def __call__(self, *arguments: str | Path) -> Said:
        out, err = io.StringIO(), io.StringIO()
        voice = Voice(Catalogue(), out, err)
        desk = Desk(self.folder, self.settings, voice, services(self.now))
        code = run([str(argument) for argument in arguments], desk)
        return Said(code, out.getvalue(), err.getvalue())

    @contextmanager
    def casebook(self) -> Iterator[Casebook]:
        self.folder.mkdir(exist_ok=True)
        with opened(casebook_file(self.folder), self.now) as casebook:
            yield casebook

    @property
    def file(self) -> Path:
        return casebook_file(self.folder)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "records", Settings(), lambda: NOW)
