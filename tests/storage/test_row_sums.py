"""A flipped bit is told also where nothing else in a plain file says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Damaged
from acutrack.storage import drafts_table, history
from acutrack.storage.driver import Connection
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.row_sums import checked, with_sum
from acutrack.storage.salvage.salvage import salvage
from tests.builders import NOW, PATIENT, a_note, a_patient
from tests.storage.conftest import adding
from tests.storage.test_drafts_table import DRAFT


@pytest.mark.parametrize("text", ["{}", '{"a":1}', '[{"kind":"Note"}]', '[{"a":[]},{"b":2}]'])
def test_a_sum_goes_in_and_comes_out_and_covers_every_bit(text: str) -> None:
    summed = with_sum(text, "beside", 3)
    assert checked(summed, "beside", 3) == text
    assert with_sum(summed, "beside", 3) == summed
    with pytest.raises(ValueError, match="as it was written"):
        checked(summed, "beside", 4)
    told = len(summed) - len(text)
    start = summed.index('"":"') + 4
    for place in (*range(start, start + 8), *range(told + 2, len(summed))):
        flipped = summed[:place] + chr(ord(summed[place]) ^ 1) + summed[place + 1 :]
        with pytest.raises(ValueError, match="as it was written"):
            checked(flipped, "beside", 3)


def test_what_an_earlier_acutrack_wrote_has_none_and_is_taken_as_it_is() -> None:
    assert checked('[{"kind":"Note"}]', "anything") == '[{"kind":"Note"}]'
    assert checked("[]") == with_sum("[]") == "[]"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenCasebook]:
    with open_casebook(tmp_path / "casebook.acutrack") as made:
        casebook = Casebook(made.store, lambda: NOW)
        casebook.record(adding(a_patient(), a_note("slept well")))
        casebook.record(adding(a_note("taken back")))
        casebook.undo(PATIENT)
        made.drafts.keep(DRAFT)
        yield made


def _spoil(opened: OpenCasebook, statement: str) -> None:
    with opened.file.writing() as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE edit SET changes = replace(changes, 'taken', 'token')",
        "UPDATE edit SET name = replace(name, 'Add', 'Odd')",
        "UPDATE edit SET made_at = replace(made_at, '2025', '2024')",
        "UPDATE edit SET stepped_at = replace(stepped_at, '2025', '2024')",
        "UPDATE edit SET made_by = 'Bnn'",
    ],
)
def test_a_step_that_is_not_as_it_was_written_is_told_and_not_undone(
    opened: OpenCasebook, statement: str
) -> None:
    assert findings(opened.path) == ()
    _spoil(opened, f"{statement} WHERE position = 2")
    assert [told.text for told in findings(opened.path)] == [
        "Step {position} of the history cannot be read."
    ]
    with open_casebook(opened.path) as again, pytest.raises(Damaged):
        again.store.redoable(PATIENT)
    found = salvage(opened.path).told
    assert (len(found.made), found.steps_lost) == (1, 1)


@pytest.mark.parametrize("column", ["contents", "focus", "kept_at"])
def test_an_unfinished_form_that_is_not_as_it_was_written_is_told_and_not_shown(
    opened: OpenCasebook, column: str
) -> None:
    assert opened.drafts.find(DRAFT.form, PATIENT) == DRAFT
    _spoil(opened, f"UPDATE draft SET {column} = replace(replace({column}, '2', '3'), 'e', 'f')")  # noqa: S608
    assert opened.drafts.find(DRAFT.form, PATIENT) is None
    (told,) = findings(opened.path)
    assert told.text == "{count} unfinished form cannot be read."
    assert salvage(opened.path).told.drafts_lost == 1


def _older(connection: Connection) -> None:
    """As an AcuTrack before the sums wrote it."""
    for table, column in (("edit", "changes"), ("draft", "contents")):
        rows = connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall()  # noqa: S608
        for row, text in rows:
            bare = text.replace(text[text.index('"":"') :][:14], "")
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (bare, row))  # noqa: S608


def test_rows_without_sums_read_as_before_and_get_theirs_when_they_are_rewritten(
    opened: OpenCasebook,
) -> None:
    with opened.file.writing() as connection:
        _older(connection)
        assert not connection.execute("SELECT 1 FROM edit WHERE changes LIKE '[{\"\":%'").fetchone()
    assert findings(opened.path) == ()
    assert opened.drafts.find(DRAFT.form, PATIENT) == DRAFT
    with (
        opened.file.writing() as connection,
        history.sums_kept(connection),
        drafts_table.sums_kept(connection),
    ):
        connection.execute("UPDATE edit SET changes = replace(changes, 'taken', 'token')")
        connection.execute("UPDATE draft SET focus = 'another'")
    assert opened.drafts.find(DRAFT.form, PATIENT) == replace(DRAFT, focus="another")
    assert findings(opened.path) == ()
    _spoil(opened, "UPDATE edit SET changes = replace(changes, 'token', 'taken')")
    assert len(findings(opened.path)) == 1
    with opened.file.writing() as connection, history.sums_kept(connection):
        connection.execute("UPDATE edit SET made_by = 'Ann'")
    assert len(findings(opened.path)) == 1, "what was damaged before goes on being told"
