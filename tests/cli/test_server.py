"""The commands where the casebook lies on a server."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from acutrack.cli.desk import Desk
from acutrack.cli.run import run
from acutrack.cli.voice import Voice
from acutrack.compose.chosen_server import chosen_server
from acutrack.compose.command_line import run_command, services
from acutrack.compose.server_commands import on_server
from acutrack.domain.errors import InvalidEntry
from acutrack.places import SERVER_BY_ENVIRONMENT as VARIABLE
from acutrack.settings.settings import Settings
from acutrack.storage.server.address import Address
from acutrack.text.catalogue import Catalogue
from tests.a_server import Server
from tests.builders import NOW
from tests.cli.conftest import Said, Terminal

_SCORES = "date,measure,value\n2025-10-02,nrs_avg_24h,6\n2025-10-03,nrs_avg_24h,4\n"


class ServerTerminal(Terminal):
    """Runs the commands on a server's casebook; its folder holds nothing."""

    address: Address

    def __call__(self, *arguments: str | Path) -> Said:
        out, err = io.StringIO(), io.StringIO()
        parts = on_server(services(self.now), self.address)
        desk = Desk(self.folder, self.settings, Voice(Catalogue(), out, err), parts)
        code = run([str(argument) for argument in arguments], desk)
        return Said(code, out.getvalue(), err.getvalue())


@pytest.fixture
def there(address: Address, tmp_path: Path) -> Iterator[ServerTerminal]:
    terminal = ServerTerminal(tmp_path / "nothing", Settings(), lambda: NOW)
    terminal.address = address
    yield terminal
    assert not terminal.folder.exists()


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    file = tmp_path / "scores.csv"
    file.write_text(_SCORES)
    return file


def test_what_is_imported_there_can_be_listed_analysed_reported_and_exported(
    there: ServerTerminal, scores: Path, tmp_path: Path
) -> None:
    assert "2 added" in there("import", scores, "--patient", "Ann", "--create").answer
    assert "Ann" in there("patients").answer
    there("analyse", "--patient", "Ann").answer  # noqa: B018 (asserts)
    there("report", "--patient", "Ann", "--out", tmp_path / "a.pdf").answer  # noqa: B018
    there("export", "--patient", "Ann", "--to", tmp_path / "a.xlsx").answer  # noqa: B018
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_record_moves_to_the_server_and_back_with_its_history(
    terminal: Terminal, there: ServerTerminal, scores: Path, tmp_path: Path
) -> None:
    archive, back = tmp_path / "out.acutrack", tmp_path / "back.acutrack"
    terminal("import", scores, "--patient", "Ann", "--create").answer  # noqa: B018
    terminal("export", "--to", archive).answer  # noqa: B018
    assert "with its history" in there("import", archive).answer
    there("export", "--to", back).answer  # noqa: B018
    again = Terminal(tmp_path / "again", Settings(), lambda: NOW)
    assert "with its history" in again("import", back).answer
    with terminal.casebook() as ours, again.casebook() as theirs:
        (ann,) = ours.patients()
        assert theirs.patients() == (ann,)
        latest = ours.latest_edits(ann.patient_id, 9)
        assert theirs.latest_edits(ann.patient_id, 9) == latest


def test_the_history_there_keeps_whose_account_it_was(
    there: ServerTerminal, scores: Path, server: Server, address: Address
) -> None:
    there("import", scores, "--patient", "Ann", "--create").answer  # noqa: B018
    makers = server.found("SELECT DISTINCT made_by FROM acutrack.edit", address.database)
    assert makers == [("postgres",)]


def test_somebody_is_erased_there_and_it_is_said_that_backups_are_the_servers(
    there: ServerTerminal, scores: Path
) -> None:
    there("import", scores, "--patient", "Ann", "--create").answer  # noqa: B018
    assert "backups" in there("erase", "--patient", "Ann", "--yes").answer
    assert "Ann" not in there("patients").answer


@pytest.mark.parametrize(
    "command", [["check"], ["backup"], ["lock-status"], ["restore", "scores.csv"]]
)
def test_what_is_about_a_file_says_who_does_it(
    there: ServerTerminal, scores: Path, command: list[str]
) -> None:
    given = [str(scores) if each == scores.name else each for each in command]
    complaint = there(*given).complaint
    assert "Whoever looks after the server" in complaint
    assert there.address.shown in complaint


def test_a_server_that_is_away_is_told_in_the_words_of_a_terminal(
    there: ServerTerminal, server: Server
) -> None:
    server.kill()
    try:
        complaint = there("patients").complaint
    finally:
        server.start()
    assert "does not answer" in complaint
    assert "press" not in complaint


def test_the_variable_goes_before_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(database="postgresql+psycopg://kim@localhost/ours")
    chosen = chosen_server(settings)
    assert chosen is not None
    assert chosen.database == "ours"
    monkeypatch.setenv(VARIABLE, "postgresql+psycopg://kim:secret@localhost/theirs")
    chosen = chosen_server(settings)
    assert chosen is not None
    assert (chosen.database, chosen.password) == ("theirs", "secret")
    assert "secret" not in f"{chosen} {chosen.shown}"
    monkeypatch.setenv(VARIABLE, "")
    assert chosen_server(Settings()) is None


def test_an_address_that_could_be_read_on_the_way_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "postgresql://kim:secret@clinic.example/ours?sslmode=disable")
    with pytest.raises(InvalidEntry, match="sslmode=verify-full"):
        chosen_server(Settings())
    assert run_command(["patients"], tmp_path) == 2
    told = capsys.readouterr()
    assert "Somebody on the way" in told.err
    log = (tmp_path / "acutrack.log").read_text()
    assert "secret" not in told.out + told.err + log
