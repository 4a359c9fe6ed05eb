"""Where a person stands, in a few words each: level, change, side effects, why to look."""

from __future__ import annotations

from acutrack.analysis.change.result import Result
from acutrack.analysis.change.way import Way, way_of
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.plain_words import shown
from acutrack.domain.message import Message, say, say_count


def level_words(value: float | None) -> Message:
    """A level as it is shown, or that there is none."""
    if value is None:
        return say("not recorded")
    return say("{level}", level=shown(value))


def change_words(result: Result | None) -> Message:
    """How much the level changed, to stand beside the arrow of `way_of`."""
    way = way_of(result)
    if result is None or way is Way.UNKNOWN or result.mean_a is None or result.mean_b is None:
        return say("not yet known")
    if way is Way.SAME:
        return say("no clear change")
    # From the shown averages, so that the three numbers of a row add up.
    points = shown(tenths(abs(tenths(result.mean_b) - tenths(result.mean_a))))
    if way is Way.LOWER:
        return say("{points} lower", points=points)
    return say("{points} higher", points=points)


def effects_words(asked: bool, noted: int) -> Message:
    """How many side effects were noted, if anybody asked."""
    if not asked and not noted:
        return say("not asked")
    if not noted:
        return say("none noted")
    return say_count("{count} noted", "{count} noted", noted)


def still_there_words(count: int) -> Message:
    """That side effects are not known to be over."""
    return say_count(
        "{count} side effect may still be there",
        "{count} side effects may still be there",
        count,
    )


def higher_words() -> Message:
    """That the last review said "higher"."""
    return say("Higher than before the first session")


def unchanged_words(sessions: int) -> Message:
    """That so many sessions changed nothing clearly."""
    return say("No clear change after {count} sessions", count=sessions)


def too_few_words(recorded: int, days: int) -> Message:
    """That too few of the days since were recorded."""
    return say("{part} of {whole} days recorded: too few to compare", part=recorded, whole=days)
