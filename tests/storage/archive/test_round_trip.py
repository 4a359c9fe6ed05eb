"""An archive holds everything that the casebook knows, and gives it back as it was."""

from __future__ import annotations

import io
import json
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from acutrack.casebook.casebook import KEPT_AFTER_REMOVAL, Casebook, put, remove
from acutrack.casebook.contents import KINDS, Contents
from acutrack.casebook.handed_over import LeftOut, put_back_in
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Edit, Record
from acutrack.domain.report_made import Names
from acutrack.storage.archive.filling import fill
from acutrack.storage.archive.reading import reading
from acutrack.storage.archive.writing import write_excerpt
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.other_copy import whole_of
from acutrack.storage.table_names import TABLE_NAMED
from tests.builders import (
    NOW,
    OTHER_PATIENT,
    PATIENT,
    a_note,
    a_patient,
    a_practitioner,
    a_session,
    an_effect,
)
from tests.casebook.conftest import Clock
from tests.storage.any_record import any_record, records
from tests.storage.archive.conftest import archived, manifest_of, members, read_back
from tests.storage.conftest import adding

_DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "add", "change", "remove", "undo", "redo", "let go"]),
        st.integers(0, 9),
        st.data(),
    ),
    max_size=8,
)


def _live(casebook: Casebook, clock: Clock, deeds: list[tuple[str, int, st.DataObject]]) -> None:
    for deed, number, data in deeds:
        clock.go_on(timedelta(minutes=1))
        there = [each for kind in KINDS for each in casebook.load(kind, PATIENT)]
        chosen = there[number % len(there)]
        try:
            if deed == "add":
                casebook.record(adding(data.draw(any_record().filter(_is_no_person))))
            elif deed == "change":
                other = replace(data.draw(records(type(chosen))), id=chosen.id)
                casebook.record(Edit(say("Deed"), PATIENT, (put(other, chosen),)))
            elif deed == "remove" and _is_no_person(chosen):
                casebook.record(Edit(say("Deed {n}", n=number), PATIENT, (remove(chosen),)))
            elif deed == "undo":
                casebook.undo(PATIENT)
            elif deed == "redo":
                casebook.redo(PATIENT)
            elif deed == "let go":
                clock.go_on(KEPT_AFTER_REMOVAL + timedelta(days=1))
                casebook.let_go()
        except AcuTrackError:
            continue  # what is refused changes nothing


def _is_no_person(record: Record) -> bool:
    return not isinstance(record, Patient)


