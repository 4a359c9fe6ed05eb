"""`python -m tests.torture.server`: windows write at once on a server that is killed; what is lost?

Each window is a process with the store that AcuTrack's window uses. All of them add entries, and
change the same few notes, on purpose between another one's reading and writing. The postmaster is
killed (SIGKILL) while they do, and started again. At the end every entry that was said to be saved
has to be there, none that was said not to be, and the history of each note has to be one chain:
every form of it was made from the one before, by somebody who had seen that one.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.conflict import Conflicting
from acutrack.casebook.store import Store
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit
from acutrack.storage.server.address import read_address
from acutrack.storage.server.open_server import connected, open_server
from acutrack.storage.server.refusals import Away, InDoubt, KeptAfterAll
from acutrack.storage.server.store import ServerStore
from tests.a_server import Server, programmes
from tests.builders import NOW, PATIENT, a_note, a_score

_NOTES = 5
#: Longest pause of a window between reading a note and changing it, so that others come between.
_THOUGHT_S = 0.02
_DATABASE = "torture"
#: Till when they write, once all of them are there.
_UNTIL = "until"


def main() -> int:
    """Do as the command line says; 1 if anything was lost or covered unseen."""
    asked = _asked()
    if asked.window:
        _Window(asked.address, Path(asked.window), asked.seed).go_on()
        return 0
    found = programmes()
    if found is None:
        sys.stdout.write("There is no PostgreSQL server here.\n")
        return 1
    server = Server(found, durable=True)
    try:
        return _ordeal(server, asked)
    finally:
        server.stop()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.torture.server", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--windows", type=int, default=8)
    parser.add_argument("--kills", type=int, default=2, help="of the server, evenly in that time")
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--window", default="", help=argparse.SUPPRESS)
    parser.add_argument("--address", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _ordeal(server: Server, asked: argparse.Namespace) -> int:
    server.ask(f"CREATE DATABASE {_DATABASE}")
    with tempfile.TemporaryDirectory(prefix="acutrack-torture-") as name:
        folder = Path(name)
        with open_server(server.address(_DATABASE), folder / "begin.acutrack") as opened:
            notes = tuple(put(a_note(f"begun {number}")) for number in range(_NOTES))
            Casebook(opened.store, lambda: NOW).record(Edit(say("Begin"), PATIENT, notes))
        journals = [folder / f"{number}.jsonl" for number in range(asked.windows)]
        windows = [_start(server, each, asked.seed + n) for n, each in enumerate(journals)]
        while not all(each.exists() for each in journals):
            time.sleep(0.1)
        (folder / _UNTIL).write_text(str(time.time() + asked.minutes * 60))
        for _ in range(asked.kills):
            time.sleep(asked.minutes * 60 / (asked.kills + 1))
            server.kill(signal.SIGKILL)
            time.sleep(3)
            _start_server(server)
        codes = [window.wait() for window in windows]
        return _judge(server, [_Told.read(each) for each in journals], codes, asked)


def _start(server: Server, journal: Path, seed: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        (
            *(sys.executable, "-m", "tests.torture.server", "--window", str(journal)),
            *("--address", server.text(_DATABASE), "--seed", str(seed)),
        )
    )


def _start_server(server: Server) -> None:
    """Its workers notice the death of their master within a moment, and hold its memory till then.

    So it may have to be started more than once.
    """
    for _ in range(20):
        try:
            server.start()
        except RuntimeError:
            time.sleep(0.5)
        else:
            return
    raise AssertionError("the server does not start again")


class _Window:
    """One of them: writes until its time is over, and notes what it was told of each entry."""

    def __init__(self, address: str, journal: Path, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 (a plan, not a secret)
        self._name, self._clock = journal.stem, journal.with_name(_UNTIL)
        self._until = 0.0
        self._opened = open_server(read_address(address), journal.with_suffix(".acutrack"))
        self._journal = journal.open("w", encoding="utf-8")  # it is ready
        self._casebook = Casebook(self._opened.store, lambda: NOW)
        self._doubted: dict[str, Any] | None = None
        self._count = 0

    def go_on(self) -> None:
        """Add and change by turns, once all of them are ready."""
        while not self._clock.exists() or not self._clock.read_text():
            time.sleep(0.05)
        self._until = float(self._clock.read_text())
        while time.time() < self._until:
            if self._random.random() < 0.5:
                score = a_score(self._random.randrange(11))
                self._do(Edit(say("Add"), PATIENT, (put(score),)), {"added": score.id})
            else:
                self._change()
        self._opened.close()
        self._journal.close()

    def _change(self) -> None:
        try:
            note = self._random.choice(self._casebook.load(Note, PATIENT))
        except Away:
            self._wait()
            return
        time.sleep(self._random.random() * _THOUGHT_S)
        self._count += 1
        after = replace(note, text=f"{self._name}-{self._count}")
        told = {"changed": note.id, "from": note.text, "to": after.text}
        self._do(Edit(say("Change"), PATIENT, (put(after, note),)), told)

    def _do(self, edit: Edit, told: dict[str, Any]) -> None:
        try:
            self._casebook.record(edit)
        except KeptAfterAll:
            self._note("kept after all", self._doubted or {})
            self._note("refused", told)
        except Conflicting as error:
            (conflict,) = error.conflicts
            assert conflict.ours is not None
            assert conflict.theirs is not None
            assert conflict.ours != conflict.theirs
            self._note("conflict", told)
        except InDoubt:
            self._doubted = told
            self._note("in doubt", told)
            self._wait()
        except Away:
            self._note("refused", told)
            self._wait()
        else:
            self._note("saved", told)

    def _wait(self) -> None:
        """As the window does: look until the server is back."""
        while time.time() < self._until:
            try:
                self._opened.watch.changed()
            except Away:
                time.sleep(0.2)
            else:
                self._opened.store.note_back()
                return

    def _note(self, what: str, told: dict[str, Any]) -> None:
        self._journal.write(json.dumps({"what": what} | told) + "\n")
        self._journal.flush()


@dataclass
class _Told:
    """What one window was told."""

    saved: list[dict[str, Any]] = field(default_factory=list)
    open_doubts: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @staticmethod
    def read(journal: Path) -> _Told:
        told = _Told()
        for line in journal.read_text(encoding="utf-8").splitlines():
            said = json.loads(line)
            what = said["what"]
            told.counts[what] += 1
            if what in ("saved", "kept after all"):
                told.saved.append(said)
            elif what == "in doubt":
                told.open_doubts.append(said)
            else:
                told.refused.append(said)
        return told


def _judge(
    server: Server, journals: list[_Told], codes: list[int], asked: argparse.Namespace
) -> int:
    connections = connected(server.address(_DATABASE))
    store = ServerStore(connections)
    scores = {score.id for score in store.load(PainScore, PATIENT)}
    doubted = {said.get("added") for told in journals for said in told.open_doubts}
    added = {said["added"] for told in journals for said in told.saved if "added" in said}
    lost = len(added - scores)
    unasked = len(scores - added - doubted)
    broken, forms = _chains(store)
    changed = [said for told in journals for said in told.saved if "changed" in said]
    lost += sum((said["changed"], said["from"], said["to"]) not in forms for said in changed)
    pretended = sum(
        (said["changed"], said["from"], said["to"]) in forms
        for told in journals
        for said in told.refused
        if "changed" in said
    )
    connections.close()
    counts = sum((told.counts for told in journals), Counter())
    sys.stdout.write(
        f"{asked.windows} windows, {asked.minutes:g} min, server killed {asked.kills} times: "
        f"{len(added) + len(changed)} acknowledged entries, {lost} lost; "
        f"{unasked + pretended} there although refused; "
        f"{counts['conflict']} conflicts shown with both versions, {broken} silent overwrites; "
        f"{counts['refused']} refused while it was away, {counts['in doubt']} in doubt, "
        f"{counts['kept after all']} of them kept; windows ended with {set(codes)}\n"
    )
    return 1 if lost or unasked or pretended or broken or any(codes) else 0


def _chains(store: Store) -> tuple[int, set[tuple[str, str, str]]]:
    """How often a form was made from another one than stood there; and every step of each note."""
    broken = 0
    steps: set[tuple[str, str, str]] = set()
    standing: dict[str, str] = {}
    for before, after in _changes(store):
        if before is not None:
            broken += standing.get(after.id) != before.text
            steps.add((after.id, before.text, after.text))
        standing[after.id] = after.text
    now = {note.id: note.text for note in store.load(Note, PATIENT)}
    return broken + (now != standing), steps


def _changes(store: Store) -> Iterator[tuple[Note | None, Note]]:
    for made in store.edits_made():
        for change in made.edit.changes:
            if isinstance(change.after, Note):
                before = change.before
                yield (before if isinstance(before, Note) else None), change.after


if __name__ == "__main__":
    sys.exit(main())
