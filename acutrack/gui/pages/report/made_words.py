"""A report that was made, in words."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.domain.message import Message, say, say_count
from acutrack.domain.report_made import Names, ReportMade, ReportWay
from acutrack.report.audience import PRESETS
from acutrack.text.catalogue import Catalogue

_WAYS: dict[ReportWay, Message] = {
    ReportWay.SAVED: say("Saved"),
    ReportWay.PRINTED: say("Printed"),
    ReportWay.COMMAND_LINE: say("Written by a command"),
}
_NAMES: dict[Names, Message] = {
    Names.FULL: say("with the full name"),
    Names.INITIALS: say("with initials"),
    Names.NONE: say("without a name"),
}


def title_of(made: ReportMade) -> Message:
    """When, and for whom."""
    if made.audience is None:
        return say("{moment}", moment=made.made_at)
    who = PRESETS[made.audience].words
    return say("{moment}, for: {who}", moment=made.made_at, who=who)


def lines_of(made: ReportMade, words: Catalogue) -> Iterator[Message]:
    """What it was about, the answer it led with, its figures, and how to know it again."""
    yield say(
        "Days from {first} to {last}, {names}. {way}.",
        first=made.first,
        last=made.last,
        names=_NAMES[made.names],
        way=say("{way} as text", way=_WAYS[made.way]) if made.as_text else _WAYS[made.way],
    )
    if made.headline:
        yield _answer(made)
    yield from _averages(made, words)
    yield _counts(made)
    yield say("Record {code}, as its foot says", code=made.code)


def _answer(made: ReportMade) -> Message:
    if made.review_day is None:
        return say("{answer}", answer=made.headline)
    return say("Review of {day}: {answer}", day=made.review_day, answer=made.headline)


def _averages(made: ReportMade, words: Catalogue) -> Iterator[Message]:
    if made.mean_before is None and made.mean_now is None:
        return
    averages = say(
        "Before: {before}. Now: {now}.",
        before=_average(made.mean_before, made.days_before, words),
        now=_average(made.mean_now, made.days_now, words),
    )
    if made.difference is None:
        yield averages
        return
    changed = say(
        "{averages} Difference: {difference}",
        averages=averages,
        difference=_signed(made.difference, words),
    )
    if made.low is None or made.high is None:
        yield say("{changed}.", changed=changed)
        return
    yield say(
        "{changed} (95% interval {low} to {high}).",
        changed=changed,
        low=_signed(made.low, words),
        high=_signed(made.high, words),
    )


def _average(value: float | None, days: int | None, words: Catalogue) -> Message:
    if value is None:
        return say("not recorded")
    return say_count(
        "{average} from {count} day",
        "{average} from {count} days",
        days or 0,
        average=words.formats.number(value, 1),
    )


def _signed(value: float, words: Catalogue) -> str:
    written = words.formats.number(value or 0, 1)
    return f"+{written}" if value > 0 else written


def _counts(made: ReportMade) -> Message:
    sessions = say_count("{count} session", "{count} sessions", made.sessions)
    if made.side_effects is None:
        return say("{sessions}, side effects not asked", sessions=sessions)
    effects = say_count("{count} side effect", "{count} side effects", made.side_effects)
    return say("{sessions}, {effects}", sessions=sessions, effects=effects)
