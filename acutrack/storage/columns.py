"""Column kinds of the tables, each with the stored form that `codecs` decides.

SQLAlchemy's own types lose a time's offset and write enums by name; these do neither. Every table
is STRICT, so SQLite itself refuses text where a number belongs.
"""

from enum import Enum
from typing import Any

from sqlalchemy import INTEGER, REAL, TEXT, CheckConstraint, Dialect, ForeignKey
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field
from typing_extensions import override

from acutrack.storage.codecs import column_codec_for


class Stored(TypeDecorator[Any]):
    """A field's value in the form that `codecs` gives it."""

    impl = TEXT
    cache_ok = True

    def __init__(self, annotation: Any, stored_as: type[TypeEngine[Any]] = TEXT) -> None:  # noqa: ANN401
        super().__init__()
        self.annotation = annotation
        self.stored_as = stored_as
        self._codec = column_codec_for(annotation)

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(self.stored_as())

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._codec.encode(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._codec.decode(value)


def text() -> Any:  # noqa: ANN401 (stands where the field's own type is declared, as Field does)
    """Words."""
    return Field(sa_type=TEXT)


def number() -> Any:  # noqa: ANN401
    """A number with decimals."""
    return Field(sa_type=REAL)


def whole() -> Any:  # noqa: ANN401
    """A whole number."""
    return Field(sa_type=INTEGER)


def stored(annotation: Any) -> Any:  # noqa: ANN401
    """A day, a clock time, a moment, or a list of values."""
    return Field(sa_type=Stored(annotation))


def list_added_later(annotation: Any) -> Any:  # noqa: ANN401
    """A list that a later schema brought: a row from before has an empty one."""
    return Field(sa_type=Stored(annotation), sa_column_kwargs={"server_default": "[]"})


def whole_added_later(rule: CheckConstraint) -> Any:  # noqa: ANN401
    """A whole number that a later schema brought, with its rule beside it.

    SQLite adds a rule to a table that is there only together with its column.
    """
    return Field(sa_type=INTEGER, nullable=True, sa_column_args=[rule])


def flag() -> Any:  # noqa: ANN401
    """True or false, kept as 1 or 0."""
    return Field(sa_type=Stored(bool, INTEGER))


def one_of(choices: type[Enum]) -> Any:  # noqa: ANN401
    """An enum, kept by its value."""
    numbered = all(isinstance(choice.value, int) for choice in choices)
    return Field(sa_type=Stored(choices, INTEGER if numbered else TEXT))


def names(table: str) -> Any:  # noqa: ANN401
    """The id of a record in another table, checked when the transaction ends.

    Until then an edit may add or remove the two in any order.
    """
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Field(sa_type=TEXT, index=True, sa_column_args=[target])
