"""Dates and times as people and spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say

_EXCEL_DAY_ZERO = date(1899, 12, 30)
#: Serial numbers of 18 May 1927 and 31 December 2099: outside them a number is no date.
_EXCEL_FIRST, _EXCEL_LAST = 10_000, 73_050
_ISO = re.compile(r"([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_RUN_TOGETHER = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])")
_THREE_NUMBERS = re.compile(r"([0-9]{1,2})([/.\-])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]([0-9]+))?")
_WITH_CLOCK = re.compile(r"(.*[0-9])(?:T|\s+)([0-9]{1,2}:.*)")
_NAMED_MONTH = re.compile(r"([0-9]{1,2})\.?[ \-]([a-z]{3,9})\.?,?[ \-]([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,6})[0-9]*)?)?")
_TWELVE_HOURS = re.compile(
    r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::([0-9]{2}))? ?([ap])\.?m\.?", re.IGNORECASE
)
_FRACTION = re.compile(r"0?[.,][0-9]+|0")
_MONTHS = "january february march april may june july august september october november december"


class DayOrder(Enum):
    """Which comes first in a date such as 03/04/2025."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    OPEN = "open"


@dataclass(frozen=True)
class Reading:
    """What reading a cell depends on.

    Attributes:
        today: from the clock at hand.
        order: settled for each file by its own dates, see `order_of`.
    """

    today: date
    order: DayOrder = DayOrder.OPEN


def order_of(cells: Iterable[str]) -> DayOrder:
    """What the dates of one file say about their order: a number over 12 cannot be a month.

    OPEN where no date settles it, or where two dates contradict each other.
    """
    found = set()
    for cell in cells:
        match = _THREE_NUMBERS.fullmatch(split_clock(cell)[0])
        if match is None or match[2] == ".":
            continue
        if int(match[1]) > 12:
            found.add(DayOrder.DAY_FIRST)
        if int(match[3]) > 12:
            found.add(DayOrder.MONTH_FIRST)
    return found.pop() if len(found) == 1 else DayOrder.OPEN


def split_clock(text: str) -> tuple[str, str]:
    """A cell with date and time, split; the time is empty where there is none, or midnight."""
    words = text.strip()
    serial = _SERIAL.fullmatch(words)
    if serial and serial[2]:
        return serial[1], f"0.{serial[2]}" if serial[2].strip("0") else ""
    match = _WITH_CLOCK.fullmatch(words)
    if match is None:
        return words, ""
    clock = re.sub(r"(Z|[+-][0-9]{2}:?[0-9]{2})$", "", match[2].strip())
    return match[1], "" if re.fullmatch(r"0?0:00(:00(\.0+)?)?", clock) else clock


def read_day(text: str, reading: Reading) -> date:
    """A date: ISO, day.month.year, day/month/year, month/day/year, or Excel's serial number.

    Raises InvalidEntry, also where day and month could be either way round.
    """
    words, _ = split_clock(text)
    try:
        found = _plain_day(words) or _serial_day(words) or _named_day(words)
        if found is None:
            found = _day_of_three(words, reading)
    except ValueError:
        found = None
    if found is None:
        raise InvalidEntry(
            say("“{typed}” is no date of the calendar. Write it like 2025-10-21.", typed=text)
        )
    return found


def read_clock(text: str, _reading: Reading) -> time:
    """A time of day: 8:42, 08:42:10, 8:42 pm, or Excel's fraction of a day. Raises InvalidEntry."""
    words = text.strip()
    try:
        found = _twelve_hours(words) or _clock(words) or _fraction(words)
    except ValueError:
        found = None
    if found is None:
        raise InvalidEntry(say("“{typed}” is no time of day. Write it like 08:42.", typed=text))
    return found


def read_moment(text: str, _reading: Reading) -> datetime:
    """A moment with its offset, ISO 8601. Raises InvalidEntry."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise InvalidEntry(
            say(
                "“{typed}” is no moment with an offset. Write it like 2025-10-21T08:42:00+02:00.",
                typed=text,
            )
        )
    return found


def write_clock(at: time) -> str:
    """HH:MM, with seconds only where there are some."""
    return at.isoformat("auto" if at.second or at.microsecond else "minutes")


def _plain_day(words: str) -> date | None:
    match = _ISO.fullmatch(words)
    if match:
        return date(int(match[1]), int(match[3]), int(match[4]))
    match = _RUN_TOGETHER.fullmatch(words)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _serial_day(words: str) -> date | None:
    match = _SERIAL.fullmatch(words)
    if match is None or not _EXCEL_FIRST <= int(match[1]) <= _EXCEL_LAST:
        return None
    return _EXCEL_DAY_ZERO + timedelta(days=int(match[1]))


def _named_day(words: str) -> date | None:
    plain = words.casefold()
    match = _NAMED_MONTH.fullmatch(plain)
    if match:
        day, month, year = match[1], match[2], match[3]
    else:
        match = _MONTH_FIRST.fullmatch(plain)
        if match is None:
            return None
        month, day, year = match[1], match[2], match[3]
    named = [n for n, name in enumerate(_MONTHS.split(), 1) if name.startswith(month)]
    return date(int(year), named[0], int(day)) if len(named) == 1 else None


def _day_of_three(words: str, reading: Reading) -> date | None:
    match = _THREE_NUMBERS.fullmatch(words)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4], reading.today)
    if match[2] == "." or first > 12:
        return date(year, second, first)
    if second > 12 or first == second:
        return date(year, first, second)
    if reading.order is DayOrder.OPEN:
        raise InvalidEntry(
            say(
                "“{typed}” can be {one} or {other}. Write it like {iso}.",
                typed=words,
                one=date(year, second, first),
                other=date(year, first, second),
                iso=date(year, second, first).isoformat(),
            )
        )
    if reading.order is DayOrder.DAY_FIRST:
        return date(year, second, first)
    return date(year, first, second)


def _full_year(digits: str, today: date) -> int:
    """Two digits mean the last hundred years."""
    if len(digits) == 4:
        return int(digits)
    year = today.year - today.year % 100 + int(digits)
    return year if year <= today.year else year - 100


def _twelve_hours(words: str) -> time | None:
    match = _TWELVE_HOURS.fullmatch(words)
    if match is None:
        return None
    if not 1 <= int(match[1]) <= 12:
        raise ValueError(words)
    hour = int(match[1]) % 12 + (12 if match[4].lower() == "p" else 0)
    return time(hour, int(match[2] or 0), int(match[3] or 0))


def _clock(words: str) -> time | None:
    match = _CLOCK.fullmatch(words)
    if match is None:
        return None
    part = int((match[4] or "0").ljust(6, "0"))
    return time(int(match[1]), int(match[2]), int(match[3] or 0), part)


def _fraction(words: str) -> time | None:
    if _FRACTION.fullmatch(words) is None:
        return None
    seconds = round(float(words.replace(",", ".")) * 86_400)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
