"""The course table: one row for each period of unchanged treatment; and pain relief beside pain."""

from __future__ import annotations

from datetime import timedelta

from acutrack.analysis.answers.relief_days import relief_days
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths
from acutrack.analysis.sessions.course_table import CourseRow, course_table
from acutrack.analysis.sessions.session_groups import Grouping
from acutrack.analysis.words.comparison_words import Names, group_names
from acutrack.analysis.words.course_table_words import (
    manner_part,
    row_change,
    row_medicines,
    row_side_effects,
    table_caution,
)
from acutrack.analysis.words.plan_words import course_lines
from acutrack.analysis.words.relief_days_words import relief_words
from acutrack.domain.course import sessions_of
from acutrack.domain.message import say
from acutrack.report import look
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.table import Column, Table


def pour_courses(page: Page, flow: Flow) -> None:
    """Sessions, days, mean, change with its interval, side effects; never a verdict."""
    rows = _rows(page)
    flow.heading(page.say(say("By kind of treatment")))
    _pour_plans(page, flow)
    if not rows:
        flow.text(page.say(say("No sessions noted in this period.")))
        return
    columns = (
        Column(page.say(say("Days")), 25),
        Column(page.say(say("Practitioner, technique, points, medicine")), 0),
        Column(page.say(say("Sessions")), 17, right=True),
        Column(page.say(say("Recorded")), 19, right=True),
        Column(page.say(say("Mean")), 14, right=True),
        Column(page.say(say("Change from the start")), 36),
        Column(page.say(say("Side effects after")), 25),
    )
    practitioners = {str(key): who.name for key, who in page.content.practitioners.items()}
    names = {by: group_names(by, practitioners) for by in Grouping}
    flow.table(Table(columns, [_row(page, row, names) for row in rows]))
    flow.text(page.say(table_caution(page.options.reader)), look.TEXT_QUIET)


def _pour_plans(page: Page, flow: Flow) -> None:
    """Each course of the period: its plan, its review, and what was answered."""
    content = page.content
    period = content.period
    for course in sorted(content.diary.courses, key=lambda each: (each.started_on, each.id)):
        ended = course.ended_on or period.last
        if course.started_on <= period.last and ended >= period.first:
            done = len(sessions_of(course, content.diary.sessions, period.last))
            lines = course_lines(course, done, content.made.date())
            flow.text(" ".join(page.say(line) for line in lines))


def _rows(page: Page) -> list[CourseRow]:
    content = page.content
    standing = content.standing
    until = min(content.made.date(), content.period.last + timedelta(days=1))
    start = None if standing.latest is None else standing.latest.result.window_a
    found = course_table(
        content.diary,
        standing.complaint.site,
        until,
        before=None if start is None else Window(start.first, start.last),
        measure=standing.complaint.measure,
    )
    return [row for row in found if row.window.last >= content.period.first]


def _row(page: Page, row: CourseRow, names: dict[Grouping, Names]) -> tuple[str, ...]:
    manner = (
        manner_part(row.manner.practitioner, names[Grouping.PRACTITIONER]),
        manner_part(row.manner.technique, names[Grouping.TECHNIQUE]),
        manner_part(row.manner.points, names[Grouping.POINTS]),
        say("medicine: {names}", names=row_medicines(row)),
    )
    window = row.window
    return (
        _days(page, window),
        page.words.listing((page.say(part) for part in manner), long=True),
        str(len(row.session_ids)),
        page.say(say("{part} of {whole}", part=row.days_recorded, whole=window.days)),
        "" if row.mean is None else page.number(tenths(row.mean), 1),
        page.say(row_change(row, page.options.reader)),
        page.say(row_side_effects(row)),
    )


def _days(page: Page, window: Window) -> str:
    first, last = page.day(window.first), page.day(window.last)
    return first if first == last else page.say(say("{first} to {last}", first=first, last=last))


def pour_relief(page: Page, flow: Flow) -> None:
    """Days with pain relief before and lately, beside the pain of the same days."""
    content = page.content
    flow.heading(page.say(say("Pain and pain relief together")))
    series = content.diary.series(content.numbers.site, content.numbers.measure)
    found = relief_days(content.diary.answers, series, content.zero, content.numbers.review)
    said = relief_words(found, page.options.reader)
    flow.text(page.say(said.headline), look.TEXT_STRONG)
    flow.text(" ".join(page.say(part) for part in said.details))
