"""Page 1: the three small charts."""

from __future__ import annotations

from dataclasses import replace

from acutrack.analysis.pre_post import pre_post
from acutrack.analysis.rounding import tenths
from acutrack.charts.after_session import after_session
from acutrack.charts.each_session import each_session
from acutrack.charts.spec import Chart, LaneCount
from acutrack.domain.message import Message, say, say_count
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_chart, draw_x_ticks
from acutrack.report.page import Page
from acutrack.report.sheet import Align

#: More sessions than this do not fit side by side; the last ones are shown.
MOST_SESSIONS = 16


def draw_small_charts(page: Page, blocks: tuple[Block, Block, Block]) -> None:
    """After a session, each session, and the questionnaire's place."""
    _after_a_session(page, blocks[0])
    _each_session(page, blocks[1])
    _questionnaire(page, blocks[2])


def _after_a_session(page: Page, block: Block) -> None:
    subtitle = say("average and where it probably lies, by day")
    y = _head(page, block, say("After a session"), subtitle)
    content = page.content
    start = content.numbers.start.mean if content.numbers.start else None
    days = [session.day for session in content.sessions]
    chart = after_session(content.series, days, page.words, start=start)
    if chart.empty:
        page.reason(block, y + 5, say("{why}", why=chart.summary))
        return
    counts = [mark for mark in chart.lanes[0].marks if isinstance(mark, LaneCount)]
    note = say("n per day: {counts}", counts=", ".join(mark.text for mark in counts))
    if look.SUBHEAD.width(page.say(note)) > block.w:
        fewest, most = min(mark.count for mark in counts), max(mark.count for mark in counts)
        note = say("n per day: {fewest} to {most}", fewest=fewest, most=most)
    _draw(page, block, chart, note)


def _each_session(page: Page, block: Block) -> None:
    found = pre_post(page.content.sessions)
    count = len(found.rated)
    subtitle = say("pain just before (open) and after (solid)")
    if count > MOST_SESSIONS:
        subtitle = say(
            "before (open), after (solid); last {shown} of {count}",
            shown=MOST_SESSIONS,
            count=count,
        )
    y = _head(page, block, say("Each session"), subtitle)
    chart = each_session(page.content.sessions, page.words, most=MOST_SESSIONS)
    if found.before is None or found.after is None:
        page.reason(block, y + 5, say("{why}", why=chart.summary))
        return
    note = say_count(
        "before {before}, after {after}: {count} session",
        "mean before {before}, after {after}: {count} sessions",
        count,
        before=page.number(tenths(found.before), 1),
        after=page.number(tenths(found.after), 1),
    )
    _draw(page, block, chart, note)


def _questionnaire(page: Page, block: Block) -> None:
    y = _head(page, block, say("Questionnaire"), say("how pain affects daily life"))
    page.reason(block, y + 5, say("Not asked in this diary."))


def _head(page: Page, block: Block, title: Message, subtitle: Message) -> float:
    page.heading(block, title, y=block.y + 4.4)
    y = block.y + 7.9
    with page.sheet.element("P"):
        page.sheet.text(block.x, y, page.say(subtitle), look.SUBHEAD)
    return y


def _draw(page: Page, block: Block, chart: Chart, note: Message) -> None:
    area = Block(block.x + 5, block.y + 11.6, block.w - 5, block.h - 19.4)
    # The title of the block says which way is better; in so small a plot an arrow would hide days.
    plain = replace(chart, better="")
    with page.sheet.element("Figure", chart.summary):
        plot = draw_chart(page.sheet, plain, area, label_room=0)
        draw_x_ticks(page.sheet, plot, area.bottom + 3.4)
    with page.sheet.element("P"):
        page.sheet.text(block.right, area.bottom + 6.6, page.say(note), look.SUBHEAD, Align.RIGHT)
