from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.casebook.store import Step
from acutrack.domain.errors import InvalidEntry, Obstacle, StaleEdit
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Change, Edit, Record
from acutrack.domain.session import TreatmentSession
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import (
    NOW,
    OTHER_PATIENT,
    PATIENT,
    a_note,
    a_practitioner,
    a_score,
    a_session,
    an_effect,
    day,
    one_of_each,
)
from tests.storage.any_record import any_record
from tests.storage.conftest import adding, every_row


def _edit(*changes: Change) -> Edit:
    return Edit(say("Change"), PATIENT, changes)


def test_records_come_in_order_of_writing_whatever_their_offset(casebook: Casebook) -> None:
    late = a_score(1, written_at=NOW + timedelta(minutes=1))
    early = a_score(2, written_at=(NOW - timedelta(minutes=1)).astimezone())
    casebook.record(adding(late))
    casebook.record(adding(early))
    assert casebook.load(PainScore, PATIENT) == (early, late)


def test_what_was_written_at_once_comes_by_day_and_keeps_its_place_after_undo(
    casebook: Casebook,
) -> None:
    scores = tuple(a_score(n, day=day(-n)) for n in range(5))
    casebook.record(adding(*scores))
    before = casebook.load(PainScore, PATIENT)
    casebook.record(_edit(remove(scores[2])))
    casebook.undo(PATIENT)
    assert casebook.load(PainScore, PATIENT) == before == tuple(reversed(scores))


def test_a_patient_sees_only_what_is_theirs(casebook: Casebook) -> None:
    mine, theirs = a_score(3), a_score(4, patient_id=OTHER_PATIENT)
    casebook.record(adding(mine, theirs))
    assert casebook.load(PainScore, PATIENT) == (mine,)
    assert casebook.load(PainScore, OTHER_PATIENT) == (theirs,)


def test_a_record_may_change_several_times_in_one_edit(casebook: Casebook) -> None:
    first, there = a_score(1), a_score(7, day=day(-1))
    casebook.record(adding(there))
    second = replace(first, value=2)
    gone = a_note()
    edit = _edit(put(first), put(second, first), put(gone), remove(gone), remove(there), put(there))
    casebook.record(edit)
    assert set(casebook.load(PainScore, PATIENT)) == {second, there}
    casebook.undo(PATIENT)
    assert casebook.load(PainScore, PATIENT) == (there,)


def test_a_second_window_cannot_overwrite_what_the_first_changed(
    casebook: Casebook, file: Path
) -> None:
    score = a_score(3)
    casebook.record(adding(score))
    with open_casebook(file) as second:
        other = Casebook(second.store, lambda: NOW)
        other.record(_edit(put(replace(score, value=5), score)))
    before = every_row(file)
    with pytest.raises(StaleEdit) as caught:
        casebook.record(_edit(put(a_score(9)), put(replace(score, value=4), score)))
    assert "Nothing was overwritten" in caught.value.message.text
    assert every_row(file) == before


@pytest.mark.parametrize("step", ["add again", "change what is gone", "remove what is gone"])
def test_an_edit_that_does_not_fit_the_file_writes_nothing(
    casebook: Casebook, file: Path, step: str
) -> None:
    there, gone = a_score(3), a_score(4)
    casebook.record(adding(there))
    change = {
        "add again": put(there),
        "change what is gone": put(replace(gone, value=1), gone),
        "remove what is gone": remove(gone),
    }[step]
    before = every_row(file)
    with pytest.raises(StaleEdit):
        casebook.record(_edit(put(a_note()), change))
    assert every_row(file) == before
    assert casebook.undo_name(PATIENT) == say("Add")


def test_what_another_window_undid_is_not_undone_twice(casebook: Casebook, file: Path) -> None:
    edit = adding(a_score(3))
    casebook.record(edit)
    with open_casebook(file) as second:
        other = Casebook(second.store, lambda: NOW)
        other.undo(PATIENT)
        other.record(adding(a_score(8)))
    with open_casebook(file) as third, pytest.raises(StaleEdit):
        third.store.apply(edit, Step.UNDO, NOW)


def test_only_the_latest_edit_can_be_taken_back(casebook: Casebook, book: OpenCasebook) -> None:
    edits = [adding(a_score(value)) for value in (3, 4)]
    for edit in edits:
        casebook.record(edit)
    with pytest.raises(StaleEdit):
        book.store.apply(edits[0], Step.UNDO, NOW)
    assert len(casebook.load(PainScore, PATIENT)) == 2


