"""A Message as JSON, so that the name of an edit outlives a restart and can still be translated."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from string import Formatter
from typing import Any

from acutrack.domain.message import Message
from acutrack.storage.codecs import to_json

#: Tag in the file, type, how it is read; a datetime is a date too, so it comes first.
_DATED: tuple[tuple[str, type, Any], ...] = (
    ("moment", datetime, datetime.fromisoformat),
    ("day", date, date.fromisoformat),
    ("clock", time, time.fromisoformat),
)


def message_to_json(message: Message) -> str:
    """JSON text of a message; values other than text, numbers, dates and messages become text."""
    return to_json(_encode(message))


def message_from_json(text: str) -> Message:
    """The message that was written.

    Raises:
        one of `codecs.MISREAD`: it is none, or its places cannot be filled in.
    """
    return _decode(json.loads(text))


def _encode(message: Message) -> dict[str, Any]:
    stored: dict[str, Any] = {"text": message.text}
    if message.values:
        stored["values"] = [[name, _encode_value(value)] for name, value in message.values]
    if message.plural is not None:
        stored |= {"plural": message.plural, "count": message.count}
    if message.context:
        stored["context"] = message.context
    return stored


def _encode_value(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Message):
        return {"message": _encode(value)}
    if isinstance(value, date | time):
        tag = next(tag for tag, kind, _ in _DATED if isinstance(value, kind))
        return {tag: value.isoformat()}
    return str(value)


def _decode(stored: dict[str, Any]) -> Message:
    values = tuple((name, _decode_value(value)) for name, value in stored.get("values", ()))
    text, plural, count = stored["text"], stored.get("plural"), stored.get("count")
    names = {name for name, _ in values}
    _check_places(text, names)
    if plural is not None:
        _check_places(plural, names)
        if not isinstance(count, int):
            raise TypeError("a plural without its number")
    context = stored.get("context", "")
    if not isinstance(context, str):
        raise TypeError("a context that is no word")
    return Message(text, values, plural, count, context)


def _check_places(text: str, names: set[str]) -> None:
    """Nothing but plain places that have a value: a file of somebody else's may say anything."""
    for _, place, how, conversion in Formatter().parse(text):
        if place is not None and (place not in names or how or conversion):
            raise ValueError("a place that cannot be filled in")


def _decode_value(value: object) -> object:
    if not isinstance(value, dict):
        return value
    ((tag, content),) = value.items()
    if tag == "message":
        return _decode(content)
    return {known: read for known, _, read in _DATED}[tag](content)
