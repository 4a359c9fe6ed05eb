"""Simulates everything and says what holds: `python3 packaging/dev.py simulate`.

Exits with 1 if a requirement is not reached. A whole run with the usual seed and number of
patients is kept in resources/help; any other is only printed, unless `--out` names a file.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.simulate.kept_results import KEPT, Run, write
from tests.simulate.limits import Rates, Row
from tests.simulate.running import run
from tests.simulate.table_words import heading_of
from tests.simulate.tasks import tasks

PATIENTS = 400
SEED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for, print it and keep it; return the exit code."""
    asked = parser().parse_args(arguments)
    names = [name for name in tasks() if name.startswith(asked.only)]
    if not names:
        sys.stderr.write(f"No cell begins with {asked.only}. There are: {', '.join(tasks())}\n")
        return 2
    began = time.monotonic()
    rows = run(names, asked.patients, asked.seed, lambda row: sys.stdout.write(told(row)))
    place = asked.out or _kept_at(asked)
    if place is not None:
        write(Run(asked.patients, asked.seed, rows), place)
        sys.stdout.write(f"Written to {place} and {place.with_suffix('.md').name}.\n")
    sys.stdout.write(f"{len(rows)} rows in {time.monotonic() - began:.0f} seconds.\n")
    missed = [row.name for row in rows if not row.holds]
    sys.stdout.write(f"Not reached: {', '.join(missed)}\n" if missed else "Everything holds.\n")
    return 1 if missed else 0


def parser() -> argparse.ArgumentParser:
    """The command line; dev.py's verb takes the same."""
    line = argparse.ArgumentParser(
        prog="dev.py simulate", description=(__doc__ or "").split("\n")[0]
    )
    line.add_argument("--seed", type=int, default=SEED, help="of the random numbers")
    line.add_argument("--patients", type=int, default=PATIENTS, help="in each cell")
    line.add_argument("--only", default="", metavar="CELL", help="cells whose name begins so")
    line.add_argument("--out", type=Path, metavar="FILE", help="where to write the results")
    return line


def told(row: Row) -> str:
    """One row for the terminal: each requirement, then everything that was found."""
    lines = [f"{row.name}: {row.title} (n = {row.patients})"]
    lines += [
        f"  {'ok ' if limit.holds(row.rates) else 'NOT'} {heading_of(limit.rate)}: required "
        f"{limit.side.value} {limit.value:.3g}, reached {row.rates.get(limit.rate, 'nothing')}"
        for limit in row.limits
    ]
    lines.append(f"  ours: {_listed(row.rates)}")
    if row.welch:
        lines.append(f"  Welch: {_listed(row.welch)}")
    return "\n".join(lines) + "\n"


def _listed(rates: Rates) -> str:
    return ", ".join(f"{heading_of(rate)} {value:.3g}" for rate, value in rates.items())


def _kept_at(asked: argparse.Namespace) -> Path | None:
    usual = (asked.only, asked.patients, asked.seed) == ("", PATIENTS, SEED)
    return KEPT if usual else None


if __name__ == "__main__":
    sys.exit(main())
