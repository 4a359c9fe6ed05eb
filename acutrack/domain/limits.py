"""Checks that every kind of record shares; each names the field and the way out."""

from __future__ import annotations

from datetime import date

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say

EARLIEST_DAY = date(1900, 1, 1)
SHORT_TEXT = 120
LONG_TEXT = 2000


def check_number(value: float | None, low: float, high: float, field: str, words: Message) -> None:
    """Refuse a number outside `low` to `high`; None stands for "not said" and passes."""
    if value is None:
        return
    if not low <= value <= high:  # also refuses NaN
        raise InvalidEntry(
            say(
                "{what} is {value}. Enter a number from {low} to {high}, or leave it empty.",
                what=words,
                value=value,
                low=low,
                high=high,
            ),
            field,
        )


def check_text(text: str, longest: int, field: str, words: Message) -> None:
    """Refuse a text too long to be shown and printed."""
    if len(text) > longest:
        raise InvalidEntry(
            say(
                "{what} has {length} characters. Shorten it to {longest} or fewer.",
                what=words,
                length=len(text),
                longest=longest,
            ),
            field,
        )


def check_given(text: str, field: str, words: Message) -> None:
    """Refuse an empty text where a record means nothing without it."""
    if not text.strip():
        raise InvalidEntry(say("{what}: there is nothing here yet. Fill it in.", what=words), field)


def check_day(day: date, field: str, words: Message) -> None:
    """Refuse a day that no diary can hold."""
    if day < EARLIEST_DAY:
        raise InvalidEntry(
            say("{what} is {day}. Enter a date from 1900 on.", what=words, day=day), field
        )


def check_not_future(day: date, today: date, field: str, words: Message) -> None:
    """Refuse a day after `today`, for what can only be written down once it has happened."""
    if day > today:
        raise InvalidEntry(
            say(
                "{what} is {day}, which is still to come. Enter today or an earlier date.",
                what=words,
                day=day,
            ),
            field,
        )


def check_order(first: date | None, last: date | None, field: str, words: Message) -> None:
    """Refuse an end before its beginning."""
    if first is not None and last is not None and last < first:
        raise InvalidEntry(
            say(
                "{what} is {last}, before the start on {first}. Change one of the two dates.",
                what=words,
                last=last,
                first=first,
            ),
            field,
        )
