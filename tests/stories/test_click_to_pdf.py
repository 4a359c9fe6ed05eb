"""From the first click to the PDF in the physician's hand: one week with the real program.

Every chapter is a process of its own that ends without warning; the next one finds all that was
said to be saved.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.note import Appointment
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import Grade, SideEffect, SideEffectKind
from acutrack.places import casebook_file
from acutrack.storage.open_casebook import open_casebook
from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]
MONDAY = date(2025, 10, 20)
LEVELS = (7, 6, 8, 7, 4)
X_SERVER = shutil.which("Xvfb")


class Story:
    """A home, a diary in it, and days that pass."""

    def __init__(self, home: Path, display: dict[str, str]) -> None:
        self.home, self.display = home, display
        self.folder = home / "diary"
        (home / "Documents").mkdir()

    def live(self, day: date, chapter: str) -> dict[str, list[str]]:
        """One chapter in a process of its own; what was seen in it."""
        command = [sys.executable, "-m", "tests.stories.chapters"]
        given = {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "HOME": str(self.home),
            **self.display,
        }
        ended = subprocess.run(
            [*command, str(self.folder), day.isoformat(), chapter],
            cwd=ROOT,
            env=given,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr[-3000:]
        found: dict[str, list[str]] = json.loads(ended.stdout)
        return found


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Before a real window where there is an X server to open one on."""
    if X_SERVER is None:
        yield Story(tmp_path, {"QT_QPA_PLATFORM": "offscreen"})
        return
    with x_server() as display:
        yield Story(tmp_path, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


@contextmanager
def x_server() -> Iterator[str]:
    """An X server without a screen, for as long as the block runs; its display."""
    assert X_SERVER is not None
    reads, writes = os.pipe()
    options = ["-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        [X_SERVER, "-displayfd", str(writes), *options],
        pass_fds=(writes,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    with os.fdopen(reads) as told:
        display = told.readline().strip()
    try:
        yield f":{display}"
    finally:
        server.terminate()
        server.wait(10)


def test_from_the_first_click_to_the_pdf(story: Story) -> None:
    begun = story.live(MONDAY, "first_start")
    assert begun["page"] == ["today"]
    assert any("24 October" in text for text in begun["texts"])

    for passed, level in enumerate(LEVELS):
        seen = story.live(MONDAY + timedelta(days=passed), f"answer_{level}")
        assert any(f"Saved: {level} out of 10" in text for text in seen["texts"])

    friday = MONDAY + timedelta(days=4)
    seen = story.live(friday, "session")
    assert any("Saved: the session of" in text for text in seen["texts"])

    seen = story.live(friday, "side_effect")
    assert any("Bruise" in text for text in seen["noted"])
    assert any(text.startswith("Undone") for text in seen["undone"])
    assert any(text.startswith("Done again") for text in seen["redone"])

    story.live(friday, "unfinished")
    seen = story.live(friday + timedelta(days=1), "next_morning")
    assert any("A session is not finished" in text for text in seen["texts"])
    assert not any("A session is not finished" in text for text in seen["after"])

    drawn = story.live(friday + timedelta(days=1), "chart")
    assert drawn["days"] == [str(MONDAY + timedelta(days=passed)) for passed in range(5)]
    assert any("first session" in text for text in drawn["summary"])

    saved = story.live(friday + timedelta(days=1), "report")
    assert saved["files"] == ["2025-10-25 pain profile.pdf"]
    assert any("Saved as 2025-10-25 pain profile.pdf" in text for text in saved["texts"])

    _holds_the_week(story.folder)
    _reads_back(story.home / "Documents" / saved["files"][0])


def _holds_the_week(folder: Path) -> None:
    with open_casebook(casebook_file(folder)) as opened:
        (person,) = opened.store.load_all(Patient)
        load, owner = opened.store.load, person.patient_id
        scores = load(PainScore, owner)
        (session,) = load(TreatmentSession, owner)
        effects = load(SideEffect, owner)
        planned = load(Appointment, owner)

        assert (person.name, person.main_site) == ("Rosa Lind", "Lower back")
        assert [(score.day, score.value) for score in scores] == [
            (MONDAY + timedelta(days=passed), level) for passed, level in enumerate(LEVELS)
        ]
        assert (session.pre_nrs_now, session.post_nrs_now) == (7, 5)
        assert {effect.kind for effect in effects} == {SideEffectKind.NONE, SideEffectKind.BRUISE}
        bruise = next(e for e in effects if e.kind is SideEffectKind.BRUISE)
        assert (bruise.site, bruise.grade) == ("left calf", Grade.MILD)
        assert [appointment.day for appointment in planned] == [date(2025, 10, 24)]
        assert load(DayAnswer, owner) == ()


def _reads_back(path: Path) -> None:
    read = PdfReader(path)
    text = " ".join(page.extract_text() for page in read.pages)

    assert "Rosa Lind" in text
    assert "Lower back" in text
    assert "SAMPLE" not in text
    assert "Bruise" in text
    assert read.metadata is not None
    assert read.metadata.title
    assert path.stat().st_size < 150_000
