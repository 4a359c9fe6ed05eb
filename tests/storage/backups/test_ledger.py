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
