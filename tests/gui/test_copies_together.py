"""A record in a synced folder that changed underneath: noticed, offered, never clobbered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.casebook.copies import Why
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.record import Edit
from acutrack.gui.dialogs.merge_dialog import MergeDialog
from acutrack.gui.offered_copy import Found
from acutrack.gui.pages.treatments import TreatmentsPage
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.labels import Text
from acutrack.places import casebook_file
from acutrack.storage.backups import copy_before
from acutrack.storage.connection import Connections
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from tests.builders import a_note
from tests.gui.conftest import Clock
from tests.gui.desk import ROSA, Desk, begin_record, keep, sat_down

ELSEWHERE = "casebook (conflicted copy).acutrack"


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Path:
    """Rosa's record, with a note that both computers have."""
    begin_record(tmp_path, clock, days=(6, 7))
    path = casebook_file(tmp_path)
    write(path, clock, "Common")
    return path


@pytest.fixture
def theirs(file: Path, clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the other computer made of it."""
    path = tmp_path_factory.mktemp("elsewhere") / file.name
    shutil.copyfile(file, path)
    write(path, clock, "There")
    return path


def write(path: Path, clock: Clock, *texts: str) -> None:
    with open_casebook(path) as opened:
        casebook = Casebook(opened.store, clock)
        for text in texts:
            note = a_note(text, patient_id=ROSA, id=text)
            casebook.record(Edit(say("Note"), ROSA, (put(note),)))


def take_out(path: Path, clock: Clock, text: str) -> None:
    with open_casebook(path) as opened:
        casebook = Casebook(opened.store, clock)
        (note,) = (each for each in casebook.load(Note, ROSA) if each.text == text)
        casebook.record(Edit(say("Note"), ROSA, (remove(note),)))


def notes(desk: Desk) -> list[str]:
    return sorted(note.text for note in desk.on_disk(Note))


def notes_in(path: Path) -> list[str]:
    with open_casebook(path) as opened:
        return sorted(note.text for note in opened.store.load(Note, ROSA))


def here(desk: Desk, text: str) -> None:
    keep(desk, a_note(text, id=text))


def folded(desk: Desk) -> None:
    """Wait until the log was folded into the file after an entry."""
    merging = desk.programme._merging
    assert merging is not None
    desk.qtbot.waitUntil(lambda: merging._content.is_folded)
    desk.settle()


def _is_on_file(desk: Desk) -> bool:
    opened = desk.programme._opened
    return opened is not None and not opened.file.was_replaced()


def _seen(desk: Desk) -> list[str]:
    return [note.text for note in desk.records(Note)]


def bars(desk: Desk) -> list[str]:
    return [t.text() for t in desk.only(RoomBars).findChildren(Text) if t.isVisible()]


def offered(desk: Desk, found: Found) -> None:
    def there() -> bool:
        context = desk.programme.context
        return context is not None and context.offered is not None

    desk.qtbot.waitUntil(there)
    desk.settle()
    assert desk.context.offered is not None
    assert desk.context.offered.found is found


def compared(desk: Desk) -> MergeDialog:
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.click("Compare the two")
    return desk.dialog(MergeDialog)


def told_in(dialog: MergeDialog) -> list[str]:
    return [text.text() for text in dialog.findChildren(Text) if text.isVisible()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path) -> Iterator[Desk]:
    assert file.exists()
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


class TestReplacedWhileOpen:
    def test_it_is_noticed_and_both_are_brought_together(
        self, desk: Desk, file: Path, theirs: Path
    ) -> None:
        here(desk, "Here")
        content = theirs.read_bytes()
        shutil.copyfile(theirs, file.with_name("downloaded"))
        file.with_name("downloaded").replace(file)

        offered(desk, Found.REPLACED)
        assert bars(desk)[0] == "Another program put another file in the place of this record."
        assert notes(desk) == ["Common", "There"]
        assert len(file.read_bytes()) == len(content)
        (copy,) = (file.parent / "backups").glob("*-before-merge.acutrack")
        assert notes_in(copy) == ["Common", "Here"]

        dialog = compared(desk)
        assert "1 note: 21 October 2025" in told_in(dialog)
        desk.click("Bring together", dialog)
        desk.settle()
        assert notes(desk) == ["Common", "Here", "There"]
        assert bars(desk) == []
        assert desk.message() == "Both copies were brought together."
        assert findings(file) == ()

        desk.click("Undo")
        desk.settle()
        assert notes(desk) == ["Common", "There"]

    def test_an_entry_in_that_very_moment_is_refused_and_what_was_typed_is_kept(
        self, desk: Desk, file: Path, theirs: Path
    ) -> None:
        desk.go("treatments", "new")
        desk.person.writes("Ibuprofen")
        theirs.replace(file)
        desk.click("Save the treatment")
        assert "another file in the place of this record. What you typed" in desk.failure()

        offered(desk, Found.REPLACED)
        desk.go("treatments", "new")
        assert desk.page(TreatmentsPage).form.typed()["name"] == "Ibuprofen"

    def test_not_now_leaves_both_as_they_are(self, desk: Desk, file: Path, theirs: Path) -> None:
        here(desk, "Here")
        theirs.replace(file)
        offered(desk, Found.REPLACED)
        desk.click("Not now")
        desk.settle()
        assert bars(desk) == []
        assert notes(desk) == ["Common", "There"]

    def test_a_window_that_looks_goes_over_to_the_new_file_too(
        self, clock: Clock, desk: Desk, file: Path, theirs: Path
    ) -> None:
        here(desk, "Here")
        with sat_down(desk.qtbot, file.parent, clock) as looker:
            assert looker.context.read_only
            theirs.replace(file)
            desk.qtbot.waitUntil(lambda: _is_on_file(desk) and _is_on_file(looker))
            desk.qtbot.waitUntil(lambda: "There" in _seen(looker) and "There" in _seen(desk))
            writer = next(each for each in (desk, looker) if not each.context.read_only)
            assert {desk.context.read_only, looker.context.read_only} == {True, False}
            offered(writer, Found.REPLACED if writer is desk else Found.OVERWRITTEN)
            assert writer.context.offered is not None
            assert notes_in(file.parent / "backups" / writer.context.offered.name) == [
                "Common",
                "Here",
            ]
        assert findings(file) == ()

    def test_a_file_that_is_taken_away_is_put_back(self, desk: Desk, file: Path) -> None:
        here(desk, "Here")
        file.unlink()
        desk.qtbot.waitUntil(file.exists)
        desk.qtbot.waitUntil(lambda: not desk.programme._opened.file.was_replaced())  # type: ignore[union-attr]
        desk.settle()
        assert notes(desk) == ["Common", "Here"]
        assert findings(file) == ()


class TestOverwrittenWhileOpen:
    def test_another_state_in_the_same_file_is_left_as_it_is_and_ours_is_offered(
        self, desk: Desk, file: Path, theirs: Path
    ) -> None:
        here(desk, "Here")
        folded(desk)
        here(desk, "Just now")
        desk.go("treatments", "new")
        desk.person.writes("Ibupro")
        shutil.copyfile(theirs, file)

        offered(desk, Found.REPLACED)
        assert notes(desk) == ["Common", "There"]
        assert findings(file) == ()
        desk.go("treatments", "new")
        assert desk.page(TreatmentsPage).form.typed()["name"] == "Ibupro"
        desk.click("Bring together", compared(desk))
        desk.settle()
        assert notes(desk) == ["Common", "Here", "Just now", "There"]
        assert findings(file) == ()
        assert not file.with_name(f"{file.name}.theirs").exists()

    def test_an_older_state_is_noticed_too(self, desk: Desk, file: Path) -> None:
        here(desk, "Here")
        folded(desk)
        older = file.read_bytes()
        here(desk, "Here too")
        folded(desk)
        file.write_bytes(older)

        offered(desk, Found.REPLACED)
        desk.click("Bring together", compared(desk))
        desk.settle()
        assert notes(desk) == ["Common", "Here", "Here too"]

    def test_an_entry_just_after_it_is_refused_and_can_be_made_again(
        self, desk: Desk, file: Path, theirs: Path
    ) -> None:
        here(desk, "Here")
        folded(desk)
        shutil.copyfile(theirs, file)
        with pytest.raises(Obstacle, match="put another file in the place"):
            here(desk, "Too late")

        offered(desk, Found.REPLACED)
        assert notes(desk) == ["Common", "There"]
        here(desk, "Too late")
        desk.click("Bring together", compared(desk))
        desk.settle()
        assert notes(desk) == ["Common", "Here", "There", "Too late"]
        assert findings(file) == ()

    def test_what_sqlite_itself_writes_is_no_matter(self, desk: Desk, file: Path) -> None:
        here(desk, "Here")
        folded(desk)
        here(desk, "Here too")
        with closing(Connections(file)) as connections:
            connections.fold_log()
        folded(desk)
        desk.qtbot.wait(2500)
        assert desk.context.offered is None
        assert not (file.parent / "backups").exists()


class TestReplacedBetweenSessions:
    def test_entries_that_are_gone_are_offered_from_the_last_copy(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path, theirs: Path
    ) -> None:
        with sat_down(qtbot, tmp_path, clock) as desk:
            here(desk, "Here")
        with closing(Connections(file)) as connections:
            copy_before(connections, Why.IMPORT, clock())
        theirs.replace(file)

        with sat_down(qtbot, tmp_path, clock) as desk:
            offered(desk, Found.OVERWRITTEN)
            assert (
                bars(desk)[0] == "Entries that were written here are not in this record any more."
            )
            desk.click("Not now")
            desk.settle()

        with sat_down(qtbot, tmp_path, clock) as desk:
            offered(desk, Found.OVERWRITTEN)
            desk.click("Bring together", compared(desk))
            desk.settle()
            assert notes(desk) == ["Common", "Here", "There"]

        with sat_down(qtbot, tmp_path, clock) as desk:
            qtbot.wait(2500)
            desk.settle()
            assert desk.context.offered is None

    def test_what_a_restored_copy_took_away_is_not_offered_again(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path, theirs: Path
    ) -> None:
        with sat_down(qtbot, tmp_path, clock) as desk:
            here(desk, "Here")
        with closing(Connections(file)) as connections:
            copy_before(connections, Why.RESTORE, clock())
        theirs.replace(file)
        with sat_down(qtbot, tmp_path, clock) as desk:
            qtbot.wait(2500)
            desk.settle()
            assert desk.context.offered is None

    def test_a_record_that_only_went_on_elsewhere_is_nothing_to_tell(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path
    ) -> None:
        with sat_down(qtbot, tmp_path, clock) as desk:
            here(desk, "Here")
        with closing(Connections(file)) as connections:
            copy_before(connections, Why.IMPORT, clock())
        write(file, clock, "There")
        with sat_down(qtbot, tmp_path, clock) as desk:
            qtbot.wait(2500)
            desk.settle()
            assert desk.context.offered is None
            assert notes(desk) == ["Common", "Here", "There"]


class TestConflictCopies:
    def test_one_is_found_brought_in_and_set_aside(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path, theirs: Path
    ) -> None:
        stray = file.with_name(ELSEWHERE)
        theirs.replace(stray)
        with sat_down(qtbot, tmp_path, clock) as desk:
            offered(desk, Found.BESIDE)
            assert bars(desk)[0] == f"There is another copy of this record: {ELSEWHERE}."
            dialog = compared(desk)
            desk.click("Show each entry", dialog)
            assert "Note of 21 October 2025" in told_in(dialog)
            desk.click("Bring together", dialog)
            desk.settle()
            assert notes(desk) == ["Common", "There"]
            assert not stray.exists()
            assert notes_in(file.parent / "backups" / ELSEWHERE) == ["Common", "There"]

    def test_not_now_leaves_it_where_it_is(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path, theirs: Path
    ) -> None:
        stray = file.with_name(ELSEWHERE)
        theirs.replace(stray)
        content = stray.read_bytes()
        with sat_down(qtbot, tmp_path, clock) as desk:
            offered(desk, Found.BESIDE)
            dialog = compared(desk)
            desk.click("Not now", dialog)
            desk.settle()
            assert stray.read_bytes() == content
            assert notes(desk) == ["Common"]

    def test_what_was_removed_there_is_removed_only_if_that_is_wanted(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path, theirs: Path
    ) -> None:
        take_out(theirs, clock, "Common")
        theirs.replace(file.with_name(ELSEWHERE))
        with sat_down(qtbot, tmp_path, clock) as desk:
            offered(desk, Found.BESIDE)
            dialog = compared(desk)
            assert "Was removed there, and stays here" in told_in(dialog)
            (chip,) = dialog.findChildren(Chip)
            assert chip.words == "Remove here too the 1 entry that was removed there"
            chip.setFocus()
            desk.person.key(" ")
            desk.click("Bring together", dialog)
            desk.settle()
            assert notes(desk) == ["There"]

    def test_somebody_elses_record_and_a_damaged_one_are_left_alone(
        self, qtbot: QtBot, tmp_path: Path, clock: Clock, file: Path
    ) -> None:
        elsewhere = tmp_path / "other"
        elsewhere.mkdir()
        begin_record(elsewhere, clock, patient=ROSA.__class__("ivo"), name="Ivo")
        casebook_file(elsewhere).replace(file.with_name("casebook-LAPTOP.acutrack"))
        file.with_name("casebook (1).acutrack").write_bytes(b"\x00" * 9000)
        with sat_down(qtbot, tmp_path, clock) as desk:
            qtbot.wait(2500)
            desk.settle()
            assert desk.context.offered is None
            assert desk.failed == []
        assert file.with_name("casebook-LAPTOP.acutrack").exists()
        assert file.with_name("casebook (1).acutrack").exists()
