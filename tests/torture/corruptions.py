"""Damages one page of sample casebooks, thousands of times, and looks what becomes of them.

`python -m tests.torture.corruptions --runs 10000` prints its figures and ends with code 1 if
anything was worse than it may be. Each damaged casebook has to be told, at the latest by the full
check, or be harmless: every record, read one by one, is what it was. Of a damaged one every record
that does not lie on the damaged page has to come back from the file alone; together with a copy a
new casebook is made of it and looked over. Nothing may crash, hang, or write to the damaged file.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from acutrack.casebook.contents import Contents
from acutrack.casebook.recovery import recovery
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.record import Record
from acutrack.storage.integrity import findings, quick_findings
from acutrack.storage.log_frames import log_beside
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.salvage.rebuild import rebuild
from acutrack.storage.salvage.salvage import Salvage, salvage
from tests.builders import NOW, PATIENT
from tests.torture.blows import Blow, Hit, strike
from tests.torture.casebooks import KEY, Sample, Truth, everything, index_beside, make_sample
from tests.torture.looking import Lost

#: A hang is anything over so much time of the processor; the longest run is printed.
HANG_S = 60
#: How often each sample is taken, of a hundred.
_SHARES = {"small": 60, "margaret": 37, "ten years": 3}
_WITH_LOG = 0.4
#: Of how many damaged casebooks a whole new one is made: it takes longer than all the rest.
_REBUILT = 0.2


class Worse(Lost):
    """Something is worse than it may be."""


class Told(Enum):
    """Where a damaged casebook was told first."""

    OPENING = "when opened"
    READING = "when read"
    QUICK = "by the quick check"
    FULL = "by the full check alone"
    HARMLESS = "harmless"
    SILENT_LOG = "silent: the end of a log gone, as if never finished"
    SILENT_BESIDE = "silent: in a draft or the history alone"
    SILENT = "SILENT: a record reads otherwise"


_TOLD = (Told.OPENING, Told.READING, Told.QUICK, Told.FULL)


@dataclass
class Figures:
    """What happened."""

    told: Counter[Told] = field(default_factory=Counter)
    by_blow: Counter[tuple[Blow, Told]] = field(default_factory=Counter)
    misread_until_checked: int = 0
    records: Counter[str] = field(default_factory=Counter)
    rebuilt: int = 0
    longest_s: float = 0

    def line(self) -> str:
        """The same in one line."""
        told = ", ".join(f"{each.value} {count}" for each in Told if (count := self.told[each]))
        return f"{sum(self.told.values())} pages damaged: {told}; {self.rebuilt} made anew"

    def lines(self, what: str, seconds: float) -> str:
        """The summary."""
        runs = sum(self.told.values())
        found = [
            f"{what}: {runs} pages damaged in {seconds:.0f} s, "
            f"longest {self.longest_s:.1f} s of the processor"
        ]
        found += [f"  {told.value}: {self.told[told]}" for told in Told]
        found.append(f"  read otherwise until a check told it: {self.misread_until_checked}")
        found += [f"  salvage, {what}: {count}" for what, count in sorted(self.records.items())]
        found.append(f"  whole new casebooks made: {self.rebuilt}, all sound")
        for blow in Blow:
            each = ", ".join(
                f"{told.value} {self.by_blow[blow, told]}"
                for told in Told
                if self.by_blow[blow, told]
            )
            found.append(f"  {blow.value}: {each}")
        return "\n".join(found) + "\n"


@dataclass(frozen=True)
class Look:
    """What could be read of a damaged casebook as if nothing were wrong."""

    told: Told | None
    records: Truth = field(default_factory=dict)
    beside: Any = None


class Ordeal:
    """Runs one damage after another."""

    def __init__(self, folder: Path, seed: int, *, locked: bool, years: float = 10) -> None:
        self._folder, self._years = folder, years
        self._key = KEY if locked else None
        self._random = Random(seed)  # noqa: S311 (a plan, not a secret)
        self._samples: dict[tuple[str, bool], Sample] = {}
        self._path = folder / "casebook.acutrack"
        self.figures = Figures()

    def run(self, runs: int) -> None:
        """Damage so many casebooks. Raises Worse."""
        for number in range(runs):
            sample = self._sample()
            began = time.process_time()
            hit = strike(sample, self._path, self._random)
            signal.setitimer(signal.ITIMER_PROF, HANG_S)
            try:
                self._judge(sample, hit)
            except Exception as error:
                raise Worse(f"run {number}, {sample.name}, {hit}: {error!r}") from error
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            self.figures.longest_s = max(self.figures.longest_s, time.process_time() - began)

    def _sample(self) -> Sample:
        (name,) = self._random.choices(list(_SHARES), list(_SHARES.values()))
        with_log = self._random.random() < _WITH_LOG
        if (name, with_log) not in self._samples:
            self._samples[name, with_log] = make_sample(
                name, self._folder, self._key, with_log=with_log, years=self._years
            )
        return self._samples[name, with_log]

    def _judge(self, sample: Sample, hit: Hit) -> None:
        before = self._bytes()
        told, misread = self._told(sample, hit, before)
        self.figures.told[told] += 1
        self.figures.by_blow[hit.blow, told] += 1
        self.figures.misread_until_checked += misread
        if told is Told.SILENT:
            if self._key is not None:
                raise Worse("wrong data in an encrypted file, untold")
            return
        if told in _TOLD:
            self._lay(before)
            saved = salvage(self._path, self._key)
            if self._bytes() != before:
                raise Worse("the damaged file was written to")
            self._weigh(sample, hit, saved)
            if self._random.random() < _REBUILT:
                self._rebuild(sample, saved)

    def _told(self, sample: Sample, hit: Hit, before: tuple[bytes, ...]) -> tuple[Told, bool]:
        look = self._look()
        if look.told is not None:
            return look.told, False
        same = look.records == sample.truth
        for told, check in ((Told.QUICK, quick_findings), (Told.FULL, findings)):
            self._lay(before)
            if check(self._path, self._key):
                return told, not same
        if not same:
            return (Told.SILENT_LOG if hit.in_log else Told.SILENT), False
        if hit.in_log and look.beside != (sample.steps, sample.drafts):
            return Told.SILENT_LOG, False
        beside_same = look.beside == (sample.steps, sample.drafts)
        return (Told.HARMLESS if beside_same else Told.SILENT_BESIDE), False

    def _look(self) -> Look:
        try:
            opened = open_casebook(self._path, self._key)
        except AcuTrackError:
            return Look(Told.OPENING)
        with opened:
            try:
                records = everything(opened)
                made = tuple((each.edit, each.holds) for each in opened.store.edits_made())
                beside = made, opened.drafts.all_of(PATIENT)
            except AcuTrackError:
                return Look(Told.READING)
            return Look(None, records, beside)

    def _weigh(self, sample: Sample, hit: Hit, saved: Salvage) -> None:
        """Compare what was got back with the truth."""
        figures = self.figures.records
        got: Truth = {}
        for kind in saved.told.kinds:
            figures["from their own place"] += len(kind.read)
            figures["from the history"] += len(kind.from_history)
            for record in (*kind.read, *kind.from_history):
                got[record.id] = record
                self._compare(sample, hit, record, kind.in_doubt.get(record.id))
        for key in sample.truth.keys() - got.keys():
            if hit.page not in sample.places[key]:
                raise Worse(f"{key} lies on {sample.places[key]} and did not come back")
            figures["lost with the page"] += 1

    def _compare(self, sample: Sample, hit: Hit, record: Record, doubt: Record | None) -> None:
        truth = sample.truth.get(record.id)
        if record == truth:
            self.figures.records["in doubt, rightly chosen"] += doubt is not None
        elif doubt is not None and doubt == truth:
            self.figures.records["in doubt, wrongly chosen"] += 1
        elif hit.in_log:
            self.figures.records["of before the end of a log"] += 1
        elif truth is None:
            self.figures.records["removed once, and back"] += 1
        else:
            raise Worse(f"{record.id} came back otherwise than it was")

    def _rebuild(self, sample: Sample, saved: Salvage) -> None:
        copy: dict[type[Record], list[Record]] = {}
        for record in sample.truth_earlier.values():
            copy.setdefault(type(record), []).append(record)
        contents = Contents({kind: tuple(its) for kind, its in copy.items()})
        wanted = recovery(saved.told, NOW, contents)
        target = self._folder / "new.acutrack"
        rebuild(saved, wanted, target, self._key, NOW)
        with open_casebook(target, self._key) as opened:
            if everything(opened) != dict(wanted.records):
                raise Worse("the new casebook holds something else")
        target.unlink()
        self.figures.rebuilt += 1

    def _bytes(self) -> tuple[bytes, ...]:
        return tuple(part.read_bytes() if part.exists() else b"" for part in self._parts())

    def _lay(self, content: tuple[bytes, ...]) -> None:
        for part, its in zip(self._parts(), content, strict=True):
            if its:
                part.write_bytes(its)
            else:
                part.unlink(missing_ok=True)

    def _parts(self) -> tuple[Path, Path, Path]:
        return self._path, log_beside(self._path), index_beside(self._path)


def damage_pages(runs: int, seed: int, *, locked: bool) -> str:
    """Damage so many pages; the figures in one line. Raises Worse."""
    signal.signal(signal.SIGPROF, _give_up)
    with tempfile.TemporaryDirectory() as folder:
        ordeal = Ordeal(Path(folder), seed, locked=locked)
        ordeal.run(runs)
    return ordeal.figures.line()


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise Worse(f"not done within {HANG_S} s")


def main() -> int:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--only", choices=("plain", "locked"))
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, _give_up)
    kinds = [asked.only] if asked.only else ["plain", "locked"]
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            ordeal = Ordeal(Path(folder), asked.seed, locked=kind == "locked")
            try:
                ordeal.run(asked.runs // len(kinds))
            except Worse as worse:
                sys.stderr.write(f"WORSE (seed {asked.seed}, {kind}): {worse}\n")
                return 1
            finally:
                sys.stdout.write(ordeal.figures.lines(kind, time.monotonic() - began))
    return 0


if __name__ == "__main__":
    sys.exit(main())
