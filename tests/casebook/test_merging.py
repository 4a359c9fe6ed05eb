"""Two casebooks that went separate ways are brought together again, on real files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acutrack.casebook.casebook import KEPT_AFTER_REMOVAL, Casebook, put, remove
from acutrack.casebook.contents import KINDS, Contents, contents_of
from acutrack.casebook.edits.sessions import log_session, remove_session
from acutrack.casebook.merging import REFERENCES, KindMerge, Merge, merge
from acutrack.casebook.record_past import Past
from acutrack.casebook.store import Store
from acutrack.domain.course import Course
from acutrack.domain.errors import StaleEdit
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Edit, PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from tests.builders import (
    NOW,
    OTHER_PATIENT,
    PATIENT,
    a_course,
    a_note,
    a_patient,
    a_practitioner,
    a_session,
    an_effect,
)
from tests.casebook.conftest import Clock

MINUTE = timedelta(minutes=1)


@dataclass
class Copy:
    """One of the two copies of a casebook, open, with the clock of its computer."""

    path: Path
    store: Store
    casebook: Casebook
    clock: Clock

    def contents(self) -> Contents:
        return contents_of(self.store)

    def do(self, *changes: tuple[Record | None, Record | None], room: PatientId = PATIENT) -> None:
        self.clock.go_on(MINUTE)
        made = tuple(
            put(after, before) if after is not None else remove(before)  # type: ignore[arg-type]
            for before, after in changes
        )
        self.casebook.record(Edit(say("Deed"), room, made))

    def merged_with(self, other: Copy, *, removals_too: bool = False) -> Merge:
        return merge(
            self.contents(),
            other.contents(),
            self.store.edits_made(),
            other.store.edits_made(),
            gone=(self.store.let_go_of(), other.store.let_go_of()),
            removals_too=removals_too,
        )

    def take_in(self, other: Copy, *, removals_too: bool = False) -> Merge:
        merged = self.merged_with(other, removals_too=removals_too)
        self.clock.go_on(MINUTE)
        self.casebook.record_all(merged.edits)
        return merged


@contextmanager
def opened(path: Path, clock: Clock) -> Iterator[Copy]:
    with open_casebook(path) as file:
        yield Copy(path, file.store, Casebook(file.store, clock), clock)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with a person in it, to be copied."""
    path = tmp_path_factory.mktemp("begun") / "casebook.acutrack"
    with opened(path, Clock()) as copy:
        copy.do((None, a_patient()), room=EVERYONE)
    return path


@contextmanager
def two_copies(begun: Path, folder: Path) -> Iterator[tuple[Copy, Copy]]:
    """The same casebook on two computers; a deed on either moves both clocks on."""
    clock = Clock(NOW + timedelta(hours=1))
    for name in ("here", "there"):
        shutil.copyfile(begun, folder / name)
    with opened(folder / "here", clock) as here, opened(folder / "there", clock) as there:
        yield here, there


@pytest.fixture
def copies(begun: Path, tmp_path: Path) -> Iterator[tuple[Copy, Copy]]:
    with two_copies(begun, tmp_path) as made:
        yield made


def both_do(copies: tuple[Copy, Copy], *changes: tuple[Record | None, Record | None]) -> None:
    """Before they went separate ways: the same edit in both histories."""
    here, there = copies
    edit = Edit(say("Deed"), PATIENT, tuple(put(a, b) if a else remove(b) for b, a in changes))  # type: ignore[arg-type]
    here.clock.go_on(MINUTE)
    for each in copies:
        each.casebook.record(edit)
    assert here.contents() == there.contents()


def let_go(copy: Copy) -> None:
    """A day after the 30 days are over."""
    copy.clock.go_on(KEPT_AFTER_REMOVAL + timedelta(days=1))
    assert copy.casebook.let_go()


def of(kind: type[Record], merged: Merge) -> KindMerge:
    return next(each for each in merged.kinds if each.kind is kind)


