"""Where the records lie can be said before or after the command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from acutrack.cli.folder_argument import records_folder, take_data_dir
from acutrack.domain.errors import InvalidEntry, Obstacle


@pytest.mark.parametrize(
    ("typed", "folder", "others"),
    [
        ([], None, []),
        (["--data-dir", "a"], "a", []),
        (["--data-dir=a", "patients"], "a", ["patients"]),
        (["patients", "--json", "--data-dir", "a"], "a", ["patients", "--json"]),
        (["--data-dir", "a", "patients", "--data-dir", "b"], "b", ["patients"]),
        (["import", "--", "--data-dir", "a"], None, ["import", "--", "--data-dir", "a"]),
        (["patients", "--data-dir"], None, ["patients", "--data-dir"]),
        (["--data-dir="], "", []),
    ],
)
def test_the_folder_is_taken_out_wherever_it_stands(
    typed: list[str], folder: str | None, others: list[str]
) -> None:
    assert take_data_dir(typed) == (folder, others)


def test_the_way_to_the_window_loads_neither_argparse_nor_anything_heavy() -> None:
    script = (
        "import sys, acutrack.__main__;"
        "heavy = {'argparse', 'json', 'numpy', 'sqlmodel', 'sqlite3', 'reportlab', 'alembic',"
        " 'babel', 'platformdirs', 'gettext', 'PySide6', 'logging', 'asyncio'};"
        "print(sorted(heavy & set(sys.modules)))"
    )

    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"


def test_a_folder_is_made_only_to_write_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACUTRACK_DATA_DIR", str(tmp_path / "said"))

    assert records_folder(None, make=False) == tmp_path / "said"
    assert records_folder(str(tmp_path / "typed"), make=False) == tmp_path / "typed"
    assert list(tmp_path.iterdir()) == []
    assert records_folder(str(tmp_path / "typed"), make=True).is_dir()


@pytest.mark.parametrize("asked", ["", "  "])
def test_an_empty_name_is_not_taken_for_the_usual_folder(asked: str) -> None:
    with pytest.raises(InvalidEntry):
        records_folder(asked, make=False)


def test_a_file_is_no_folder_and_nothing_can_be_made_below_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(InvalidEntry):
        records_folder(str(tmp_path / "file"), make=False)
    with pytest.raises(Obstacle):
        records_folder(str(tmp_path / "file" / "below"), make=True)
