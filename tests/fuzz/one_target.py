"""Fuzzes one target with Atheris until its time is up; run as a process of its own.

Atheris leads libFuzzer through the branches of the `acutrack` package. A find is an exception, an
input that takes 2 s of processor time (a clock on the wall would blame us for other programs), or
500 MB of memory.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import FrameType

import atheris

MOST_SECONDS = 2.0
MOST_MEGABYTES = 500
#: libFuzzer's own clock, for what hangs where no Python runs.
_HANGS_AFTER_S = 60
_OFTEN = 0.5
_ANEW = 0.25
_FASTER_DISK = Path("/dev/shm")  # noqa: S108 (many small files, gone at the end)


class TooSlow(AssertionError):
    """An input took longer than any may."""


def main() -> None:
    """Fuzz until the time is up; libFuzzer then ends the process."""
    asked = _arguments().parse_args()
    logging.getLogger("acutrack").addHandler(logging.NullHandler())
    place = str(_FASTER_DISK) if _FASTER_DISK.is_dir() else None
    folder = TemporaryDirectory(prefix="acutrack-fuzz-", dir=place)
    with atheris.instrument_imports(include=["acutrack", "tomllib", "json"]):
        from tests.fuzz.targets import TARGETS

        target = TARGETS[asked.target]
        trial = target.make(Path(folder.name))
        corpus, finds = asked.folder / "corpus", asked.folder / "finds"
        for each in (corpus, finds):
            each.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(trial.seeds):
            (corpus / f"seed-{number:03d}").write_bytes(seed)

        def mutate(data: bytes, most: int, seed: int) -> bytes:
            random = Random(seed)  # noqa: S311 (the same seed, the same change)
            if random.random() < _OFTEN:
                return bytes(atheris.Mutate(data, most))
            if random.random() < _ANEW:  # libFuzzer drops what reaches no branch of its own
                data = random.choice(trial.seeds)
            return target.mutate(data, random)[:most]

        signal.signal(signal.SIGVTALRM, _too_slow)
        atheris.Setup(
            [sys.argv[0], str(corpus), *_flags(asked, finds, target.longest)],
            _timed(trial),
            custom_mutator=mutate,
        )
        atheris.Fuzz()


def _timed(trial: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
        try:
            trial(data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    return one


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow(f"more than {MOST_SECONDS} s for one input")


def _flags(asked: argparse.Namespace, finds: Path, longest: int) -> list[str]:
    return [
        f"-max_total_time={asked.seconds}",
        f"-seed={asked.seed}",
        f"-max_len={longest}",
        f"-timeout={_HANGS_AFTER_S}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-artifact_prefix={finds}/",
        "-print_final_stats=1",
        "-reload=0",
    ]


def _arguments() -> argparse.ArgumentParser:
    line = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    line.add_argument("target")
    line.add_argument("folder", type=Path, help="for the corpus and what is found")
    line.add_argument("--seconds", type=int, default=60)
    line.add_argument("--seed", type=int, default=1)
    return line


if __name__ == "__main__":
    main()
