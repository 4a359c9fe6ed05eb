"""Which copies stay: 7 days, 5 weeks, 12 months, and what was made before something for 30 days.

A day, week or month counts only if there is a copy of it; the newest copy in it stands for it.
The newest copy that is good is never removed, whatever its age, and nothing is removed before
those that stay were looked over. A damaged copy stands for nothing: the next older one does. It
stays itself as long as it would have if it were good, in case something can be read from it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import date, timedelta

from acutrack.casebook.copies import Copy, Why
from acutrack.storage.backups.names import is_kept_for_ever

DAYS, WEEKS, MONTHS = 7, 5, 12
KEPT_BEFORE = timedelta(days=30)


def promised(copies: Iterable[Copy], today: date) -> frozenset[Copy]:
    """The copies that stay, all of them being good."""
    newest_first = sorted(copies, key=lambda copy: copy.order, reverse=True)
    of_days = [copy for copy in newest_first if copy.why is Why.DAY]
    return frozenset(
        {
            *newest_first[:1],
            *_newest_of_each(of_days, DAYS, lambda copy: copy.day),
            *_newest_of_each(of_days, WEEKS, lambda copy: copy.day.isocalendar()[:2]),
            *_newest_of_each(of_days, MONTHS, lambda copy: (copy.day.year, copy.day.month)),
            *(copy for copy in newest_first if _is_recent_before(copy, today)),
        }
    )


def to_remove(
    copies: Collection[Copy], today: date, is_good: Callable[[Copy], bool]
) -> tuple[Copy, ...]:
    """The copies that may go now.

    Args:
        copies: all there are.
        today: the day on the person's calendar.
        is_good: looks a copy over; asked at most once for each, and not at all where nothing
            would go.
    """
    found = set(copies)
    by_date = promised(found, today)
    good: set[Copy] = set()
    broken: set[Copy] = set()
    while True:
        stay = promised(found - broken, today)
        if by_date | stay >= found:
            return ()
        unsure = _stands_for_others(stay) - good
        if not unsure:
            break
        for copy in unsure:
            (good if is_good(copy) else broken).add(copy)
    if not good:
        return ()
    return tuple(sorted(found - by_date - stay, key=lambda copy: copy.order))


def _newest_of_each(
    newest_first: Iterable[Copy], most: int, period: Callable[[Copy], Hashable]
) -> list[Copy]:
    found: dict[Hashable, Copy] = {}
    for copy in newest_first:
        found.setdefault(period(copy), copy)
    return list(found.values())[:most]


def _is_recent_before(copy: Copy, today: date) -> bool:
    if copy.why is Why.DAY:
        return False
    return is_kept_for_ever(copy) or today - copy.day <= KEPT_BEFORE


def _stands_for_others(stay: Iterable[Copy]) -> set[Copy]:
    """Copies because of which others go; those made before something stay for themselves."""
    newest_first = sorted(stay, key=lambda copy: copy.order, reverse=True)
    return {*newest_first[:1], *(copy for copy in newest_first if copy.why is Why.DAY)}
