"""The whole record of one review, as names and values (design of the analysis, section 12)."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.analysis.change.nonoverlap import nonoverlap
from acutrack.analysis.change.result import Effect, Result, Span
from acutrack.analysis.reviews.standing import StandingReview
from acutrack.analysis.rounding import tenths, whole
from acutrack.analysis.words.caution_words import BUT
from acutrack.analysis.words.overview_words import listed
from acutrack.domain.measure import MEASURES
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.message import Message, say, say_in
from acutrack.report.page import Page
from acutrack.report.verdict_in_short import STRENGTH_WORDS, verdict_and_reason

Pair = tuple[Message, str]


def record_pairs(page: Page, held: StandingReview) -> Iterator[Pair]:
    """Everything the verdict rests on, and the verdict itself as it is kept."""
    result = held.result
    yield from _when(page, held)
    yield from _days(page, result)
    if result.effect is not None:
        yield from _effect(page, result, result.effect)
    yield from _beside(page, held)
    yield from _verdict(page, result)
    if result.without_cotreatment is not None:
        yield from _second(page, result.without_cotreatment)


def _when(page: Page, held: StandingReview) -> Iterator[Pair]:
    review, result = held.review, held.result
    yield (
        say("Review number, looking back from"),
        page.say(say("{number}, {day}", number=review.number, day=page.day(review.day))),
    )
    made = page.day(review.written_at.date())
    again = say("{day}, made again", day=made) if review.revised else say("{day}", day=made)
    yield say("Worked out on"), page.say(again)
    yield say("Version of the method"), result.method_version
    yield say("Rating"), page.say(MEASURES[review.measure].name)
    if result.day_zero is not None:
        yield say("First session"), page.day(result.day_zero)


def _days(page: Page, result: Result) -> Iterator[Pair]:
    yield say("Days before"), _span(page, result.window_a)
    yield say("Recorded of these, mean"), _recorded(page, result.n_a, result.days_a, result.mean_a)
    yield say("Days since"), _span(page, result.window_b)
    yield say("Recorded of these, mean"), _recorded(page, result.n_b, result.days_b, result.mean_b)
    yield say("Days left out, written too late"), str(result.left_out)


def _span(page: Page, span: Span | None) -> str:
    if span is None:
        return page.say(say("none"))
    first, last = page.day(span.first), page.day(span.last)
    return page.say(say("{first} to {last}", first=first, last=last))


def _recorded(page: Page, n: int, days: int, mean: float | None) -> str:
    if mean is None:
        return page.say(say("{n} of {days}", n=n, days=days))
    return page.say(say("{n} of {days}, {mean}", n=n, days=days, mean=page.number(mean, 2)))


def _effect(page: Page, result: Result, effect: Effect) -> Iterator[Pair]:
    yield say("Change, 95% interval (points)"), _points(page, effect)
    known = (effect.percent, effect.percent_lo, effect.percent_hi)
    if None not in known:
        est, low, high = (page.signed(whole(value or 0)) for value in known)
        inside = say("{est}, {low} to {high}", est=est, low=low, high=high)
        yield say("The same in percent"), page.say(inside)
    yield say("Chance of any fall"), _chance(page, effect.p_lower)
    yield say("Chance of a fall by 2 points"), _chance(page, effect.p_two_lower)
    yield say("Chance of a fall by 30%, by half"), _both(page, effect.p_thirty, effect.p_fifty)
    if result.important is not None:
        share = whole(100 * result.important_share)
        size = page.number(result.important, 2)
        yield (
            say("Important change (points)"),
            page.say(say("{size} ({share}% of the start)", size=size, share=share)),
        )
        fall, rise = result.p_important or 0.0, result.p_worse_important or 0.0
        yield say("Chance of such a fall, such a rise"), _both(page, fall, rise)
    yield (
        say("Likeness of neighbouring days, spread"),
        page.say(
            say(
                "{phi}, {sigma} points",
                phi=page.number(effect.phi, 2),
                sigma=page.number(effect.sigma, 2),
            )
        ),
    )
    yield (
        say("Uncertainty due to days before"),
        page.say(say("{share}%", share=whole(100 * effect.baseline_share))),
    )


def _points(page: Page, effect: Effect) -> str:
    est, low, high = (page.signed(value, 2) for value in (effect.est, effect.lo, effect.hi))
    return page.say(say("{est}, {low} to {high}", est=est, low=low, high=high))


def _chance(page: Page, chance: float) -> str:
    """Two decimals, never 0 and never 1: no diary makes anything sure."""
    if chance > 0.99:
        return page.say(say("over {most}", most=page.number(0.99, 2)))
    if chance < 0.01:
        return page.say(say("under {least}", least=page.number(0.01, 2)))
    return page.number(chance, 2)


def _both(page: Page, one: float, other: float) -> str:
    values = {"one": _chance(page, one), "other": _chance(page, other)}
    return page.say(say("{one}, {other}", **values))


def _beside(page: Page, held: StandingReview) -> Iterator[Pair]:
    result = held.result
    yield from _overlap(page, held)
    usual = result.usual_pain
    said = say("not said") if usual is None else say("{level}", level=page.number(tenths(usual)))
    yield say("Usual pain, told before"), page.say(said)
    impression = outcome_measure("pgic")
    words = impression.words_of.get(result.global_impression or 0) if impression else None
    yield say("Overall view near this day"), page.say(words or say("not asked"))
    yield (
        say("Last session over 14 days before"),
        page.say(say("yes") if result.after_treatment else say("no")),
    )


def _overlap(page: Page, held: StandingReview) -> Iterator[Pair]:
    """A description alone: its usual interval takes days for independent, so none is printed."""
    review, result = held.review, held.result
    if result.window_a is None or result.window_b is None:
        return
    used = page.content.diary.series(review.site, review.measure).used
    earlier = used.between(result.window_a.first, result.window_a.last).values
    later = used.between(result.window_b.first, result.window_b.last).values
    if len(earlier) and len(later):
        found = nonoverlap(earlier, later)
        values = {"nap": page.number(found.nap, 2), "tau": page.signed(found.tau, 2)}
        yield say("Nonoverlap of all pairs, Tau"), page.say(say("{nap}, {tau}", **values))


def _verdict(page: Page, result: Result) -> Iterator[Pair]:
    none = say_in("strength, cautions", "none")
    yield say("Verdict"), page.say(verdict_and_reason(result))
    strength = none if result.strength is None else STRENGTH_WORDS[result.strength]
    yield say("Strength"), page.say(strength)
    cautions = [BUT[caution] for caution in result.cautions]
    yield say("Cautions"), page.say(listed(cautions) if cautions else none)


def _second(page: Page, clean: Result) -> Iterator[Pair]:
    """The same from the days before other care changed."""
    yield say("Before other care changed: days"), _span(page, clean.window_b)
    yield (
        say("Recorded of these, mean"),
        _recorded(page, clean.n_b, clean.days_b, clean.mean_b),
    )
    if clean.effect is not None:
        yield say("Change, 95% interval (points)"), _points(page, clean.effect)
    yield say("Verdict"), page.say(verdict_and_reason(clean))
