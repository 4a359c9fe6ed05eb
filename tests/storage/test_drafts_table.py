from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.drafts import Draft
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import NOW, OTHER_PATIENT, PATIENT, a_score
from tests.storage.conftest import adding

DRAFT = Draft(
    "session", PATIENT, {"points": ["BL23", "¿ashi?"], "retention_min": 20.5}, "retention_min", NOW
)


def test_a_draft_survives_without_being_closed(book: OpenCasebook) -> None:
    book.drafts.keep(DRAFT)
    with open_casebook(book.path) as again:
        assert again.drafts.find("session", PATIENT) == DRAFT


def test_a_form_has_one_draft_for_each_patient_and_the_last_one_counts(book: OpenCasebook) -> None:
    later = replace(DRAFT, values={"points": []}, kept_at=NOW + timedelta(seconds=1))
    theirs = replace(DRAFT, patient_id=OTHER_PATIENT)
    for draft in (DRAFT, theirs, later):
        book.drafts.keep(draft)
    assert book.drafts.all_of(PATIENT) == (later,)
    assert book.drafts.all_of(OTHER_PATIENT) == (theirs,)


def test_drafts_come_newest_first(book: OpenCasebook) -> None:
    other = replace(DRAFT, form="note", kept_at=NOW + timedelta(minutes=1))
    for draft in (DRAFT, other):
        book.drafts.keep(draft)
    assert book.drafts.all_of(PATIENT) == (other, DRAFT)


def test_a_draft_may_be_discarded_and_discarding_none_is_no_error(book: OpenCasebook) -> None:
    book.drafts.keep(DRAFT)
    for _ in range(2):
        book.drafts.discard("session", PATIENT)
    assert book.drafts.find("session", PATIENT) is None


def test_drafts_are_no_part_of_undo(book: OpenCasebook, casebook: Casebook) -> None:
    casebook.record(adding(a_score(3)))
    book.drafts.keep(DRAFT)
    casebook.undo(PATIENT)
    assert book.drafts.find("session", PATIENT) == DRAFT


def test_a_file_that_is_only_looked_at_still_shows_its_drafts(file: Path) -> None:
    with open_casebook(file) as opened:
        opened.drafts.keep(DRAFT)
    with open_casebook(file) as opened:
        assert opened.drafts.all_of(PATIENT) == (DRAFT,)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("contents", ""),
        ("contents", "[1]"),
        ("contents", "[" * 100_000),
        ("kept_at", "some day"),
        ("kept_at", "2025-10-21T08:42:00"),
    ],
)
def test_what_no_longer_makes_a_draft_is_passed_over(
    book: OpenCasebook, column: str, value: object
) -> None:
    other = replace(DRAFT, form="note")
    for draft in (DRAFT, other):
        book.drafts.keep(draft)
    with closing(sqlite3.connect(book.path)) as connection:
        connection.execute(f"UPDATE draft SET {column} = ? WHERE form = 'session'", (value,))  # noqa: S608
        connection.commit()
    assert book.drafts.find("session", PATIENT) is None
    assert book.drafts.all_of(PATIENT) == (other,)
    book.drafts.keep(DRAFT)
    assert book.drafts.find("session", PATIENT) == DRAFT
