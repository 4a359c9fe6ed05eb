"""Somebody with a record of three days, and a folder of documents apart from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down


@pytest.fixture
def desk(qtbot: QtBot, data: Path, elsewhere: Path, clock: Clock) -> Iterator[Desk]:
    assert elsewhere.is_dir()
    begin_record(data, clock, days=(6, 7, 6))
    with sat_down(qtbot, data, clock) as made:
        yield made
