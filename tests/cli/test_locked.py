"""Commands on a locked casebook: the passphrase comes by standard input, never as an argument."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from acutrack.compose.lock_jobs import turned_on
from acutrack.domain.recovery_key import new_recovery_key
from acutrack.storage.connection import keys_beside
from tests.builders import NOW, a_patient, a_score
from tests.cli.conftest import Terminal
from tests.cli.records import write

PASSPHRASE = "kettle orbit walnut thirteen"  # noqa: S105 (nobody's)
ANN = ("--patient", "Ann Poe")


@pytest.fixture
def recovery(terminal: Terminal) -> str:
    """The recovery key of a casebook that is locked now."""
    write(terminal, a_patient(name="Ann Poe"), a_score(7))
    key = new_recovery_key()
    turned_on(terminal.file, PASSPHRASE, key, NOW)
    return key


def types(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.usefixtures("recovery")
@pytest.mark.parametrize(
    "command",
    [
        ("patients",),
        ("check",),
        ("check", "--full"),
        ("analyse", *ANN),
        ("export", *ANN, "--out", "out"),
        ("report", *ANN, "--out", "report.pdf"),
    ],
    ids=" ".join,
)
def test_every_command_does_its_work_with_the_passphrase(
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    types(monkeypatch, PASSPHRASE)
    assert terminal(*command, "--passphrase-stdin").code == 0


def test_the_recovery_key_does_as_well(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, recovery: str
) -> None:
    types(monkeypatch, recovery)
    assert "Ann Poe" in terminal("patients", "--passphrase-stdin").answer


@pytest.mark.usefixtures("recovery")
def test_another_passphrase_is_refused_in_one_line_without_a_hint(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, "kettle")
    refused = terminal("patients", "--passphrase-stdin").complaint
    assert "did not open the record" in refused
    assert "Ann" not in refused


@pytest.mark.usefixtures("recovery")
def test_where_nobody_can_type_it_says_how_to_hand_it_in(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch)
    assert "--passphrase-stdin" in terminal("patients").complaint


@pytest.mark.usefixtures("recovery")
def test_it_is_no_argument(terminal: Terminal) -> None:
    assert terminal("patients", "--passphrase", PASSPHRASE).code == 2


@pytest.mark.usefixtures("recovery")
def test_the_password_of_a_pdf_is_the_line_before_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    types(monkeypatch, "correct horse", PASSPHRASE)
    file = tmp_path / "report.pdf"
    said = terminal("report", *ANN, "--out", file, "--passphrase-stdin", "--password-stdin")
    assert said.code == 0, said.err
    assert b"/Encrypt" in file.read_bytes()


def test_lock_status_tells_and_asks_nothing(terminal: Terminal, recovery: str) -> None:
    assert recovery
    told = terminal("lock-status").answer
    assert "The casebook is locked" in told
    assert "passphrase" in told
    assert "recovery key" in told
    assert terminal("lock-status", "--json").data == {
        "file": str(terminal.file),
        "locked": True,
        "readable": False,
        "keys_file": True,
        "ways": ["passphrase", "recovery"],
    }


@pytest.mark.usefixtures("recovery")
def test_lock_status_tells_of_a_keys_file_that_is_gone(terminal: Terminal) -> None:
    keys_beside(terminal.file).rename(terminal.folder / "elsewhere")
    assert "Its keys file is gone" in terminal("lock-status").answer
    for copy in (terminal.folder / "backups").glob("*.acutrack"):
        copy.unlink()
    assert "no keys of it are at hand" in terminal("lock-status").answer


def test_lock_status_of_a_plain_casebook(terminal: Terminal) -> None:
    write(terminal, a_patient())
    assert "is not locked" in terminal("lock-status").answer
    assert terminal("lock-status", "--json").data["readable"] is True
