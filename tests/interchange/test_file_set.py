from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.domain.errors import Obstacle
from acutrack.interchange.file_set import write_all


def test_files_that_were_there_stay_as_they_were_where_one_cannot_take_its_place(
    tmp_path: Path,
) -> None:
    first, second, taken = (tmp_path / name for name in ("a.csv", "b.csv", "c.csv"))
    first.write_bytes(b"old")
    taken.mkdir()  # a file cannot take the place of a folder

    with pytest.raises(Obstacle):
        write_all(tmp_path, {first: b"new", second: b"new", taken: b"new"})

    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "c.csv"]


def test_all_are_new_and_nothing_is_left_beside(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_bytes(b"old")

    write_all(tmp_path, {first: b"new", second: b"newer"})

    assert (first.read_bytes(), second.read_bytes()) == (b"new", b"newer")
    assert len(list(tmp_path.iterdir())) == 2


def test_the_folder_is_made_but_not_what_is_above_it(tmp_path: Path) -> None:
    write_all(tmp_path / "tables", {tmp_path / "tables" / "a.csv": b"new"})
    with pytest.raises(Obstacle):
        write_all(tmp_path / "gone" / "tables", {tmp_path / "gone" / "tables" / "a.csv": b"new"})

    assert not (tmp_path / "gone").exists()
