"""Reading a date or time the way people type them."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from enum import Enum

from PySide6.QtCore import QDate, QLocale

#: Signs that stand behind the numbers of a date in Chinese and Japanese.
_SIGNS = "年月日号"
_TOKEN = re.compile(rf"\d+|[{_SIGNS}]|[^\W\d_{_SIGNS}]+", re.UNICODE)
_CENTURY = 2000
_TWO_DIGITS = 100
#: Digits of a date written in one, such as 20250214; more are no part of any.
_LONGEST_NUMBER = 8


class Towards(Enum):
    """Which year is meant when none was typed."""

    PAST = "past"
    FUTURE = "future"


def read_date(
    text: str,
    today: date,
    locale: QLocale,
    *,
    towards: Towards = Towards.PAST,
    words: Mapping[str, int] | None = None,
) -> date | None:
    """Read a typed date, or give None when it cannot be one.

    Understood are ``2025-10-28``, ``28.10.2025``, ``28/10`` (or ``10/28`` where that is usual),
    ``28 Oct``, ``October 28, 2025``, with or without the day of the week, and the given words.

    Args:
        text: What was typed.
        today: The current day, for a missing year and for words.
        locale: Names of months, and whether the day comes before the month.
        towards: Whether a missing year means the last or the next such day; today is both.
        words: Words for days, such as "today" (0) and "yesterday" (-1).
    """
    plain = text.strip().casefold()
    if words and plain in {word.casefold() for word in words}:
        offset = next(days for word, days in words.items() if word.casefold() == plain)
        return today + timedelta(days=offset)
    months, weekdays = _months(locale), _weekdays(locale)
    tokens = [token for token in _TOKEN.findall(plain) if token not in _SIGNS]
    # A Spanish "mar" is a Tuesday before a number, and March after one.
    if len(tokens) > 1 and tokens[0] in weekdays and tokens[1].isdecimal():
        del tokens[0]
    tokens = [token for token in tokens if token in months or token not in weekdays]
    if any(token.isdecimal() and len(token) > _LONGEST_NUMBER for token in tokens):
        return None
    numbers = [int(token) for token in tokens if token.isdecimal()]
    named = [months[token] for token in tokens if token in months]
    if len(named) == 1:
        return _with_named_month(numbers, named[0], today, towards)
    if len(numbers) == len(tokens):
        return _with_numbers(tokens, numbers, today, locale, towards)
    return None


def write_date(day: date, locale: QLocale, *, weekday: bool = True, year: bool = True) -> str:
    """A date as it stands in a field: `read_date` reads it back."""
    if locale.language() in {QLocale.Language.Chinese, QLocale.Language.Japanese}:
        pattern = ("yyyy年" if year else "") + "M月d日" + (" ddd" if weekday else "")
    else:
        pattern = ("ddd " if weekday else "") + "d MMM" + (" yyyy" if year else "")
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def read_time(text: str) -> time | None:
    """Read a typed time of day, or give None.

    Understood are ``10:30``, ``10.30``, ``1030``, ``9``, ``9 am`` and ``2:15 pm``.
    """
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?\s?m?\.?", text.strip().casefold()
    )
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def _with_named_month(numbers: list[int], month: int, today: date, towards: Towards) -> date | None:
    if len(numbers) == 1:
        return _without_year(numbers[0], month, today, towards)
    if len(numbers) == 2:
        # A month's name leaves no doubt: the year is the one with four digits, or comes last.
        day, year = numbers if numbers[0] < _TWO_DIGITS else reversed(numbers)
        return _made(year, month, day)
    return None


def _with_numbers(
    tokens: list[str], numbers: list[int], today: date, locale: QLocale, towards: Towards
) -> date | None:
    if len(numbers) == 1 and len(tokens[0]) == 8:
        whole = tokens[0]
        return _made(int(whole[:4]), int(whole[4:6]), int(whole[6:]))
    if len(numbers) == 3 and len(tokens[0]) == 4:
        return _made(*numbers)
    if len(numbers) not in {2, 3}:
        return None
    first, second = numbers[:2]
    day, month = (first, second) if _day_comes_first(locale) else (second, first)
    if len(numbers) == 2:
        return _without_year(day, month, today, towards)
    return _made(numbers[2], month, day)


def _without_year(day: int, month: int, today: date, towards: Towards) -> date | None:
    # Eight years hold a 29 February also around a year such as 2100.
    step = -1 if towards is Towards.PAST else 1
    for away in range(9):
        made = _made(today.year + step * away, month, day)
        if made and (made <= today if towards is Towards.PAST else made >= today):
            return made
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + _CENTURY if year < _TWO_DIGITS else year, month, day)
    except ValueError:
        return None


def _months(locale: QLocale) -> dict[str, int]:
    names: dict[str, int] = {}
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    for number in range(1, 13):
        for form in forms:
            for name in (locale.monthName(number, form), locale.standaloneMonthName(number, form)):
                names[name.casefold().rstrip(".")] = number
    return names


def _weekdays(locale: QLocale) -> set[str]:
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    days = range(1, 8)
    names = {name(day, form) for day in days for form in forms
             for name in (locale.dayName, locale.standaloneDayName)}  # fmt: skip
    return {token for name in names for token in _TOKEN.findall(name.casefold())}


def _day_comes_first(locale: QLocale) -> bool:
    written = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return written.find("d") < written.find("M")
