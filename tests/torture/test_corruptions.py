"""The ordeal of damaged pages, short; `python -m tests.torture.corruptions` is the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.corruptions import Ordeal, Told


@pytest.mark.parametrize("locked", [False, True], ids=["plain", "locked"])
def test_a_damaged_page_is_told_or_harmless_and_all_the_others_come_back(
    tmp_path: Path, locked: bool
) -> None:
    ordeal = Ordeal(tmp_path, seed=12, locked=locked, years=0.1)
    ordeal.run(24)
    told = ordeal.figures.told
    assert sum(told.values()) == 24
    assert sum(told[each] for each in (Told.OPENING, Told.READING, Told.QUICK)) > 12
    assert told[Told.SILENT] == 0
