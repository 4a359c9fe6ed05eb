from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.drafts import Draft
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message
from acutrack.domain.pain import PainScore
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, PATIENT, a_score, day, one_of_each
from tests.storage.conftest import adding


@pytest.fixture
def filled(file: Path) -> Path:
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(*one_of_each()))
        opened.drafts.keep(Draft("pain", PATIENT, {"value": 4}, "value", NOW))
    return file


def _tampered(file: Path, *statements: str) -> tuple[Message, ...]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            connection.execute(statement)
    before = file.read_bytes()
    found = findings(file)
    assert file.read_bytes() == before
    return found


def _words(found: tuple[Message, ...]) -> str:
    return " ".join(Catalogue()(message) for message in found)


def test_a_sound_casebook_has_nothing_to_say_open_or_closed(filled: Path) -> None:
    assert findings(filled) == ()
    with open_casebook(filled):
        assert findings(filled) == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE side_effect SET session_id = 'x'", "“side_effect” names one in “treatment_sess"),
        ("UPDATE treatment_session SET course_id = 'x'", "names one in “course”"),
        ("UPDATE course SET practitioner_id = 'x'", "names one in “practitioner”"),
        ("UPDATE day_answer SET treatment_id = 'x'", "1 entry in “day_answer” names one in “co_"),
        ("DELETE FROM patient", "1 entry in “pain_score” belongs to a person who is not in"),
        ("UPDATE pain_score SET value = 55", "what stands under “value” does not fit"),
        ("UPDATE pain_score SET measure = 'guess'", "An entry in “pain_score” cannot be read"),
        ("UPDATE note SET day = 'someday'", "An entry in “note” cannot be read"),
        ("UPDATE treatment_session SET points = '[{}]'", "“treatment_session” cannot be read"),
        ("UPDATE edit SET changes = 'x'", "Step 1 of the history cannot be read"),
        ("UPDATE edit SET made_at = 'x'", "Step 1 of the history cannot be read"),
        ("UPDATE draft SET kept_at = 'x'", "1 unfinished form cannot be read"),
        ("UPDATE edit SET name = '[]'", "Step 1 of the history cannot be read"),
        (f"PRAGMA user_version={SCHEMA + 1}", "A newer AcuTrack wrote this record"),
        (f"PRAGMA user_version={SCHEMA - 1}", "An older AcuTrack wrote this record"),
        ("PRAGMA application_id=1", "not an AcuTrack record"),
    ],
)
def test_what_is_wrong_is_told_in_words(filled: Path, statement: str, words: str) -> None:
    assert words in _words(_tampered(filled, statement))


def test_a_file_that_is_no_casebook_is_a_finding(file: Path) -> None:
    file.write_text("not at all")
    assert "not an AcuTrack record" in _words(findings(file))


def test_no_file_is_an_obstacle_and_none_is_made(file: Path) -> None:
    with pytest.raises(Obstacle) as caught:
        findings(file)
    assert str(file) in Catalogue()(caught.value.message)
    assert not file.exists()


@pytest.mark.parametrize("page", range(2, 12))
def test_damage_anywhere_is_a_finding_and_never_an_accident(file: Path, page: int) -> None:
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(*one_of_each(), *(a_score(day=day(-n)) for n in range(300))))
    content = bytearray(file.read_bytes())
    content[4096 * page : 4096 * (page + 1)] = b"\xa5" * 4096
    file.write_bytes(content)
    assert findings(file) != ()


@pytest.mark.parametrize("size", [0, 4096])
def test_a_casebook_whose_making_was_cut_short_is_sound(file: Path, size: int) -> None:
    if size:  # the mode of writing is set before the first table is made
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
    else:
        file.touch()
    assert file.stat().st_size == size
    assert findings(file) == ()


def test_text_that_is_no_text_is_damage_and_never_an_accident(filled: Path) -> None:
    found = _tampered(filled, "UPDATE note SET text = CAST(x'ff41' AS TEXT)")
    assert "damaged" in _words(found)


def test_a_table_that_was_lost_is_damage(filled: Path) -> None:
    assert "damaged" in _words(_tampered(filled, "DROP TABLE note"))


def test_tables_with_names_that_are_no_text_are_damage(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes().replace(b"pain_score", b"pain\xff\xfecore"))
    assert "damaged" in _words(findings(filled))
    with pytest.raises(Obstacle) as caught, open_casebook(filled) as opened:
        opened.store.load(PainScore, PATIENT)
    assert "damaged" in caught.value.message.text
