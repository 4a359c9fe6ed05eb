"""A casebook on a real file, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def casebook(tmp_path: Path, clock: Clock) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        yield Casebook(opened.store, clock)
