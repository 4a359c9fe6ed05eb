"""A study's table: every number of those who agreed, and no word that anybody typed."""

from __future__ import annotations

import csv
import io
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.casebook.casebook import Casebook, put
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import PractitionerRole
from acutrack.domain.record import Edit, Record
from acutrack.interchange.research.dictionary import dictionary
from acutrack.interchange.research.parquet_out import parquet
from acutrack.interchange.research.pseudonyms import Pseudonyms
from acutrack.interchange.research.rows import StudyTable, study_table
from tests.builders import (
    NOW,
    OTHER_PATIENT,
    PATIENT,
    TODAY,
    a_patient,
    a_practitioner,
    a_score,
    a_session,
    day,
    one_of_each,
)
from tests.interchange.memory_store import MemoryStore
from tests.storage.any_record import any_record

CANARY = "zq7canary"
NAMES = Pseudonyms(b"kept with the record", "study")


def casebook_with(*records: Record) -> Casebook:
    casebook = Casebook(MemoryStore(), lambda: NOW)
    changes = tuple(put(record) for record in records)
    casebook.record(Edit(say("Write down"), PATIENT, changes))
    return casebook


def table_of(*records: Record) -> StudyTable:
    casebook = casebook_with(*records)
    return study_table(casebook, casebook.patients(), NAMES)


def rows(table: StudyTable) -> list[dict[str, Any]]:
    names = [each.name for each in fields(table)]
    return [{n: getattr(table, n)[i] for n in names} for i in range(len(table))]


def told(table: StudyTable, item: str) -> list[tuple[Any, ...]]:
    return [(r["number"], r["word"], r["part"]) for r in rows(table) if r["item"] == item]


def with_words(record: Any) -> Any:
    """The record with the canary in every text that is not an id."""
    changed: dict[str, Any] = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, str) and each.name not in {"id", "region"} and "_id" not in each.name:
            changed[each.name] = CANARY
        elif isinstance(value, tuple):
            changed[each.name] = tuple(
                CANARY if isinstance(v, str) else with_words(v) if is_dataclass(v) else v
                for v in value
            )
    try:
        return replace(record, **changed)
    except InvalidEntry:
        return record


def test_no_word_that_anybody_typed_is_in_it() -> None:
    records = [with_words(record) for record in one_of_each()]
    assert sum(CANARY in repr(record) for record in records) > 12
    table = table_of(*records)
    assert len(table) > 20
    assert CANARY not in repr(table)


@given(st.lists(any_record(), max_size=6))
def test_any_records_make_a_table_with_nothing_of_their_own_words(records: list[Record]) -> None:
    known = {record.id: record for record in records if not isinstance(record, Patient)}
    table = table_of(a_patient(), *(with_words(record) for record in known.values()))
    assert CANARY not in repr(table)
    assert len({len(getattr(table, each.name)) for each in fields(table)}) == 1


def test_no_id_of_the_record_is_in_it() -> None:
    records = one_of_each()
    said = repr(table_of(*records))
    assert [record.id for record in records if record.id in said] == []
    assert PATIENT not in {row["person"] for row in rows(table_of(*records))}


def test_dates_are_moved_and_distances_hold() -> None:
    scores = [a_score(5, day=day(-n)) for n in (0, 1, 30)]
    found = sorted(row["day"] for row in rows(table_of(a_patient(), *scores)))
    assert not {TODAY, day(-1), day(-30)} & set(found)
    assert found[2] - found[0] == timedelta(days=30)
    assert found[2].weekday() == TODAY.weekday()


def test_days_are_counted_from_the_first_session() -> None:
    table = table_of(a_patient(started_on=None), a_session(day=day(-7)), a_score(4, day=day(-9)))
    (pain,) = (row for row in rows(table) if row["kind"] == "pain")
    assert pain["study_day"] == -2
    assert {row["study_day"] for row in rows(table) if row["kind"] == "session"} == {0}


def test_without_a_session_no_day_is_counted() -> None:
    (row,) = rows(table_of(a_patient(started_on=None), a_score(4)))
    assert row["study_day"] is None


def test_a_score_is_told_with_its_measure_and_how_late_it_was_written() -> None:
    (row,) = rows(table_of(a_patient(), a_score(6, day=day(-3))))
    assert (row["kind"], row["item"], row["number"]) == ("pain", "nrs_avg_24h", 6.0)
    assert row["days_late"] == 3


