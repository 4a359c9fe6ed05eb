"""Fuzzes every reader of files in turn: `python3 packaging/dev.py fuzz`.

Prints figures for each and exits with 1 if anything was found; the input that did it is then named,
and so is the command that tries it again. Corpora are kept in build/fuzz, so that a later run goes
on where an earlier one stopped.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import TARGETS, USUAL
from tests.fuzz.trying import try_again

ROOT = Path(__file__).parents[2]
MINUTES = 30.0
SEED = 1
_LINE = re.compile(r"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)")
_STAT = re.compile(r"stat::(\w+):\s+(\d+)")


@dataclass(frozen=True)
class Figures:
    """What one run came to."""

    target: str
    minutes: float
    executions: int
    branches: int
    new_units: int
    slowest_s: int
    peak_mb: int
    find: str

    def line(self) -> str:
        """One line of the table."""
        verdict = f"FOUND: {self.find}" if self.find else "nothing found"
        return (
            f"{self.target}: {self.minutes:.1f} min, {self.executions} inputs, "
            f"{self.branches} branches, {self.new_units} new in the corpus, "
            f"slowest {self.slowest_s} s, {self.peak_mb} MB at most; {verdict}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz what is asked for; return the exit code."""
    asked = parser().parse_args(arguments)
    if asked.again is not None:
        return try_again(asked.only, asked.again)
    if find_spec("atheris") is None:
        sys.stderr.write("Atheris is built for Linux on x86-64 with Python up to 3.13 alone.\n")
        return 2
    names = [asked.only] if asked.only else list(USUAL)
    unknown = [name for name in names if name not in TARGETS]
    if unknown:
        sys.stderr.write(f"There is no {unknown[0]}. There are: {', '.join(TARGETS)}\n")
        return 2
    found = [_fuzz(name, asked.minutes, asked.seed) for name in names]
    return 1 if any(figures.find for figures in found) else 0


def parser() -> argparse.ArgumentParser:
    """The command line; dev.py's verb takes the same."""
    line = argparse.ArgumentParser(prog="dev.py fuzz", description=(__doc__ or "").split("\n")[0])
    line.add_argument("--only", default="", metavar="NAME", help="one target")
    line.add_argument("--minutes", type=float, default=MINUTES, help="for each target")
    line.add_argument("--seed", type=int, default=SEED, help="of the fuzzer")
    line.add_argument("--again", type=Path, metavar="FILE", help="try one input once more")
    return line


def _fuzz(name: str, minutes: float, seed: int) -> Figures:
    folder = ROOT / "build" / "fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "log.txt"
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.fuzz.one_target", name, str(folder)]
    command += [f"--seconds={round(minutes * 60)}", f"--seed={seed}"]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    with log.open("w") as out:
        ran = subprocess.run(
            command, cwd=ROOT, stdout=out, stderr=out, env=surroundings, check=False
        )
    text = log.read_text(errors="replace")
    figures = _figures(name, (time.monotonic() - began) / 60, text, ran.returncode, log)
    sys.stdout.write(figures.line() + "\n")
    sys.stdout.flush()
    return figures


def _figures(name: str, minutes: float, text: str, code: int, log: Path) -> Figures:
    lines = _LINE.findall(text)
    stats = {key: int(value) for key, value in _STAT.findall(text)}
    find = ""
    if code != 0:
        artifact = re.findall(r"Test unit written to (\S+)", text)
        find = f"see {log}" + (f"; --only {name} --again {artifact[-1]}" if artifact else "")
    return Figures(
        target=name,
        minutes=minutes,
        executions=stats.get("number_of_executed_units", int(lines[-1][0]) if lines else 0),
        branches=int(lines[-1][1]) if lines else 0,
        new_units=stats.get("new_units_added", 0),
        slowest_s=stats.get("slowest_unit_time_sec", 0),
        peak_mb=stats.get("peak_rss_mb", 0),
        find=find,
    )


if __name__ == "__main__":
    sys.exit(main())
