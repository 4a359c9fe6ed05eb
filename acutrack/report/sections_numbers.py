"""Page 1: the key numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from acutrack.analysis.overview import Overview
from acutrack.charts.palette import Role
from acutrack.domain.message import NOTHING, Message, say, say_count
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.key_rows import NOT_ASKED, NOT_RECORDED, TOO_FEW, KeyRow, key_rows
from acutrack.report.page import Page
from acutrack.report.sheet import Align, Style

#: Right edges of the three columns, from the block's left.
_BEFORE, _SINCE, _CHANGE = 58.0, 80.0, 102.0
_ROW = 4.9
#: Least room between a label and the number beside it.
_APART = 3.4
#: From line to line of a label that takes two, and from the last to the rule below it, in mm.
_SECOND, _RULE = 3.2, 1.45
#: How far the last rule may lie below the block, in mm.
_UNDER = 0.8


def draw_key_numbers(page: Page, block: Block) -> None:
    """Before the first session, since, and the plain difference."""
    page.heading(block, say("Key numbers"))
    rows = list(key_rows(page))
    edges = _edges(page, rows)
    shown = [_shown(page, row, edges, first=place == 0) for place, row in enumerate(rows)]
    with page.sheet.group("Table"):
        y = _column_heads(page, block, edges)
        more = _SECOND * sum(len(row.label) - 1 for row in shown)
        step = min(_ROW, (block.bottom + _UNDER - y - _RULE - more) / len(rows))
        for row in shown:
            y = _draw_row(page, block, y + step, row, edges)


def _edges(page: Page, rows: Sequence[KeyRow]) -> tuple[float, float, float]:
    """Right edges of the columns: the usual ones, moved where a language has longer words."""

    def widest(wanted: Callable[[KeyRow], Message], beside: Callable[[KeyRow], Message]) -> float:
        # Words that may reach into the empty column before need none of their own.
        full = (row for row in rows if beside(row) != NOTHING)
        return max((look.TABLE.width(page.say(wanted(row))) for row in full), default=0.0)

    change = widest(lambda row: row.change, lambda row: row.since)
    since = min(_SINCE, _CHANGE - change - _APART)
    among = widest(lambda row: row.since, lambda row: row.before)
    return min(_BEFORE, since - among - _APART), since, _CHANGE


def _column_heads(page: Page, block: Block, edges: tuple[float, float, float]) -> float:
    numbers = page.content.numbers
    heads = (
        (edges[0], say("Before first"), _head_before(numbers)),
        (edges[1], *_head_since(page, numbers)),
        (edges[2], NOTHING, say("Difference")),
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


@dataclass(frozen=True)
class _Shown:
    """A row as it is drawn: its label in one line or two, and the words of its cells."""

    label: list[str]
    cells: tuple[Message, Message, Message]
    style: Style


def _shown(page: Page, row: KeyRow, edges: tuple[float, float, float], *, first: bool) -> _Shown:
    style = look.TABLE_STRONG if first else look.TABLE
    cells = (row.before, row.since, row.change)
    starts = (
        right - style.width(page.say(message))
        for right, message in zip(edges, cells, strict=True)
        if message != NOTHING
    )
    # A long word in a column may reach into the one before, where that is empty.
    label = style.wrap_within(page.say(row.label), next(starts) - _APART, 2)
    return _Shown(label, cells, style)


def _draw_row(
    page: Page, block: Block, y: float, row: _Shown, edges: tuple[float, float, float]
) -> float:
    """Draw it with its first line at `y`; returns the baseline of its last."""
    with page.sheet.group("TR"):
        with page.sheet.element("TD"):
            last = page.sheet.lines(block.x, y, row.label, row.style, _SECOND) - _SECOND
        for right, message in zip(edges, row.cells, strict=True):
            known = message not in (NOT_ASKED, NOT_RECORDED, TOO_FEW)
            style = row.style if known else look.TEXT_QUIET
            page.cell(block.x + right, y, page.say(message), style)
    page.sheet.rule((block.x, last + _RULE), (block.right, last + _RULE), Role.LINE, 0.5)
    return last
