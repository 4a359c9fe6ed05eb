from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.casebook.casebook import Casebook, put, remove
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit, RecordId
from acutrack.storage.codecs import MISREAD
from acutrack.storage.connection import Connections
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.history import edit_by_id, sums_kept
from acutrack.storage.message_json import message_from_json, message_to_json
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.record_json import changes_from_json
from tests.builders import NOW, OTHER_PATIENT, PATIENT, a_note, a_score
from tests.storage.conftest import adding


def _named(name: str, value: int) -> Edit:
    return Edit(say("Log {value}", value=value, name=name), PATIENT, (put(a_score(value)),))


def _levels(casebook: Casebook) -> list[float]:
    return [score.value for score in casebook.load(PainScore, PATIENT)]


def test_undo_and_redo_outlive_a_restart(file: Path) -> None:
    edits = [_named("a", 1), _named("b", 2), _named("c", 3)]
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        for edit in edits:
            casebook.record(edit)
        casebook.undo(PATIENT)
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        assert casebook.undo_name(PATIENT) == edits[1].name
        assert casebook.redo_name(PATIENT) == edits[2].name
        assert casebook.undo(PATIENT) == edits[1]
        assert casebook.undo(PATIENT) == edits[0]
        assert casebook.undo(PATIENT) is None
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        assert [casebook.redo(PATIENT) for _ in range(4)] == [*edits, None]
        assert sorted(_levels(casebook)) == [1, 2, 3]


def test_a_new_edit_ends_what_redo_could_bring_back_in_that_room_only(casebook: Casebook) -> None:
    theirs = Edit(say("Theirs"), OTHER_PATIENT, (put(a_score(9, patient_id=OTHER_PATIENT)),))
    casebook.record(theirs)
    casebook.undo(OTHER_PATIENT)
    casebook.record(_named("a", 1))
    casebook.undo(PATIENT)
    casebook.record(_named("b", 2))
    assert casebook.redo(PATIENT) is None
    assert casebook.redo(OTHER_PATIENT) == theirs


def test_many_edits_are_undone_in_turn_though_few_are_kept_in_memory(casebook: Casebook) -> None:
    for value in range(11):
        for _ in range(3):
            casebook.record(_named("x", value))
    assert [casebook.undo(PATIENT) is not None for _ in range(34)] == [True] * 33 + [False]
    assert _levels(casebook) == []


def test_removals_are_listed_newest_first_since_a_moment(file: Path) -> None:
    moment = [NOW]
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: moment[0])
        first, second, third = a_score(1), a_note("two"), a_score(3)
        casebook.record(adding(first, second, third))
        for minutes, record in ((1, first), (2, second), (3, third)):
            moment[0] = NOW + timedelta(minutes=minutes)
            casebook.record(Edit(say("Remove"), PATIENT, (remove(record),)))
        since = NOW + timedelta(minutes=2)
        found = opened.store.removed_since(PATIENT, since)
        assert [(at, change.before) for at, change in found] == [
            (NOW + timedelta(minutes=3), third),
            (NOW + timedelta(minutes=2), second),
        ]
        casebook.undo(PATIENT)
        assert [change.before for _, change in opened.store.removed_since(PATIENT, since)] == [
            second
        ]


def test_an_entry_written_before_a_field_existed_reads_as_its_default(file: Path) -> None:
    score = a_score(4, site="")
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(score))
    _rewrite(file, '"imported":0', '"left_behind":0')
    with open_casebook(file) as opened:
        found = opened.store.undoable(PATIENT)
    assert found is not None
    assert found.changes[0].after == replace(score, imported=False)


def test_a_step_that_cannot_be_read_is_told_in_words(file: Path) -> None:
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_score(4)))
    _rewrite(file, "PainScore", "Gone")
    with open_casebook(file) as opened, pytest.raises(Obstacle):
        opened.store.undoable(PATIENT)


def _rewrite(file: Path, old: str, new: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        with sums_kept(connection):
            connection.execute("UPDATE edit SET changes = replace(changes, ?, ?)", (old, new))
        connection.execute("COMMIT")


_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.just(NOW.tzinfo)),
    lambda inner: st.builds(
        # A place that cannot be filled in is refused: see the tests of strange messages.
        Message,
        st.text(st.characters(codec="utf-8", exclude_characters="{}")),
        st.tuples(st.tuples(st.text(), inner)),
        st.none(),
        st.none(),
    ),
    max_leaves=4,
)


@given(value=_values)
def test_a_message_keeps_its_values_and_their_kinds(value: object) -> None:
    message = say("On {day}", day=value)
    found = message_from_json(message_to_json(message))
    assert found == message
    assert type(found.values[0][1]) is type(value)


def test_a_message_keeps_its_plural() -> None:
    message = say_count("{count} row", "{count} rows", 3, day=date(2025, 1, 2), at=time(8))
    assert message_from_json(message_to_json(message)) == message


def test_any_other_value_of_a_message_becomes_text() -> None:
    message = say("In {path}", path=Path("somewhere"))
    found = message_from_json(message_to_json(message))
    assert found == say("In {path}", path="somewhere")
    assert isinstance(NOW, datetime)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"text": 5}',
        '{"text": "{gone}"}',
        '{"text": "{"}',
        '{"text": "{n:>99999999999}", "values": [["n", 1]]}',
        '{"text": "{n.real}", "values": [["n", 1]]}',
        '{"text": "one", "plural": "{count} {more}", "count": 2, "values": [["count", 2]]}',
        '{"text": "one", "plural": "many", "count": "two"}',
    ],
)
def test_a_name_that_cannot_be_put_into_words_is_misread_where_it_is_read(text: str) -> None:
    with pytest.raises(MISREAD):
        message_from_json(text)


@pytest.mark.parametrize("text", ["[" * 100_000, '[{"kind": "PainScore"}]'])
def test_changes_that_are_none_are_misread(text: str) -> None:
    with pytest.raises(MISREAD):
        changes_from_json(text)


def test_a_step_that_the_index_names_and_the_table_lacks_is_unreadable(file: Path) -> None:
    open_casebook(file).close()
    with (
        closing(Connections(file)) as connections,
        connections.reading() as connection,
        pytest.raises(Obstacle, match="cannot be read"),
    ):
        edit_by_id(connection, RecordId("gone"))
