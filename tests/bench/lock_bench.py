"""The same work on a locked and on a plain casebook, by turns: what encryption costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.edits.pain import log_day
from acutrack.casebook.edits.people import start_own_record
from acutrack.compose.lock_jobs import turned_on
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, PatientId, RecordId
from acutrack.places import casebook_file
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from tests.bench import start_bench
from tests.bench.chart_bench import DAYS, drawn_chart
from tests.bench.measuring import Ratio, compare

_NOW = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)
_OWNER = PatientId("ten years")
_START_AIM, _ENTRY_AIM, _CHART_AIM = 1.3, 1.5, 1.1
_ROUNDS = 400
_STARTS = 9


def measure(folder: Path) -> list[Ratio]:
    """Start with the key at hand, durable entry, ten-year chart: locked over plain."""
    plain, locked = folder / "plain", folder / "locked"
    for place in (plain, locked):
        place.mkdir()
        _ten_years(casebook_file(place))
    key = _lock(casebook_file(locked))
    return [
        _start(folder),
        _entry(casebook_file(plain), casebook_file(locked), key),
        _chart(casebook_file(plain), casebook_file(locked), key),
    ]


def _start(folder: Path) -> Ratio:
    plain, locked = folder / "start-plain", folder / "start-locked"
    for place in (plain, locked):
        place.mkdir()
        start_bench.fill(place)
    key = _lock(casebook_file(locked)).hex()
    for mode, place in (("acutrack", plain), ("locked", locked)):
        start_bench.start(mode, place, key)
    pairs = [
        (start_bench.start("locked", locked, key), start_bench.start("acutrack", plain))
        for _ in range(_STARTS)
    ]
    return Ratio(
        "start with the key at hand, locked / plain",
        median(pair[0].filled for pair in pairs),
        median(pair[1].filled for pair in pairs),
        _START_AIM,
    )


def _entry(plain: Path, locked: Path, key: Key) -> Ratio:
    with open_casebook(plain) as one, open_casebook(locked, key) as other:
        deeds = [_entries(Casebook(book.store, lambda: _NOW)) for book in (other, one)]
        return compare("durable entry, locked / plain", _ENTRY_AIM, *deeds, rounds=_ROUNDS)


def _entries(casebook: Casebook) -> Callable[[], None]:
    numbers = count(DAYS + 1)

    def enter() -> None:
        day = _NOW.date() - timedelta(days=next(numbers))
        casebook.record(log_day(_OWNER, 5, day, _NOW, site="low back"))

    return enter


def _chart(plain: Path, locked: Path, key: Key) -> Ratio:
    def from_disk(file: Path, key: Key | None) -> Callable[[], None]:
        def draw() -> None:
            with open_casebook(file, key) as book:
                scores = book.store.load(PainScore, _OWNER)
            drawn_chart(scores)

        return draw

    ours, floor = from_disk(locked, key), from_disk(plain, None)
    return compare("ten-year chart from the disk, locked / plain", _CHART_AIM, ours, floor)


def _ten_years(file: Path) -> None:
    with open_casebook(file) as book:
        casebook = Casebook(book.store, lambda: _NOW)
        person = Patient(id=RecordId(_OWNER), patient_id=_OWNER, written_at=_NOW, name="Ann Poe")
        casebook.record(start_own_record(person))
        scores = [
            PainScore(
                patient_id=_OWNER,
                written_at=_NOW - timedelta(days=back),
                day=_NOW.date() - timedelta(days=back),
                value=float(back % 11),
                site="low back",
            )
            for back in range(DAYS)
        ]
        casebook.record(Edit(say("Set up"), _OWNER, tuple(put(score) for score in scores)))


def _lock(file: Path) -> Key:
    found = turned_on(file, "kettle orbit walnut thirteen", "0000", _NOW)
    if found.key is None:
        raise TypeError("the casebook is not locked")
    return found.key
