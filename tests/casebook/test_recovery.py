"""What a whole casebook is made of, out of a damaged one and a copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from acutrack.casebook.casebook import put, remove
from acutrack.casebook.contents import Contents
from acutrack.casebook.latest_states import latest_states
from acutrack.casebook.let_go import NOTHING_LET_GO, LetGo, fingerprint
from acutrack.casebook.recovery import KindRecovery, Recovery, recovery
from acutrack.casebook.salvaged import KindSalvaged, Salvaged
from acutrack.casebook.store import EditMade
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.patient import Patient
from acutrack.domain.record import Change, Edit, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from tests.builders import NOW, PATIENT, a_note, a_patient, a_session, an_effect

_COPY_DAY = date(2025, 10, 20)
_ANN = a_patient()
_NOTE = a_note("as it is now")


def _made(*changes: Change, holds: bool = True) -> EditMade:
    return EditMade(Edit(say("Add"), PATIENT, changes), NOW, holds)


def _contents(*records: Record) -> Contents:
    kinds = {type(record) for record in records}
    return Contents({k: tuple(r for r in records if type(r) is k) for k in kinds})


def _kind(found: Recovery, kind: type[Record]) -> KindRecovery:
    (one,) = [each for each in found.kinds if each.kind is kind]
    return one


def _states(made: Iterable[EditMade], edits: Iterable[Edit]) -> dict[RecordId, Record | None]:
    said = [*(each.edit for each in made if each.holds), *edits]
    return {change.record.id: change.after for edit in said for change in edit.changes}


def test_without_a_copy_there_is_what_was_got_back() -> None:
    salvaged = Salvaged(
        (
            KindSalvaged(Patient, read=(_ANN,)),
            KindSalvaged(Note, from_history=(_NOTE,), lost=frozenset({RecordId("x")})),
        ),
        (_made(put(_ANN), put(_NOTE)),),
        steps_lost=2,
    )
    found = recovery(salvaged, NOW)
    assert set(found.records.values()) == {_ANN, _NOTE}
    assert found.edits == ()
    assert (found.lost, found.steps_lost, found.copy_of) == (1, 2, None)
    assert _kind(found, Note) == KindRecovery(Note, from_history=1, lost=1)


def test_what_was_lost_comes_from_the_copy_and_what_is_there_stays_as_it_is() -> None:
    older, gone = replace(_NOTE, text="as it was"), a_note("only in the copy")
    salvaged = Salvaged(
        (
            KindSalvaged(Patient, read=(_ANN,)),
            KindSalvaged(Note, read=(_NOTE,), lost=frozenset({gone.id, RecordId("x")})),
        )
    )
    found = recovery(salvaged, NOW, _contents(_ANN, older, gone), copy_of=_COPY_DAY)
    assert found.records[_NOTE.id] == _NOTE
    assert found.records[gone.id] == gone
    assert _kind(found, Note) == KindRecovery(Note, read=1, from_copy=1, newer=1, lost=1)


def test_what_was_removed_on_purpose_stays_away() -> None:
    salvaged = Salvaged(
        (KindSalvaged(Patient, read=(_ANN,)),), (_made(put(_NOTE)), _made(remove(_NOTE)))
    )
    found = recovery(salvaged, NOW, _contents(_ANN, _NOTE), (_made(put(_NOTE)),))
    assert set(found.records.values()) == {_ANN}


def test_what_the_copy_has_and_the_file_lost_comes_back_whatever_the_history_says() -> None:
    salvaged = Salvaged(
        (KindSalvaged(Patient, read=(_ANN,)), KindSalvaged(Note, lost=frozenset({_NOTE.id}))),
        (_made(put(_NOTE)), _made(remove(_NOTE))),
    )
    found = recovery(salvaged, NOW, _contents(_ANN, _NOTE))
    assert found.records[_NOTE.id] == _NOTE
    assert _states(salvaged.made, found.edits)[_NOTE.id] == _NOTE


def test_what_was_let_go_of_for_good_stays_away_and_goes_on_being_known() -> None:
    let_go = LetGo({fingerprint(_NOTE.id): NOW})
    for here, there in ((let_go, NOTHING_LET_GO), (let_go, LetGo({fingerprint(_ANN.id): NOW}))):
        salvaged = Salvaged((KindSalvaged(Patient, read=(_ANN,)),), gone=here)
        copy = _contents(_ANN, _NOTE)
        found = recovery(salvaged, NOW, copy, (_made(put(_NOTE)),), gone_in_copy=there)
        assert set(found.records.values()) == {_ANN}
        assert found.edits == ()
        assert found.gone == here.with_other(there)
    assert let_go.with_other(LetGo({fingerprint(_NOTE.id): NOW - timedelta(1)})) == let_go


def test_a_copy_settles_what_the_file_says_in_two_ways() -> None:
    wrong = replace(_NOTE, text="as it is not")
    for read, other in ((wrong, _NOTE), (_NOTE, wrong)):
        each = KindSalvaged(Note, read=(read,), in_doubt={read.id: other})
        salvaged = Salvaged((KindSalvaged(Patient, read=(_ANN,)), each), (_made(put(other)),))
        found = recovery(salvaged, NOW, _contents(_ANN, _NOTE))
        assert found.records[_NOTE.id] == _NOTE
        assert _kind(found, Note).in_doubt == 0
        assert _states(salvaged.made, found.edits)[_NOTE.id] == _NOTE


def test_without_a_copy_what_is_in_doubt_is_counted_and_both_forms_are_kept() -> None:
    other = replace(_NOTE, text="or like this")
    each = KindSalvaged(Note, read=(_NOTE,), in_doubt={_NOTE.id: other})
    salvaged = Salvaged((KindSalvaged(Patient, read=(_ANN,)), each), (_made(put(other)),))
    found = recovery(salvaged, NOW)
    assert _kind(found, Note).in_doubt == 1
    ((change,),) = [edit.changes for edit in found.edits]
    assert (change.before, change.after) == (other, _NOTE)


def test_nothing_names_what_is_lost() -> None:
    session = a_session(course_id="gone", practitioner_id="gone too")
    effect = an_effect(session_id=session.id)
    salvaged = Salvaged(
        (
            KindSalvaged(Patient, read=(_ANN,)),
            KindSalvaged(TreatmentSession, read=(session,)),
            KindSalvaged(SideEffect, read=(effect,)),
        ),
        (_made(put(session), put(effect)),),
    )
    found = recovery(salvaged, NOW)
    kept = found.records[session.id]
    assert isinstance(kept, TreatmentSession)
    assert (kept.course_id, kept.practitioner_id) == (None, None)
    assert found.records[effect.id] == effect
    assert _kind(found, TreatmentSession).still_named == 1
    assert _states(salvaged.made, found.edits)[session.id] == kept


def test_a_person_who_is_lost_gets_a_place_for_what_is_theirs() -> None:
    found = recovery(Salvaged((KindSalvaged(Note, read=(_NOTE,)),)), NOW)
    (person,) = found.contents.of(Patient)
    assert (person.patient_id, person.name) == (PATIENT, "")
    assert found.records[_NOTE.id] == _NOTE


def test_an_edit_that_was_undone_says_nothing_of_how_things_are() -> None:
    later = replace(_NOTE, text="taken back")
    made = (_made(put(_NOTE)), _made(Change(_NOTE, later), holds=False))
    salvaged = Salvaged(
        (KindSalvaged(Patient, read=(_ANN,)), KindSalvaged(Note, read=(_NOTE,))), made
    )
    assert recovery(salvaged, NOW + timedelta(days=1)).edits == ()


def test_the_history_tells_of_an_entry_also_where_only_an_undone_change_of_it_is_left() -> None:
    first = replace(_NOTE, text="before a change that was undone")
    undone = _made(put(replace(first, text="undone"), first), holds=False)
    salvaged = Salvaged(
        (KindSalvaged(Patient, read=(_ANN,)), KindSalvaged(Note, read=(_NOTE,))),
        (_made(put(_ANN)), undone),
        steps_lost=1,
    )
    found = recovery(salvaged, NOW)
    told = [("done" if each.holds else "undone", each.edit.changes) for each in salvaged.made]
    told += [("done", edit.changes) for edit in found.edits]
    assert latest_states(told)[Note, _NOTE.id] == _NOTE
