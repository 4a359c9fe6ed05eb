"""An evening with everything the window can do leaves nothing where nobody asked for it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gui.test_lock import PASSPHRASE
from tests.leaks import tracing
from tests.leaks.canaries import CANARIES, IN_TEXT, found_in, found_under, texts
from tests.leaks.home import Home
from tests.leaks.tracing import Trace, outside, traced
from tests.rest import PATIENCE_S
from tests.stories.test_click_to_pdf import X_SERVER, x_server

ROOT = Path(__file__).parents[2]

#: What the tour asked to have in the documents: the files a person would expect to find there.
ASKED_FOR = {
    "2025-10-28 pain profile.pdf", "2025-10-28 pain profile (2).pdf", "2025-10-28 pain profile.txt",
    "2025-10-29 paper diary.pdf", "printed.pdf", "in.csv", "mine.acutrack",
    "export.xlsx", "export.fhir.json", "export.acutrack", "export.acutrack-review", "export.ics",
}  # fmt: skip

#: What was asked for, and the record on the computer where it was not locked.
_MAY_HOLD = ("Documents/", "elsewhere/casebook.acutrack", "elsewhere/backups/")
#: The invented patient is not locked: nobody there is real.
_SAMPLE = {"sample.acutrack": ["CREATE TABLE pain_score"]}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def tour(home: Home) -> Sequence[str]:
    return [sys.executable, "-m", "tests.leaks.tour", str(home.records)]


@contextmanager
def a_display() -> Iterator[dict[str, str]]:
    if X_SERVER is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    with x_server() as name:
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": name}


def test_every_feature_of_the_window(home: Home) -> None:
    with a_display() as display:
        surroundings = home.surroundings(**display)
        if tracing.why_skipped():
            nothing_is_left(home, _ended(home, surroundings))
            return
        trace = traced(tour(home), surroundings, home.folder)

    nothing_is_left(home, trace.ended)
    assert trace.families() <= {"AF_UNIX"}
    assert X_SERVER is None or trace.families() == {"AF_UNIX"}, "the window spoke to nobody at all"
    assert len(trace.programs()) == 1, "another program was started"
    _only_where_it_belongs(home, trace)


def _ended(home: Home, surroundings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        tour(home),
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def _only_where_it_belongs(home: Home, trace: Trace) -> None:
    made = trace.made()
    assert str(home.records / "casebook.acutrack") in made
    places = (home.records, home.folder / "elsewhere", home.documents, home.state)
    strange = outside(made, [*places, Path("/dev"), Path("/proc")])
    # Pictures of letters and shapes, kept by the system for every program.
    assert [name for name in strange if "/.cache/" not in name] == []


def nothing_is_left(home: Home, ended: subprocess.CompletedProcess[str]) -> None:
    """The tour came to its end, and our words are in the record and in what was asked for."""
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert found_in(ended.stderr.encode(), IN_TEXT) == []
    assert found_in(ended.stdout.encode(), IN_TEXT) == []
    told = json.loads(ended.stdout)
    assert told["did"][-2:] == ["restore", "lock"]
    assert told["refused"] == []

    assert list(home.temporary.iterdir()) == []
    assert {path.name for path in home.documents.iterdir() if path.is_file()} == ASKED_FOR
    for text in texts(home.folder):
        if text.parent == home.documents and text.name in ASKED_FOR:
            continue
        assert found_in(text.read_bytes(), IN_TEXT) == [], text
    found = found_under(home.folder)
    assert "elsewhere/casebook.acutrack" in found, "the words did not even reach the record"
    # The record itself is locked by now, and so is every copy of it.
    assert [name for name in found if not name.startswith(_MAY_HOLD)] == []
    assert found_under(home.records, (PASSPHRASE, "CREATE TABLE pain_score")) == _SAMPLE
    _all_words_were_written(home)


def _all_words_were_written(home: Home) -> None:
    record = (home.folder / "elsewhere" / "casebook.acutrack").read_bytes()
    copies = b"".join(path.read_bytes() for path in (home.documents / "out").iterdir())
    missing = set(CANARIES) - set(found_in(record + copies))
    assert missing <= {"23 November 1937", "23 Nov 1937"}, (
        "the tour wrote less than it searches for"
    )
