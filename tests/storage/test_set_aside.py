"""What was put out of the way is listed, and goes when the person says so, and not before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from acutrack.storage.backups.overview import facts
from acutrack.storage.backups.set_aside import remove_set_aside, set_aside_files
from acutrack.storage.restoring.putting_back import keep_aside
from acutrack.storage.strays import set_aside
from tests.builders import NOW


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    file = tmp_path / "casebook.acutrack"
    file.write_bytes(b"damaged")
    return file


def test_a_damaged_file_and_another_copy_are_listed_and_no_backup_is(casebook: Path) -> None:
    assert set_aside_files(casebook) == ()
    damaged = keep_aside(casebook, NOW)
    stray = casebook.with_name("casebook (1).acutrack")
    stray.write_bytes(b"theirs")
    other = set_aside(stray, casebook)
    (other.parent / "casebook-2026-11-29.acutrack").write_bytes(b"a copy of a day")
    (casebook.parent / "sample.acutrack").write_bytes(b"the sample")

    found = {each.path: each for each in set_aside_files(casebook)}
    assert found.keys() == {damaged, other}
    assert damaged is not None
    at = datetime.fromisoformat(f"{NOW:%Y-%m-%dT%H:%M:%S}").astimezone()
    assert (found[damaged].moment, found[damaged].size) == (at, 7)
    assert found[damaged].could_not_be_opened
    assert not found[other].could_not_be_opened
    assert set(facts(casebook, None).aside) == set(found.values())


def test_one_is_removed_with_what_belongs_to_it_and_nothing_else_is(casebook: Path) -> None:
    log, keys = (casebook.with_name(casebook.name + end) for end in ("-wal", ".keys"))
    for part in (log, keys):
        part.write_bytes(b"part")
    damaged = keep_aside(casebook, NOW)
    assert damaged is not None
    assert len(list(casebook.parent.iterdir())) == 6
    remove_set_aside(casebook, casebook)
    remove_set_aside(casebook, casebook.parent / "other")
    assert len(list(casebook.parent.iterdir())) == 6
    casebook.write_bytes(b"new")
    casebook.unlink()
    casebook.write_bytes(b"whole")

    remove_set_aside(casebook, damaged)
    assert set_aside_files(casebook) == ()
    assert sorted(path.name for path in casebook.parent.iterdir()) == sorted(
        path.name for path in (casebook, log, keys)
    )
    contents = [path.read_bytes() for path in (casebook, log, keys)]
    assert contents == [b"whole", b"part", b"part"], "other names of the same bytes keep them"
