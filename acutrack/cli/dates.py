"""Dates as they are typed in a terminal."""

from __future__ import annotations

import re
from datetime import date

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_day, check_not_future
from acutrack.domain.message import say

# Python reads more than this, such as 20250331 and 2025-W14; a person who typed it meant a slip.
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_date(typed: str, option: str) -> date:
    """The day written as year-month-day. Raises InvalidEntry, which names the option."""
    day = _date(typed.strip())
    if day is None:
        raise InvalidEntry(
            say(
                "{option}: “{typed}” is not a date. "
                "Write it as year-month-day, such as 2025-03-31.",
                option=option,
                typed=typed,
            ),
            option,
        )
    check_day(day, option, say("{option}", option=option))
    return day


def read_span(first: str | None, last: str | None, today: date) -> tuple[date | None, date | None]:
    """``--from`` and ``--to``; None where nothing was said. Raises InvalidEntry."""
    start = None if first is None else read_date(first, "--from")
    end = None if last is None else read_date(last, "--to")
    if start is not None:
        check_not_future(start, today, "--from", say("--from"))
    if start is not None and end is not None and end < start:
        raise InvalidEntry(
            say(
                "--to {last} lies before --from {first}. Change one of the two dates.",
                first=first,
                last=last,
            ),
            "--to",
        )
    return start, end


def read_period(typed: str, option: str) -> tuple[date, date]:
    """First and last day of ``FROM:TO``. Raises InvalidEntry, which names the option."""
    parts = typed.split(":")
    if len(parts) != 2:
        raise InvalidEntry(
            say(
                "{option}: “{typed}” is no period. "
                "Write the first and the last day, such as 2025-03-01:2025-03-31.",
                option=option,
                typed=typed,
            ),
            option,
        )
    first, last = (read_date(part, option) for part in parts)
    if last < first:
        raise InvalidEntry(
            say(
                "{option}: {last} lies before {first}. Change one of the two dates.",
                option=option,
                first=first,
                last=last,
            ),
            option,
        )
    return first, last


def _date(typed: str) -> date | None:
    if not _ISO.fullmatch(typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
