from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acutrack.casebook.casebook import Casebook
from acutrack.domain.record import Change, Record, new_id
from acutrack.storage.codecs import codec_for
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.record_json import changes_from_json, changes_to_json
from acutrack.storage.statements import table_for
from acutrack.storage.tables import TABLE_OF
from tests.builders import NOW, a_course, a_practitioner, a_session, an_effect, one_of_each
from tests.storage.any_record import any_record, records
from tests.storage.conftest import adding

KINDS = list(TABLE_OF)


@pytest.fixture(scope="module")
def shared() -> object:
    with TemporaryDirectory() as folder, open_casebook(Path(folder) / "c.acutrack") as opened:
        yield opened


def _same_to_the_letter(found: Record, expected: Record) -> None:
    """Equal, and every time with the very offset it was written with."""
    assert found == expected
    for field in fields(expected):
        value = getattr(expected, field.name)
        assert type(getattr(found, field.name)) is type(value) or isinstance(value, int)
        if isinstance(value, datetime):
            assert getattr(found, field.name).isoformat() == value.isoformat()


def test_a_field_of_a_type_nobody_has_decided_on_is_a_defect() -> None:
    with pytest.raises(TypeError, match="no stored form"):
        codec_for(complex)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_record_comes_back_as_it_was_written(
    shared: OpenCasebook, kind: type[Record], data: st.DataObject
) -> None:
    record = replace(data.draw(records(kind)), id=new_id())
    book = Casebook(shared.store, lambda: NOW)
    book.record(adding(record))
    (found,) = (one for one in book.load(kind, record.patient_id) if one.id == record.id)
    _same_to_the_letter(found, record)
    book.undo(record.patient_id)
    assert record.id not in {one.id for one in book.load(kind, record.patient_id)}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_row_makes_its_record_with_every_check_run_again(
    kind: type[Record], data: st.DataObject
) -> None:
    record = data.draw(records(kind))
    table = table_for(kind)
    assert table.checked(table.encode(record)) == record


@settings(max_examples=60, deadline=None)
@given(before=any_record(), data=st.data())
def test_a_change_comes_back_from_the_history_as_it_was(
    before: Record, data: st.DataObject
) -> None:
    after = replace(data.draw(records(type(before))), id=before.id)
    changes = (Change(None, before), Change(before, after), Change(after, None))
    found = changes_from_json(changes_to_json(changes))
    assert found == changes
    for change, expected in zip(found, changes, strict=True):
        _same_to_the_letter(change.record, expected.record)


def test_one_edit_may_bring_a_whole_record_with_what_names_what(casebook: Casebook) -> None:
    practitioner = a_practitioner()
    course = a_course(practitioner_id=practitioner.id)
    session = a_session(course_id=course.id, practitioner_id=practitioner.id)
    effect = an_effect(session_id=session.id)
    casebook.record(adding(effect, session, course, practitioner))
    assert casebook.load(type(session), session.patient_id) == (session,)
    assert casebook.load(type(effect), session.patient_id) == (effect,)
    assert casebook.practitioners() == (practitioner,)


def test_the_builders_have_one_of_each_kind_that_is_kept(casebook: Casebook) -> None:
    everything = one_of_each()
    casebook.record(adding(*everything))
    assert {type(record) for record in everything} == set(TABLE_OF)
    for record in everything:
        assert casebook.load(type(record), record.patient_id) == (record,)