#: To shrink a failing life takes longer than to read it.
@settings(max_examples=12, phases=(Phase.explicit, Phase.generate))
@given(deeds=_DEEDS)
def test_any_casebook_comes_back_with_its_history(
    deeds: list[tuple[str, int, st.DataObject]],
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as opened:
        book, other = (
            opened.enter_context(open_casebook(Path(folder) / name)) for name in ("one", "two")
        )
        clock = Clock()
        casebook = Casebook(book.store, clock, lambda: "Ann")
        casebook.record(Edit(say("Begin"), EVERYONE, (put(a_patient()),)))
        _live(casebook, clock, deeds)

        assert read_back(archived(book), other) == whole_of(book.store)
        assert other.store.undoable(PATIENT) == book.store.undoable(PATIENT)
        assert other.store.redoable(PATIENT) == book.store.redoable(PATIENT)
        assert archived(other) == archived(book)
        assert findings(Path(folder) / "two") == findings(Path(folder) / "one")


def test_one_of_each_kind_comes_back(full: OpenCasebook, empty: OpenCasebook) -> None:
    found = read_back(archived(full), empty)

    assert found == whole_of(full.store)
    assert set(found.contents.counts()) == set(TABLE_NAMED)


def test_the_manifest_tells_how_many_and_the_sum_of_each_part(full: OpenCasebook) -> None:
    content = archived(full)

    manifest, parts = manifest_of(content), members(content)
    assert (manifest["format"], manifest["format_version"]) == ("acutrack-archive", 1)
    for part in manifest["parts"]:
        assert sha256(parts[part["name"]]).hexdigest() == part["sha256"]
        assert len(parts[part["name"]].splitlines()) == part["count"]
    notes = [json.loads(line) for line in parts["records/note.jsonl"].splitlines()]
    assert [note["text"] for note in notes] == [n.text for n in full.store.load_all(Note)]


class TestOfOnePatient:
    def test_nothing_of_anybody_else_is_in_it(
        self, book: OpenCasebook, casebook: Casebook, empty: OpenCasebook
    ) -> None:
        mine, theirs = a_practitioner(name="Mine"), a_practitioner(name="Theirs")
        other = a_patient(name="Somebody else", patient_id=OTHER_PATIENT, id=OTHER_PATIENT)
        casebook.record(Edit(say("Two"), EVERYONE, (put(a_patient()), put(other))))
        casebook.record(
            Edit(say("Add {who}", who="Theirs"), OTHER_PATIENT, (put(theirs), put(mine)))
        )
        casebook.record(adding(a_session(practitioner_id=mine.id)))
        casebook.record(
            Edit(say("Theirs"), OTHER_PATIENT, (put(a_note("hidden", patient_id=OTHER_PATIENT)),))
        )

        content = archived(book, PATIENT)
        found = read_back(content, empty)

        everything = b"".join(members(content).values()).decode()
        assert not any(
            word in everything
            for word in (f'"{OTHER_PATIENT}"', "hidden", "Theirs", "Somebody else")
        )
        assert found.contents.of(Practitioner) == (mine,)
        assert casebook.load(type(a_session()), PATIENT) == found.contents.of(type(a_session()))

    def test_what_was_removed_and_undone_is_in_it(
        self, book: OpenCasebook, casebook: Casebook, empty: OpenCasebook
    ) -> None:
        gone, undone = a_note("Gone"), a_note("Undone")
        casebook.record(Edit(say("One"), EVERYONE, (put(a_patient()),)))
        casebook.record(adding(gone))
        casebook.record(Edit(say("Remove"), PATIENT, (remove(gone),)))
        casebook.record(adding(undone))
        casebook.undo(PATIENT)

        assert read_back(archived(book, PATIENT), empty) == whole_of(book.store)
        assert empty.store.redoable(PATIENT) == book.store.redoable(PATIENT)


class TestHandedOver:
    def handed_over(self, book: OpenCasebook, out: LeftOut, into: OpenCasebook) -> Contents:
        target = io.BytesIO()
        write_excerpt(book.file, target, NOW, PATIENT, out)
        with reading(target) as archive:
            assert archive.manifest.left_out == out
            fill(into.file, archive)
        return whole_of(into.store).contents

    def begin(self, casebook: Casebook) -> None:
        casebook.record(
            Edit(say("Add {who}", who="Ann"), EVERYONE, (put(a_patient(name="Ann Muster")),))
        )
        casebook.record(adding(a_note("Private")))
        casebook.record(adding(an_effect(note="Secret")))

    def test_without_names_and_notes_neither_is_in_it_nor_in_its_history(
        self, book: OpenCasebook, casebook: Casebook, empty: OpenCasebook
    ) -> None:
        self.begin(casebook)
        found = self.handed_over(book, LeftOut(Names.INITIALS, notes=True), empty)

        assert [person.name for person in found.of(Patient)] == ["A. M."]
        assert found.of(Note) == ()
        everything = b"".join(members(archived(empty)).values()).decode()
        assert not any(word in everything for word in ("Ann", "Muster", "Private", "Secret"))

    def test_what_was_removed_stays_at_home(
        self, book: OpenCasebook, casebook: Casebook, empty: OpenCasebook
    ) -> None:
        self.begin(casebook)
        (note,) = casebook.load(Note, PATIENT)
        casebook.record(Edit(say("Remove"), PATIENT, (remove(note),)))
        self.handed_over(book, LeftOut(), empty)

        assert b"Private" not in b"".join(members(archived(empty)).values())

    def test_what_was_left_out_is_taken_as_it_is_at_home(
        self, book: OpenCasebook, casebook: Casebook, empty: OpenCasebook
    ) -> None:
        self.begin(casebook)
        out = LeftOut(Names.NONE, notes=True)
        given = self.handed_over(book, out, empty)
        here, made = whole_of(book.store), empty.store.edits_made()

        assert put_back_in(given, made, out, here.contents, here.made) == here.contents
