"""Whatever a file holds, nothing crashes and every row is taken or refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acutrack.interchange.export_files import records_of, render_tables
from tests.builders import a_patient, one_of_each
from tests.interchange.importing import imported
from tests.interchange.memory_store import casebook_with

TABLES = render_tables(records_of(casebook_with(one_of_each()), a_patient()))
CELLS = st.one_of(
    st.sampled_from(
        [
            *("", " ", "0", "-1", "1e9", "45951", "45951.5", "0.5", "3,5", "31/12/2024"),
            *("1/2/24", "31.1.2025", "2025-02-29", "9999-12-31", "12 Oct 2025", "8 pm"),
            *("24:00", "BL23:B", '"'),
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=10),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_random_bytes_never_crash(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        result = imported(Path(folder), data)
    assert result.added == 0


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(TABLES)), st.binary(max_size=60), st.integers(0, 400))
def test_bytes_thrown_into_a_good_file_never_crash(name: str, data: bytes, at: int) -> None:
    whole = TABLES[name].encode()
    with TemporaryDirectory() as folder:
        imported(Path(folder), whole[:at] + data + whole[at:])


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(
    st.sampled_from(sorted(TABLES)),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), CELLS), max_size=5),
)
def test_changed_cells_leave_every_row_taken_or_refused(
    name: str, changes: list[tuple[int, int, str]]
) -> None:
    head, first, *_ = csv.reader(io.StringIO(TABLES[name], newline=""))
    rows = [list(first) for _ in range(4)]
    for row, column, cell in changes:
        rows[row][column % len(head)] = cell
    written = io.StringIO(newline="")
    csv.writer(written).writerows([head, *rows])
    with TemporaryDirectory() as folder:
        result = imported(Path(folder), written.getvalue())
    filled = sum(any(cell.strip(" \t\r\n\x00") for cell in row) for row in rows)
    assert result.added + result.duplicates + len(result.refused) == filled
