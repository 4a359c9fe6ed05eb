"""Lets every call of a deed to the system fail in turn, as a broken disk or lost rights would.

A child that has everything loaded waits until a tracer looks on, which then lets the first call of
one kind fail, next time the second, until the deed needs no more of them. Each time the deed is
done or says in words that it is not; what was there is there; and it can be done afterwards.
"""

from __future__ import annotations

import mmap
import os
import subprocess
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from acutrack.domain.errors import AcuTrackError
from acutrack.storage.backups.names import FOLDER
from tests.torture.copies import look_over_copies
from tests.torture.deeds import Deed
from tests.torture.full_disk import HALF, Facts, Outline, changed, facts_of, outline
from tests.torture.looking import Lost, Place, place_in

#: Each kind of call, and what the system may answer. A disk may fail at all of them; rights go in
#: mid-use where a name is looked up.
_ANSWERS = {
    **dict.fromkeys(("pread64", "read", "pwrite64", "write", "fsync", "fdatasync"), ("EIO",)),
    **dict.fromkeys(("ftruncate", "fallocate", "getdents64", "newfstatat"), ("EIO",)),
    **dict.fromkeys(("openat", "unlink", "rename", "link", "mkdir", "rmdir"), ("EIO", "EACCES")),
}
_ATTACHED_WITHIN_S = 30
_LONGEST_WORDS = 3000
#: One in so many calls of a kind that a deed makes very often.
_MANY = 40


@dataclass
class Figures:
    """What happened."""

    calls: int = 0
    told: int = 0
    done: int = 0
    told_yet_done: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """The summary."""
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.by_kind.items()))
        return (
            f"{self.calls} failing calls ({kinds}): {self.told} times refused in words, of them "
            f"{self.told_yet_done} with everything done but the last; {self.done} times done all "
            f"the same; 0 lost, 0 half there; done each time afterwards"
        )


@dataclass(frozen=True)
class _Trial:
    deed: Deed
    template: Place
    place: Place
    wanted: Outline

    def facts(self) -> Facts:
        """What is there, but for copies that stay whatever happens, and what was not cleared up."""
        found = facts_of(self.place)
        return {
            name: what
            for name, what in found.items()
            if not (self.deed.copies and name.startswith(FOLDER)) and ".acutrack-" not in name
        }


def fail_calls(deed: Deed, *, locked: bool, step: int = 1) -> Figures:
    """Let every `step`-th call of a deed fail. Raises Lost."""
    figures = Figures()
    with TemporaryDirectory() as folder:
        template = place_in(Path(folder) / "before" / "AcuTrack", locked=locked)
        deed.prepare(template)
        place = Place(Path(folder) / "disk" / "AcuTrack", template.key)
        trial = _Trial(deed, template, place, _reference(deed, template, place))
        for call, answers in _ANSWERS.items():
            for answer in answers:
                _each_of_a_kind(trial, call, answer, step, figures)
    if not figures.told:
        raise Lost(f"{deed.name} never told of anything")
    return figures


def _reference(deed: Deed, template: Place, place: Place) -> Outline:
    trial = _Trial(deed, template, place, {})
    with _fresh(trial), deed.ready(place) as act:
        act()
        return outline(trial.facts())


def _each_of_a_kind(trial: _Trial, call: str, answer: str, step: int, figures: Figures) -> None:
    number = 1
    while True:
        with _fresh(trial):
            if not _fails(trial, call, answer, number, figures):
                return
        # The first ones are all different; of hundreds of alike ones some are enough.
        number += step * (1 if number < _MANY else 1 + number // _MANY)


def _fails(trial: _Trial, call: str, answer: str, number: int, figures: Figures) -> bool:
    """Whether there was such a call; looks what came of its failing. Raises Lost."""
    where = f"{trial.deed.name}, {call} number {number} fails with {answer}"
    words, before = _done_in_a_child(trial, call, answer, number)
    if before is None:
        return False
    figures.calls += 1
    figures.by_kind[call] += 1
    if words.startswith("no words"):
        raise Lost(f"{where}: {words}")
    after = trial.facts()
    finished = outline(after) == trial.wanted and after != before
    figures.done += not words
    figures.told += bool(words)
    figures.told_yet_done += bool(words) and finished
    if not words and not finished:
        raise Lost(f"{where}: said to be done, and holds {changed(trial.wanted, outline(after))}")
    if words and not finished:
        if after != before:
            raise Lost(f"{where}: {words}; yet changed {changed(before, after)}")
        _do_again(trial, where)
    look_over_copies(trial.place.folder / FOLDER)
    return True


def _do_again(trial: _Trial, where: str) -> None:
    with trial.deed.ready(trial.place) as act:
        act()
    if outline(trial.facts()) != trial.wanted:
        raise Lost(f"{where}: cannot be done afterwards")
    half = [path.name for path in trial.place.folder.rglob("*") if path.name.endswith(HALF)]
    if half:
        raise Lost(f"{where}: left {half}")


def _done_in_a_child(
    trial: _Trial, call: str, answer: str, number: int
) -> tuple[str, Facts | None]:
    """What the deed told, nothing if it was done; what was there before; None if no call failed."""
    told, log = mmap.mmap(-1, 4096), trial.place.folder.parent.parent / "calls"
    child = os.fork()
    if child == 0:
        _do(trial, told)
    try:
        while not told[0]:
            time.sleep(0.001)
        before = trial.facts()
        inject = f"inject={call}:error={answer}:when={number}"
        command = ["strace", "-qq", "-p", str(child), "-o", str(log)]
        command += ["-e", f"trace={call}", "-e", inject]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE)
        _until_attached(child)
        told[0] = 2
    finally:
        os.waitpid(child, 0)
    _, errors = tracer.communicate()
    if b"invalid" in errors:
        raise NotImplementedError(errors.decode())
    words = told[2:].rstrip(b"\0").decode()
    failed = b"(INJECTED)" in log.read_bytes()
    return "" if told[1] else words or "no words at all", before if failed else None


def _until_attached(child: int) -> None:
    status = Path(f"/proc/{child}/status")
    deadline = time.monotonic() + _ATTACHED_WITHIN_S
    while "TracerPid:\t0\n" in status.read_text() and time.monotonic() < deadline:
        time.sleep(0.001)


def _do(trial: _Trial, told: mmap.mmap) -> None:
    """In the child: what it says goes by memory, as every call may fail."""
    try:
        with trial.deed.ready(trial.place) as act:
            told[0] = 1
            while told[0] == 1:
                time.sleep(0.001)
            act()
        told[1] = 1
    except AcuTrackError as error:
        _say(told, error.message.text)
    except BaseException:
        _say(told, "no words for " + traceback.format_exc())
    os._exit(0)


def _say(told: mmap.mmap, words: str) -> None:
    text = words.encode()[-_LONGEST_WORDS:]
    told[2 : 2 + len(text)] = text


@contextmanager
def _fresh(trial: _Trial) -> Iterator[None]:
    copytree(trial.template.folder, trial.place.folder)
    try:
        yield
    finally:
        rmtree(trial.place.folder)
