"""Kills the program at random moments and looks whether anything acknowledged is missing.

`python -m tests.torture.kills --kills 300` prints one line of figures and ends with code 1 if
anything was lost or half there. A killed process is not a power cut: what the system had taken
over survives it in any case; that entries are durable too is a matter of `synchronous=FULL`.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import alembic.command  # noqa: F401 (here, so that the child spends its time upgrading)

from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
from acutrack.storage.tables import TABLE_OF
from tests.builders import PATIENT
from tests.storage.conftest import every_row
from tests.storage.test_upgrade import NEXT, later_scripts
from tests.torture.journal import Expected, Journal, read_journal
from tests.torture.writer import FORM, upgrade_until_killed, write_until_killed

#: A new file after so many kills, so that beginning one is killed often too.
KILLS_A_FILE = 12


class Lost(AssertionError):
    """Something acknowledged is missing, or something is half there."""


@dataclass
class Figures:
    """What happened."""

    kills: int = 0
    steps: int = 0
    while_beginning: int = 0
    while_upgrading: int = 0
    last_step_kept: int = 0
    last_step_gone: int = 0
    files: int = 0

    def line(self, seconds: float) -> str:
        """The summary."""
        return (
            f"{self.kills} kills in {seconds:.0f} s, {self.files} files: "
            f"{self.steps} steps acknowledged, 0 lost, 0 half there; "
            f"{self.while_beginning} kills while beginning a file, "
            f"{self.while_upgrading} while upgrading one; step in flight kept "
            f"{self.last_step_kept} times, gone {self.last_step_gone} times"
        )


def torture(kills: int, seed: int) -> Figures:
    """Kill so many times. Raises Lost."""
    random = Random(seed)  # noqa: S311 (a plan, not a secret)
    figures = Figures()
    while figures.kills < kills:
        with TemporaryDirectory() as folder:
            figures.files += 1
            file = Path(folder) / "casebook.acutrack"
            known = Expected()
            for _ in range(min(KILLS_A_FILE - 1, kills - figures.kills)):
                known = _kill_a_writer(file, known, random, figures)
            if figures.kills < kills and file.exists() and known.made:
                _kill_an_upgrade(file, Path(folder), random, figures)
    return figures


def _kill_a_writer(file: Path, known: Expected, random: Random, figures: Figures) -> Expected:
    seed = random.randrange(2**32)
    # A first opening takes about 10 ms; later ones are quick and then there is much to write.
    moment = random.uniform(0, 0.03 if not known.ready else 0.15)
    said = _killed_after(moment, lambda journal: write_until_killed(file, journal, seed))
    acknowledged, maybe, steps = read_journal(said, known)
    figures.kills += 1
    figures.steps += steps
    figures.while_beginning += not acknowledged.ready
    if not acknowledged.ready and not file.exists():
        return acknowledged
    found = _look(file)
    for state in (acknowledged, maybe):
        if found == (state.visible(), state.draft):
            if maybe is not acknowledged:
                figures.last_step_kept += state is maybe
                figures.last_step_gone += state is acknowledged
            return state if state.ready else Expected()
    raise Lost(f"{file}: found {len(found[0])} records, acknowledged {len(acknowledged.visible())}")


def _look(file: Path) -> tuple[set[str], int | None]:
    with open_casebook(file) as opened:
        ids = {str(record.id) for kind in TABLE_OF for record in opened.store.load(kind, PATIENT)}
        draft = opened.drafts.find(FORM, PATIENT)
    wrong = findings(file)
    if wrong:
        raise Lost(f"{file}: {wrong}")
    number = None if draft is None else draft.values["number"]
    assert number is None or isinstance(number, int)
    return ids, number


def _kill_an_upgrade(file: Path, folder: Path, random: Random, figures: Figures) -> None:
    before = every_row(file)
    scripts = later_scripts(folder)
    moment = random.uniform(0, 0.2)
    said = _killed_after(moment, lambda journal: upgrade_until_killed(file, journal, NEXT, scripts))
    _, _, done = read_journal(said, Expected())
    figures.kills += 1
    figures.while_upgrading += not done
    with closing(sqlite3.connect(file)) as connection:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    after = every_row(file)
    same = all(
        len(after[table]) == len(rows)
        and all(new[: len(old)] == old for new, old in zip(after[table], rows, strict=True))
        for table, rows in before.items()
        if table != "alembic_version"
    )
    if not (sound and same and schema in {SCHEMA, NEXT} and (schema == NEXT or not done)):
        raise Lost(f"{file}: schema {schema}, sound {sound}, rows the same {same}")


def _killed_after(seconds: float, work: Callable[[Journal], None]) -> str:
    """Run `work` in a process of its own, kill it after a while; what it had said."""
    reader, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(Journal(pipe))
        except BaseException as error:
            os.write(2, f"writer stopped: {error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    os.close(pipe)
    deadline = time.monotonic() + seconds
    said = bytearray()
    os.set_blocking(reader, False)
    while (left := deadline - time.monotonic()) > 0:
        _drain(reader, said)
        time.sleep(min(left, 0.002))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise Lost("the writer stopped by itself")
    while _drain(reader, said):
        pass
    os.close(reader)
    return said.decode()


def _drain(reader: int, said: bytearray) -> bool:
    try:
        part = os.read(reader, 1 << 16)
    except BlockingIOError:
        return False
    said += part
    return bool(part)


def main() -> int:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261122)
    asked = parser.parse_args()
    began = time.monotonic()
    try:
        figures = torture(asked.kills, asked.seed)
    except Lost as lost:
        sys.stderr.write(f"LOST (seed {asked.seed}): {lost}\n")
        return 1
    sys.stdout.write(figures.line(time.monotonic() - began) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
