"""A caseload of a thousand patients, against the bare statements that yield its figures."""

from __future__ import annotations

from pathlib import Path

from acutrack.analysis.caseload.row import read_caseload
from acutrack.casebook.casebook import Casebook
from acutrack.casebook.everybody import Everybody
from acutrack.storage.open_casebook import open_casebook
from tests.bench.measuring import Ratio, compare
from tests.bench.practice import NOW, TODAY, practice

_PATIENTS = 1_000
_AIM = 2.0


def measure(folder: Path, patients: int = _PATIENTS) -> Ratio:
    """All rows of the page, and every row of every statement that was asked for them."""
    with open_casebook(folder / "casebook.acutrack") as opened:
        Casebook(opened.store, lambda: NOW).record_all(list(practice(patients)))
        everybody = Everybody(opened.store)

        def ours() -> None:
            read_caseload(everybody, TODAY)

        # The connection that is given back is the one that is handed out next.
        asked: list[str] = []
        with opened.file.reading() as connection:
            connection.set_trace_callback(asked.append)
        ours()
        with opened.file.reading() as connection:
            connection.set_trace_callback(None)

        def floor() -> None:
            with opened.file.reading() as bare:
                for statement in asked:
                    bare.execute(statement).fetchall()

        what = f"caseload of {patients} / the bare statements"
        return compare(what, _AIM, ours, floor, rounds=9)
