"""What was in a file that somebody overwrote comes back out of memory, plain and locked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import contents_of
from acutrack.domain.errors import Obstacle
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.other_copy import whole_copy
from acutrack.storage.own_content import OwnContent
from acutrack.storage.own_state import OwnState
from tests.builders import NOW, PATIENT, a_note, a_patient
from tests.storage.conftest import adding
from tests.storage.test_drafts_table import DRAFT
from tests.torture.looking import PASSPHRASE, keys

KEY = Key(bytes(range(32)))


class Window:
    """One that keeps what it makes of a file."""

    def __init__(self, opened: OpenCasebook) -> None:
        self.opened = opened
        self.casebook = Casebook(opened.store, lambda: NOW)
        self.casebook.record(adding(a_patient(), a_note("First")))
        self.content, self.state = OwnContent(opened.file), OwnState(opened.file)
        self.look()

    def look(self) -> None:
        self.content.fold()
        self.content.hold(self.state)

    def writes(self, text: str) -> None:
        self.casebook.record(adding(a_note(text)))
        self.content.note()


@pytest.fixture(params=[None, KEY], ids=["plain", "locked"])
def window(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Window]:
    file = tmp_path / "casebook.acutrack"
    if request.param is not None:
        keys(PASSPHRASE, KEY).write(file.with_name(file.name + ".keys"))
    with open_casebook(file, request.param) as opened:
        yield Window(opened)


def test_every_deed_since_it_was_last_looked_at_is_done_again(window: Window) -> None:
    opened, file = window.opened, window.opened.path
    older = file.read_bytes()
    window.writes("Second")
    window.casebook.undo(PATIENT)
    window.casebook.redo(PATIENT)
    window.writes("Third")
    window.casebook.undo(PATIENT)
    opened.drafts.keep(DRAFT)
    wanted, made = contents_of(opened.store), opened.store.edits_made()
    file.write_bytes(older)

    copy, drafts = window.state.kept(NOW)
    found = whole_copy(copy, file, opened.key)
    assert found.contents == wanted
    assert found.made == made
    assert drafts == (DRAFT,)
    assert file.read_bytes() == older
    assert [path.name for path in file.parent.iterdir() if ".part" in path.name] == []


def test_what_happened_before_and_after_many_deeds_is_all_there(window: Window) -> None:
    for number in range(60):
        window.writes(str(number))
    window.look()
    assert len(window.opened.file.deeds.made) == 0
    window.writes("last")
    wanted = contents_of(window.opened.store)
    copy, _ = window.state.kept(NOW)
    assert whole_copy(copy, window.opened.path, window.opened.key).contents == wanted


def test_nothing_is_written_into_a_file_that_somebody_overwrote(window: Window) -> None:
    file = window.opened.path
    older = file.read_bytes()
    window.writes("Second")
    window.look()
    file.write_bytes(older)
    log = file.with_name(file.name + "-wal").read_bytes()
    with pytest.raises(Obstacle, match="put another file in the place"):
        window.writes("Third")
    assert file.read_bytes() == older
    assert file.with_name(file.name + "-wal").read_bytes() == log
    window.look()
    copy, _ = window.state.kept(NOW)
    found = whole_copy(copy, file, window.opened.key).contents
    assert "Second" in str(found)
    assert "Third" not in str(found)


def test_what_is_no_deed_is_not_known_until_it_is_looked_at_again(window: Window) -> None:
    window.casebook.call_maker("Ann")
    assert not window.state.is_known
    window.look()
    assert window.state.is_known


def test_what_is_refused_is_no_deed_and_closing_forgets_all(window: Window) -> None:
    file = window.opened.file
    with pytest.raises(ValueError, match="stop"), file.writing():
        raise ValueError("stop")
    assert file.deeds.made == []
    window.writes("Second")
    assert len(file.deeds.made) == 1
    window.opened.close()
    assert (file.deeds.made, file.deeds.kept) == ([], False)


def test_a_command_keeps_nothing(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_patient()))
        assert opened.file.deeds.made == []
    assert findings(opened.path) == ()
