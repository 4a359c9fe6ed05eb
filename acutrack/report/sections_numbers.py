"""Page 1: the key numbers."""

from __future__ import annotations

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
_APART = 2.0


def draw_key_numbers(page: Page, block: Block) -> None:
    """Before the first session, since, and the plain difference."""
    page.heading(block, say("Key numbers"))
    with page.sheet.group("Table"):
        y = _column_heads(page, block)
        for place, row in enumerate(key_rows(page)):
            y += _ROW
            _row(page, block, y, row, look.TABLE_STRONG if place == 0 else look.TABLE)


def _column_heads(page: Page, block: Block) -> float:
    numbers = page.content.numbers
    heads = (
        (_BEFORE, say("Before first"), _head_before(numbers)),
        (_SINCE, *_head_since(page, numbers)),
        (_CHANGE, NOTHING, say("Difference")),
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


def _row(page: Page, block: Block, y: float, row: KeyRow, style: Style) -> None:
    cells = ((_BEFORE, row.before), (_SINCE, row.since), (_CHANGE, row.change))
    wide = [style.width(page.say(message)) for _, message in cells]
    # A long word in a column may reach into the one before, where that is empty.
    room = next(right - width for (right, _), width in zip(cells, wide, strict=True) if width > 0)
    with page.sheet.group("TR"):
        with page.sheet.element("TD"):
            label = style.cut(page.say(row.label), room - _APART)
            page.sheet.text(block.x, y, label, style)
        for right, message in cells:
            known = message not in (NOT_ASKED, NOT_RECORDED, TOO_FEW)
            page.cell(block.x + right, y, page.say(message), style if known else look.TEXT_QUIET)
    page.sheet.rule((block.x, y + 1.45), (block.right, y + 1.45), Role.LINE, 0.5)
