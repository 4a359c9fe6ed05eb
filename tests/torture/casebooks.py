"""Sample casebooks to be damaged: small, a whole course, ten years; plain, locked; with a log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.casebook.contents import contents_of
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.pain import log_day
from acutrack.casebook.edits.sessions import log_session
from acutrack.domain.message import say
from acutrack.domain.record import Edit, Record, RecordId
from acutrack.sample.margaret import record_sample
from acutrack.storage.first_look import PAGE
from acutrack.storage.key import Key
from acutrack.storage.log_frames import Log, log_beside, read_log
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.salvage.btree import read_node
from acutrack.storage.salvage.image import Image
from tests.builders import (
    NOW,
    PATIENT,
    a_note,
    a_patient,
    a_score,
    a_session,
    an_effect,
    day,
    one_of_each,
)

KEY = Key(bytes(range(7, 39)))
Truth = dict[RecordId, Record]
_Write = Callable[[OpenCasebook, Casebook], None]


@dataclass(frozen=True)
class Sample:
    """A sound casebook, and what is in it.

    Attributes:
        content, log, index: the file, and what a killed program left beside it.
        frames: the same log, read.
        earlier: the file at an earlier time.
        truth: every record by its id.
        truth_earlier: the same at the earlier time, as a copy made then has it.
        steps: the edits of the history, and whether each is in effect.
    """

    name: str
    key: Key | None
    content: bytes
    log: bytes
    index: bytes
    frames: Log
    earlier: bytes
    truth: Truth
    truth_earlier: Truth
    steps: tuple[tuple[Edit, bool], ...]
    drafts: tuple[Draft, ...]

    def lay_into(self, path: Path) -> None:
        """Write it where it is to be damaged."""
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        path.write_bytes(self.content)
        if self.log:
            log_beside(path).write_bytes(self.log)
            index_beside(path).write_bytes(self.index)

    @cached_property
    def places(self) -> dict[RecordId, frozenset[int]]:
        """The pages that hold each record's own row, with the log taken in."""
        image = Image(self.content, self.frames, self.key)
        found: dict[RecordId, frozenset[int]] = {}
        for number in range(1, image.count + 1):
            page = image.page(number)
            if page is None:
                continue
            node = read_node(page, image.header_of(number), image.usable, image.page)
            if node is None or not node.is_table:
                continue
            for row in node.rows:
                for key in self.truth.keys() & set(row.values):
                    found[key] = found.get(key, frozenset()) | {number} | node.overflow
        return found


def index_beside(path: Path) -> Path:
    """Where SQLite keeps the index of the log."""
    return path.with_name(path.name + "-shm")


def everything(opened: OpenCasebook) -> Truth:
    """Every record by its id. Raises Obstacle."""
    records = contents_of(opened.store).records
    return {record.id: record for kind in records.values() for record in kind}


def make_sample(
    name: str, folder: Path, key: Key | None, *, with_log: bool, years: float = 10
) -> Sample:
    """Make one of "small", "margaret", "ten years"."""
    write_first, write_then = _WRITERS[name]
    path = folder / f"{name} {key is not None} {with_log}.acutrack"
    with open_casebook(path, key) as opened:
        write_first(opened, Casebook(opened.store, lambda: NOW), years)
    earlier = path.read_bytes()
    with open_casebook(path, key) as opened:
        truth_earlier = everything(opened)
        casebook = Casebook(opened.store, lambda: NOW)
        write_then(opened, casebook, years)
        if with_log:
            content, log = path.read_bytes(), log_beside(path).read_bytes()
            index = index_beside(path).read_bytes()
        frames = read_log(path, PAGE) if with_log else Log()
        truth = everything(opened)
        steps = tuple((made.edit, made.holds) for made in opened.store.edits_made())
        drafts = opened.drafts.all_of(PATIENT)
    if not with_log:
        content, log, index = path.read_bytes(), b"", b""
    return Sample(
        name, key, content, log, index, frames, earlier, truth, truth_earlier, steps, drafts
    )


def _small(_opened: OpenCasebook, casebook: Casebook, _years: float) -> None:
    casebook.record(_adding(*one_of_each()))
    casebook.record(_adding(*(a_score(n % 11, day=day(-n)) for n in range(60))))


def _go_on(opened: OpenCasebook, casebook: Casebook, _years: float) -> None:
    """New entries, corrections, removals, steps taken back, an unfinished form."""
    score = a_score(3, day=day(-1))
    note = a_note("slept well, then badly " * 80)
    for edit in (
        _adding(score, note),
        Edit(say("Change"), PATIENT, (put(a_score(7, day=day(-1), id=score.id), score),)),
        Edit(say("Remove"), PATIENT, (remove(note),)),
        _adding(a_note("a word about the day")),
        _adding(*(a_score(n % 11, day=day(-n), note="evening") for n in range(40))),
        _adding(a_note("taken back")),
    ):
        casebook.record(edit)
    casebook.undo(PATIENT)
    opened.drafts.keep(Draft("session", PATIENT, {"note": "half a sentence"}, "note", NOW))
    opened.drafts.keep(Draft("pain", PATIENT, {"value": 4}, "value", NOW))


def _margaret(_opened: OpenCasebook, casebook: Casebook, _years: float) -> None:
    record_sample(casebook, NOW)
    casebook.record(_adding(a_patient()))


def _many_years(_opened: OpenCasebook, casebook: Casebook, years: float) -> None:
    casebook.record(_adding(a_patient()))
    _live(casebook, range(-int(365 * years), -int(36 * years)))


def _the_last_year(opened: OpenCasebook, casebook: Casebook, years: float) -> None:
    _live(casebook, range(-int(36 * years), 0))
    _go_on(opened, casebook, years)


def _live(casebook: Casebook, days: range) -> None:
    for n in days:
        casebook.record(log_day(PATIENT, float(n % 11), day(n), NOW))
        if n % 14 == 0:
            session = a_session(day=day(n), course_id=None, practitioner_id=None)
            effects = [an_effect(session_id=session.id, day=day(n))]
            casebook.record(log_session(session, NOW, effects=effects))


def _adding(*records: Record) -> Edit:
    return Edit(say("Add"), PATIENT, tuple(put(record) for record in records))


_WRITERS = {
    "small": (_small, _go_on),
    "margaret": (_margaret, _go_on),
    "ten years": (_many_years, _the_last_year),
}
