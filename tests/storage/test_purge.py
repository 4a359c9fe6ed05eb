"""What was removed 30 days ago is gone from every byte, and the rest is as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acutrack.casebook.casebook import KEPT_AFTER_REMOVAL, Casebook, put, remove
from acutrack.casebook.contents import KINDS
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.people import start_own_record
from acutrack.casebook.edits.sessions import remove_course, remove_session
from acutrack.casebook.edits.treatments import note_treatment, remove_treatment
from acutrack.casebook.window_drafts import ASIDE
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, Record
from acutrack.domain.session import TreatmentSession
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.key import new_key
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import (
    NOW,
    PATIENT,
    a_course,
    a_note,
    a_patient,
    a_practitioner,
    a_session,
    a_treatment,
    an_effect,
    one_of_each,
)
from tests.storage.conftest import adding

CANARY = "zq7 canary in a coal mine"
LATER = KEPT_AFTER_REMOVAL + timedelta(days=1)


class Diary:
    """A casebook in a file with a clock that is set by hand."""

    def __init__(self, opened: OpenCasebook) -> None:
        self.now: datetime = NOW
        self.opened = opened
        self.casebook = Casebook(opened.store, lambda: self.now)
        self.casebook.record(start_own_record(a_patient()))

    def do(self, *edits: Edit) -> None:
        for edit in edits:
            self.now += timedelta(minutes=1)
            self.casebook.record(edit)

    def removing(self, *records: Record) -> Edit:
        return Edit(say("Remove"), PATIENT, tuple(remove(record) for record in records))

    def wait(self, time: timedelta = LATER) -> None:
        self.now += time

    def everything(self) -> dict[type[Record], tuple[Record, ...]]:
        return {kind: self.casebook.load(kind, PATIENT) for kind in KINDS}

    def bytes(self) -> bytes:
        """Every byte in the folder: the file, its log, and whatever else lies there."""
        return b"".join(path.read_bytes() for path in self.opened.path.parent.iterdir())


@pytest.fixture
def diary(book: OpenCasebook) -> Diary:
    return Diary(book)


def _marked(record: Record) -> Record:
    """The same with the canary in every field that takes words."""
    free = {"note", "text", "site", "name", "rationale", "advice_given", "headline", "complaint"}
    names = {field.name for field in fields(record)} & free
    return replace(record, **dict.fromkeys(names, CANARY))  # type: ignore[arg-type]


def test_nothing_is_left_of_what_was_removed_in_any_byte(diary: Diary) -> None:
    kept = a_note("this one stays")
    marked = tuple(_marked(record) for record in one_of_each() if not isinstance(record, Patient))
    diary.do(adding(kept, *marked))
    diary.do(diary.removing(*marked))
    assert CANARY.encode() in diary.bytes()
    diary.wait()
    assert diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()
    assert diary.casebook.load(Note, PATIENT) == (kept,)
    assert findings(diary.opened.path) == ()


def test_long_words_that_fill_pages_of_their_own_leave_nothing_either(diary: Diary) -> None:
    notes = tuple(a_note(f"{CANARY} {number} " * 60) for number in range(40))
    diary.do(adding(*notes))
    for number in range(20):
        changed = replace(notes[number], text=f"{CANARY} changed " * 50)
        diary.do(Edit(say("Change"), PATIENT, (put(changed, notes[number]),)))
        diary.do(diary.removing(changed))
    diary.do(diary.removing(*notes[20:]))
    diary.wait()
    assert diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()


def test_it_stays_for_30_days(diary: Diary) -> None:
    note = a_note(CANARY)
    diary.do(adding(note))
    diary.wait(timedelta(days=400))
    diary.do(diary.removing(note))
    diary.wait(KEPT_AFTER_REMOVAL - timedelta(minutes=1))
    assert not diary.casebook.let_go()
    assert [record for _, record in diary.casebook.recently_removed(PATIENT)] == [note]
    diary.wait(timedelta(days=1))
    assert diary.casebook.recently_removed(PATIENT) == ()
    assert diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()


def test_what_was_put_back_stays_with_all_its_versions(diary: Diary) -> None:
    note = a_note("one")
    changed = replace(note, text="two")
    diary.do(adding(note), Edit(say("Change"), PATIENT, (put(changed, note),)))
    diary.do(diary.removing(changed))
    diary.do(Edit(say("Put back"), PATIENT, (put(changed),)))
    before = diary.casebook.versions(note)
    diary.wait()
    assert not diary.casebook.let_go()
    assert diary.casebook.versions(note) == before
    while diary.casebook.undo(PATIENT):
        pass
    assert diary.casebook.load(Note, PATIENT) == ()


def test_a_removal_that_was_brought_back_a_moment_ago_counts_from_then(diary: Diary) -> None:
    note = a_note("one")
    diary.do(adding(note), diary.removing(note))
    diary.casebook.undo(PATIENT)
    diary.wait()
    diary.casebook.redo(PATIENT)
    assert not diary.casebook.let_go()
    assert [record for _, record in diary.casebook.recently_removed(PATIENT)] == [note]


def test_what_was_undone_long_ago_is_gone_and_redo_ends_there(diary: Diary) -> None:
    diary.do(adding(a_note("stays")), adding(a_note("undone lately")), adding(a_note(CANARY)))
    diary.casebook.undo(PATIENT)
    diary.wait()
    diary.casebook.undo(PATIENT)
    assert diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()
    assert diary.casebook.redo(PATIENT) is not None
    assert diary.casebook.redo(PATIENT) is None
    left = {note.text for note in diary.casebook.load(Note, PATIENT)}
    assert left == {"stays", "undone lately"}


def test_what_was_undone_and_written_over_is_gone(diary: Diary) -> None:
    note = a_note("one")
    diary.do(adding(note))
    diary.do(Edit(say("Change"), PATIENT, (put(replace(note, text=CANARY), note),)))
    diary.casebook.undo(PATIENT)
    diary.do(adding(a_note("two")))
    diary.wait()
    assert diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()
    assert [each.record for each in diary.casebook.versions(note)] == [note]


def test_undo_never_asks_for_a_record_that_is_gone(diary: Diary) -> None:
    """A session in a course: the course is removed, and the session stays without it."""
    course = a_course(name=CANARY)
    session = a_session(course_id=course.id)
    diary.do(adding(course), adding(session))
    diary.do(remove_course(course, (session,)))
    free = replace(session, course_id=None)
    diary.do(Edit(say("Change"), PATIENT, (put(replace(free, note="calm"), free),)))
    diary.wait()
    assert diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()
    assert diary.casebook.undo(PATIENT) is not None
    assert diary.casebook.load(TreatmentSession, PATIENT) == (free,)
    while diary.casebook.undo(PATIENT):
        assert diary.casebook.load(Course, PATIENT) == ()
    assert diary.everything()[TreatmentSession] == ()
    while diary.casebook.redo(PATIENT):
        pass
    assert diary.casebook.load(TreatmentSession, PATIENT) == (replace(free, note="calm"),)
    assert findings(diary.opened.path) == ()


def test_the_name_of_an_edit_does_not_tell_what_is_gone(diary: Diary) -> None:
    """The practitioner who was noted with a session stays; the day of the session does not."""
    practitioner = a_practitioner()
    session = a_session(practitioner_id=practitioner.id)
    name = say("Log the session of {day}", day=session.day)
    diary.do(Edit(name, PATIENT, (put(practitioner), put(session))))
    diary.do(remove_session(session, ()))
    treatment = a_treatment(CANARY)
    diary.do(note_treatment(treatment, diary.now), remove_treatment(treatment))
    put_back = say("Put back: {what}", what=say("Treatment {name}", name=CANARY))
    stays = a_note("stays")
    diary.do(Edit(put_back, PATIENT, (put(treatment), put(stays))))
    diary.do(diary.removing(treatment))
    diary.wait()
    assert diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()
    assert session.day.isoformat().encode() not in _history(diary)
    assert diary.casebook.undo_name(PATIENT) == say("Earlier change")
    while diary.casebook.undo(PATIENT):
        pass
    assert diary.casebook.practitioners() == ()


def _history(diary: Diary) -> bytes:
    connection = sqlite3.connect(diary.opened.path)
    rows = connection.execute("SELECT name FROM edit").fetchall()
    connection.close()
    return repr(rows).encode()


def test_what_was_typed_about_it_goes_too_and_other_drafts_stay(diary: Diary) -> None:
    session = a_session()
    diary.do(adding(session), diary.removing(session))
    about = Draft(f"session:{session.id}", PATIENT, {"note": CANARY}, "note", NOW)
    new = Draft("session", PATIENT, {"note": "half a sentence"}, "note", NOW)
    aside = replace(about, form=f"{about.form}{ASIDE}1")
    for draft in (about, aside, new):
        diary.opened.drafts.keep(draft)
    diary.wait()
    assert diary.casebook.let_go()
    assert diary.opened.drafts.all_of(PATIENT) == (new,)
    assert CANARY.encode() not in diary.bytes()


def test_it_is_looked_for_at_most_once_a_day(diary: Diary) -> None:
    note = a_note("one")
    assert not diary.casebook.let_go()
    diary.do(adding(note), diary.removing(note))
    diary.wait()
    assert diary.casebook.let_go()
    again = a_note(CANARY)
    diary.now -= LATER
    diary.do(adding(again), diary.removing(again))
    diary.now += LATER
    assert not diary.casebook.let_go()
    diary.wait(timedelta(days=1))
    assert diary.casebook.let_go()


def test_a_clock_that_was_wrong_once_does_not_keep_it_for_ever(diary: Diary) -> None:
    diary.now = NOW.replace(year=2090)
    assert not diary.casebook.let_go()
    diary.now = NOW
    note = a_note("one")
    diary.do(adding(note), diary.removing(note))
    diary.wait()
    assert diary.casebook.let_go()


def test_a_window_that_is_reading_delays_the_last_step_only(diary: Diary) -> None:
    note = a_note(CANARY)
    diary.do(adding(a_note("stays")), adding(note), diary.removing(note))
    diary.wait()
    other = sqlite3.connect(diary.opened.path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM note").fetchone()
    diary.opened.store._connections._writer.execute(  # type: ignore[attr-defined]
        "PRAGMA busy_timeout=20"
    )
    assert diary.casebook.let_go()
    other.execute("ROLLBACK")
    other.close()
    assert CANARY.encode() in diary.bytes()
    assert not diary.casebook.let_go()
    assert CANARY.encode() not in diary.bytes()


def test_another_window_does_not_bring_back_what_it_remembers(diary: Diary, file: Path) -> None:
    course = a_course()
    session = a_session(course_id=course.id)
    diary.do(adding(course, session))
    diary.do(remove_course(course, (session,)))
    diary.wait()
    with open_casebook(file) as opened:
        other = Casebook(opened.store, lambda: diary.now)
        assert other.undo_name(PATIENT) is not None
        assert diary.casebook.let_go()
        while other.undo(PATIENT):
            assert other.load(Course, PATIENT) == ()


def test_a_record_that_can_only_be_looked_at_is_left_alone(
    diary: Diary, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = a_note("one")
    diary.do(adding(note), diary.removing(note))
    diary.wait()
    diary.opened.close()
    monkeypatch.setattr("acutrack.storage.connection._may_write", lambda _: False)
    with open_casebook(file) as opened:
        assert not Casebook(opened.store, lambda: diary.now).let_go()


# ---- whatever was done in whatever order ---------------------------------------------------------


class Walk:
    """Random deeds in Ann's room, each written with a word of its own that bytes are searched for.

    `words` are of records, by id; a record that was purged leaves none of its words behind.
    """

    def __init__(self, diary: Diary) -> None:
        self.diary = diary
        self.words: dict[str, list[str]] = {}
        self.count = 0

    def word(self, key: str) -> str:
        self.count += 1
        made = f"w{self.count:04d}x{key[:6]}"
        self.words.setdefault(key, []).append(made)
        return made

    def there(self, kind: type[Any]) -> tuple[Any, ...]:
        return self.diary.casebook.load(kind, PATIENT)

    def add_course(self) -> None:
        course = a_course()
        self.diary.do(adding(replace(course, name=self.word(course.id))))

    def add_session(self) -> None:
        session = a_session()
        courses = self.there(Course)
        self.diary.do(
            adding(
                replace(
                    session,
                    note=self.word(session.id),
                    course_id=courses[-1].id if courses else None,
                )
            )
        )

    def add_effect(self) -> None:
        sessions = self.there(TreatmentSession)
        effect = an_effect(session_id=sessions[-1].id if sessions else None)
        self.diary.do(adding(replace(effect, note=self.word(effect.id))))

    def change_session(self) -> None:
        for session in self.there(TreatmentSession)[-1:]:
            changed = replace(session, note=self.word(session.id))
            self.diary.do(Edit(say("Change"), PATIENT, (put(changed, session),)))

    def remove_session(self) -> None:
        from acutrack.domain.side_effect import SideEffect

        for session in self.there(TreatmentSession)[:1]:
            self.diary.do(remove_session(session, self.there(SideEffect)))

    def remove_course(self) -> None:
        for course in self.there(Course)[:1]:
            self.diary.do(remove_course(course, self.there(TreatmentSession)))

    def put_back(self) -> None:
        for _, record in self.diary.casebook.recently_removed(PATIENT)[:1]:
            if isinstance(record, Course):
                self.diary.do(Edit(say("Put back"), PATIENT, (put(record),)))

    def undo(self) -> None:
        self.diary.now += timedelta(minutes=1)
        self.diary.casebook.undo(PATIENT)

    def redo(self) -> None:
        self.diary.now += timedelta(minutes=1)
        self.diary.casebook.redo(PATIENT)

    def wait(self) -> None:
        self.diary.wait(timedelta(days=17))

    def let_go(self) -> None:
        before = self.diary.everything()
        self.diary.casebook.let_go()
        assert self.diary.everything() == before


DEEDS: tuple[Callable[[Walk], None], ...] = (
    Walk.add_course,
    Walk.add_session,
    Walk.add_effect,
    Walk.change_session,
    Walk.remove_session,
    Walk.remove_course,
    Walk.put_back,
    Walk.undo,
    Walk.redo,
    Walk.wait,
    Walk.let_go,
)


@settings(max_examples=40, deadline=None)
@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=40))
def test_whatever_was_done_the_rest_is_as_it_was_and_can_be_undone(
    deeds: list[Callable[[Walk], None]],
) -> None:
    with TemporaryDirectory() as folder, open_casebook(Path(folder) / "c.acutrack") as opened:
        diary = Diary(opened)
        walk = Walk(diary)
        for deed in deeds:
            deed(walk)
        diary.wait(timedelta(days=32))
        before = diary.everything()
        diary.casebook.let_go()
        assert diary.everything() == before
        _holds_only_what_is_there(walk, before)
        _can_be_undone_and_redone(diary, before)
        assert findings(opened.path) == ()


def _holds_only_what_is_there(walk: Walk, there: dict[type[Record], tuple[Record, ...]]) -> None:
    content = walk.diary.bytes()
    kept = {record.id for records in there.values() for record in records}
    for key, words in walk.words.items():
        if key not in kept:
            assert key.encode() not in content
            assert not [word for word in words if word.encode() in content]


def _can_be_undone_and_redone(diary: Diary, before: dict[type[Record], tuple[Record, ...]]) -> None:
    while diary.casebook.undo(PATIENT):
        pass
    left = diary.everything()
    assert [kind for kind in KINDS if left[kind]] == [Patient]
    while diary.casebook.redo(PATIENT):
        pass
    assert diary.everything() == before


def test_a_locked_casebook_lets_go_as_well_and_opens_with_its_key(file: Path) -> None:
    key = new_key()
    with open_casebook(file, key) as opened:
        diary = Diary(opened)
        stays = a_note("stays")
        gone = tuple(a_note(f"{CANARY} {number} " * 60) for number in range(40))
        diary.do(adding(stays, *gone), diary.removing(*gone))
        diary.wait()
        assert diary.casebook.let_go()
        now = diary.now
    with open_casebook(file, key) as opened:
        casebook = Casebook(opened.store, lambda: now)
        assert casebook.load(Note, PATIENT) == (stays,)
        assert casebook.versions(gone[0]) == ()
        assert casebook.undo(PATIENT) is not None
