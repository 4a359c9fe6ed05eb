"""Writes a study's table as Parquet, by DuckDB: one wheel that needs no other package."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.file_set import refused
from acutrack.interchange.research.dictionary import VERSION, dictionary
from acutrack.interchange.research.rows import StudyTable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"day": "DATE", "study_day": "INTEGER", "days_late": "INTEGER", "number": "DOUBLE"}
_AT_ONCE = 50_000


def parquet(table: StudyTable, beside: Path) -> bytes:
    """The file: Zstandard inside, the dictionary in its metadata as `acutrack.dictionary`.

    Args:
        table: what is in it.
        beside: a folder where there is room for it; what is written there is gone afterwards.

    Raises:
        InvalidEntry: the part of AcuTrack for studies is not installed.
        Obstacle: there is no room.
    """
    try:
        import duckdb
    except ImportError as error:
        raise InvalidEntry(_NOT_INSTALLED) from error
    try:
        with TemporaryDirectory(prefix=".acutrack-", dir=beside) as place:
            file = Path(place) / "study.parquet"
            with duckdb.connect(config={"temp_directory": place}) as connection:
                _fill(connection, table)
                _write(connection, file)
            return file.read_bytes()
    except (OSError, duckdb.Error) as error:
        raise refused() from error


def _fill(connection: DuckDBPyConnection, table: StudyTable) -> None:
    names = [each.name for each in fields(table)]
    columns = ", ".join(f"{name} {_TYPES.get(name, 'VARCHAR')}" for name in names)
    connection.execute(f"CREATE TABLE study ({columns})")
    taken = ", ".join(f"unnest(${name})" for name in names)
    for first in range(0, len(table), _AT_ONCE):
        part = {name: getattr(table, name)[first : first + _AT_ONCE] for name in names}
        connection.execute(f"INSERT INTO study SELECT {taken}", part)


def _write(connection: DuckDBPyConnection, file: Path) -> None:
    told = {"acutrack.study": str(VERSION), "acutrack.dictionary": dictionary()}
    metadata = ", ".join(f"'{name}': {_quoted(text)}" for name, text in told.items())
    connection.execute(
        f"COPY study TO {_quoted(str(file))} "
        f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}})"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_NOT_INSTALLED = say(
    "Writing Parquet needs one more package: DuckDB. Install AcuTrack with its part for studies, "
    "by “pip install acutrack[research]”, then try again."
)
