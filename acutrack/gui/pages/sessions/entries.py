"""Fields of the session form: each gives what is typed as plain values, and reads it when saved.

Plain values (text, numbers, lists) go into the draft exactly as typed, so that half a date survives
a crash too. Reading turns them into what a record holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.gui.pages.sessions.chip_set import ChipSet
from acutrack.gui.widgets.date_field import DateField, TimeField
from acutrack.gui.widgets.fields import ChoiceField, NoteField, NumberField, TextField
from acutrack.gui.widgets.form_field import FormField
from acutrack.text.catalogue import Catalogue


class Entry(Protocol):
    """One field with its label."""

    field: FormField

    def typed(self) -> object:
        """What stands in the field, as a draft can hold it."""
        ...

    def show(self, value: object) -> None:
        """Show what a draft or a record holds."""
        ...

    def read(self) -> object:
        """The value for the record. Raises InvalidEntry."""
        ...

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each keystroke or choice."""
        ...


class TextEntry:
    """One line of words."""

    def __init__(self, label: str, field: TextField | None = None, hint: str = "") -> None:
        self.line = field or TextField()
        self.field = FormField(label, self.line, hint)

    def typed(self) -> object:
        """The words as they stand."""
        return self.line.text()

    def show(self, value: object) -> None:
        """Show words."""
        self.line.setText(value if isinstance(value, str) else "")

    def read(self) -> object:
        """The words without spaces around them."""
        return self.line.text().strip()

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each keystroke."""
        self.line.textEdited.connect(changed)


class NoteEntry:
    """Several lines of words."""

    def __init__(self, label: str, example: str = "", lines: int = 2) -> None:
        self.note = NoteField(example, lines=lines)
        self.field = FormField(label, self.note)

    def typed(self) -> object:
        """The words as they stand."""
        return self.note.toPlainText()

    def show(self, value: object) -> None:
        """Show words."""
        self.note.setPlainText(value if isinstance(value, str) else "")

    def read(self) -> object:
        """The words without spaces around them."""
        return self.note.toPlainText().strip()

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each keystroke."""
        self.note.textChanged.connect(changed)


class NumberEntry:
    """A number or nothing."""

    def __init__(
        self,
        words: Catalogue,
        label: Message,
        least: float,
        most: float,
        *,
        decimals: int = 0,
    ) -> None:
        problem = say(
            "Type a number from {least} to {most}, or leave this empty.", least=least, most=most
        )
        self.number = NumberField(least, most, words(problem), decimals=decimals)
        self.field = FormField(words(label), self.number)

    def typed(self) -> object:
        """The digits as they stand."""
        return self.number.text()

    def show(self, value: object) -> None:
        """Show a number, or what was typed in its place."""
        text = as_typed(value) if isinstance(value, int | float) else value
        self.number.setText(text if isinstance(text, str) else "")
        self.number.take()

    def read(self) -> object:
        """The number, or None."""
        self.number.take()
        return self.number.value

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each keystroke."""
        self.number.textEdited.connect(changed)


class DayEntry:
    """A day or nothing."""

    def __init__(self, label: str, field: DateField, written: Callable[[date], str]) -> None:
        self.day = field
        self.field = FormField(label, field)
        self._written = written

    def typed(self) -> object:
        """The day as 2025-10-28 if it is one, else what was typed."""
        value = self.day.value
        settled = value is not None and self.day.text() == self._written(value)
        return value.isoformat() if value is not None and settled else self.day.text()

    def show(self, value: object) -> None:
        """Show a day, or what was typed in its place."""
        text = value if isinstance(value, str) else ""
        try:
            self.day.show_value(date.fromisoformat(text))
        except ValueError:
            self.day.show_value(None)
            self.day.setText(text)
            self.day.take()

    def read(self) -> object:
        """The day, or None."""
        self.day.take()
        return self.day.value

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each keystroke and when a day is picked."""
        self.day.textEdited.connect(changed)
        self.day.changed.connect(changed)


