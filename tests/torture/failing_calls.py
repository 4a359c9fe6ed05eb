"""Lets every call of a deed to the system fail in turn, as a broken disk or lost rights would.

A child that has everything loaded waits until a tracer looks on, which then lets the first call of
one kind fail, next time the second, until the deed needs no more of them.
"""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.deeds import Deed
from tests.torture.full_disk import Facts
from tests.torture.looking import Lost
from tests.torture.trials import Child, Outcomes, Trial, judge, trial_of

#: Each kind of call, and what the system may answer. A disk may fail at all of them; rights go in
#: mid-use where a name is looked up.
_ANSWERS = {
    **dict.fromkeys(("pread64", "read", "pwrite64", "write", "fsync", "fdatasync"), ("EIO",)),
    **dict.fromkeys(("ftruncate", "fallocate", "getdents64", "newfstatat"), ("EIO",)),
    **dict.fromkeys(("openat", "unlink", "rename", "link", "mkdir", "rmdir"), ("EIO", "EACCES")),
}
_ATTACHED_WITHIN_S = 30
#: One in so many calls of a kind that a deed makes very often.
_MANY = 40


@dataclass
class Figures:
    """What happened."""

    calls: int = 0
    outcomes: Outcomes = field(default_factory=Outcomes)
    by_kind: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """The summary."""
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.by_kind.items()))
        return f"{self.calls} failing calls ({kinds}): {self.outcomes.line()}"


def fail_calls(deed: Deed, *, locked: bool, step: int = 1) -> Figures:
    """Let every `step`-th call of a deed fail. Raises Lost."""
    figures = Figures()
    with TemporaryDirectory() as folder:
        trial = trial_of(deed, Path(folder), locked=locked)
        for call, answers in _ANSWERS.items():
            for answer in answers:
                _each_of_a_kind(trial, call, answer, step, figures)
    if not figures.outcomes.told:
        raise Lost(f"{deed.name} never told of anything")
    return figures


def _each_of_a_kind(trial: Trial, call: str, answer: str, step: int, figures: Figures) -> None:
    number = 1
    while True:
        with trial.fresh():
            if not _fails(trial, call, answer, number, figures):
                return
        # The first ones are all different; of hundreds of alike ones some are enough.
        number += step * (1 if number < _MANY else 1 + number // _MANY)


def _fails(trial: Trial, call: str, answer: str, number: int, figures: Figures) -> bool:
    """Whether there was such a call; looks what came of its failing. Raises Lost."""
    where = f"{trial.deed.name}, {call} number {number} fails with {answer}"
    words, before = _done_in_a_child(trial, call, answer, number)
    if before is None:
        return False
    figures.calls += 1
    figures.by_kind[call] += 1
    judge(trial, where, words, before, figures.outcomes)
    return True


def _done_in_a_child(trial: Trial, call: str, answer: str, number: int) -> tuple[str, Facts | None]:
    """What the deed told, nothing if it was done; what was there before; None if no call failed."""
    log = trial.place.folder.parent.parent / "calls"
    child = Child(trial)
    try:
        child.until_ready()
        before = trial.facts()
        inject = f"inject={call}:error={answer}:when={number}"
        command = ["strace", "-qq", "-p", str(child.number), "-o", str(log)]
        command += ["-e", f"trace={call}", "-e", inject]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE)
        _until_attached(child.number)
        child.let_go()
    finally:
        words = child.words()
    _, errors = tracer.communicate()
    if b"invalid" in errors:
        raise NotImplementedError(errors.decode())
    return words, before if b"(INJECTED)" in log.read_bytes() else None


def _until_attached(child: int) -> None:
    status = Path(f"/proc/{child}/status")
    deadline = time.monotonic() + _ATTACHED_WITHIN_S
    while "TracerPid:\t0\n" in status.read_text() and time.monotonic() < deadline:
        time.sleep(0.001)