def test_a_practitioner_still_named_by_a_session_is_not_taken_out(
    casebook: Casebook, file: Path
) -> None:
    practitioner = a_practitioner()
    casebook.record(adding(practitioner, a_session(practitioner_id=practitioner.id)))
    before = every_row(file)
    with pytest.raises(StaleEdit) as caught:
        casebook.record(Edit(say("Remove"), EVERYONE, (remove(practitioner),)))
    assert "still belong" in caught.value.message.text
    assert every_row(file) == before


def test_a_new_practitioner_comes_and_goes_with_the_patients_own_session(
    casebook: Casebook,
) -> None:
    practitioner = a_practitioner()
    casebook.record(adding(practitioner, a_session(practitioner_id=practitioner.id)))
    assert casebook.load(Practitioner, EVERYONE) == (practitioner,)
    assert casebook.undo(EVERYONE) is None
    assert casebook.undo(PATIENT) is not None
    assert casebook.practitioners() == ()
    assert casebook.load(TreatmentSession, PATIENT) == ()


def test_half_a_character_is_refused_in_words_and_nothing_is_written(
    casebook: Casebook, file: Path
) -> None:
    before = every_row(file)
    with pytest.raises(InvalidEntry):
        casebook.record(adding(a_score(3), a_note("broken \ud83d face")))
    assert every_row(file) == before


def test_a_defect_is_not_dressed_up_as_an_obstacle(casebook: Casebook) -> None:
    impossible = a_score(3)
    object.__setattr__(impossible, "value", 55.0)
    with pytest.raises(sqlite3.IntegrityError):
        casebook.record(adding(impossible))
    assert casebook.load(PainScore, PATIENT) == ()


def test_a_row_that_makes_no_record_is_told_in_words(casebook: Casebook, file: Path) -> None:
    casebook.record(adding(a_score(3)))
    connection = sqlite3.connect(file)
    connection.execute("UPDATE pain_score SET day = 'someday'")
    connection.commit()
    connection.close()
    with pytest.raises(Obstacle) as caught:
        casebook.load(PainScore, PATIENT)
    assert "cannot be read" in caught.value.message.text


def test_threads_read_and_write_at_once(casebook: Casebook) -> None:
    def write(number: int) -> None:
        for n in range(10):
            casebook.record(adding(a_score(n % 11, note=f"{number}")))
            casebook.load(PainScore, PATIENT)

    threads = [Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(casebook.load(PainScore, PATIENT)) == 40


def test_a_big_import_its_undo_and_its_redo_are_quick(casebook: Casebook) -> None:
    many = adding(*(a_score(n % 11, day=day(-n)) for n in range(4000)))
    began = time.process_time()
    casebook.record(many)
    casebook.undo(PATIENT)
    casebook.redo(PATIENT)
    assert time.process_time() - began < 5  # about 0.2 s on the machine it was measured on
    assert len(casebook.load(PainScore, PATIENT)) == 4000


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_undoing_all_edits_restores_the_file_and_redoing_them_brings_all_back(
    data: st.DataObject,
) -> None:
    with TemporaryDirectory() as folder, open_casebook(Path(folder) / "c.acutrack") as opened:
        file = opened.path
        casebook = Casebook(opened.store, lambda: NOW)
        empty = every_row(file)
        there: dict[str, Record] = {}
        states = []
        for _ in range(data.draw(st.integers(1, 6))):
            casebook.record(_random_edit(data, there))
            states.append(every_row(file))
        for state in reversed([empty, *states[:-1]]):
            casebook.undo(PATIENT)
            assert every_row(file) == state
        assert casebook.undo(PATIENT) is None
        for state in states:
            casebook.redo(PATIENT)
            assert every_row(file) == state
        assert casebook.redo(PATIENT) is None


def _is_unsigned(record: Record) -> bool:
    """What is signed stays as it is, and no Undo takes it back."""
    return getattr(record, "signed_at", None) is None


def _random_edit(data: st.DataObject, there: dict[str, Record]) -> Edit:
    changes: list[Change] = []
    for _ in range(data.draw(st.integers(1, 4))):
        if len(there) > 0 and data.draw(st.booleans()):
            before = there.pop(data.draw(st.sampled_from(sorted(there))))
            if data.draw(st.booleans()):
                changes.append(remove(before))
                continue
            after = replace(before, written_at=before.written_at + timedelta(seconds=1))
            changes.append(put(after, before))
        else:
            after = data.draw(any_record().filter(_is_unsigned))
            if after.id in there:
                continue
            changes.append(put(after))
        there[after.id] = after
    return _edit(*changes)


def test_undoing_one_of_each_kind_leaves_nothing(casebook: Casebook, book: OpenCasebook) -> None:
    empty = every_row(book.path)
    casebook.record(adding(*one_of_each(), an_effect()))
    casebook.undo(PATIENT)
    assert every_row(book.path) == empty
