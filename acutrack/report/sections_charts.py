"""Page 1: the three small charts."""

from __future__ import annotations

from statistics import mean

from acutrack.analysis.rounding import tenths
from acutrack.charts.spec import Chart
from acutrack.domain.message import Message, say, say_count
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_chart, draw_x_ticks
from acutrack.report.page import Page
from acutrack.report.session_pattern import (
    LEAST_SESSIONS,
    MOST_SESSIONS,
    after_session_chart,
    after_sessions,
    each_session_chart,
    rated_sessions,
)
from acutrack.report.sheet import Align


def draw_small_charts(page: Page, blocks: tuple[Block, Block, Block]) -> None:
    """After a session, each session, and the questionnaire's place."""
    _after_a_session(page, blocks[0])
    _each_session(page, blocks[1])
    _questionnaire(page, blocks[2])


def _after_a_session(page: Page, block: Block) -> None:
    subtitle = say("median and middle half, by days since a session")
    y = _head(page, block, say("After a session"), subtitle)
    content = page.content
    pattern = after_sessions(content.series, content.sessions)
    if pattern is None:
        page.reason(
            block,
            y + 5,
            say(
                "Too few days to show: it needs {count} sessions with entries on the days after.",
                count=LEAST_SESSIONS,
            ),
        )
        return
    start = content.numbers.start.mean if content.numbers.start else None
    spoken = say(
        "Median pain from the day of a session on: {values}.",
        values="; ".join(page.number(value) for value in pattern.median),
    )
    note = say("n per day: {counts}", counts=", ".join(str(count) for count in pattern.counts))
    if look.SUBHEAD.width(page.say(note)) > block.w:
        note = say(
            "n per day: {fewest} to {most}", fewest=min(pattern.counts), most=max(pattern.counts)
        )
    chart = after_session_chart(pattern, start, page.say(say("before first session")))
    _draw(page, block, chart, spoken, note)


def _each_session(page: Page, block: Block) -> None:
    rated = rated_sessions(page.content.sessions)
    subtitle = say("pain just before (open) and after (solid)")
    if len(rated) > MOST_SESSIONS:
        subtitle = say(
            "before (open), after (solid); last {shown} of {count}",
            shown=MOST_SESSIONS,
            count=len(rated),
        )
    y = _head(page, block, say("Each session"), subtitle)
    if not rated:
        why = say("Pain just before and after a session was not asked.")
        page.reason(block, y + 5, why)
        return
    before = tenths(mean(session.before for session in rated))
    after = tenths(mean(session.after for session in rated))
    note = say_count(
        "before {before}, after {after}: {count} session",
        "mean before {before}, after {after}: {count} sessions",
        len(rated),
        before=page.number(before, 1),
        after=page.number(after, 1),
    )
    _draw(page, block, each_session_chart(rated), note, note)


def _questionnaire(page: Page, block: Block) -> None:
    y = _head(page, block, say("Questionnaire"), say("how pain affects daily life"))
    page.reason(block, y + 5, say("Not asked in this diary."))


def _head(page: Page, block: Block, title: Message, subtitle: Message) -> float:
    page.heading(block, title, y=block.y + 4.4)
    y = block.y + 7.9
    with page.sheet.element("P"):
        page.sheet.text(block.x, y, page.say(subtitle), look.SUBHEAD)
    return y


def _draw(page: Page, block: Block, chart: Chart, spoken: Message, note: Message) -> None:
    area = Block(block.x + 5, block.y + 11.6, block.w - 5, block.h - 19.4)
    with page.sheet.element("Figure", page.say(spoken)):
        plot = draw_chart(page.sheet, chart, area, label_room=0)
        draw_x_ticks(page.sheet, plot, area.bottom + 3.4)
    with page.sheet.element("P"):
        page.sheet.text(block.right, area.bottom + 6.6, page.say(note), look.SUBHEAD, Align.RIGHT)
