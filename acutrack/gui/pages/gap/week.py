"""Which week is shown, and where a gap begins."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

DAYS = 7
#: A gap older than this is not looked for; the week before is one press away.
LOOK_BACK = 60


def week_of(day: date, first_weekday: int) -> tuple[date, ...]:
    """The seven days of the week that holds `day`; `first_weekday` 0 is Monday."""
    start = day - timedelta(days=(day.weekday() - first_weekday) % DAYS)
    return tuple(start + timedelta(days=offset) for offset in range(DAYS))


def gap_start(recorded: Collection[date], today: date) -> date:
    """The first day of the latest gap before today.

    A gap is a run of days without an entry; a single empty day counts only where there is no longer
    run in the last weeks. Days before the first entry are no gap. Without any entry, or without a
    gap, it is the day a week ago, so that the days just past can be told.
    """
    since = min(recorded, default=today)
    latest_single: date | None = None
    run: list[date] = []
    for back in range(1, LOOK_BACK + 1):
        day = today - timedelta(days=back)
        if day >= since and day not in recorded:
            run.append(day)
            continue
        if len(run) > 1:
            break
        latest_single = latest_single or next(iter(run), None)
        run = []
    if run:
        return run[-1]
    return latest_single or today - timedelta(days=DAYS)
