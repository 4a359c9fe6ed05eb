"""``acutrack check`` tells a whole casebook from a damaged one."""

from __future__ import annotations

from contextlib import closing

from acutrack.storage.driver import dbapi as sqlite3
from tests.builders import a_patient, daily_scores, day
from tests.cli.conftest import Terminal
from tests.cli.records import write


def test_a_whole_casebook_is_called_sound(terminal: Terminal) -> None:
    write(terminal, a_patient())

    assert "is sound" in terminal("check").answer


def test_without_a_casebook_it_says_where_it_looked(terminal: Terminal) -> None:
    assert str(terminal.folder) in terminal("check").complaint
    assert not terminal.folder.exists()


def test_a_file_with_a_hole_in_it_is_refused_and_left_as_it_is(terminal: Terminal) -> None:
    write(terminal, a_patient(), *daily_scores([5.0] * 300, day(-300)))
    whole = terminal.file.read_bytes()
    middle = len(whole) // 2
    damaged = whole[:middle] + b"\xa5" * 8192 + whole[middle + 8192 :]
    terminal.file.write_bytes(damaged)

    said = terminal("check")

    assert "Make a copy" in said.complaint
    assert "damaged" in said.out
    assert terminal.file.read_bytes() == damaged


def test_a_full_check_reads_every_entry_and_a_quick_one_the_file_alone(terminal: Terminal) -> None:
    write(terminal, a_patient(), *daily_scores([5.0] * 3, day(-3)))
    with closing(sqlite3.connect(terminal.file, isolation_level=None)) as connection:
        connection.execute("UPDATE pain_score SET note = 'somebody else'")

    assert "is sound" in terminal("check").answer
    said = terminal("check", "--full")
    assert "3 entries in “pain_score” do not read as the history says." in said.out
    assert said.complaint


def test_json_says_what_was_found_for_a_program(terminal: Terminal) -> None:
    write(terminal, a_patient())
    assert terminal("check", "--json").data == {
        "file": str(terminal.file),
        "full": False,
        "sound": True,
        "findings": [],
        "set_aside": [],
    }
    with closing(sqlite3.connect(terminal.file, isolation_level=None)) as connection:
        connection.execute("DROP TABLE note")
    said = terminal("check", "--full", "--json")
    assert (said.data["full"], said.data["sound"]) == (True, False)
    assert "damaged" in said.data["findings"][0]
    assert said.complaint


def test_what_was_set_aside_is_listed_and_makes_nothing_unsound(terminal: Terminal) -> None:
    write(terminal, a_patient())
    aside = terminal.file.with_name("casebook-set-aside-2025-10-20T101112.acutrack")
    aside.write_bytes(b"damaged")

    assert aside.name in terminal("check").answer
    (told,) = terminal("check", "--json").data["set_aside"]
    assert (told["file"], told["bytes"]) == (str(aside), 7)
