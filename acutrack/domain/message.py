"""Words for a person, not yet turned into a language."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Message:
    """A sentence with named places, kept whole so that it can be translated whole.

    `text` is the English source; `values` fill its `{places}` and may be text, numbers, dates,
    times or other messages. `plural` and `count` are set where the words depend on a number.
    `context` tells apart two meanings of one English text.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str | None = None
    count: int | None = None
    context: str = ""

    def filled(self, **values: object) -> Message:
        """The same sentence with its places filled, for sentences kept in a table."""
        return replace(self, values=(*self.values, *values.items()))


#: No words at all; never looked up, since a catalogue keeps its own head under the empty text.
NOTHING = Message("")


def say(text: str, **values: object) -> Message:
    """A sentence; `text` is a literal, so that the catalogue can collect it."""
    return Message(text, tuple(values.items()))


def say_in(context: str, text: str, **values: object) -> Message:
    """A sentence that other languages say in another way elsewhere; `context` says where."""
    return Message(text, tuple(values.items()), context=context)


def say_count(one: str, many: str, count: int, **values: object) -> Message:
    """A sentence whose words depend on `count`, which also fills the place `{count}`."""
    return Message(one, (("count", count), *values.items()), many, count)
