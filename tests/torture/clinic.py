"""`python -m tests.torture.clinic`: several computers write at once, and the server is killed.

Each writer logs scores of its own and adds a word to the one note that all of them change. What it
was told is saved it writes down; in the end everything written down has to be there, each word
once, and each change of the note has to begin where the one before it ended.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.conflict import Conflicting
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit, RecordId
from acutrack.storage.server.address import Address, read_address
from acutrack.storage.server.open_server import OpenServer, open_server
from acutrack.storage.server.refusals import Away, InDoubt, KeptAfterAll
from tests.a_server import Server, programmes
from tests.builders import NOW, PATIENT, a_note, a_score

_STOP = "stop"
_NOTE = a_note("begun", id=RecordId("shared"))


@dataclass
class Told:
    """What writers were told.

    Attributes:
        scores, words: what was saved, so they were told.
        conflicts: how often somebody else was first, with both versions shown.
        away: how often the server did not answer.
    """

    scores: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    conflicts: int = 0
    away: int = 0

    def add(self, other: Told) -> None:
        """Count another writer in."""
        self.scores += other.scores
        self.words += other.words
        self.conflicts += other.conflicts
        self.away += other.away


def begin(address: Address, folder: Path) -> None:
    """Make the tables and the note."""
    with open_server(address, folder / "first.acutrack") as opened:
        Casebook(opened.store, lambda: NOW).record(Edit(say("Begin"), PATIENT, (put(_NOTE),)))


def write(address: Address, folder: Path, name: str) -> Told:
    """Write until there is a file `stop` in the folder; one named `name` says that it begins."""
    told, number = Told(), 0
    with open_server(address, folder / f"{name}.acutrack") as opened:
        (folder / name).touch()
        while not (folder / _STOP).exists():
            number += 1
            _write_score(opened, f"{name}.{number}", told)
            _add_word(opened, f"{name}.{number}", told)
    return told


def _write_score(opened: OpenServer, name: str, told: Told) -> None:
    score = a_score(len(name) % 11, id=RecordId(name))
    edit = Edit(say("Log"), PATIENT, (put(score),))
    _until_told(told, lambda: Casebook(opened.store, lambda: NOW).record(edit))
    told.scores.append(name)


def _add_word(opened: OpenServer, word: str, told: Told) -> None:
    casebook = Casebook(opened.store, lambda: NOW)

    def add() -> None:
        (note,) = casebook.load(Note, PATIENT)
        longer = replace(note, text=f"{note.text} {word}"[-2000:])
        casebook.record(Edit(say("Add {word}", word=word), PATIENT, (put(longer, note),)))

    while True:
        try:
            _until_told(told, add)
        except Conflicting as error:
            (conflict,) = error.conflicts
            assert conflict.theirs is not None
            assert conflict.theirs != conflict.was
            told.conflicts += 1
        else:
            told.words.append(word)
            return


def _until_told(told: Told, deed: Callable[[], None]) -> None:
    """Press Try again until the deed is saved; in doubt, the next try says what became of it."""
    in_doubt = False
    while True:
        try:
            deed()
        except KeptAfterAll:
            assert in_doubt
            return
        except InDoubt:
            in_doubt = True
        except Away:
            told.away += 1
        else:
            return
        time.sleep(0.05)


def look(address: Address, folder: Path, told: Told) -> list[str]:
    """Everything that is wrong in the end."""
    with open_server(address, folder / "last.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        there = {score.id for score in casebook.load(PainScore, PATIENT)}
        edits = [made.edit for made in opened.store.edits_made()]
    steps = [step for edit in edits for step in edit.changes if isinstance(step.record, Note)]
    words = Counter(
        str(value) for edit in edits for name, value in edit.name.values if name == "word"
    )
    return [
        *(f"lost score {name}" for name in told.scores if name not in there),
        *(f"word {word} {words[word]} times" for word in told.words if words[word] != 1),
        *_gaps(step.before != last.after for last, step in pairwise(steps)),
    ]


def _gaps(broken: Iterable[bool]) -> list[str]:
    return [f"change {number} overwrote another" for number, gap in enumerate(broken) if gap]


def main() -> int:
    """Do as the command line says; 1 if anything was lost or overwritten."""
    parser = argparse.ArgumentParser(prog="tests.torture.clinic", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--write", nargs=3, metavar=("ADDRESS", "FOLDER", "NAME"))
    asked = parser.parse_args()
    if asked.write is not None:
        address, folder, name = asked.write
        told = write(read_address(address), Path(folder), name)
        sys.stdout.write(f"{told.conflicts} {told.away}\n")
        sys.stdout.write(" ".join(told.scores) + "\n" + " ".join(told.words) + "\n")
        return 0
    found = programmes()
    if found is None:
        sys.stdout.write("There is no PostgreSQL server here.\n")
        return 1
    server = Server(found)
    try:
        return _run(server, asked.seconds, asked.writers, asked.kills)
    finally:
        server.stop()


def _run(server: Server, seconds: float, writers: int, kills: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        address, folder = server.address(), Path(place)
        begin(address, folder)
        names = [f"w{number}" for number in range(writers)]
        running = [
            subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.torture.clinic", "--write"),
                    *(server.text("postgres"), place, name),
                ],
                stdout=subprocess.PIPE,
                text=True,
            )
            for name in names
        ]
        while not all((folder / name).exists() for name in names):
            assert all(each.poll() is None for each in running), "a writer did not begin"
            time.sleep(0.05)
        for number in range(kills + 1):
            if number:
                server.kill()
                time.sleep(2)
                server.start()
            time.sleep(seconds / (kills + 1))
        (folder / _STOP).touch()
        told, failed = Told(), 0
        for each in running:
            said, _ = each.communicate()
            failed += each.returncode != 0
            told.add(_read(said))
        wrong = look(address, folder, told)
    for line in wrong[:20]:
        sys.stdout.write(line + "\n")
    sys.stdout.write(
        f"{writers} writers, {seconds:.0f} s, {kills} kills: {len(told.scores)} scores and "
        f"{len(told.words)} words told as saved, {told.conflicts} conflicts shown, {told.away} "
        f"times away, {failed} writers failed; {len(wrong)} lost or overwritten\n"
    )
    return 1 if wrong or failed else 0


def _read(said: str) -> Told:
    figures, scores, words = [*said.splitlines(), "0 0", "", ""][:3]
    conflicts, away = figures.split()
    return Told(scores.split(), words.split(), int(conflicts), int(away))


if __name__ == "__main__":
    sys.exit(main())
