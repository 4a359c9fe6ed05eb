"""Where the records lie can be said before or after the command."""

from __future__ import annotations

import subprocess
import sys

import pytest

from acutrack.cli.folder_argument import take_data_dir


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
