"""How each type of field lies in a file: one pair of functions for every annotation.

The stored form is what JSON and SQLite share: text, numbers, None. Times are ISO 8601 text with
their offset, days ISO 8601, enums their value, a tuple a list (with None where one of its values
is not said). In a table a tuple is JSON text, and so is an object.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from acutrack.domain.errors import InvalidEntry

T = TypeVar("T")
V = TypeVar("V")


def once_per_kind(make: Callable[[type], V]) -> Callable[[type], V]:
    """Keep what `make` gives for each class (functools.cache does not take classes under mypy)."""
    made: dict[type, V] = {}

    def find(kind: type) -> V:
        if kind not in made:
            made[kind] = make(kind)
        return made[kind]

    return find


#: What reading may raise where a file was altered by somebody else, or is damaged.
MISREAD: tuple[type[Exception], ...] = (
    InvalidEntry,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,  # lists in lists, a thousand deep
)


@dataclass(frozen=True)
class Codec:
    """A pair of functions between a field's value (never None) and its stored form.

    `plain` says that both give back what they are handed, so a fast reader may skip them.
    """

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    plain: bool = False


def _as_is(value: Any) -> Any:  # noqa: ANN401 (any stored value)
    return value


_PLAIN = Codec(_as_is, _as_is, plain=True)
_OF_TYPE: dict[Any, Codec] = {
    str: _PLAIN,
    int: _PLAIN,
    # A whole number typed into a field of decimals reads back as a decimal: write it as one.
    float: Codec(float, _as_is, plain=True),
    bool: Codec(int, bool),
    date: Codec(date.isoformat, date.fromisoformat),
    time: Codec(time.isoformat, time.fromisoformat),
    datetime: Codec(datetime.isoformat, datetime.fromisoformat),
}


@cache
def codec_for(annotation: Any) -> Codec:  # noqa: ANN401 (a type expression has no type)
    """The codec of a field so annotated; None is kept outside, by the caller.

    Raises:
        TypeError: no record has had such a field yet.
    """
    bare = _without_none(getattr(annotation, "__supertype__", annotation))
    bare = getattr(bare, "__supertype__", bare)
    if bare in _OF_TYPE:
        return _OF_TYPE[bare]
    if get_origin(bare) is tuple:
        return _tuple_codec(get_args(bare))
    if isinstance(bare, type) and issubclass(bare, Enum):
        by_value = {member.value: member for member in bare}
        return Codec(lambda member: member.value, by_value.__getitem__)
    if is_dataclass(bare) and isinstance(bare, type):
        return _object_codec(bare)
    raise TypeError(f"no stored form is decided for {annotation!r}")


def column_codec_for(annotation: Any) -> Codec:  # noqa: ANN401 (a type expression has no type)
    """The codec of a table's column: as `codec_for`, with lists and objects as JSON text."""
    codec = codec_for(annotation)
    bare = _without_none(annotation)
    if get_origin(bare) is not tuple and not is_dataclass(bare):
        return codec
    return Codec(lambda value: to_json(codec.encode(value)), _remembered(codec.decode))


def to_json(value: object) -> str:
    """Compact JSON with letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _remembered(decode: Callable[[Any], Any]) -> Callable[[str], Any]:
    # Most lists are empty, and an empty tuple can be shared.
    return lambda text: () if text == "[]" else decode(json.loads(text))


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 (a type expression has no type)
    if get_origin(annotation) in (Union, UnionType):
        (bare,) = (part for part in get_args(annotation) if part is not NoneType)
        return bare
    return annotation


def _tuple_codec(parts: tuple[Any, ...]) -> Codec:
    item = codec_for(parts[0])  # tuple[X, ...] and tuple[X, X] alike: all parts are of one type
    if _without_none(parts[0]) is not parts[0]:
        item = _or_none(item)
    return Codec(
        lambda values: [item.encode(value) for value in values],
        lambda stored: tuple(item.decode(value) for value in stored),
    )


def _or_none(codec: Codec) -> Codec:
    return Codec(
        lambda value: None if value is None else codec.encode(value),
        lambda stored: None if stored is None else codec.decode(stored),
    )


def _object_codec(kind: type) -> Codec:
    codecs = field_codecs(kind)

    def encode(value: object) -> dict[str, Any]:
        return encode_fields(value, codecs)

    def decode(stored: dict[str, Any]) -> object:
        return kind(**decode_fields(stored, codecs))

    return Codec(encode, decode)


@once_per_kind
def field_codecs(kind: type) -> dict[str, Codec]:
    """Field name to codec, in the order of the dataclass's fields."""
    hints = get_type_hints(kind)
    return {field.name: codec_for(hints[field.name]) for field in fields(kind)}


@once_per_kind
def column_codecs(kind: type) -> dict[str, Codec]:
    """Field name to codec of the table's column, in the order of the dataclass's fields."""
    hints = get_type_hints(kind)
    return {field.name: column_codec_for(hints[field.name]) for field in fields(kind)}


def encode_fields(value: object, codecs: dict[str, Codec]) -> dict[str, Any]:
    """A dataclass as JSON can hold it; what is None or an empty text or list is left out."""
    stored = {}
    for name, codec in codecs.items():
        content = getattr(value, name)
        if content is not None and content not in ("", ()):
            stored[name] = codec.encode(content)
    return stored


def decode_fields(stored: dict[str, Any], codecs: dict[str, Codec]) -> dict[str, Any]:
    """Field name to value, for what was not left out; unknown names are passed over."""
    return {name: codecs[name].decode(value) for name, value in stored.items() if name in codecs}


def filled(kind: type[T], values: Mapping[str, Any]) -> T:
    """A frozen dataclass with these values, its own checks not run a second time.

    For what passed them before it was written, and lay since then where nothing else writes.
    """
    made = object.__new__(kind)
    made.__dict__.update(values)
    return made


@once_per_kind
def defaults_of(kind: type) -> dict[str, Any]:
    """Field name to default, for the fields that have one."""
    return {field.name: field.default for field in fields(kind) if field.default is not MISSING}
