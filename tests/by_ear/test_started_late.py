"""A screen reader that is started while the window has long been in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.places import casebook_file
from acutrack.storage.open_casebook import open_casebook
from tests.by_ear.listener import listener, until, why_skipped

pytestmark = pytest.mark.skipif(bool(why_skipped()), reason=why_skipped())


def test_it_reads_what_is_there_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    with listener(tmp_path, always=False) as ear:
        ear.start(tmp_path / "records", heard=False)
        ear.gives_the_keyboard()
        # By keys alone, while nobody listens: a name, no place, no session, and 6 out of 10.
        ear.press("Return", "A", "d", "a", "Return", "shift+Tab", "Return", "Return")
        file = casebook_file(tmp_path / "records")
        until(lambda: "the diary is begun", file.exists)
        for page in "234567":
            ear.press(f"ctrl+{page}")
        ear.press("ctrl+n", "7")

        ear.listens()

        ear.meets("Pain just before the session")
        before = next(t for t in ear.read() if t.name == "7, pain just before")
        assert "checked" in before.states
        ear.act("Today", "list item")
        ear.act("6", "radio button")
        assert ear.hears("Saved: 6 out of 10").how == "polite"
        ear.act("Settings", "list item")
        ear.act("Dark", "radio button")
        ear.meets("Dark", "radio button")
        ear.end()

    with open_casebook(file) as opened:
        (person,) = opened.store.load_all(Patient)
        (score,) = opened.store.load(PainScore, person.patient_id)
        assert (person.name, score.value) == ("Ada", 6)
