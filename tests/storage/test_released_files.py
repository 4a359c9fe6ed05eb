"""One casebook of every released schema lies in `files/` for ever, and opens with nothing lost.

`python -m tests.storage.test_released_files` writes the file of the newest schema, if it is not
there yet; a file that was released is never written again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.casebook.drafts import Draft
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.complaint import Complaint
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import say
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Edit, PatientId, Record, RecordId
from acutrack.domain.report_made import ReportMade
from acutrack.domain.review import Review
from acutrack.domain.session_template import SessionTemplate
from acutrack.domain.trial_plan import TrialPlan
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
from tests import builders
from tests.builders import NOW, PATIENT

FILES = Path(__file__).parent / "files"
_ASKED = PatientId("asked")
DRAFT = Draft("note", PATIENT, {"text": "half a sentence"}, "text", NOW)


def _name(schema: int) -> Path:
    return FILES / f"schema-{schema:04d}.acutrack"


#: Kinds of record that a later schema brought.
SINCE: dict[type[Record], int] = {
    BodyMark: 2,
    **dict.fromkeys((Complaint, FrozenBaseline, Review, QuestionnaireAnswer, TrialPlan), 3),
    ReportMade: 4,
    **dict.fromkeys((PractitionerNote, SessionTemplate), 6),
}


#: Since then a course has the day of its review, and what was answered.
_REVIEWED_SINCE = 5
#: Since then a practitioner signs notes, counts needles out, and sets goals; people are asked about
#: research.
_PRACTISED_SINCE = 6
#: Since then the history says who made an edit.
_NAMES_SINCE = 4


def invented(schema: int) -> Iterator[Record]:
    """What the file of a schema holds, with ids that are the same in every one of them."""
    first = [record for record in builders.one_of_each() if type(record) not in SINCE]
    for number, record in enumerate((*first, builders.answered_none())):
        yield replace(record, id=RecordId(f"invented-{number:02d}"))
    for record in builders.one_of_each():
        if SINCE.get(type(record), SCHEMA + 1) <= schema:
            yield replace(record, id=RecordId(f"invented-{type(record).__name__}"))
    if schema >= _REVIEWED_SINCE:
        yield replace(builders.a_reviewed_course(), id=RecordId("invented-reviewed-course"))
    if schema >= _PRACTISED_SINCE:
        note = replace(builders.a_signed_note(), id=RecordId("invented-signed"))
        yield note
        amendment = builders.a_signed_note("Both sides, and GV3.", amends=note.id)
        yield replace(amendment, id=RecordId("invented-amendment"))
        yield replace(builders.a_session(needles_out=4), id=RecordId("invented-counted"))
        yield replace(builders.a_goal_course(), id=RecordId("invented-goals"))
        asked = builders.a_patient(patient_id=_ASKED, research=builders.agreed_to_research())
        yield replace(asked, id=RecordId("invented-asked"))
    for offset in range(20):
        score = builders.a_score(offset % 11, day=builders.day(-offset), site="knee, left")
        yield replace(score, id=RecordId(f"invented-score-{offset:02d}"))


def write(file: Path) -> None:
    """Write the invented casebook: edits done, undone and dropped, a removal, and a draft."""
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW, lambda: "ann")
        casebook.record(
            Edit(say("Add it all"), PATIENT, tuple(put(record) for record in invented(SCHEMA)))
        )
        dropped = replace(builders.a_note("dropped"), id=RecordId("dropped"))
        casebook.record(Edit(say("Write a note"), PATIENT, (put(dropped),)))
        casebook.undo(PATIENT)
        extra = replace(builders.a_note("extra"), id=RecordId("extra"))
        casebook.record(Edit(say("Write a note"), PATIENT, (put(extra),)))
        casebook.record(Edit(say("Remove a note"), PATIENT, (remove(extra),)))
        casebook.record(Edit(say("Write again"), PATIENT, (put(extra),)))
        casebook.undo(PATIENT)
        opened.drafts.keep(DRAFT)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")


def test_there_is_a_file_of_every_schema() -> None:
    assert sorted(FILES.glob("*.acutrack")) == [_name(schema) for schema in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_a_casebook_of_any_age_opens_with_nothing_lost(file: Path, schema: int) -> None:
    copyfile(_name(schema), file)
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW + timedelta(days=1))
        for record in invented(schema):
            assert record in casebook.load(type(record), record.patient_id)
        assert opened.drafts.all_of(PATIENT) == (DRAFT,)
        assert [record.id for _, record in casebook.recently_removed(PATIENT)] == ["extra"]
        assert casebook.redo_name(PATIENT) == say("Write again")
        assert {
            each.made_by for record in invented(schema) for each in casebook.versions(record)
        } == {"ann" if schema >= _NAMES_SINCE else ""}
        while casebook.undo(PATIENT):
            pass
        assert casebook.patients() == ()
        while casebook.redo(PATIENT):
            pass
        for record in invented(schema):
            assert record in casebook.load(type(record), record.patient_id)
    assert findings(file) == ()


if __name__ == "__main__":
    if not _name(SCHEMA).exists():
        write(_name(SCHEMA))
