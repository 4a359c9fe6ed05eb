"""`python -m tests.torture`: every ordeal in turn, one line of figures each, and a closing one."""

from __future__ import annotations

import argparse
import sys
import time
from random import Random

from tests.torture.looking import Lost
from tests.torture.ordeals import ORDEALS, Asked


def main() -> int:
    """Do as the command line says; 1 if anything was lost."""
    asked = _asked()
    chosen = [each for each in ORDEALS if each.name.startswith(tuple(asked.only.split(",")))]
    lost: list[str] = []
    for ordeal in chosen:
        began = time.monotonic()
        random = Random(f"{asked.seed} {ordeal.name}")  # noqa: S311 (a plan, not a secret)
        try:
            line = ordeal.run(Asked(asked.kills, asked.cuts, asked.step, asked.pages), random)
        except Lost as error:
            lost.append(ordeal.name)
            line = f"LOST: {error}"
        sys.stdout.write(f"{ordeal.name}: {line} ({time.monotonic() - began:.0f} s)\n")
        sys.stdout.flush()
    sys.stdout.write(_closing_line(len(chosen), lost, asked.seed))
    return 1 if lost or not chosen else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.torture", description=__doc__)
    parser.add_argument(
        "--kills", type=int, default=1000, help="of each activity, plain and locked"
    )
    parser.add_argument("--cuts", type=int, default=2000, help="power cuts of each activity")
    parser.add_argument(
        "--step",
        type=int,
        default=1,
        help="blocks between two fillings of a disk; calls between two that fail",
    )
    parser.add_argument("--pages", type=int, default=5000, help="damaged, plain and locked")
    parser.add_argument("--seed", type=int, default=20261129, help="of the plan")
    parser.add_argument("--only", default="", help="ordeals whose name begins so, commas between")
    return parser.parse_args()


def _closing_line(ordeals: int, lost: list[str], seed: int) -> str:
    if lost:
        return f"Lost something (seed {seed}): {', '.join(lost)}.\n"
    return f"{ordeals} ordeals (seed {seed}): nothing lost, nothing half there, every file opens.\n"


if __name__ == "__main__":
    sys.exit(main())
