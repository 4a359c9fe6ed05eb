"""A result record as lines for a terminal: every number a reviewer checks, in a fixed order.

The answer, what speaks against it and what is to be known beside it are said in the words of
`analysis.words.verdict_words`, as in the window and in the report; `--json` has the keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Effect, Result, Span
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.verdict_numbers import important_words
from acutrack.analysis.words.verdict_words import verdict_words
from acutrack.domain.complaint import Complaint
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say

#: Enough to check by hand; `--json` gives every digit.
_DIGITS = 2


def result_lines(result: Result, complaint: Complaint | None = None) -> tuple[Message, ...]:
    """What was looked at, what it gave and what stands against it, one line each.

    Where other care changed during treatment, the numbers are those of the result that leads.

    Args:
        result: of a file, or as it was made at a review.
        complaint: adds what was changed after results had been seen.
    """
    return tuple(_lines(result, complaint))


def _lines(result: Result, complaint: Complaint | None) -> Iterator[Message]:
    told = headlined(result)
    said = verdict_words(result, Reader.DOCTOR, complaint=complaint)
    yield _about(result)
    yield _window(say("Before"), told.window_a, told.n_a, told.days_a, told.mean_a)
    yield _window(say("Since"), told.window_b, told.n_b, told.days_b, told.mean_b)
    if told.effect is not None:
        yield from _change(told, told.effect)
    yield say("Verdict: {headline}", headline=said.headline)
    for caution in said.cautions:
        yield say("Caution: {caution}", caution=caution)
    for note in said.notes:
        yield say("Note: {note}", note=note)
    yield say(
        "Method {version}. A diary shows that pain changed, not why.",
        version=result.method_version,
    )


def _about(result: Result) -> Message:
    rating = MEASURES[PainMeasure(result.measure)].name
    if not result.site:
        return say("{rating}, looked at on {review}", rating=rating, review=result.review)
    return say(
        "{site}: {rating}, looked at on {review}",
        site=result.site,
        rating=rating,
        review=result.review,
    )


def _window(
    name: Message, span: Span | None, recorded: int, days: int, mean: float | None
) -> Message:
    if span is None or mean is None:
        return say("{name}: no day recorded.", name=name)
    return say(
        "{name}, {first} to {last}: {recorded} of {days} days recorded, average {mean}.",
        name=name,
        first=span.first,
        last=span.last,
        recorded=recorded,
        days=days,
        mean=round(mean, _DIGITS),
    )


def _change(result: Result, effect: Effect) -> Iterator[Message]:
    yield say(
        "Change: {points} points; 95 % interval {low} to {high}.",
        points=round(effect.est, _DIGITS),
        low=round(effect.lo, _DIGITS),
        high=round(effect.hi, _DIGITS),
    )
    percent = (effect.percent, effect.percent_lo, effect.percent_hi)
    if None not in percent:
        change, low, high = (round(part) for part in percent if part is not None)
        yield say(
            "In percent: {change} %; 95 % interval {low} to {high}.",
            change=float(change),
            low=float(low),
            high=float(high),
        )
    yield important_words(result, effect, doctor=True)
    yield say(
        "Day to day: autocorrelation {phi}, spread {sigma} points.",
        phi=round(effect.phi, _DIGITS),
        sigma=round(effect.sigma, _DIGITS),
    )
