"""What was removed over 30 days ago goes by itself, in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import put, remove
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.record import Edit
from acutrack.gui import letting_go
from tests.builders import a_note
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, sat_down

_CANARY = "zq7 canary in a coal mine"


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A month ago two notes were written and one was removed; the program is started today."""
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        kept, gone = (a_note(text, patient_id=ROSA) for text in ("stays", _CANARY))
        made.casebook.record(Edit(say("Write"), ROSA, (put(kept), put(gone))))
        made.casebook.record(Edit(say("Remove"), ROSA, (remove(gone),)))
    clock.pass_days(31)
    monkeypatch.setattr(letting_go, "QUIET_MS", 0)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def test_it_goes_after_the_start_and_the_rest_stays(desk: Desk, tmp_path: Path) -> None:
    def is_gone() -> bool:
        try:
            files = [path for path in tmp_path.rglob("*") if path.is_file()]
            return not any(_CANARY.encode() in path.read_bytes() for path in files)
        except FileNotFoundError:  # a copy is being made: its private place went away meanwhile
            return False

    desk.qtbot.waitUntil(is_gone)
    assert [note.text for note in desk.casebook.load(Note, ROSA)] == ["stays"]
    desk.settle()
    assert desk.casebook.undo(ROSA) is not None
    assert desk.casebook.load(Note, ROSA) == ()
