"""Each complaint with its own start and latest verdict, and what was changed late."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.reviews.standing import Standing
from acutrack.analysis.rounding import whole
from acutrack.analysis.start.baseline_proposal import ChangedDay, changed_days
from acutrack.domain.complaint import Complaint, Settled
from acutrack.domain.frozen_baseline import FrozenBaseline, start_at
from acutrack.domain.measure import MEASURES
from acutrack.domain.message import Message, say, say_count, say_in
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.review_tables import pour_in_short
from acutrack.report.table import Column, Table
from acutrack.report.verdict_in_short import verdict_in_short

_SETTLED: dict[Settled, Message] = {
    Settled.MEASURE: say("the rating that counts"),
    Settled.BASELINE: say("the days taken as the start"),
    Settled.IMPORTANCE: say("how much counts as important"),
}
_MOST_DAYS = 12


def pour_complaints(page: Page, flow: Flow) -> None:
    """One row a place that hurts; then every change that came after results had been seen."""
    standings = page.content.standings
    flow.heading(page.say(say("What is judged, and from which start")))
    columns = (
        Column(page.say(say_in("that hurts", "Place")), 32),
        Column(page.say(say("Rating")), 36),
        Column(page.say(say("Important from")), 24),
        Column(page.say(say_in("start level", "Start")), 0),
        Column(page.say(say("Latest review")), 44),
    )
    rows = [_row(page, each) for each in standings]
    flow.table(Table(columns, rows, [_told(page, each.complaint) for each in standings]))
    for each in standings:
        for change in _changes(page, each.complaint):
            flow.text(page.say(change))
    for each in standings[1:]:
        if each.reviews:
            place = each.complaint.site
            flow.heading(page.say(say("Reviews: {place}", place=place)))
            pour_in_short(page, flow, each)


def _row(page: Page, standing: Standing) -> tuple[str, ...]:
    complaint = standing.complaint
    share = whole(100 * complaint.important_share)
    return (
        complaint.site or page.say(say("pain as a whole")),
        page.say(MEASURES[complaint.measure].name),
        page.say(say("{share}% and 1 point", share=share)),
        page.say(_start(page, standing)),
        page.say(_latest(page, standing)),
    )


def _start(page: Page, standing: Standing) -> Message:
    frozen = _frozen(page, standing.complaint)
    if frozen is not None:
        return say_count(
            "{first} to {last}, {count} day, settled on {day}",
            "{first} to {last}, {count} days, settled on {day}",
            len(frozen.days),
            first=page.day(frozen.first),
            last=page.day(frozen.last),
            day=page.day(frozen.frozen_on),
        )
    latest = standing.latest
    window = None if latest is None else latest.result.window_a
    if latest is None or window is None:
        return say("Not settled")
    return say_count(
        "{first} to {last}, {count} day, not settled by hand",
        "{first} to {last}, {count} days, not settled by hand",
        latest.result.n_a,
        first=page.day(window.first),
        last=page.day(window.last),
    )


def _latest(page: Page, standing: Standing) -> Message:
    latest = standing.latest
    if latest is None:
        return say("None held")
    verdict = verdict_in_short(headlined(latest.result))
    return say("{day}: {verdict}", day=page.day(latest.review.day), verdict=verdict)


def _frozen(page: Page, complaint: Complaint) -> FrozenBaseline | None:
    return start_at(complaint.site, complaint.measure, page.content.diary.baselines)


def _told(page: Page, complaint: Complaint) -> str:
    """What was told about the time before: never mixed with recorded days."""
    parts: list[Message] = []
    if complaint.recalled_level is not None:
        parts.append(_recalled(page, complaint, page.number(complaint.recalled_level, 1)))
    if complaint.usual_pain is not None:
        level = page.number(complaint.usual_pain)
        parts.append(say("Usual pain, told before the first session: {level}.", level=level))
    if complaint.earlier_course is not None:
        parts.append(
            say("Acupuncture in the 12 months before: yes.")
            if complaint.earlier_course
            else say("Acupuncture in the 12 months before: no.")
        )
    return " ".join(page.say(part) for part in parts)


def _recalled(page: Page, complaint: Complaint, level: str) -> Message:
    if complaint.recalled_on is None:
        return say("Level before, recalled from memory: {level}. It enters no result.", level=level)
    return say(
        "Level before, recalled from memory on {day}: {level}. It enters no result.",
        day=page.day(complaint.recalled_on),
        level=level,
    )


def _changes(page: Page, complaint: Complaint) -> Iterator[Message]:
    place = complaint.site or page.say(say("pain as a whole"))
    for change in complaint.late_changes:
        yield say(
            "{place}: {what} changed on {day}, after results had been seen.",
            place=place,
            what=_SETTLED[change.what],
            day=page.day(change.day),
        )
    frozen = _frozen(page, complaint)
    if frozen is None:
        return
    series = page.content.diary.series(complaint.site, complaint.measure)
    changed = changed_days(frozen, series)
    if changed:
        named = page.words.listing(
            (page.say(_changed(page, one)) for one in changed[:_MOST_DAYS]), long=True
        )
        yield say_count(
            "{place}: {count} day of the settled start reads otherwise now: {days}.",
            "{place}: {count} days of the settled start read otherwise now: {days}.",
            len(changed),
            place=place,
            days=named,
        )


def _changed(page: Page, one: ChangedDay) -> Message:
    before, now = (
        page.say(say("nothing")) if value is None else page.number(value)
        for value in (one.before, one.now)
    )
    return say("{day} {before}, now {now}", day=page.day(one.day), before=before, now=now)
