from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.pain import PainScore
from acutrack.storage.backups import copy_casebook, making
from acutrack.storage.connection import Connections
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.schema import SCHEMA
from tests.builders import PATIENT, a_patient, a_score
from tests.storage.conftest import adding


def values(file: Path) -> list[float]:
    with open_casebook(file) as opened:
        return [score.value for score in opened.store.load(PainScore, PATIENT)]


def test_a_copy_of_an_open_casebook_is_one_sound_file(
    book: OpenCasebook, casebook: Casebook, tmp_path: Path
) -> None:
    casebook.record(adding(a_patient(), a_score(3)))
    target = tmp_path / "elsewhere" / "copy.acutrack"
    target.parent.mkdir()
    copy_casebook(book.path, target)
    casebook.record(adding(a_score(4)))

    assert [path.name for path in target.parent.iterdir()] == ["copy.acutrack"]
    assert values(target) == [3]
    assert findings(target) == ()


def test_a_name_that_is_taken_is_left_as_it_is_unless_that_was_asked(
    book: OpenCasebook, tmp_path: Path
) -> None:
    target = tmp_path / "copy.acutrack"
    target.write_text("mine")
    with pytest.raises(Obstacle) as caught:
        copy_casebook(book.path, target)
    assert caught.value.message.text.startswith("There is already a file named")
    assert target.read_text() == "mine"

    copy_casebook(book.path, target, overwrite=True)
    assert findings(target) == ()


def test_a_name_taken_while_the_copy_was_made_is_left_as_it_is(
    book: OpenCasebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.acutrack"
    copying = making.make_copy

    def copy_slowly(connections: Connections, unfinished: Path) -> making.Made:
        target.write_text("somebody was faster")
        return copying(connections, unfinished)

    monkeypatch.setattr(making, "make_copy", copy_slowly)
    with pytest.raises(Obstacle):
        copy_casebook(book.path, target)
    assert target.read_text() == "somebody was faster"


def test_the_casebook_itself_is_no_place_for_its_copy(book: OpenCasebook) -> None:
    with pytest.raises(Obstacle) as caught:
        copy_casebook(book.path, book.path, overwrite=True)
    assert "the file of your record itself" in caught.value.message.text


def test_what_is_not_there_is_said_to_be_missing_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Obstacle):
        copy_casebook(tmp_path / "none.acutrack", tmp_path / "copy.acutrack")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spoil", ["newer", "other"])
def test_what_is_no_casebook_of_this_program_is_not_copied(
    file: Path, tmp_path: Path, spoil: str
) -> None:
    open_casebook(file).close()
    with closing(sqlite3.connect(file)) as connection:
        if spoil == "newer":
            connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
        else:
            connection.execute("PRAGMA application_id=7")
    before = file.read_bytes()
    with pytest.raises(Obstacle):
        copy_casebook(file, tmp_path / "copy.acutrack")
    assert file.read_bytes() == before
    assert not (tmp_path / "copy.acutrack").exists()


def test_a_copy_that_does_not_match_gets_no_name(
    book: OpenCasebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = iter(({"note": 1}, {"note": 2}))
    monkeypatch.setattr(making, "counted", lambda _connection: next(counts))
    with pytest.raises(Obstacle) as caught:
        copy_casebook(book.path, tmp_path / "copy.acutrack")
    assert "could not write the copy" in caught.value.message.text
    assert [path.suffix for path in tmp_path.iterdir() if ".part" in path.name] == []


def test_a_folder_that_is_not_there_is_told_in_words(book: OpenCasebook, tmp_path: Path) -> None:
    with pytest.raises(Obstacle) as caught:
        copy_casebook(book.path, tmp_path / "gone" / "copy.acutrack")
    assert caught.value.message.text.startswith("AcuTrack could not write the copy.")
