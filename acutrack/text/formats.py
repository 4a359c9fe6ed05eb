"""Dates, times and numbers by locale (Babel), loaded when first needed."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from babel import Locale

MINUS = "−"
_DATES_KEPT = 4096
_SOURCE = "en"
_ENGLISH = "en_GB"
#: The year in the pattern of a whole date, with the words that join it.
_YEAR = re.compile(r"(?:,? 'de')?[ ,،]*y+(?:年|\.)?")
_PAST_LATIN = "\u0370"
#: Beyond it digits say nothing to anybody, and 28 of them are the most that Babel can place.
_MOST_SPELLED_OUT = 1e15


class Formats:
    """How one language writes dates, times and numbers, in a region of those who speak it.

    Args:
        language: such as "de".
        region: such as "CH"; without it the language's own.
    """

    def __init__(self, language: str, region: str = "") -> None:
        self._language, self._region = language, region
        # A chart names the same days each time it is drawn.
        self._kept_date = lru_cache(_DATES_KEPT)(self._date)
        self._kept_skeleton = lru_cache(_DATES_KEPT)(self._skeleton)

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        # Plain "en" would write American dates; the source language is international English.
        own = _ENGLISH if self._language == _SOURCE else self._language
        there = f"{self._language.split('_')[0]}_{self._region}" if self._region else own
        for name in (there, own, _ENGLISH):
            try:
                return Locale.parse(name, sep="_" if "_" in name else "-")
            except (UnknownLocaleError, ValueError):  # nobody speaks it there, or it is no language
                continue
        raise LookupError(_ENGLISH)

    def day(self, day: date) -> str:
        """Such as "4 August 2025"."""
        return self._kept_date(day, "d MMMM yyyy", "long")

    def short_day(self, day: date) -> str:
        """Such as "4 Aug"."""
        return self._skeleton(day, "MMMd")

    def medium_day(self, day: date) -> str:
        """Such as "4 Aug 2025"."""
        return self._kept_skeleton(day, "yMMMd", "d MMM yyyy")

    def weekday_and_day(self, day: date) -> str:
        """Such as "Tuesday 28 October 2025"."""
        return self._date(day, "EEEE d MMMM yyyy", "full")

    def table_day(self, day: date) -> str:
        """Short, with its weekday and year: "Tue 28 Oct 2025"."""
        return self._kept_skeleton(day, "yMMMEd", "EEE d MMM yyyy")

    def weekday(self, day: date) -> str:
        """Such as "Tue 28"."""
        return self._skeleton(day, "Ed", "EEE d")

    def weekday_and_month(self, day: date) -> str:
        """Such as "Tuesday 28 October", where the year is plain from the context."""
        # No language has a pattern of its own for this; every one has the whole date.
        whole = self._locale.date_formats["full"].pattern
        return self._date(day, "EEEE d MMMM", _YEAR.sub("", whole))

    def weekday_letters(self, day: date) -> str:
        """One or two letters for a calendar's margin, such as "Mo"."""
        from babel.dates import format_date

        short = format_date(day, "EEEEEE", self._locale)[:2]
        # Two letters of a word in Arabic or Chinese are no word.
        return short if short[0] < _PAST_LATIN else format_date(day, "EEEEE", self._locale)

    def month(self, day: date) -> str:
        """Such as "Aug"."""
        from babel.dates import format_date

        # Not "LLL": Babel 2.18 gives Arabic the Chinese form once Chinese was read.
        return format_date(day, "MMM", self._locale)

    def clock(self, at: time) -> str:
        """Such as "08:42"."""
        from babel.dates import format_time

        return format_time(at, "short", locale=self._locale)

    def moment(self, at: datetime) -> str:
        """Day and time."""
        day, clock = self.day(at.date()), self.clock(at.time())
        if self._language == _SOURCE:
            return f"{day} {clock}"
        return str(self._locale.datetime_formats["long"]).format(clock, day)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number with the locale's decimal sign; `decimals` fixes how many are shown."""
        from babel.numbers import format_decimal

        if abs(value) > _MOST_SPELLED_OUT:  # somebody leant on a key
            return f"{value:.3g}".replace("-", MINUS)
        pattern = (
            "#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals) * bool(decimals)
        )
        return str(format_decimal(value, pattern, self._locale)).replace("-", MINUS)

    def first_weekday(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return int(self._locale.first_week_day)

    def _date(self, day: date, english: str, style: str) -> str:
        from babel.dates import format_date

        return format_date(day, english if self._language == _SOURCE else style, self._locale)

    def _skeleton(self, day: date, skeleton: str, english: str = "") -> str:
        from babel.dates import format_date, format_skeleton

        if english and self._language == _SOURCE:
            return format_date(day, english, self._locale)
        return format_skeleton(skeleton, day, locale=self._locale)
