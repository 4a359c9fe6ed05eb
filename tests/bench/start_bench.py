"""Start to first paint and to the first page's data, against an empty main window."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from time import monotonic

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.pain import log_day
from acutrack.places import casebook_file
from acutrack.sample.margaret import record_sample
from acutrack.storage.open_casebook import open_casebook
from tests.bench.measuring import Ratio

_ROOT = Path(__file__).resolve().parents[2]
_ROUNDS = 9
_PAINT_AIM, _DATA_AIM = 1.6, 6.0


@dataclass(frozen=True)
class Start:
    """One start: milliseconds to the first paint and to the data, peak memory in MiB."""

    painted: float
    filled: float
    peak_mib: float


def measure(folder: Path) -> tuple[Ratio, Ratio, float, float]:
    """Ratios of first paint and of data on screen, and both sides' peak memory in MiB."""
    fill(folder)
    for mode in ("floor", "acutrack"):  # a warm-up, which also byte-compiles what is loaded
        start(mode, folder)
    pairs = [(start("acutrack", folder), start("floor", folder)) for _ in range(_ROUNDS)]
    floor = median(pair[1].painted for pair in pairs)
    paint = Ratio(
        "first usable paint / empty window",
        median(pair[0].painted for pair in pairs),
        floor,
        _PAINT_AIM,
    )
    data = Ratio(
        "first page's data / empty window",
        median(pair[0].filled for pair in pairs),
        floor,
        _DATA_AIM,
    )
    return (
        paint,
        data,
        median(pair[0].peak_mib for pair in pairs),
        median(pair[1].peak_mib for pair in pairs),
    )


def fill(folder: Path) -> None:
    """Put a diary of twelve weeks into a folder."""
    now = datetime.now().astimezone()
    with open_casebook(casebook_file(folder)) as opened:
        casebook = Casebook(opened.store, lambda: now)
        patient = record_sample(casebook, now)
        casebook.record(log_day(patient, 4, now.date(), now, site="low back"))


def start(mode: str, folder: Path, key: str = "") -> Start:
    """Start the program, or an empty window, in a process of its own."""
    # As after an installation: byte-compiled, also where this process may write no such files.
    environment = {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "byte-compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    if sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    began = monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.start_child", mode, str(folder), key],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    painted, filled, peak = (float(part) for part in done.stdout.split())
    return Start((painted - began) * 1000, (filled - began) * 1000, peak)
