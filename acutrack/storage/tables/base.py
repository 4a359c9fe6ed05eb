"""What all tables share: strictness, names of constraints, the fields of every record."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

from sqlalchemy import TEXT, CheckConstraint, Index, MetaData
from sqlmodel import Field, SQLModel

from acutrack.storage.columns import flag, stored, text


class CasebookTable(SQLModel):
    """A table of the casebook; its metadata is kept apart from any other SQLModel's."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
        }
    )


class RecordRow(CasebookTable):
    """The fields of `domain.record.Record`."""

    patient_id: str = text()
    written_at: datetime = stored(datetime)
    imported: bool = flag()
    id: str = Field(sa_type=TEXT, primary_key=True)


def between(column: str, low: float, high: float) -> CheckConstraint:
    """The range that a record checks too; NULL stands for "not said" and passes."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def among(column: str, choices: Iterable[Enum]) -> CheckConstraint:
    """The values of an enum, and no other."""
    values = ", ".join(
        str(choice.value) if isinstance(choice.value, int) else f"'{choice.value}'"
        for choice in choices
    )
    return CheckConstraint(f"{column} IN ({values})", name=column)


def true_or_false(column: str) -> CheckConstraint:
    """1 or 0."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


def table_of(*constraints: CheckConstraint, indexes: Iterable[str] = ("patient_id",)) -> Any:  # noqa: ANN401
    """What `__table_args__` holds: the constraints, one index, STRICT."""
    return (
        *constraints,
        true_or_false("imported"),
        Index(None, *indexes),
        {"sqlite_strict": True},
    )
