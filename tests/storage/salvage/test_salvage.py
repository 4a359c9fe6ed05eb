"""What comes back of a casebook, whichever of its pages is destroyed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from acutrack.domain.errors import Obstacle
from acutrack.domain.record import Record, RecordId
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.first_look import PAGE
from acutrack.storage.key import new_key
from acutrack.storage.salvage.salvage import Salvage, salvage
from tests.storage.salvage.conftest import Damage
from tests.torture.casebooks import Sample

_DESTROYED = b"\xa5" * PAGE


def _records(saved: Salvage) -> dict[RecordId, Record]:
    return {
        record.id: record
        for kind in saved.told.kinds
        for record in (*kind.read, *kind.from_history)
    }


def test_of_a_sound_casebook_everything_comes_back_and_nothing_else(
    sample: Sample, file: Path
) -> None:
    saved = salvage(file, sample.key)
    assert _records(saved) == sample.truth
    assert [(made.edit, made.holds) for made in saved.told.made] == list(sample.steps)
    assert sorted(saved.drafts, key=repr) == sorted(sample.drafts, key=repr)
    assert (saved.told.steps_lost, saved.told.drafts_lost) == (0, 0)
    assert not any(k.lost or k.from_history or k.in_doubt for k in saved.told.kinds)


def test_whichever_page_is_destroyed_every_record_on_the_others_comes_back(
    sample: Sample, file: Path, damage: Damage
) -> None:
    lost = 0
    for page in range(len(sample.content) // PAGE):
        sample.lay_into(file)
        damage(page, _DESTROYED)
        saved = salvage(file, sample.key)
        got = _records(saved)
        gone = sample.truth.keys() - got.keys()
        assert got == {key: sample.truth[key] for key in got}
        assert all(page + 1 in sample.places[key] for key in gone)
        assert gone == set().union(*(kind.lost for kind in saved.told.kinds))
        lost += len(gone)
    assert lost == 0  # each entry lies in two places, and they are never on one page


def test_two_pages_destroyed_are_told_as_what_is_lost(
    sample: Sample, file: Path, damage: Damage
) -> None:
    """The row in one place, and all of the history with it."""
    history = {p for key, pages in _pages_of_history(sample).items() for p in pages}
    key, places = next((k, p) for k, p in sample.places.items() if not p & history)
    for page in (*places, *history):
        damage(page - 1, _DESTROYED)
    saved = salvage(file, sample.key)
    assert key not in _records(saved)
    assert any(key in kind.lost for kind in saved.told.kinds)
    assert saved.told.steps_lost > 0


def _pages_of_history(sample: Sample) -> dict[str, set[int]]:
    from acutrack.storage.log_frames import Log
    from acutrack.storage.salvage.btree import read_node
    from acutrack.storage.salvage.image import Image

    image = Image(sample.content, Log(), sample.key)
    ids = {edit.id for edit, _ in sample.steps}
    found: dict[str, set[int]] = {}
    for number in range(1, image.count + 1):
        page = image.page(number)
        assert page is not None
        node = read_node(page, image.header_of(number), image.usable, image.page)
        if node is None or not node.is_table:
            continue
        for row in node.rows:
            for value in ids & set(row.values):
                found[value] = {number, *node.overflow}
    return found


def test_without_its_first_page_a_casebook_still_comes_back(
    sample: Sample, file: Path, damage: Damage
) -> None:
    damage(0, bytes(PAGE))
    saved = salvage(file, sample.key)
    assert _records(saved) == sample.truth
    assert len(saved.steps) == len(sample.steps)


@pytest.mark.parametrize("size", [0, 1, 100, PAGE, 3 * PAGE + 17])
def test_a_file_cut_short_anywhere_is_no_accident(sample: Sample, file: Path, size: int) -> None:
    os.truncate(file, size)
    got = _records(salvage(file, sample.key))
    assert got == {key: sample.truth[key] for key in got}


def test_any_other_file_gives_nothing(sample: Sample, file: Path) -> None:
    file.write_bytes(os.urandom(20 * PAGE))
    assert not salvage(file, sample.key).told.anything


def test_another_key_gives_nothing(sample: Sample, file: Path) -> None:
    if sample.key is not None:
        assert not salvage(file, new_key()).told.anything


def test_a_file_that_is_not_there_is_an_obstacle(tmp_path: Path) -> None:
    with pytest.raises(Obstacle):
        salvage(tmp_path / "casebook.acutrack")


def test_what_was_removed_does_not_come_back_from_pages_that_are_free(
    sample: Sample, file: Path, damage: Damage
) -> None:
    """Without the first page nothing says which pages are free."""
    if sample.key is not None:
        pytest.skip("written to by SQL here")
    with sqlite3.connect(file, isolation_level=None) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("DELETE FROM pain_score")
        connection.execute("DELETE FROM edit WHERE position = 2")
        connection.execute("UPDATE edit SET changes = '[]' WHERE changes LIKE '%PainScore%'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for first_page in (file.read_bytes()[:PAGE], bytes(PAGE)):
        damage(0, first_page)
        kinds = {kind.kind.__name__: kind for kind in salvage(file).told.kinds}
        assert "PainScore" not in kinds or not kinds["PainScore"].read


def test_a_letter_that_changed_in_a_plain_file_is_in_doubt(sample: Sample, file: Path) -> None:
    if sample.key is not None:
        pytest.skip("no letter can change in an encrypted file")
    with sqlite3.connect(file, isolation_level=None) as connection:
        connection.execute("UPDATE note SET text = 'b' || substr(text, 2) WHERE text LIKE 'a%'")
    connection.close()
    (kind,) = [kind for kind in salvage(file).told.kinds if kind.in_doubt]
    assert [sample.truth[key] for key in kind.in_doubt] == list(kind.in_doubt.values())


def test_an_earlier_state_of_a_page_of_a_locked_file_is_overruled_by_the_history(
    sample: Sample, file: Path, damage: Damage
) -> None:
    if sample.key is None:
        pytest.skip("a plain file has no seals to rely on")
    for page in range(0, len(sample.earlier) // PAGE, 2):
        sample.lay_into(file)
        damage(page, sample.earlier[page * PAGE : (page + 1) * PAGE])
        assert _records(salvage(file, sample.key)) == sample.truth
