"""Tables of the pain diary: weekly means, and every entry, one row a week."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import say, say_count
from acutrack.domain.pain import PainScore
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.table import Column, Table
from acutrack.report.weeks import Week, joined, weeks_of

#: Marks behind a value; explained above the table.
LATER, LEFT_OUT = "*", "**"


def pour_weeks(page: Page, flow: Flow) -> None:
    """Weekly means."""
    content = page.content
    flow.heading(page.say(say("Week by week")))
    sessions, effects = _by_week(page)
    rows = [
        (
            _from(page, week),
            page.say(say("{a} of {b}", a=week.days_recorded, b=week.window.days)),
            _tenth(page, week.average),
            "" if week.lowest is None else page.number(week.lowest),
            "" if week.highest is None else page.number(week.highest),
            str(sessions[week.window.first] or ""),
            str(effects[week.window.first] or ""),
        )
        for week in joined(weeks_of(content.series, content.period), {*sessions, *effects})
    ]
    columns = (
        Column(page.say(say("Week from")), 34),
        Column(page.say(say("Days recorded")), 24, right=True),
        Column(page.say(say("Mean pain")), 26, right=True),
        Column(page.say(say("Lowest day")), 26, right=True),
        Column(page.say(say("Highest day")), 26, right=True),
        Column(page.say(say("Sessions")), 20, right=True, optional=True),
        Column(page.say(say("Side effects")), 24, right=True, optional=True),
    )
    flow.table(Table(columns, rows))


def _from(page: Page, week: Week) -> str:
    if week.window.days <= 7:
        return page.day(week.window.first)
    first, last = page.day(week.window.first), page.day(week.window.last)
    return page.say(say("{first} to {last}", first=first, last=last))


def _by_week(page: Page) -> tuple[Counter[date], Counter[date]]:
    first = page.content.period.first

    def week(day: date) -> date:
        return max(first, day - timedelta(days=day.weekday()))

    sessions = Counter(week(session.day) for session in page.content.sessions)
    effects = Counter(week(e.day) for e in page.content.side_effects if e.counts)
    return sessions, effects


def _tenth(page: Page, value: float | None) -> str:
    return page.say(say("none")) if value is None else page.number(value, 1)


def pour_entries(page: Page, flow: Flow) -> None:
    """Every pain entry: one row a week, one table for each kind of rating and place."""
    flow.heading(page.say(say("Every pain entry")))
    scores = page.content.scores
    if not scores:
        flow.text(page.say(say("No pain was noted in this period.")))
        return
    flow.text(
        page.say(
            say(
                "{later} filled in later (after the day that follows). {left} also left out of "
                "every average, because it was written more than 48 hours after the day. "
                "An empty cell is a day without an entry.",
                later=LATER,
                left=LEFT_OUT,
            )
        )
    )
    kinds = sorted({(score.measure.value, score.site) for score in scores})
    for measure, site in kinds:
        own = [s for s in scores if s.measure.value == measure and s.site == site]
        _one_kind(page, flow, PainMeasure(measure), site, own)


def _one_kind(
    page: Page, flow: Flow, measure: PainMeasure, site: str, scores: list[PainScore]
) -> None:
    place = site or page.say(say("pain as a whole"))
    name = MEASURES[measure].name
    flow.heading(
        page.say(
            say_count(
                "{name}: {place} ({count} entry)",
                "{name}: {place} ({count} entries)",
                len(scores),
                name=name,
                place=place,
            )
        )
    )
    by_day: dict[date, list[str]] = defaultdict(list)
    for score in scores:
        by_day[score.day].append(_value(page, score))
    mondays = sorted({day - timedelta(days=day.weekday()) for day in by_day})
    rows = [
        (
            page.day(monday),
            *(page.words.listing(by_day.get(monday + timedelta(days=n), [])) for n in range(7)),
        )
        for monday in mondays
    ]
    formats = page.words.formats
    days = (date(2024, 1, 1) + timedelta(days=number) for number in range(7))
    columns = (
        Column(page.say(say("Week from")), 34),
        *(Column(formats.weekday_letters(day), 0) for day in days),
    )
    flow.table(Table(columns, rows))


def _value(page: Page, score: PainScore) -> str:
    mark = LEFT_OUT if score.left_out else LATER if score.filled_in_later else ""
    at = score.measure is PainMeasure.NOW and score.at is not None
    clock = f" ({page.words.formats.clock(score.at)})" if at and score.at else ""
    return f"{page.number(score.value)}{mark}{clock}"


def pour_notes(page: Page, flow: Flow) -> None:
    """What was written beside a rating or as a note of its own; nothing where nothing was."""
    noted = [(score.day, score.note) for score in page.content.scores if score.note]
    noted += [(note.day, note.text) for note in page.content.notes]
    if not noted:
        return
    flow.heading(page.say(say("Notes")))
    columns = (Column(page.say(say("Day")), 26), Column(page.say(say("Note")), 0))
    flow.table(Table(columns, [(page.day(day), text) for day, text in sorted(noted)]))
