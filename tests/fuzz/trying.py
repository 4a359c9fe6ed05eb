"""Tries inputs without a fuzzer: one file again, or a few invented ones in the suite."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS


def try_again(name: str, file: Path) -> int:
    """Read one input once more, and let what goes wrong be seen; return the exit code."""
    with TemporaryDirectory() as folder:
        TARGETS[name].make(Path(folder))(file.read_bytes())
    return 0


def try_some(target: Target, folder: Path, changes: int, seed: int = 1) -> int:
    """Read the seeds and so many changes of them; returns how many inputs that were."""
    trial = target.make(folder)
    pool = list(trial.seeds)
    for data in trial.seeds:
        trial(data)
    random = Random(seed)  # noqa: S311 (the same seed, the same changes)
    for _ in range(changes):
        data = target.mutate(random.choice(pool), random)[: target.longest]
        pool.append(data)
        trial(data)
    return len(pool)
