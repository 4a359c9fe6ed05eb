"""From a damaged casebook to a whole one in its place, with what the last good copy has."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import put, remove
from acutrack.casebook.copies import Why
from acutrack.casebook.store import Step
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import Edit
from acutrack.storage.backups import copy_before
from acutrack.storage.connection import Connections, keys_beside
from acutrack.storage.first_look import PAGE
from acutrack.storage.integrity import findings
from acutrack.storage.lease import Lease
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.salvage.recovering import look_for, put_in_place
from tests.builders import NOW, PATIENT, a_note, a_patient
from tests.storage.salvage.conftest import Damage
from tests.torture.casebooks import Sample, everything

_COPIED = NOW - timedelta(days=3)


def _copy(file: Path, sample: Sample) -> None:
    connections = Connections(file, sample.key)
    copy_before(connections, Why.IMPORT, _COPIED)
    connections.close()


def _destroy_half(sample: Sample, damage: Damage) -> None:
    for page in range(0, len(sample.content) // PAGE, 2):
        damage(page, b"\xa5" * PAGE)


def test_with_a_copy_everything_comes_back_however_much_is_damaged(
    sample: Sample, file: Path, damage: Damage
) -> None:
    if sample.key is not None:
        keys_beside(file).write_bytes(b"the wrapped keys")
        pytest.importorskip("acutrack.storage.key_file")
    if sample.key is None:
        _copy(file, sample)
    _destroy_half(sample, damage)
    before = file.read_bytes()
    found = look_for(file, sample.key, NOW)
    assert file.read_bytes() == before
    aside = put_in_place(file, sample.key, found, NOW)
    assert aside is not None
    assert aside.read_bytes() == before
    with open_casebook(file, sample.key) as opened:
        records = everything(opened)
    assert findings(file, sample.key) == ()
    assert records == dict(found.recovery.records)
    if sample.key is None:
        assert found.recovery.copy_of == _COPIED.date()
        # Of what was taken back, or removed, only the history could tell, and half of that is gone.
        assert {key: records[key] for key in sample.truth} == sample.truth
    else:
        assert keys_beside(aside).read_bytes() == keys_beside(file).read_bytes()


def test_what_was_let_go_of_for_good_does_not_come_back_out_of_an_old_copy(tmp_path: Path) -> None:
    file, note = tmp_path / "casebook.acutrack", a_note("gone for good")
    with open_casebook(file) as opened:
        for step in (put(a_patient()), put(note)):
            opened.store.apply(Edit(say("Note"), PATIENT, (step,)), Step.RECORD, _COPIED)
        copy_before(opened.file, Why.IMPORT, _COPIED)
        opened.store.apply(Edit(say("Note"), PATIENT, (remove(note),)), Step.RECORD, _COPIED)
        assert opened.store.purge(NOW - timedelta(days=1), NOW)
        gone = opened.store.let_go_of()
    assert gone.when(note.id) is not None
    found = look_for(file, None, NOW)
    assert found.recovery.copy_of == _COPIED.date()
    assert note.id not in found.recovery.records
    put_in_place(file, None, found, NOW)
    with open_casebook(file) as opened:
        assert note.id not in everything(opened)
        assert opened.store.let_go_of() == gone


def test_a_damaged_copy_is_passed_over(sample: Sample, file: Path, damage: Damage) -> None:
    if sample.key is not None:
        pytest.skip("a plain copy is enough")
    _copy(file, sample)
    (copy,) = (file.parent / "backups").glob("*.acutrack")
    copy.write_bytes(copy.read_bytes()[: 10 * PAGE])
    damage(3, b"\xa5" * PAGE)
    assert look_for(file, None, NOW).recovery.copy_of is None


def test_two_damaged_casebooks_of_one_moment_are_both_kept(
    sample: Sample, file: Path, damage: Damage
) -> None:
    kept = set()
    for fill in (b"\xa5", b"\x5a"):
        sample.lay_into(file)
        damage(3, fill * PAGE)
        before = file.read_bytes()
        aside = put_in_place(file, sample.key, look_for(file, sample.key, NOW), NOW)
        assert aside is not None
        assert aside.read_bytes() == before
        kept.add(aside)
    assert len(kept) == 2
    assert all(path.exists() for path in kept)


def test_while_another_program_writes_nothing_is_put_in_its_place(
    sample: Sample, file: Path, damage: Damage
) -> None:
    damage(3, b"\xa5" * PAGE)
    found = look_for(file, sample.key, NOW)
    lease = Lease(file)
    lease.take(NOW)
    before = {path.name: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    try:
        with pytest.raises(Obstacle):
            put_in_place(file, sample.key, found, NOW)
    finally:
        lease.release()
    after = {path.name: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    assert after[file.name] == before[file.name]
    assert not [name for name in after if "set-aside" in name or name.endswith(".part")]


def test_what_a_killed_program_left_goes_along_with_what_is_set_aside(
    sample: Sample, file: Path
) -> None:
    log = file.with_name(file.name + "-wal")
    log.write_bytes(b"\x37\x7f\x06\x82" + bytes(5000))
    aside = put_in_place(file, sample.key, look_for(file, sample.key, NOW), NOW)
    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"\x37\x7f\x06\x82" + bytes(5000)
    assert not log.exists()
    with open_casebook(file, sample.key) as opened:
        assert everything(opened) == sample.truth
