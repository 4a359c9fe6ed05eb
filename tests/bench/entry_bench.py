"""A durable pain entry through the casebook, against a raw transaction just as durable."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.pain import log_day
from acutrack.casebook.edits.people import start_own_record
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId, new_id
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import open_casebook
from tests.bench.measuring import Ratio, compare

_ROUNDS = 400
_NOW = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)
_AIM = 3.0


def measure(folder: Path) -> Ratio:
    """One entry, on disk when the call returns, on either side."""
    patient = PatientId(new_id())
    with open_casebook(folder / "casebook.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: _NOW)
        person = Patient(id=RecordId(patient), patient_id=patient, written_at=_NOW, name="Ann Poe")
        casebook.record(start_own_record(person))
        raw = _raw_file(folder / "raw.sqlite")
        numbers = count()

        def ours() -> None:
            day = _NOW.date() - timedelta(days=next(numbers))
            casebook.record(log_day(patient, 5, day, _NOW, site="low back"))

        def floor() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(
                "INSERT INTO score VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (new_id(), patient, "2025-10-28", "08:42", "nrs_avg_24h", "low back", 5.0, ""),
            )
            raw.execute("COMMIT")

        result = compare("durable pain entry / raw transaction", _AIM, ours, floor, rounds=_ROUNDS)
        raw.close()
    return result


def _raw_file(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute(
        "CREATE TABLE score (id TEXT PRIMARY KEY, patient TEXT, day TEXT, at TEXT,"
        " measure TEXT, site TEXT, value REAL, note TEXT)"
    )
    raw.execute("CREATE INDEX by_day ON score (patient, day, value)")
    return raw
