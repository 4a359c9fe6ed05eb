"""The rows of the key numbers: before the first session, lately, and the plain difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from acutrack.analysis.overview import Overview
from acutrack.analysis.phase_numbers import PhaseNumbers
from acutrack.analysis.rounding import tenths
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.scoring import score_words
from acutrack.report.answered import Answered, leading, overall_view
from acutrack.report.page import Page

NOT_ASKED = say("Not asked")
NOT_RECORDED = say("Not recorded")
TOO_FEW = say("Too few days")

_WEEK = 7
#: Fewer answered days say nothing of a week.
_LEAST_ANSWERED = 7


@dataclass(frozen=True)
class KeyRow:
    """One row; an empty cell has NOTHING to say."""

    label: Message
    before: Message
    since: Message
    change: Message = NOTHING


def key_rows(page: Page) -> Iterator[KeyRow]:
    """The seven rows, in the order in which they are always printed."""
    numbers = page.content.numbers
    before, since = numbers.before, numbers.since
    yield KeyRow(
        say("Average pain, 0–10"),
        _average_before(page, numbers),
        _tenths(page, since.average if since else None),
        _difference(page, numbers),
    )
    yield KeyRow(
        say("Worst day, 0–10"),
        _level(page, before.worst),
        _level(page, since.worst if since else None),
    )
    yield KeyRow(
        say("Days with pain 7 or more"),
        _part(before.severe, before.days_recorded, NOT_RECORDED),
        _part(since.severe, since.days_recorded, NOT_RECORDED) if since else NOT_RECORDED,
        _per_week(page, numbers, _severe(before), _severe(since)),
    )
    yield KeyRow(
        say("Days pain relief was taken"),
        _part(before.relief_days, before.relief_answered, NOT_ASKED),
        _part(since.relief_days, since.relief_answered, NOT_ASKED) if since else NOT_ASKED,
        _per_week(page, numbers, _relief(before), _relief(since)),
    )
    found = page.content.answered
    yield _questionnaire(page, leading(found, numbers.site))
    yield _overall(page, overall_view(found, numbers.site))
    yield KeyRow(say("Days recorded"), _recorded(before), _recorded(since))


def _average_before(page: Page, numbers: Overview) -> Message:
    level = page.content.standing.complaint.recalled_level
    if numbers.before.average is None and level is not None:
        return say("{level} recalled", level=page.number(level, 1))
    return _tenths(page, numbers.before.average)


def _tenths(page: Page, value: float | None) -> Message:
    return NOT_RECORDED if value is None else say("{value}", value=page.number(value, 1))


def _level(page: Page, value: float | None) -> Message:
    return NOT_RECORDED if value is None else say("{value}", value=page.number(value))


def _difference(page: Page, numbers: Overview) -> Message:
    if numbers.difference is None:
        return TOO_FEW if numbers.since is not None else NOTHING
    return say("{value}", value=page.signed(numbers.difference, 1))


def _part(part: int, whole: int, without: Message) -> Message:
    return say("{part} of {whole}", part=part, whole=whole) if whole else without


def _recorded(phase: PhaseNumbers | None) -> Message:
    return NOT_RECORDED if phase is None else _part(phase.days_recorded, phase.days, NOT_RECORDED)


#: How many of how many days.
_Share = tuple[int, int]


def _severe(phase: PhaseNumbers | None) -> _Share | None:
    return None if phase is None else (phase.severe, phase.days_recorded)


def _relief(phase: PhaseNumbers | None) -> _Share | None:
    if phase is None or phase.relief_answered < _LEAST_ANSWERED:
        return None
    return phase.relief_days, phase.relief_answered


def _per_week(
    page: Page, numbers: Overview, before: _Share | None, since: _Share | None
) -> Message:
    """Counts of windows of unlike length are compared as days a week."""
    if not numbers.can_compare or before is None or since is None:
        return NOTHING
    earlier, later = (tenths(_WEEK * part / whole) for part, whole in (before, since))
    return say("{days} a week", days=page.signed(tenths(later - earlier), 1))


def _questionnaire(page: Page, found: Answered | None) -> KeyRow:
    if found is None:
        return KeyRow(say("Questionnaire"), NOT_ASKED, NOT_ASKED)
    measure, change = found.measure, found.change
    label = say(
        "{name}, {least}–{most}",
        name=measure.name,
        least=page.number(measure.least),
        most=page.number(measure.most),
    )
    if change.first is None and change.last is None:
        latest = score_words(measure, found.scored[-1][0])
        return KeyRow(label, NOT_ASKED, say("{score}", score=latest))
    first, last = (None if one is None else tenths(one) for one in (change.first, change.last))
    moved = NOTHING
    if first is not None and last is not None:
        # Both are means, so one decimal stands also where single scores are whole.
        moved = say("{value}", value=page.signed(tenths(last - first), 1))
    return KeyRow(label, _score(page, first), _score(page, last), moved)


def _score(page: Page, value: float | None) -> Message:
    return NOT_ASKED if value is None else say("{value}", value=page.number(value, 1))


def _overall(page: Page, found: Answered | None) -> KeyRow:
    label = say("Patient’s overall view")
    if found is None:
        return KeyRow(label, NOTHING, NOT_ASKED)
    latest, _ = found.scored[-1]
    day = page.words.formats.short_day(latest.day)
    return KeyRow(label, NOTHING, score_words(found.measure, latest), say("{day}", day=day))