class TestOfOneEntry:
    def test_what_only_the_other_has_comes_in(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        note = a_note()
        there.do((None, note))

        merged = here.take_in(there)

        assert of(Note, merged).comes_in == (note,)
        assert here.casebook.load(Note, PATIENT) == (note,)
        assert merged.changes_entries

    def test_what_was_removed_here_stays_away(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        here.do((note, None))

        merged = here.take_in(there)

        assert of(Note, merged).removed_here == (note,)
        assert merged.edits == ()
        assert here.casebook.load(Note, PATIENT) == ()

    def test_what_was_undone_here_stays_away(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        both_do(copies, (None, a_note()))
        here.casebook.undo(PATIENT)
        assert here.take_in(there).edits == ()

    def test_what_was_brought_back_there_comes_in(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        for each in copies:
            each.casebook.undo(PATIENT)
        there.clock.go_on(MINUTE)
        there.casebook.redo(PATIENT)

        here.take_in(there)

        assert here.casebook.load(Note, PATIENT) == (note,)

    def test_what_was_removed_here_and_changed_there_later_comes_back(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        here.do((note, None))
        later = replace(note, text="Slept in bed.")
        there.do((note, later))

        here.take_in(there)

        assert here.casebook.load(Note, PATIENT) == (later,)

    def test_a_change_there_before_the_removal_here_is_kept_among_the_earlier_versions(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        changed = replace(note, text="Slept in bed.")
        there.do((note, changed))
        here.do((note, None))

        here.take_in(there)

        assert here.casebook.load(Note, PATIENT) == ()
        assert changed in Past(here.store.edits_made(), {note.id}).of(note.id, None).states

    def test_of_two_changes_the_later_counts_and_the_other_is_an_earlier_version(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        earlier, later = replace(note, text="Earlier"), replace(note, text="Later")
        here.do((note, earlier))
        there.do((note, later))

        back, forth = there.merged_with(here), here.merged_with(there)
        assert of(Note, forth).changed == ((earlier, later),)
        assert of(Note, back).kept == ((later, earlier),)
        assert not back.changes_entries
        here.casebook.record_all(forth.edits)
        there.casebook.record_all(back.edits)
        for copy in copies:
            assert copy.casebook.load(Note, PATIENT) == (later,)
            known = Past(copy.store.edits_made(), {note.id}).of(note.id, later).states
            assert {earlier, later, note} <= known

    def test_who_saw_the_others_form_and_went_on_counts_whatever_the_clocks_say(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        there.clock.go_on(timedelta(days=-400))
        changed = replace(note, text="By a computer whose clock is a year behind")
        there.do((note, changed))

        here.take_in(there)

        assert here.casebook.load(Note, PATIENT) == (changed,)

    def test_what_was_removed_there_is_only_offered(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        there.do((note, None))

        merged = here.take_in(there)
        assert of(Note, merged).removed_there == (note,)
        assert merged.removals_offered == 1
        assert not merged.edits
        assert here.casebook.load(Note, PATIENT) == (note,)

        here.take_in(there, removals_too=True)
        assert here.casebook.load(Note, PATIENT) == ()

    def test_what_was_removed_there_and_changed_here_stays(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        there.do((note, None))
        changed = replace(note, text="Slept in bed.")
        here.do((note, changed))

        merged = here.take_in(there, removals_too=True)

        assert of(Note, merged).only_here == (changed,)
        assert here.casebook.load(Note, PATIENT) == (changed,)

    def test_without_a_history_the_time_of_writing_decides(self) -> None:
        note = a_note()
        later = replace(note, text="Later", written_at=NOW + MINUTE)
        old, new = Contents({Note: (note,)}), Contents({Note: (later,)})
        assert of(Note, merge(old, new)).changed == ((note, later),)
        assert of(Note, merge(new, old)).kept == ((later, note),)

    def test_what_a_history_was_cleared_of_does_not_come_back(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        both_do(copies, (None, a_note()))
        made = here.store.edits_made()
        cleared = [replace(each, edit=replace(each.edit, changes=())) for each in made]
        merged = merge(Contents({}), there.contents(), cleared, there.store.edits_made())
        assert of(Note, merged).comes_in == ()

    def test_what_was_let_go_of_for_good_here_stays_away(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        here.do((note, None))
        let_go(here)
        assert here.store.let_go_of().when(note.id) is not None
        merged = here.merged_with(there)
        assert of(Note, merged).removed_here == (note,)
        assert not merged.edits

    def test_what_was_let_go_of_for_good_here_and_changed_there_since_comes_back(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        note = a_note()
        changed = replace(note, text="Changed")
        both_do(copies, (None, note))
        here.do((note, None))
        let_go(here)
        there.do((note, changed))
        assert of(Note, here.merged_with(there)).comes_in == (changed,)

    def test_what_was_let_go_of_for_good_there_is_only_offered_for_removal(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        note = a_note()
        both_do(copies, (None, note))
        there.do((note, None))
        let_go(there)
        assert of(Note, here.merged_with(there)).removed_there == (note,)
        assert here.merged_with(there).edits == ()
        here.take_in(there, removals_too=True)
        assert here.casebook.load(Note, PATIENT) == ()


class TestReferences:
    def test_a_session_comes_with_its_side_effects_practitioner_and_course(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        practitioner = a_practitioner()
        course = a_course(practitioner_id=practitioner.id)
        session = a_session(course_id=course.id, practitioner_id=practitioner.id)
        effect = an_effect(session_id=session.id)
        there.do((None, practitioner), room=EVERYONE)
        there.do((None, course))
        there.casebook.record(log_session(session, there.clock(), effects=[effect]))

        merged = here.take_in(there)

        (edit,) = merged.edits
        assert edit.patient_id == PATIENT
        kinds = [type(change.record) for change in edit.changes]
        assert kinds == [Practitioner, Course, TreatmentSession, SideEffect]
        assert here.contents() == there.contents()

    def test_a_removed_session_comes_back_with_a_side_effect_noted_for_it_since(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        session = a_session()
        both_do(copies, (None, session))
        there.do((None, an_effect(session_id=session.id)))
        here.casebook.record(remove_session(session, ()))

        here.take_in(there)

        assert here.casebook.load(TreatmentSession, PATIENT) == (session,)
        assert len(here.casebook.load(SideEffect, PATIENT)) == 1

    def test_a_session_removed_there_is_not_offered_while_something_here_names_it(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        session = a_session()
        both_do(copies, (None, session))
        there.casebook.record(remove_session(session, ()))
        here.do((None, an_effect(session_id=session.id)))

        merged = here.take_in(there, removals_too=True)

        assert of(TreatmentSession, merged).only_here == (session,)
        assert here.casebook.load(TreatmentSession, PATIENT) == (session,)

    def test_every_field_that_names_a_record_is_followed(self) -> None:
        # A warning card stays on record though the side effect that led to it is removed, and a
        # signed note whatever becomes of what it names.
        loose = {"side_effect_id", "about_session", "amends"}
        naming = {
            field.name
            for kind in KINDS
            for field in fields(kind)
            if field.name != "id" and "RecordId" in str(get_type_hints(kind)[field.name])
        }
        assert naming - loose == set(REFERENCES)


class TestSeveralPeople:
    def test_each_room_gets_an_edit_of_its_own_and_the_common_one_goes_first(
        self, copies: tuple[Copy, Copy]
    ) -> None:
        here, there = copies
        bo = a_patient(patient_id=OTHER_PATIENT, name="Bo Muster")
        practitioner = a_practitioner()
        there.do((None, bo), (None, practitioner), room=EVERYONE)
        there.do((None, a_note()))
        there.do((None, a_note(patient_id=OTHER_PATIENT)), room=OTHER_PATIENT)

        merged = here.take_in(there)

        rooms = [edit.patient_id for edit in merged.edits]
        assert rooms[0] == EVERYONE
        assert sorted(rooms[1:]) == sorted([PATIENT, OTHER_PATIENT])
        assert here.contents() == there.contents()
        here.casebook.undo(OTHER_PATIENT)
        assert here.casebook.load(Note, OTHER_PATIENT) == ()
        assert len(here.casebook.load(Note, PATIENT)) == 1
        assert here.casebook.load(Patient, OTHER_PATIENT) == (bo,)

    def test_all_edits_are_made_or_none(self, copies: tuple[Copy, Copy]) -> None:
        here, there = copies
        there.do((None, a_patient(patient_id=OTHER_PATIENT, name="Bo Muster")), room=EVERYONE)
        note = a_note()
        there.do((None, note))
        edits = here.merged_with(there).edits
        here.do((None, replace(note, text="Another window was first")))
        before = here.contents()

        with pytest.raises(StaleEdit):
            here.casebook.record_all(edits)

        assert here.contents() == before


# Any two histories ---------------------------------------------------------------------------

_DEEDS = st.sampled_from(["note", "session", "effect", "change", "remove", "undo", "redo"])
_HISTORY = st.lists(st.tuples(_DEEDS, st.integers(0, 3)), max_size=9)


def _live(copy: Copy, history: list[tuple[str, int]]) -> None:
    """Do what somebody might do, one thing a minute."""
    for deed, number in history:
        notes = copy.casebook.load(Note, PATIENT)
        sessions = copy.casebook.load(TreatmentSession, PATIENT)
        effects = copy.casebook.load(SideEffect, PATIENT)
        found: list[Note | TreatmentSession | SideEffect] = [*notes, *sessions, *effects]
        copy.clock.go_on(MINUTE)
        if deed == "undo":
            copy.casebook.undo(PATIENT)
        elif deed == "redo":
            copy.casebook.redo(PATIENT)
        elif deed in ("change", "remove"):
            for chosen in found[number : number + 1]:
                _alter(copy, deed, chosen)
        else:
            named = sessions[number % len(sessions)].id if sessions else None
            made = {
                "note": a_note(f"Note {number}"),
                "session": a_session(note=str(number)),
                "effect": an_effect(session_id=named),
            }
            copy.do((None, made[deed]))


def _alter(copy: Copy, deed: str, chosen: Note | TreatmentSession | SideEffect) -> None:
    if deed == "remove" and isinstance(chosen, TreatmentSession):
        copy.casebook.record(remove_session(chosen, copy.casebook.load(SideEffect, PATIENT)))
    elif deed == "remove":
        copy.do((chosen, None))
    elif isinstance(chosen, Note):
        copy.do((chosen, replace(chosen, text=f"Changed at {copy.clock()}")))
    else:
        copy.do((chosen, replace(chosen, note=f"Changed at {copy.clock()}")))


@contextmanager
def lived(
    begun: Path,
    folder: Path,
    common: list[tuple[str, int]],
    here: list[tuple[str, int]],
    there: list[tuple[str, int]],
) -> Iterator[tuple[Copy, Copy]]:
    """Two casebooks with a common past."""
    for old in folder.iterdir():
        old.unlink()
    shutil.copyfile(begun, folder / "common")
    with opened(folder / "common", Clock(NOW + timedelta(minutes=10))) as copy:
        _live(copy, common)
    with two_copies(folder / "common", folder) as copies:
        for copy, history in zip(copies, (here, there), strict=True):
            _live(copy, history)
        yield copies


def keys(contents: Contents) -> dict[RecordId, Record]:
    return {record.id: record for kind in KINDS for record in contents.of(kind)}


any_two = given(common=_HISTORY, here=_HISTORY, there=_HISTORY)
at_leisure = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@any_two
@at_leisure
def test_nothing_is_lost_that_nobody_removed(
    begun: Path,
    tmp_path: Path,
    common: list[tuple[str, int]],
    here: list[tuple[str, int]],
    there: list[tuple[str, int]],
) -> None:
    with lived(begun, tmp_path, common, here, there) as (ours, theirs):
        before, other = keys(ours.contents()), keys(theirs.contents())
        pasts = [Past(each.store.edits_made(), {*before, *other}) for each in (ours, theirs)]
        ours.take_in(theirs, removals_too=True)
        after = keys(ours.contents())

        for key in before.keys() | other.keys():
            removed = any(past.of(key, None).was_removed for past in pasts)
            assert key in after or removed
        whole = Past(ours.store.edits_made(), after)
        for key, record in after.items():
            states = whole.of(key, record).states
            assert {one[key] for one in (before, other) if key in one} <= states
    assert findings(ours.path) == ()


@any_two
@at_leisure
def test_merging_again_or_with_itself_changes_nothing(
    begun: Path,
    tmp_path: Path,
    common: list[tuple[str, int]],
    here: list[tuple[str, int]],
    there: list[tuple[str, int]],
) -> None:
    with lived(begun, tmp_path, common, here, there) as (ours, theirs):
        assert ours.merged_with(ours, removals_too=True).edits == ()
        ours.take_in(theirs, removals_too=True)
        assert ours.merged_with(theirs, removals_too=True).edits == ()


@any_two
@at_leisure
def test_undo_takes_a_merge_back_whole(
    begun: Path,
    tmp_path: Path,
    common: list[tuple[str, int]],
    here: list[tuple[str, int]],
    there: list[tuple[str, int]],
) -> None:
    with lived(begun, tmp_path, common, here, there) as (ours, theirs):
        before = ours.contents()
        merged = ours.take_in(theirs, removals_too=True)
        for edit in reversed(merged.edits):
            assert ours.casebook.undo(edit.patient_id) == edit
        assert ours.contents() == before


@any_two
@at_leisure
def test_it_comes_to_the_same_whoever_takes_in_whom(
    begun: Path,
    tmp_path: Path,
    common: list[tuple[str, int]],
    here: list[tuple[str, int]],
    there: list[tuple[str, int]],
) -> None:
    with lived(begun, tmp_path, common, here, there) as (ours, theirs):
        forth = ours.merged_with(theirs, removals_too=True)
        back = theirs.merged_with(ours, removals_too=True)
        ours.casebook.record_all(forth.edits)
        theirs.casebook.record_all(back.edits)
        assert keys(ours.contents()) == keys(theirs.contents())
