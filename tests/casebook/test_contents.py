from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from acutrack.casebook.casebook import put
from acutrack.casebook.contents import KINDS, Contents, KindDifference, compare, contents_of
from acutrack.casebook.store import Step
from acutrack.domain.message import say
from acutrack.domain.note import Appointment, Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, Record, RecordId
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.table_names import TABLE_NAMED
from tests.builders import (
    NOW,
    PATIENT,
    a_note,
    a_patient,
    a_score,
    a_session,
    an_appointment,
    day,
    one_of_each,
)


def holding(*records: Record) -> Contents:
    kinds = {type(record) for record in records}
    return Contents({kind: tuple(r for r in records if type(r) is kind) for kind in kinds})


def only(found: tuple[KindDifference, ...], kind: type[Record]) -> KindDifference:
    (difference,) = [one for one in found if one.kind is kind]
    return difference


def test_every_kind_that_a_casebook_can_hold_is_read_and_compared() -> None:
    assert set(KINDS) == set(TABLE_NAMED)
    assert len(KINDS) == len(set(KINDS))


def test_everything_in_a_real_casebook_is_read(tmp_path: Path) -> None:
    records = one_of_each()
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        edit = Edit(say("Add"), PATIENT, tuple(put(record) for record in records))
        opened.store.apply(edit, Step.RECORD, NOW)
        found = contents_of(opened.store)

    read = [record for kind in KINDS for record in found.of(kind)]
    assert sorted(read, key=lambda record: record.id) == sorted(records, key=lambda r: r.id)
    assert sum(found.counts().values()) == len(records)


def test_counts_name_only_what_is_there_people_first() -> None:
    found = holding(a_note(), a_score(3), a_score(4), a_patient()).counts()
    assert list(found.items()) == [(Patient, 1), (PainScore, 2), (Note, 1)]


def test_the_days_run_from_the_first_to_the_last_entry_and_leave_out_what_lies_ahead() -> None:
    found = holding(
        a_score(3, day=day(-40)), a_session(day=day(-2)), an_appointment(day=day(9)), a_patient()
    )
    assert found.days() == (day(-40), day(-2))
    assert holding(a_patient(), an_appointment()).days() is None


def test_what_is_only_here_only_there_different_and_the_same() -> None:
    kept, changed, ours, theirs = (a_score(value) for value in (1, 2, 3, 4))
    corrected = replace(changed, value=9.0)
    found = compare(holding(kept, changed, ours), holding(theirs, corrected, kept))

    difference = only(found, PainScore)
    assert difference.records_only_here == (ours,)
    assert difference.records_only_there == (theirs,)
    assert difference.pairs == ((changed, corrected),)
    assert (difference.only_here, difference.only_there) == (1, 1)
    assert (difference.differing, difference.same) == (1, 1)
    assert difference.differs


def test_a_kind_that_only_one_of_them_has_is_compared_and_one_that_neither_has_is_left_out() -> (
    None
):
    found = compare(holding(a_note()), holding(an_appointment()))
    assert [one.kind for one in found] == [Note, Appointment]
    assert (only(found, Note).only_here, only(found, Appointment).only_there) == (1, 1)


def test_one_kind_never_hides_what_another_holds_under_the_same_id() -> None:
    key = RecordId("one")
    found = compare(holding(a_note(id=key)), holding(a_score(5, id=key)))
    assert [(one.kind, one.only_here, one.only_there) for one in found] == [
        (PainScore, 0, 1),
        (Note, 1, 0),
    ]


_scores = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3)).map(
    lambda found: holding(*(a_score(value, id=RecordId(key)) for key, value in found.items()))
)


@given(_scores, _scores)
def test_every_entry_is_counted_once_and_seen_from_the_other_side_it_is_the_mirror(
    here: Contents, there: Contents
) -> None:
    for one, mirrored in zip(compare(here, there), compare(there, here), strict=True):
        assert one.only_here + one.differing + one.same == len(here.of(PainScore))
        assert one.only_there + one.differing + one.same == len(there.of(PainScore))
        assert set(one.records_only_here) == set(mirrored.records_only_there)
        assert {(b, a) for a, b in one.pairs} == set(mirrored.pairs)
        assert one.same == mirrored.same


@given(_scores)
def test_nothing_differs_from_itself(here: Contents) -> None:
    assert not any(one.differs for one in compare(here, here))
