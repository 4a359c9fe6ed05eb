"""Tables of the reviews: all of them in short, and the whole record of the latest one."""

from __future__ import annotations

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.reviews.standing import Standing, StandingReview
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.caution_words import BUT
from acutrack.analysis.words.overview_words import listed
from acutrack.analysis.words.verdict_words import verdict_words
from acutrack.domain.message import Message, say, say_in
from acutrack.report import look
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.review_record import record_pairs
from acutrack.report.sections_summary import change_in_short, interval_in_short
from acutrack.report.table import Column, Table
from acutrack.report.verdict_in_short import verdict_in_short

_METHOD = say(
    "Method: mean of the daily ratings since, minus the mean before; a t interval that lets a day "
    "resemble the one before it and allows for slow drift. Important is the settled share of the "
    "start, at least 1 point. A verdict is made on fixed days only, so that looking often cannot "
    "make one by luck. Without a comparison, no diary can show why a level changed."
)


def pour_reviews(page: Page, flow: Flow) -> None:
    """The latest verdict in full words, its record, and every review held."""
    standing = page.content.standing
    flow.heading(page.say(_title(standing)))
    latest = standing.latest
    if latest is None:
        flow.text(page.say(_none_yet(page, standing)))
        return
    said = verdict_words(latest.result, page.options.reader, complaint=standing.complaint)
    flow.text(page.say(said.headline), look.TEXT_STRONG)
    rest = (said.numbers, said.interval, said.days, said.chance, *said.cautions, *said.notes)
    flow.text(" ".join(page.say(part) for part in rest if part is not None))
    _record(page, flow, latest)
    flow.text(page.say(_METHOD), look.TEXT_QUIET)
    pour_in_short(page, flow, standing)


def _title(standing: Standing) -> Message:
    site = standing.complaint.site.strip()
    return say("Reviews: {place}", place=site) if site else say("Reviews")


def _none_yet(page: Page, standing: Standing) -> Message:
    if standing.next_review is None:
        return say("There was no session yet, so there is nothing to compare.")
    if not page.content.current:
        return say("No review was held in this period.")
    return say("No review is due yet. The next one is on {day}.", day=standing.next_review)


def _record(page: Page, flow: Flow, latest: StandingReview) -> None:
    """Two pairs of name and value a row."""
    pairs = [(page.say(name), value) for name, value in record_pairs(page, latest)]
    half = (len(pairs) + 1) // 2
    pairs += [("", "")] * (2 * half - len(pairs))
    rows = [(*pairs[at], *pairs[half + at]) for at in range(half)]
    what, value = page.say(say("Record of this review")), page.say(say("Value"))
    columns = (Column(what, 46), Column(value, 0), Column("", 46), Column(value, 0))
    flow.table(Table(columns, rows))


def pour_in_short(page: Page, flow: Flow, standing: Standing) -> None:
    """One row a review; what speaks against a simple reading stands under it."""
    columns = (
        Column(page.say(say("Review")), 30),
        Column(page.say(say("Before")), 24, right=True),
        Column(page.say(say("Since")), 24, right=True),
        Column(page.say(say_in("how much it changed", "Change")), 0),
        Column(page.say(say("Verdict")), 40),
    )
    rows = [_short(page, held) for held in standing.reviews]
    flow.table(Table(columns, rows, [_remarks(page, held) for held in standing.reviews]))


def _short(page: Page, held: StandingReview) -> tuple[str, ...]:
    told = headlined(held.result)
    day = page.day(held.review.day)
    change = ""
    if told.effect is not None:
        both = say(
            "{change}; {interval}",
            change=change_in_short(page, told.effect),
            interval=interval_in_short(page, told.effect, percent=False),
        )
        change = page.say(both)
    return (
        page.say(say("{number}: {day}", number=held.review.number, day=day)),
        _mean(page, told.mean_a, told.n_a),
        _mean(page, told.mean_b, told.n_b),
        change,
        page.say(verdict_in_short(told)),
    )


def _mean(page: Page, mean: float | None, days: int) -> str:
    if mean is None:
        return page.say(say("no days"))
    return page.say(say("{mean} ({days} d)", mean=page.number(tenths(mean), 1), days=days))


def _remarks(page: Page, held: StandingReview) -> str:
    told = headlined(held.result)
    parts: list[Message] = []
    if told is not held.result and told.window_b is not None:
        last = page.day(told.window_b.last)
        parts.append(say("Days up to {last}, before other care changed.", last=last))
    if told.cautions:
        known = listed([BUT[caution] for caution in told.cautions])
        parts.append(say("To be known: {cautions}.", cautions=known))
    if held.review.revised:
        parts.append(say("Made again after entries or dates were changed."))
    return " ".join(page.say(part) for part in parts)
