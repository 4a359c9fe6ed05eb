"""``acutrack check`` tells a whole casebook from a damaged one."""

from __future__ import annotations

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
