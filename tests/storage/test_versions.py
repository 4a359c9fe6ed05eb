from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.record import Edit, Record
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, PATIENT, a_note, a_score, a_session, an_effect
from tests.storage.conftest import adding


class Clock:
    """Every look at it is an hour later."""

    def __init__(self) -> None:
        self.hours = -1

    def __call__(self) -> object:
        self.hours += 1
        return NOW + timedelta(hours=self.hours)


def _change(before: Note, text: str) -> tuple[Edit, Note]:
    after = replace(before, text=text)
    return Edit(say("Change"), PATIENT, (put(after, before),)), after


def test_every_form_is_kept_with_when_and_by_whom_newest_first(file: Path) -> None:
    who = ["ann"]
    clock = Clock()
    first = a_note("one")
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, clock, lambda: who[0])  # type: ignore[arg-type]
        casebook.record(Edit(say("Write a note"), PATIENT, (put(first), put(a_score(4)))))
        change, second = _change(first, "two")
        who[0] = "kim"
        casebook.record(change)
        casebook.record(Edit(say("Remove the note"), PATIENT, (remove(second),)))
    with open_casebook(file) as opened:
        found = Casebook(opened.store, clock).versions(first)  # type: ignore[arg-type]
    assert [(each.record, each.made_by) for each in found] == [
        (None, "kim"),
        (second, "kim"),
        (first, "ann"),
    ]
    assert [each.moment for each in found] == [NOW + timedelta(hours=n) for n in (2, 1, 0)]
    assert found[2].name == say("Write a note")
    assert not any(each.taken_back for each in found)


def test_what_was_undone_is_listed_as_taken_back_also_after_redo_is_lost(
    casebook: Casebook,
) -> None:
    first = a_note("one")
    casebook.record(adding(first))
    change, second = _change(first, "two")
    casebook.record(change)
    casebook.undo(PATIENT)
    other, third = _change(first, "three")
    casebook.record(other)
    found = [(each.record, each.taken_back) for each in casebook.versions(first)]
    assert found == [(third, False), (second, True), (first, False)]


def test_only_the_record_itself_is_meant_not_what_names_it(casebook: Casebook) -> None:
    session = a_session()
    effect = an_effect(session_id=session.id)
    casebook.record(adding(session, effect))
    changed = replace(effect, site="knee")
    casebook.record(Edit(say("Change"), PATIENT, (put(changed, effect),)))
    assert [each.record for each in casebook.versions(session)] == [session]
    assert [each.record for each in casebook.versions(effect)] == [changed, effect]


def test_two_changes_in_one_edit_are_two_versions(casebook: Casebook) -> None:
    first = a_note("one")
    change, second = _change(first, "two")
    casebook.record(Edit(say("Both"), PATIENT, (put(first), *change.changes)))
    assert [each.record for each in casebook.versions(first)] == [second, first]


def test_a_version_that_cannot_be_read_is_told_in_words(casebook: Casebook, file: Path) -> None:
    note: Record = a_note("one")
    casebook.record(adding(note))
    connection = sqlite3.connect(file)
    connection.execute("UPDATE edit SET changes = replace(changes, 'Note', 'Gone')")
    connection.commit()
    connection.close()
    with pytest.raises(Obstacle):
        casebook.versions(note)
