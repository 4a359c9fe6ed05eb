"""Every command: no network, and nothing written but what was asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.edits.people import start_own_record
from acutrack.cli.run import _MODULES
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit
from acutrack.places import casebook_file, data_folder
from acutrack.storage.archive.writing import write_archive
from acutrack.storage.backups import copy_casebook
from acutrack.storage.connection import Connections
from acutrack.storage.driver import dbapi
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, PATIENT, agreed_to_research, one_of_each
from tests.leaks import tracing
from tests.leaks.canaries import IN_TEXT, NAME, NOTE, PLACE, found_in, found_under
from tests.leaks.home import Home
from tests.leaks.tour import canaried
from tests.leaks.tracing import outside, traced
from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]

#: One use of each command at the least; {out} is a place for what is asked for.
USES: dict[str, list[str]] = {
    "patients": ["patients"],
    "patients as JSON": ["patients", "--json"],
    "import": ["import", "{out}/in.csv", "--patient", "ann"],
    "import, only tried": ["import", "{out}/in.csv", "--patient", "new", "--create", "--dry-run"],
    "report": ["report", "--patient", "ann", "--out", "{out}/report.pdf"],
    "report, locked": ["report", "--patient", "ann", "--out", "{out}/l.pdf", "--password-stdin"],
    "report as text": ["report", "--patient", "ann", "--out", "{out}/report.txt", "--text"],
    "paper-diary": ["paper-diary", "--out", "{out}/diary.pdf"],
    "analyse": ["analyse", "--patient", "ann", "--json"],
    "analyse a file": ["analyse", "{out}/in.csv", "--treatment-start", "2025-06-20"],
    "export": ["export", "--patient", "ann", "--out", "{out}/tables"],
    "export as an archive": ["export", "--to", "{out}/whole.acutrack"],
    "export as FHIR": ["export", "--patient", "ann", "--to", "{out}/ann.fhir.json"],
    "export as a workbook": ["export", "--patient", "ann", "--to", "{out}/ann.xlsx"],
    "export as a calendar": ["export", "--patient", "ann", "--to", "{out}/ann.ics"],
    "export for a study": ["export", "--to", "{out}/study.parquet"],
    "audit": ["audit"],
    "erase, only said": ["erase", "--patient", "ann"],
    "merge": ["merge", "{out}/archive.acutrack"],
    "check": ["check"],
    "check in full": ["check", "--full", "--json"],
    "demo": ["demo", "--out", "{out}/demo"],
    "backup": ["backup", "--to", "{out}"],
    "restore": ["restore", "{out}/copy.acutrack", "--dry-run"],
    "lock-status": ["lock-status"],
}
_TYPED = "nine green kettles\n"
THERE = {use: words for use, words in USES.items() if words[0] in _MODULES}


def test_every_command_has_its_turn() -> None:
    assert set(_MODULES) <= {words[0] for words in USES.values()}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Somebody's record with our words in it, and a table to bring in."""
    made = Home(tmp_path)
    with open_casebook(casebook_file(data_folder(made.records))) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        records = [canaried(record, PATIENT) for record in one_of_each()]
        person = next(record for record in records if isinstance(record, Patient))
        agreed = replace(person, research=agreed_to_research())
        casebook.record(start_own_record(agreed))
        rest = tuple(put(record) for record in records if not isinstance(record, Patient))
        casebook.record(Edit(say("Set up"), PATIENT, rest))
    rows = "".join(f"2025-06-{day:02},,nrs_now,{PLACE},6,{NOTE}\n" for day in range(1, 29))
    (made.documents / "in.csv").write_text("date,time,measure,site,value,note\n" + rows)

    copy_casebook(casebook_file(made.records), made.documents / "copy.acutrack")
    with (
        closing(Connections(casebook_file(made.records))) as connections,
        (made.documents / "archive.acutrack").open("wb") as archive,
    ):
        write_archive(connections, archive, NOW)
    return made


def typed(home: Home, words: list[str]) -> list[str]:
    said = [word.format(out=home.documents) for word in words]
    return ["--data-dir", str(home.records), *said]


@pytest.mark.parametrize("use", sorted(THERE))
def test_it_asks_nobody_and_leaves_nothing(home: Home, use: str) -> None:
    command = [sys.executable, "-m", "tests.leaks.watched", *typed(home, THERE[use])]
    if tracing.why_skipped():
        _nothing_is_left(home, use, _ended(home, command))
        return
    trace = traced(command, home.surroundings(), home.folder, _TYPED)

    _nothing_is_left(home, use, trace.ended)
    assert trace.families() <= {"AF_UNIX"}
    assert len(trace.programs()) == 1, "another program was started"
    places = (home.records, home.documents, home.state, Path("/dev"), Path("/proc"))
    strange = outside(trace.made(), places)
    if THERE[use][0] == "demo" or "--dry-run" in THERE[use]:
        # The invented patient, or a record begun for the trial and nobody in it.
        strange = [name for name in strange if not name.startswith(f"{home.temporary}/")]
    assert [name for name in strange if "/.cache/" not in name] == []


