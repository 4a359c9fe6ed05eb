"""A result record as lines for a terminal: every number a reviewer checks, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.analysis.result import Effect, Reason, Result, Span
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say

#: Enough to check by hand; `--json` gives every digit.
_DIGITS = 2


def result_lines(result: Result) -> tuple[Message, ...]:
    """What was looked at, what it gave and what stands against it, one line each."""
    return tuple(_lines(result))


def _lines(result: Result) -> Iterator[Message]:
    yield _about(result)
    yield _window(say("Before"), result.window_a, result.n_a, result.days_a, result.mean_a)
    yield _window(say("Since"), result.window_b, result.n_b, result.days_b, result.mean_b)
    if result.left_out:
        yield say("Left out, written over 48 hours late: {count} days.", count=result.left_out)
    if result.after_treatment:
        yield say("The later days lie after the last session by more than 14 days.")
    if result.effect is not None:
        yield from _change(result, result.effect)
    yield _code(result)
    if result.cautions:
        listed = ", ".join(caution.value for caution in result.cautions)
        yield say("What else could account for it: {cautions}", cautions=listed)
    if result.strength is not None:
        yield say("How firm: {strength}", strength=result.strength.value)
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
    if result.important is not None and result.p_important is not None:
        yield say(
            "A fall counts as important from {points} in points; the chance of one is {chance} %.",
            points=round(result.important, _DIGITS),
            chance=_percent(result.p_important),
        )
    yield say(
        "Day to day: autocorrelation {phi}, spread {sigma} points.",
        phi=round(effect.phi, _DIGITS),
        sigma=round(effect.sigma, _DIGITS),
    )


def _code(result: Result) -> Message:
    if result.reason is Reason.NONE:
        return say("Verdict: {code}", code=result.code.value)
    if not (result.days_wanted_a or result.days_wanted_b):
        return say("Verdict: {code}, {reason}", code=result.code.value, reason=result.reason.value)
    return say(
        "Verdict: {code}, {reason}; recorded days still wanted: {before} before, {since} since",
        code=result.code.value,
        reason=result.reason.value,
        before=result.days_wanted_a,
        since=result.days_wanted_b,
    )


def _percent(chance: float) -> int:
    """Never 0 or 100: what an interval leaves open is not certain."""
    return min(max(round(100 * chance), 1), 99)
