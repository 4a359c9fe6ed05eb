"""Page 1: one cell a day, at most the last 13 weeks."""

from __future__ import annotations

from datetime import date, timedelta

from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import whole
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import Message, say
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.page import Page
from acutrack.report.sheet import Align, Style

WEEKS = 13
_LABEL = 5.6
_HEAD = 4.2


def draw_calendar(page: Page, block: Block) -> None:
    """Number and shade, a frame for a session, a dashed cell where there is no entry."""
    shown = calendar_window(page.content.period, page.words.formats.first_weekday())
    cut_off = shown.first > page.content.period.first
    beside = say("13 weeks; frame = session") if cut_off else say("frame = session")
    page.heading(block, say("Calendar"), beside)
    wide, high = (block.w - _LABEL) / WEEKS, (block.h - _HEAD) / 7
    start = _week_start(shown.first, page.words.formats.first_weekday())
    with page.sheet.element("Figure", page.say(_spoken(page, shown))):
        _weekdays(page, block, start, high)
        _cells(page, block, shown, start, (wide, high))


def calendar_window(period: Window, first_weekday: int) -> Window:
    """The days shown: the period, or its last 13 calendar weeks."""
    latest = _week_start(period.last, first_weekday)
    earliest = latest - timedelta(weeks=WEEKS - 1)
    return Window(max(earliest, period.first), period.last)


def _week_start(day: date, first_weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def _weekdays(page: Page, block: Block, start: date, high: float) -> None:
    for row in range(0, 7, 2):
        words = page.words.formats.weekday_letters(start + timedelta(days=row))
        baseline = block.y + _HEAD + high * (row + 0.5) + 0.75
        page.sheet.text(block.x, baseline, words, look.AXIS)


def _cells(page: Page, block: Block, shown: Window, start: date, cell: tuple[float, float]) -> None:
    wide, high = cell
    series = page.content.series
    values = dict(zip(series.days.tolist(), series.values.tolist(), strict=True))
    held = {session.day for session in page.content.sessions}
    framed: list[tuple[float, float]] = []
    for ordinal in range(shown.first.toordinal(), shown.last.toordinal() + 1):
        column, row = divmod(ordinal - start.toordinal(), 7)
        corner = (block.x + _LABEL + column * wide, block.y + _HEAD + row * high)
        _cell(page, corner, cell, values.get(ordinal))
        if date.fromordinal(ordinal) in held:
            framed.append(corner)
    for x, y in framed:
        frame = (wide - 0.5, high - 0.5)
        page.sheet.box((x + 0.25, y + 0.25), frame, edge=PAPER[Role.INK], width=1.2)


def _cell(
    page: Page, corner: tuple[float, float], cell: tuple[float, float], value: float | None
) -> None:
    size = (cell[0] - 0.3, cell[1] - 0.3)
    place = (corner[0] + 0.15, corner[1] + 0.15)
    if value is None:
        page.sheet.box(place, size, edge=PAPER[Role.CTL], width=0.4, dash=(0.8, 0.8))
        return
    level = whole(value)
    page.sheet.box(place, size, fill=PAPER.pain_ground(level))
    severe = level >= PAPER.first_severe_digit
    role = Role.DIGIT_ON_SEVERE if severe else Role.DIGIT_ON_MILD
    style = Style(look.CALENDAR.size, look.CALENDAR.face, role)
    middle = (corner[0] + cell[0] / 2, corner[1] + cell[1] / 2 + 0.68)
    page.sheet.text(*middle, str(level), style, Align.CENTRE)


def _spoken(page: Page, shown: Window) -> Message:
    recorded = len(page.content.series.between(shown.first, shown.last))
    return say(
        "Pain day by day from {first} to {last}: {recorded} of {days} days recorded. "
        "The same numbers stand in the table of pain entries.",
        first=page.day(shown.first),
        last=page.day(shown.last),
        recorded=recorded,
        days=shown.days,
    )