def _ended(home: Home, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env=home.surroundings(),
        input=_TYPED,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


def _nothing_is_left(home: Home, use: str, ended: subprocess.CompletedProcess[str]) -> None:
    assert ended.returncode in {0, 1, 2}
    assert ended.returncode == 0 or THERE[use][0] in {"check", "restore"}, ended.stderr
    assert found_in(ended.stderr.encode(), IN_TEXT) == []
    if THERE[use][0] in {"check", "lock-status", "demo", "paper-diary", "export", "report"}:
        assert found_in(ended.stdout.encode(), IN_TEXT) == [], "a place, not what is in it"
    assert list(home.temporary.iterdir()) == []
    found = [name for name in found_under(home.folder) if not name.startswith("Documents/")]
    assert "records/casebook.acutrack" in found
    assert [
        name for name in found if not name.startswith(("records/casebook", "records/backups/"))
    ] == []
    log = (home.records / "acutrack.log").read_bytes()
    assert found_in(log, (*IN_TEXT, "nine green kettles")) == []


def test_a_check_that_finds_something_does_not_say_what_stands_there(home: Home) -> None:
    with closing(dbapi.connect(casebook_file(home.records))) as file:
        for table, column in (("note", "day"), ("patient", "birth_date"), ("edit", "changes")):
            file.execute(f"UPDATE {table} SET {column} = ?", (NOTE,))  # noqa: S608
        file.execute("PRAGMA ignore_check_constraints=ON")
        file.execute("UPDATE pain_score SET value = 77.43")
        file.commit()
    ended = subprocess.run(
        [sys.executable, "-m", "acutrack", "--data-dir", str(home.records), "check", "--full"],
        cwd=ROOT,
        env=home.surroundings(),
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert ended.stdout.count(b"cannot be read") >= 4
    assert found_in(ended.stdout + ended.stderr, (*IN_TEXT, "77.43")) == []


def test_a_name_typed_by_somebody_is_in_no_message_of_the_log(home: Home) -> None:
    asked = ["--data-dir", str(home.records), "export", "--patient", NAME, "--out", "/none/there"]
    ended = subprocess.run(
        [sys.executable, "-m", "acutrack", *asked],
        cwd=ROOT,
        env=home.surroundings(),
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert ended.returncode in {0, 2}
    assert found_in((home.records / "acutrack.log").read_bytes(), IN_TEXT) == []


def test_the_watch_would_see_the_network_and_the_trace_would_see_it_too(tmp_path: Path) -> None:
    script = (
        "from tests.leaks import no_network; told = []; no_network.watch(told.append)\n"
        "import socket, json, urllib.request\n"
        "for use in (lambda: socket.socket(), lambda: urllib.request.urlopen('http://localhost'),\n"
        "            lambda: socket.getaddrinfo('localhost', 80)):\n"
        "    try: use()\n"
        "    except no_network.NetworkUsedError: pass\n"
        "print(json.dumps(told))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told = [line.split()[0] for line in json.loads(ended.stdout)]
    assert told == ["socket.__new__", "urllib.Request", "socket.getaddrinfo"]

    if not tracing.why_skipped():
        reach = "import socket; socket.socket().connect_ex(('127.0.0.1', 9)); open('/dev/null')"
        trace = traced([sys.executable, "-c", reach], Home(tmp_path).surroundings(), tmp_path)
        assert "AF_INET" in trace.families()


@pytest.mark.skipif(bool(tracing.why_skipped()), reason=tracing.why_skipped() or "it can run")
def test_the_trace_would_see_a_file_left_elsewhere(tmp_path: Path) -> None:
    script = (
        "import os, tempfile; tempfile.mkdtemp(); open('a.txt', 'w').close();"
        "os.rename('a.txt', 'b.txt'); os.link('b.txt', 'c.txt')"
    )
    command = [sys.executable, "-c", f"import os; os.chdir({str(tmp_path)!r}); {script}"]
    made = traced(command, Home(tmp_path).surroundings(), tmp_path).made()

    assert {"a.txt", "b.txt", "c.txt"} <= set(made)
    assert len(outside(made, [Path("/dev")])) >= 4