def test_a_point_that_is_in_no_list_keeps_its_side_alone() -> None:
    points = (
        NeedledPoint("BL23", Side.BOTH),
        NeedledPoint("behind Anna's knee", Side.LEFT),
        NeedledPoint("EAR:what Anna said", Side.RIGHT),
    )
    table = table_of(a_patient(), a_session(points=points))
    assert told(table, "point") == [
        (None, "BL23", "B"),
        (None, "unlisted", "L"),
        (None, "unlisted", "R"),
    ]


def test_practitioners_are_told_apart_and_not_named() -> None:
    one, other = (
        a_practitioner(name=name, role=PractitionerRole.NURSE) for name in ("Nan Ny", "Lee Ward")
    )
    sessions = [
        a_session(practitioner_id=who.id, day=day(-n)) for n, who in enumerate((one, other))
    ]
    table = table_of(a_patient(), one, other, *sessions)
    assert len(set(table.practitioner)) == 2
    assert set(table.practitioner_role) == {"nurse"}
    assert "Nan" not in repr(table)


def test_an_invented_person_is_left_out() -> None:
    assert len(table_of(a_patient(sample=True), a_score(5))) == 0


def test_people_stand_in_an_order_that_tells_nothing() -> None:
    people = [a_patient(patient_id=who, id=who) for who in (PATIENT, OTHER_PATIENT)]
    scores = [a_score(5, patient_id=who) for who in (PATIENT, OTHER_PATIENT)]
    assert rows(table_of(*people, *scores)) == rows(table_of(*people[::-1], *scores[::-1]))


class TestTheDictionary:
    def test_every_item_in_the_table_is_explained(self) -> None:
        explained = {
            (row["kind"], row["item"]): row for row in csv.DictReader(io.StringIO(dictionary()))
        }
        table = table_of(*one_of_each())
        for row in rows(table):
            line = explained[row["kind"], row["item"]]
            assert line["meaning"]
            if line["words"]:
                assert row["word"] in line["words"].split(";")

    def test_every_column_is_explained(self) -> None:
        lines = csv.DictReader(io.StringIO(dictionary()))
        assert {line["column"] for line in lines} - {""} == {f.name for f in fields(StudyTable)}

    def test_no_item_is_there_twice(self) -> None:
        lines = [(r["kind"], r["item"]) for r in csv.DictReader(io.StringIO(dictionary()))]
        told = [line for line in lines if line not in {("", ""), ("session", "point")}]
        assert len(told) == len(set(told))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    content = parquet(table_of(*one_of_each()), folder)
    assert list(folder.iterdir()) == []
    path = folder / "study.parquet"
    path.write_bytes(content)
    return path


class TestTheFile:
    def test_duckdb_reads_it(self, file: Path) -> None:
        pain = duckdb.read_parquet(str(file)).filter("item = 'nrs_avg_24h'")
        found = pain.project("kind, number, day, study_day").fetchall()
        (score,) = (each for each in one_of_each() if isinstance(each, PainScore))
        assert [(kind, number) for kind, number, *_ in found] == [("pain", float(score.value))]
        assert isinstance(found[0][2], date)

    @pytest.mark.filterwarnings("ignore:The .fastparquet. engine is deprecated")
    def test_pandas_reads_the_same(self, file: Path) -> None:
        frame = pd.read_parquet(file, engine="fastparquet")
        want = rows(table_of(*one_of_each()))
        assert list(frame["item"]) == [row["item"] for row in want]
        numbers = [None if pd.isna(value) else value for value in frame["number"]]
        assert numbers == [row["number"] for row in want]
        assert [each.date() for each in frame["day"]] == [row["day"] for row in want]

    def test_its_dictionary_is_inside(self, file: Path) -> None:
        asked = "SELECT key, value FROM parquet_kv_metadata(?)"
        found = duckdb.execute(asked, [str(file)]).fetchall()
        inside = {bytes(key).decode(): bytes(value).decode() for key, value in found}
        assert inside["acutrack.dictionary"] == dictionary()

    def test_nobody_at_all_makes_an_empty_table(self, tmp_path: Path) -> None:
        path = tmp_path / "none.parquet"
        path.write_bytes(parquet(StudyTable(), tmp_path))
        assert duckdb.read_parquet(str(path)).fetchall() == []
