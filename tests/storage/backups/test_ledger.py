"""What is remembered of a folder of copies may be damaged: it is then remembered anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.storage.backups.ledger import FILE, Ledger, read_ledger, write_ledger


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        '{"copies": []}',
        '{"copies": {"a": {"rows": Infinity}}}',
        '{"stamp": [Infinity]}',
        '{"stamp": 5}',
        "[" * 100_000,
    ],
)
def test_a_damaged_ledger_is_an_empty_one(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)

    assert read_ledger(tmp_path) == Ledger()
    write_ledger(tmp_path, read_ledger(tmp_path))
    assert read_ledger(tmp_path).copies == {}


def test_a_folder_that_is_gone_is_not_made_for_the_ledger(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_ledger(tmp_path / "stick", Ledger())
    assert list(tmp_path.iterdir()) == []
