"""Page 1: key numbers, and days by level."""

from __future__ import annotations

from acutrack.analysis.overview import Overview
from acutrack.analysis.phase_numbers import PhaseNumbers
from acutrack.charts.days_by_level import LEVELS, days_by_level
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import NOTHING, Message, say, say_count
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_mark
from acutrack.report.page import Page
from acutrack.report.plot import Plot
from acutrack.report.sheet import Align, Style

NOT_ASKED = say("Not asked")
_NOT_RECORDED = say("Not recorded")
#: Right edges of the three columns, from the block's left.
_BEFORE, _SINCE, _DIFFERENCE = 58.0, 79.0, 102.0
_ROW = 4.9

Row = tuple[Message, Message, Message, Message | None]


def draw_key_numbers(page: Page, block: Block) -> None:
    """Before the first session, since, and the plain difference."""
    page.heading(block, say("Key numbers"))
    with page.sheet.group("Table"):
        y = _column_heads(page, block)
        numbers = page.content.numbers
        for place, row in enumerate(_rows(page, numbers)):
            y += _ROW
            _row(page, block, y, row, look.TABLE_STRONG if place == 0 else look.TABLE)


def _column_heads(page: Page, block: Block) -> float:
    numbers = page.content.numbers
    heads = (
        (_BEFORE, say("Before first"), _head_before(numbers)),
        (_SINCE, *_head_since(page, numbers)),
        (_DIFFERENCE, NOTHING, say("Difference")),
    )
    first, second = block.y + 6.6, block.y + 9.8
    with page.sheet.group("TR"):
        for right, upper, lower in heads:
            with page.sheet.element("TH"):
                page.sheet.text(block.x + right, first, page.say(upper), look.COLUMN, Align.RIGHT)
                page.sheet.text(block.x + right, second, page.say(lower), look.COLUMN, Align.RIGHT)
    y = block.y + 11.4
    page.sheet.rule((block.x, y), (block.right, y), Role.INK, 0.8)
    return y - 1.4


def _head_before(numbers: Overview) -> Message:
    if numbers.phases.day_zero is None:
        return say("session (not yet)")
    return say("session ({days} d)", days=numbers.before.days)


def _head_since(page: Page, numbers: Overview) -> tuple[Message, Message]:
    since = numbers.since
    if since is None:
        return say("Since first"), say("session")
    if since.window.last < numbers.today and numbers.review < numbers.today:
        last = page.day(since.window.last)
        return say("{count} days to", count=since.days), say("{last}", last=last)
    return say("Last {count}", count=since.days), say_count("day", "days", since.days)


def _rows(page: Page, numbers: Overview) -> tuple[Row, ...]:
    before, since = numbers.before, numbers.since
    return (
        (
            say("Average pain, 0–10"),
            _tenths(page, before.average),
            _tenths(page, since.average if since else None),
            _difference(page, numbers),
        ),
        (
            say("Worst day, 0–10"),
            _level(page, before.worst),
            _level(page, since.worst if since else None),
            None,
        ),
        (say("Days with pain 7 or more"), _severe(before), _severe(since), None),
        (say("Days pain relief was taken"), _relief(before), _relief(since), None),
        (say("Questionnaire"), NOT_ASKED, NOT_ASKED, None),
        (say("Patient’s overall view"), NOTHING, NOT_ASKED, None),
        (say("Days recorded"), _recorded(before), _recorded(since), None),
    )


def _row(page: Page, block: Block, y: float, row: Row, style: Style) -> None:
    label, before, since, difference = row
    with page.sheet.group("TR"):
        with page.sheet.element("TD"):
            page.sheet.text(block.x, y, page.say(label), style)
        for right, message in (
            (_BEFORE, before),
            (_SINCE, since),
            (_DIFFERENCE, difference or NOTHING),
        ):
            known = message not in (NOT_ASKED, _NOT_RECORDED)
            page.cell(block.x + right, y, page.say(message), style if known else look.TEXT_QUIET)
    page.sheet.rule((block.x, y + 1.45), (block.right, y + 1.45), Role.LINE, 0.5)


def _tenths(page: Page, value: float | None) -> Message:
    if value is None:
        return _NOT_RECORDED
    return say("{value}", value=page.number(value, 1))


def _level(page: Page, value: float | None) -> Message:
    return _NOT_RECORDED if value is None else say("{value}", value=page.number(value))


def _difference(page: Page, numbers: Overview) -> Message:
    if numbers.difference is None:
        return say("Too few days") if numbers.since is not None else NOTHING
    written = page.number(numbers.difference, 1)
    return say("{value}", value=f"+{written}" if numbers.difference > 0 else written)


def _severe(phase: PhaseNumbers | None) -> Message:
    if phase is None or not phase.days_recorded:
        return _NOT_RECORDED
    return say("{part} of {whole}", part=phase.severe, whole=phase.days_recorded)


def _relief(phase: PhaseNumbers | None) -> Message:
    if phase is None or not phase.relief_answered:
        return NOT_ASKED
    return say("{part} of {whole}", part=phase.relief_days, whole=phase.relief_answered)


def _recorded(phase: PhaseNumbers | None) -> Message:
    if phase is None:
        return _NOT_RECORDED
    return say("{part} of {whole}", part=phase.days_recorded, whole=phase.days)


def draw_days_by_level(page: Page, block: Block) -> None:
    """Two stacked bars with the number of days in each part."""
    page.heading(block, say("Days by level"))
    numbers = page.content.numbers
    chart = days_by_level(numbers, page.words, upright=True)
    plot = Plot(Block(block.x - 2.2, block.y + 5.4, 31, block.h - 21.5), chart.x, chart.y)
    names = (
        say("Before ({n})", n=numbers.before.days_recorded),
        say("Since ({n})", n=numbers.since.days_recorded if numbers.since else 0),
    )
    with page.sheet.element("Figure", chart.summary):
        for mark in chart.marks:
            draw_mark(page.sheet, plot, mark)
        for tick, name in zip(chart.x.ticks, names, strict=True):
            middle = (plot.x(tick.at), plot.area.bottom + 3.6)
            page.sheet.text(*middle, page.say(name), look.SUBHEAD, Align.CENTRE)
    y = plot.area.bottom + 8.0
    for level, shade in LEVELS:
        page.sheet.box((block.x, y - 2.3), (2.6, 2.6), fill=PAPER[shade], edge=PAPER[Role.INK2])
        with page.sheet.element("P"):
            page.sheet.text(block.x + 3.8, y, page.say(level), look.TEXT)
        y += 3.6
