"""Prints a table of ratios: ours over a floor measured in the same run. No figure is asserted."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import Ratio


def main() -> int:
    """Measure everything and print the table."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench import (
        caseload_bench,
        chart_bench,
        entry_bench,
        lock_bench,
        pdf_bench,
        start_bench,
    )

    with tempfile.TemporaryDirectory() as folder:
        places = {name: Path(folder) / name for name in ("start", "entry", "lock", "caseload")}
        for place in places.values():
            place.mkdir()
        paint, data, peak, floor_peak = start_bench.measure(places["start"])
        entry = entry_bench.measure(places["entry"])
        charts = chart_bench.measure()
        locked = lock_bench.measure(places["lock"])
        caseload = caseload_bench.measure(places["caseload"])
    rows = [paint, data, *charts, entry, pdf_bench.measure(), *locked, caseload]
    sys.stdout.write(table(rows))
    sys.stdout.write(
        f"peak memory at the first page: {peak:.0f} MiB, empty window {floor_peak:.0f}\n"
    )
    return 0


def table(rows: list[Ratio]) -> str:
    """The rows as aligned text."""
    lines = [f"{'what':44} {'ours':>9} {'floor':>9} {'ratio':>6} {'aim':>5}"]
    lines += [
        f"{row.what:44} {row.ours_ms:7.2f}ms {row.floor_ms:7.2f}ms {row.ratio:6.2f} {row.aim:5.1f}"
        f"  {'reached' if row.reached else 'not reached'}"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
