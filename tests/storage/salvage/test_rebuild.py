"""A new casebook out of a damaged one: whole, with its history as far as it can be read."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.recovery import recovery
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message
from acutrack.storage import integrity
from acutrack.storage.first_look import PAGE
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.salvage import rebuild as module
from acutrack.storage.salvage.rebuild import rebuild
from acutrack.storage.salvage.salvage import salvage
from tests.builders import NOW, PATIENT
from tests.storage.salvage.conftest import Damage
from tests.torture.casebooks import Sample, everything


def _made_anew(sample: Sample, file: Path, target: Path) -> None:
    saved = salvage(file, sample.key)
    rebuild(saved, recovery(saved.told, NOW), target, sample.key, NOW)


def test_of_a_sound_casebook_it_makes_the_same_undo_and_drafts_included(
    sample: Sample, file: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.acutrack"
    _made_anew(sample, file, new)
    with open_casebook(new, sample.key) as opened:
        assert everything(opened) == sample.truth
        assert tuple((m.edit, m.holds) for m in opened.store.edits_made()) == sample.steps
        assert sorted(opened.drafts.all_of(PATIENT), key=repr) == sorted(sample.drafts, key=repr)
        casebook = Casebook(opened.store, lambda: NOW)
        taken_back = [casebook.redo(PATIENT)]
        while (edit := casebook.undo(PATIENT)) is not None:
            taken_back.append(edit)
        assert len(taken_back) == len(sample.steps) + 1
        assert everything(opened) == {}


def test_it_is_locked_with_the_same_key_and_private(
    sample: Sample, file: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.acutrack"
    _made_anew(sample, file, new)
    assert new.read_bytes().startswith(b"SQLite format 3\0") == (sample.key is None)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600


def test_after_damage_undo_still_leads_back_as_far_as_it_can_without_a_refusal(
    sample: Sample, file: Path, tmp_path: Path, damage: Damage
) -> None:
    for page in range(0, len(sample.content) // PAGE, 6):
        sample.lay_into(file)
        damage(page, b"\xa5" * PAGE)
        new = tmp_path / f"new {page}.acutrack"
        _made_anew(sample, file, new)
        with open_casebook(new, sample.key) as opened:
            casebook = Casebook(opened.store, lambda: NOW)
            while casebook.undo(PATIENT) is not None:
                pass
            while casebook.redo(PATIENT) is not None:
                pass
        assert integrity.findings(new, sample.key) == ()


def test_one_that_did_not_turn_out_whole_is_not_left_behind(
    sample: Sample, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "findings", lambda *_: (Message("something"),))
    with pytest.raises(Obstacle):
        _made_anew(sample, file, tmp_path / "new.acutrack")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
