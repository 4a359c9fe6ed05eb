"""A practitioner's own notes, driven by real keys and clicks on a real casebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.gui.pages.own_notes import OwnNotesPage
from tests.gui.conftest import Clock
from tests.gui.desk import Desk, begin_record, sat_down


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as made:
        yield made


def page_of(desk: Desk) -> OwnNotesPage:
    return desk.page(OwnNotesPage)


def write(desk: Desk, text: str, author: str = "Kim") -> None:
    desk.go("own_notes")
    desk.click("Write a note")
    desk.person.writes(text)
    desk.write(page_of(desk).notes.who, author)


def test_a_note_is_kept_then_signed_then_only_amended(desk: Desk) -> None:
    write(desk, "Tender at BL25.")
    desk.click("Keep the note")
    desk.settle()
    (kept,) = desk.on_disk(PractitionerNote)
    assert (kept.text, kept.author, kept.is_signed) == ("Tender at BL25.", "Kim", False)

    desk.click("Sign")
    desk.settle()
    (signed,) = desk.on_disk(PractitionerNote)
    assert signed.is_signed

    desk.click("Add an amendment")
    desk.person.writes("On the left.")
    desk.click("Sign the amendment")
    desk.settle()
    told = {note.text: note.amends for note in desk.on_disk(PractitionerNote)}
    assert told == {"Tender at BL25.": None, "On the left.": signed.id}


def test_a_note_may_be_signed_as_it_is_written(desk: Desk) -> None:
    write(desk, "Tender at BL25.")
    desk.click("Sign the note")
    desk.settle()

    (signed,) = desk.on_disk(PractitionerNote)
    assert signed.is_signed


def test_a_signature_needs_a_name_and_what_was_written_stays(desk: Desk) -> None:
    write(desk, "Tender at BL25.", author="")
    desk.click("Sign the note")
    desk.settle()

    assert desk.on_disk(PractitionerNote) == ()
    assert page_of(desk).notes.fields["author"].problem
    assert page_of(desk).notes.text.toPlainText() == "Tender at BL25."


def test_a_half_written_note_is_there_again_after_a_crash(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    begin_record(tmp_path, clock)
    with sat_down(qtbot, tmp_path, clock) as desk:
        write(desk, "Half a sen")
        page_of(desk).leave()
    with sat_down(qtbot, tmp_path, clock) as desk:
        desk.go("own_notes")
        desk.settle()

        assert page_of(desk).notes.text.toPlainText() == "Half a sen"
        assert not page_of(desk).notes.isHidden()
