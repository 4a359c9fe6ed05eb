"""Somebody with a record of three days, and a folder of documents apart from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own documents, apart from the program's folder."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.parent / "config"))
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(qtbot: QtBot, data: Path, elsewhere: Path, clock: Clock) -> Iterator[Desk]:
    assert elsewhere.is_dir()
    begin_record(data, clock, days=(6, 7, 6))
    with sat_down(qtbot, data, clock) as made:
        yield made
