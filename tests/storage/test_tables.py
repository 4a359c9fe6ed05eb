from __future__ import annotations

from dataclasses import fields
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import Table
from sqlmodel import Session, create_engine, select

from acutrack.casebook.casebook import Casebook
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Record
from acutrack.storage.creation import write_schema
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import OpenCasebook
from acutrack.storage.table_names import TABLE_NAMED
from acutrack.storage.tables import TABLE_OF
from acutrack.storage.tables.days import PainScoreRow
from acutrack.storage.upgrade import run_scripts
from tests.builders import one_of_each
from tests.storage.conftest import adding

PAIRS = list(TABLE_OF.items())


def _table(row: Any) -> Table:
    table: Table = row.__table__
    return table


def test_the_names_that_rows_are_read_by_are_the_names_of_the_tables() -> None:
    assert {kind: _table(row).name for kind, row in PAIRS} == TABLE_NAMED


@pytest.mark.parametrize(("kind", "row"), PAIRS)
def test_a_table_has_the_columns_of_its_record_in_the_same_order(
    kind: type[Record], row: type
) -> None:
    assert [column.name for column in _table(row).columns] == [f.name for f in fields(kind)]


@pytest.mark.parametrize(("kind", "row"), PAIRS)
def test_a_column_may_be_empty_where_the_field_may_be_none(kind: type[Record], row: type) -> None:
    hints = get_type_hints(kind)
    for column in _table(row).columns:
        assert column.nullable == (NoneType in get_args(hints[column.name])), column.name


@pytest.mark.parametrize(("kind", "row"), PAIRS)
def test_a_table_says_of_its_fields_what_the_record_says(kind: type[Record], row: type) -> None:
    said, meant = get_type_hints(row), get_type_hints(kind)
    for field in fields(kind):
        assert _without_names(said[field.name]) == _without_names(meant[field.name]), field.name


def _without_names(annotation: Any) -> object:
    """RecordId and PatientId are text to a table."""
    parts = [getattr(part, "__supertype__", part) for part in get_args(annotation)]
    return parts or getattr(annotation, "__supertype__", annotation)


@pytest.mark.parametrize(("kind", "row"), PAIRS)
def test_every_choice_is_held_by_the_table(kind: type[Record], row: type) -> None:
    checked = {str(constraint.name) for constraint in _table(row).constraints}
    for name, annotation in get_type_hints(kind).items():
        parts = (annotation, *get_args(annotation))
        if any(isinstance(part, type) and issubclass(part, Enum) for part in parts) and (
            not hasattr(annotation, "__origin__")
        ):
            assert f"ck_{_table(row).name}_{name}" in checked


def test_tables_and_migrations_make_the_same_file() -> None:
    made, migrated = (sqlite3.connect(":memory:", isolation_level=None) for _ in range(2))
    write_schema(made)
    run_scripts(migrated)
    assert _described(made) == _described(migrated)
    made.close()
    migrated.close()


def _described(connection: sqlite3.Connection) -> tuple[object, ...]:
    objects = {
        (kind, name): "".join((sql or "").split())
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
    }
    numbers = [
        connection.execute(f"PRAGMA {name}").fetchone()
        for name in ("user_version", "application_id")
    ]
    version = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    about = connection.execute("SELECT key, value FROM about ORDER BY key").fetchall()
    return objects, numbers, version, about


def test_sqlmodel_reads_what_the_store_wrote(casebook: Casebook, book: OpenCasebook) -> None:
    casebook.record(adding(*one_of_each()))
    engine = create_engine(f"sqlite:///{book.path}")
    with Session(engine) as session:
        for record in one_of_each():
            (row,) = session.exec(select(TABLE_OF[type(record)])).all()
            for field in fields(record):
                if field.name != "id":
                    assert getattr(row, field.name) == getattr(record, field.name)
    engine.dispose()


def test_the_store_reads_what_sqlmodel_wrote(casebook: Casebook, book: OpenCasebook) -> None:
    (score,) = (record for record in one_of_each() if isinstance(record, PainScore))
    engine = create_engine(f"sqlite:///{book.path}")
    with Session(engine) as session:
        session.add(PainScoreRow(**{f.name: getattr(score, f.name) for f in fields(score)}))
        session.commit()
    engine.dispose()
    assert casebook.load(PainScore, score.patient_id) == (score,)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("pain_score", "value", 11),
        ("pain_score", "value", "much"),
        ("pain_score", "measure", "guess"),
        ("pain_score", "imported", 2),
        ("pain_score", "site", None),
        ("side_effect", "grade", 5),
        ("treatment_session", "needle_count", 201),
        ("treatment_session", "needle_count", 1.5),
        ("treatment_session", "technique", None),
        ("patient", "sample", "yes"),
        ("edit", "state", "lost"),
    ],
)
def test_the_file_refuses_from_any_program_what_no_record_could_hold(
    casebook: Casebook, file: Path, table: str, column: str, value: object
) -> None:
    casebook.record(adding(*one_of_each()))
    connection = sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608
    connection.close()
