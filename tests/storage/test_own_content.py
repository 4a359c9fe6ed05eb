"""Whether somebody but SQLite wrote into the file of an open casebook."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from acutrack.casebook.casebook import put
from acutrack.casebook.store import Step
from acutrack.domain.message import say
from acutrack.domain.record import Edit
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.own_content import OwnContent
from tests.builders import NOW, PATIENT, a_note


def writes(opened: OpenCasebook, *texts: str) -> None:
    notes = tuple(put(a_note(text)) for text in texts)
    opened.store.apply(Edit(say("Note"), PATIENT, notes), Step.RECORD, NOW)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenCasebook]:
    with open_casebook(tmp_path / "casebook.acutrack") as made:
        writes(made, "First")
        yield made


@pytest.fixture
def content(opened: OpenCasebook) -> OwnContent:
    made = OwnContent(opened.file)
    made.fold()
    assert made.is_folded
    return made


def test_what_sqlite_writes_is_ours(opened: OpenCasebook, content: OwnContent) -> None:
    writes(opened, *(f"{'long ' * 300}{number}" for number in range(2000)))  # folds in by itself
    content.note()
    assert not content.was_changed()
    with closing(Connections(opened.path)) as other:
        other.fold_log()
    assert not content.was_changed()
    opened.store.apply(opened.store.edits_made()[-1].edit, Step.UNDO, NOW)
    content.fold()
    assert not content.was_changed()


def test_an_earlier_state_is_not_whatever_is_written_meanwhile(
    opened: OpenCasebook, content: OwnContent
) -> None:
    earlier = opened.path.read_bytes()
    writes(opened, "Second")
    content.note()
    content.fold()
    opened.path.write_bytes(earlier)
    for _ in range(2):
        assert content.was_changed()
        content.note()
        content.fold()


def test_another_computers_state_is_not(
    opened: OpenCasebook, content: OwnContent, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    shutil.copyfile(opened.path, theirs)
    with open_casebook(theirs) as elsewhere:
        writes(elsewhere, "There")
    assert not content.was_changed()
    shutil.copyfile(theirs, opened.path)
    assert content.was_changed()


def test_nothing_at_all_is_not(opened: OpenCasebook, content: OwnContent) -> None:
    size = opened.path.stat().st_size
    opened.path.write_bytes(b"\x00" * size)
    assert content.was_changed()
