"""Every command ends in an exit code and, where something stood in the way, one plain line."""

from __future__ import annotations

import errno
import io
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.cli.desk import Desk
from acutrack.cli.run import run
from acutrack.cli.services import Ask, Clock
from acutrack.cli.voice import Voice, one_line
from acutrack.compose.command_line import services
from acutrack.domain.message import say
from acutrack.settings.settings import Settings
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, a_patient
from tests.cli.conftest import Said, Terminal
from tests.cli.records import write
from tests.torture.small_disk import can_make_disks, fill, make_room, small_disk


def demo_that_ends_in(error: BaseException, folder: Path) -> Said:
    """A command whose inside raises: the demonstration, which needs no casebook."""

    def raising(_folder: Path, _now: Clock) -> Iterable[Path]:
        raise error

    out, err = io.StringIO(), io.StringIO()
    broken = replace(services(lambda: NOW), demo=raising)
    desk = Desk(folder, Settings(), Voice(Catalogue(), out, err), broken)
    return Said(run(["demo", "--out", str(folder)], desk), out.getvalue(), err.getvalue())


def test_a_full_disk_is_told_in_the_words_of_the_system(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert "No space left" in demo_that_ends_in(full, tmp_path).complaint


def test_a_fault_of_the_program_is_owned_up_to_without_its_text(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("acutrack").propagate = True
    said = demo_that_ends_in(RuntimeError("Ann Muster"), tmp_path)

    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "RuntimeError" in said.err
    assert "Ann" not in said.err
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "defect"
    ]


def test_ctrl_c_ends_without_a_word(tmp_path: Path) -> None:
    assert demo_that_ends_in(KeyboardInterrupt(), tmp_path) == Said(130, "", "")


def test_a_reader_that_went_away_ends_without_a_word(tmp_path: Path) -> None:
    assert demo_that_ends_in(BrokenPipeError(), tmp_path) == Said(141, "", "")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (["dance"], "“dance”"),
        ([], "COMMAND"),
        (["patients", "--jsn"], "--jsn"),
        (["analyse"], "--patient"),
        (["analyse", "--patient"], "--patient"),
        (["import", "--patient", "Ann"], "FILE"),
        (["report", "--patient", "Ann"], "--out"),
        (["patients", "--data-dir"], "--data-dir"),
    ],
)
def test_what_is_not_understood_is_named_and_help_is_pointed_to(
    terminal: Terminal, typed: list[str], named: str
) -> None:
    complaint = terminal(*typed).complaint

    assert named in complaint
    assert "--help" in complaint


@pytest.mark.parametrize("typed", [["--help"], ["import", "--help"], ["report", "-h"]])
def test_help_is_short_and_plain(
    terminal: Terminal, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal(*typed).code == 0

    printed = capsys.readouterr().out
    assert "--data-dir" in printed
    assert len(printed.splitlines()) < 30


def test_the_version_is_told(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal("--version").code == 0
    assert capsys.readouterr().out.startswith("AcuTrack ")


def test_a_line_cannot_be_broken_or_rewrite_the_terminal() -> None:
    assert one_line("one\ntwo\x1b[2J\x07three") == "one two [2J three"


def test_words_come_in_the_order_they_were_written() -> None:
    both = io.StringIO()
    voice = Voice(Catalogue(), both, both)

    voice.tell(say("first"))
    voice.complain(say("second"))

    assert both.getvalue() == "first\nacutrack: second\n"


def test_a_casebook_is_closed_after_the_command(terminal: Terminal) -> None:
    write(terminal, a_patient())
    closed: list[bool] = []
    real = services(lambda: NOW)

    @contextmanager
    def watched(file: Path, now: Clock, ask: Ask) -> Iterator[Casebook]:
        with real.open_casebook(file, now, ask) as casebook:
            yield casebook
        closed.append(True)

    desk = Desk(
        terminal.folder,
        Settings(),
        Voice(Catalogue(), io.StringIO(), io.StringIO()),
        replace(real, open_casebook=watched),
    )

    assert run(["patients"], desk) == 0
    assert closed == [True]
    assert not list(terminal.folder.glob("*-wal"))


@pytest.mark.skipif(not can_make_disks(), reason="only root may make a small disk")
def test_where_the_disk_is_full_no_button_is_spoken_of_and_afterwards_it_works(
    terminal: Terminal, tmp_path: Path
) -> None:
    rows = tmp_path / "notes.csv"
    rows.write_text(
        "date,measure,value\n" + "".join(f"2025-09-{n:02},nrs_now,5\n" for n in range(1, 29))
    )
    with small_disk(terminal.folder, "4m") as disk:
        write(terminal, a_patient())
        fill(disk, 0)
        said = terminal("import", rows, "--patient", "ann").complaint
        assert "Free some" in said
        assert "space" in said
        assert "press" not in said
        assert "typed" not in said
        make_room(disk)
        assert terminal("import", rows, "--patient", "ann").code == 0