class TimeEntry:
    """A time of day or nothing."""

    def __init__(self, words: Catalogue, label: Message) -> None:
        self.time = TimeField(words(say("This is not a time. Type one, such as 10:30.")))
        self.field = FormField(words(label), self.time)

    def typed(self) -> object:
        """The time as it stands."""
        return self.time.text()

    def show(self, value: object) -> None:
        """Show a time, or what was typed in its place."""
        text = value if isinstance(value, str) else ""
        try:
            self.time.show_value(time.fromisoformat(text))
        except ValueError:
            self.time.setText(text)
            self.time.take()

    def read(self) -> object:
        """The time, or None."""
        self.time.take()
        return self.time.value

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each keystroke."""
        self.time.textEdited.connect(changed)


class ChoiceEntry:
    """One of a list, or not said."""

    def __init__(
        self, words: Catalogue, label: Message, options: Sequence[tuple[object, Message]]
    ) -> None:
        self._plain = {_plain(value): value for value, _ in options}
        self.choice = ChoiceField(
            [(_plain(value), words(said)) for value, said in options], words(say("Not said"))
        )
        self.field = FormField(words(label), self.choice)

    def typed(self) -> object:
        """The plain value of what is chosen, or None."""
        return self.choice.choice

    def show(self, value: object) -> None:
        """Show a choice."""
        self.choice.show_choice(value)

    def read(self) -> object:
        """What is chosen, or None."""
        return self._plain.get(self.choice.choice)

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each choice."""
        self.choice.picked.connect(changed)


class ChipsEntry:
    """Any of a list."""

    def __init__(self, words: Catalogue, label: Message, options: Mapping[Enum, Message]) -> None:
        self._plain = {_plain(value): value for value in options}
        self.chips = ChipSet(
            words(label), [(_plain(value), words(said)) for value, said in options.items()]
        )
        self.field = FormField(words(label), self.chips)

    def typed(self) -> object:
        """The plain values of what is chosen."""
        return list(self.chips.chosen)

    def show(self, value: object) -> None:
        """Show what is chosen."""
        self.chips.show_chosen(value if isinstance(value, list) else [])

    def read(self) -> object:
        """What is chosen, in the order of the list."""
        return tuple(self._plain[plain] for plain in self.chips.chosen)

    def follow(self, changed: Callable[[], None]) -> None:
        """Call `changed` at each choice."""
        self.chips.changed.connect(changed)


class ReadEntry(TextEntry):
    """Words with a meaning of their own, such as "2/100"; `reading` raises InvalidEntry."""

    def __init__(self, label: str, hint: str, reading: Callable[[str], object]) -> None:
        super().__init__(label, hint=hint)
        self._reading = reading

    def read(self) -> object:
        """What the words mean."""
        return self._reading(self.line.text())


def first_problem(entries: Mapping[str, Entry]) -> str | None:
    """The name of the first entry that says what is wrong with it."""
    return next((name for name, entry in entries.items() if entry.field.problem), None)


def name_of_focus(entries: Mapping[str, Entry], focused: QWidget | None) -> str:
    """The name of the entry that holds the keyboard, or an empty text."""
    for name, entry in entries.items():
        if focused is not None and (focused is entry.field or entry.field.isAncestorOf(focused)):
            return name
    return ""


def hertz(text: str) -> tuple[float, ...]:
    """One frequency or two that alternate, such as "2/100". Raises InvalidEntry."""
    parts = [part.strip() for part in text.replace(";", "/").split("/") if part.strip()]
    try:
        return tuple(float(part.replace(",", ".")) for part in parts)
    except ValueError:
        raise InvalidEntry(
            say("This is not a frequency. Type one such as 2, or two such as 2/100."), "ea_hz"
        ) from None


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of points such as "BL23-BL25, BL40-BL60". Raises InvalidEntry."""
    found: list[tuple[str, str]] = []
    for part in text.replace(";", ",").split(","):
        ends = [end.strip() for end in part.split("-") if end.strip()]
        if not ends:
            continue
        if len(ends) != 2:
            raise InvalidEntry(
                say("A pair is two points with a dash, such as BL23-BL25. Change it."), "ea_pairs"
            )
        found.append((ends[0], ends[1]))
    return tuple(found)


def as_typed(number: float) -> str:
    """A number as somebody would type it: no empty decimals, no thousands sign."""
    return f"{number:.4f}".rstrip("0").rstrip(".").replace(".", QLocale().decimalPoint())


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
