from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import KEPT_AFTER_REMOVAL, Casebook, put
from acutrack.casebook.contents import KINDS
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.people import start_own_record
from acutrack.casebook.erasing import bring_person_back, erase_person, erased_lately
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import EVERYONE, Edit, Record
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import (
    NOW,
    OTHER_PATIENT,
    PATIENT,
    a_note,
    a_patient,
    a_practitioner,
    a_session,
    daily_scores,
    day,
    one_of_each,
)

CANARY = "zq7 canary in a coal mine"


class Diary:
    """Ann's whole record, and Bo's."""

    def __init__(self, opened: OpenCasebook) -> None:
        self.now = NOW
        self.opened = opened
        self.casebook = Casebook(opened.store, lambda: self.now)
        who = a_practitioner()
        mine = [r for r in one_of_each() if not isinstance(r, Patient) and r.patient_id == PATIENT]
        session = a_session(practitioner_id=who.id, note=CANARY)
        self.casebook.record(start_own_record(a_patient(name=CANARY)))
        self.casebook.record(start_own_record(a_patient(patient_id=OTHER_PATIENT, name="Bo")))
        self.do(PATIENT, who, session, *mine, *daily_scores([6.0] * 400, day(-400)))
        self.do(OTHER_PATIENT, a_note("theirs", patient_id=OTHER_PATIENT))

    def do(self, room: object, *records: Record) -> None:
        edit = Edit(say("Add"), records[-1].patient_id, tuple(put(one) for one in records))
        assert edit.patient_id == room
        self.casebook.record(edit)

    @property
    def ann(self) -> Patient:
        return next(p for p in self.casebook.patients() if p.patient_id == PATIENT)

    def everything(self) -> dict[type[Record], set[Record]]:
        return {kind: set(self.opened.store.load_all(kind)) for kind in KINDS}


@pytest.fixture
def diary(tmp_path: Path) -> object:
    with open_casebook(tmp_path / "casebook.acutrack") as opened:
        yield Diary(opened)


def test_everything_about_one_person_goes_and_all_else_stays(diary: Diary) -> None:
    before = diary.everything()
    diary.casebook.record(erase_person(diary.casebook, diary.ann))
    after = diary.everything()
    for kind in KINDS:
        assert after[kind] == {one for one in before[kind] if one.patient_id != PATIENT}
    assert [who.patient_id for who in diary.casebook.practitioners()] == [EVERYONE]


def test_it_is_brought_back_to_the_last_entry(diary: Diary) -> None:
    before = diary.everything()
    undo = diary.casebook.undo_name(PATIENT)
    diary.casebook.record(erase_person(diary.casebook, diary.ann))
    diary.now += KEPT_AFTER_REMOVAL - timedelta(minutes=1)
    (erased,) = erased_lately(diary.casebook)
    assert erased.patient.name == CANARY
    diary.casebook.record(bring_person_back(diary.casebook, erased))
    assert diary.everything() == before
    assert erased_lately(diary.casebook) == ()
    assert diary.casebook.undo_name(PATIENT) == undo


def test_no_room_offers_to_undo_it(diary: Diary) -> None:
    names = [diary.casebook.undo_name(room) for room in (PATIENT, OTHER_PATIENT)]
    diary.casebook.record(erase_person(diary.casebook, diary.ann))
    assert [diary.casebook.undo_name(room) for room in (PATIENT, OTHER_PATIENT)] == names


def test_after_30_days_no_byte_is_left_nor_what_was_typed_and_never_saved(diary: Diary) -> None:
    diary.opened.drafts.keep(Draft("session", PATIENT, {"note": CANARY}, "note", NOW))
    theirs = Draft("session", OTHER_PATIENT, {"note": "theirs"}, "note", NOW)
    diary.opened.drafts.keep(theirs)
    diary.casebook.record(erase_person(diary.casebook, diary.ann))
    diary.now += KEPT_AFTER_REMOVAL + timedelta(days=1)
    assert erased_lately(diary.casebook) == ()
    assert diary.casebook.let_go()
    folder = diary.opened.path.parent
    content = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert CANARY.encode() not in content
    assert diary.opened.drafts.all_of(PATIENT) == ()
    assert diary.opened.drafts.all_of(OTHER_PATIENT) == (theirs,)
    assert diary.casebook.undo(OTHER_PATIENT) is not None
