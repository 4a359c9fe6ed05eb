"""Page 2: 0 to 10 on a line, with the level before, the level since, and where it likely lies."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Effect
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.plain_words import range_words
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.message import NOTHING, Message, say
from acutrack.report.blocks import MARGIN
from acutrack.report.faces import Face
from acutrack.report.page import Page
from acutrack.report.sheet import Align, Style

_LABEL = Style(13, Face.BOLD)
_STEP = Style(12)
_QUIET = Style(11, Face.REGULAR, Role.INK2)
_MOST = 10
#: Half the height of the bar, and of a step on the line, in mm.
_BAR, _TICK = 2.6, 1.3


@dataclass(frozen=True)
class Level:
    """An average on the line; the later one is `solid`."""

    words: Message
    value: float
    solid: bool


@dataclass(frozen=True)
class OnLine:
    """What stands on the line; `low` and `high` are None where the days allow no interval."""

    levels: tuple[Level, ...]
    low: float | None = None
    high: float | None = None
    likely: Message = NOTHING


def on_line(page: Page) -> OnLine:
    """The averages that the words over the line tell: of the latest review, or as of now."""
    numbers = page.content.numbers
    held = page.content.standing.latest
    if held is None:
        return OnLine(_averages(page))
    told = headlined(held.result)
    if told.mean_a is None or told.mean_b is None or told.window_b is None:
        return OnLine(_averages(page))
    later = say("Up to {day}", day=page.words.formats.short_day(told.window_b.last))
    if numbers.ended and told is held.result:
        later = say("At the end")
    levels = (
        Level(say("Before"), tenths(told.mean_a), solid=False),
        Level(later, tenths(told.mean_b), solid=True),
    )
    return OnLine(levels) if told.effect is None else _with_bar(levels, told.effect)


def _with_bar(levels: tuple[Level, ...], effect: Effect) -> OnLine:
    """The interval of the change, laid from the level before; it ends where the scale does."""
    ends = (min(max(effect.mean_a + end, 0.0), float(_MOST)) for end in (effect.lo, effect.hi))
    low, high = ends
    change = range_words(effect.lo, effect.hi)
    return OnLine(levels, low, high, say("bar: likely {change} than before", change=change))


def _averages(page: Page) -> tuple[Level, ...]:
    numbers = page.content.numbers
    levels: list[Level] = []
    if numbers.before.average is not None:
        words = say("So far") if numbers.phases.day_zero is None else say("Before")
        levels.append(Level(words, numbers.before.average, solid=False))
    if numbers.since is not None and numbers.since.average is not None:
        words = say("At the end") if numbers.ended else say("Now")
        levels.append(Level(words, numbers.since.average, solid=True))
    return tuple(levels)


def draw_number_line(page: Page, y: float) -> float:
    """Draw it around height `y`; nothing where nothing is known. Returns the next baseline."""
    shown = on_line(page)
    if not shown.levels:
        return y - 8.0
    sheet = page.sheet
    left, right = MARGIN + 6.0, sheet.width - MARGIN - 6.0
    unit = (right - left) / _MOST
    with sheet.element("Figure", _spoken(page, shown)):
        if shown.low is not None and shown.high is not None:
            corner = (left + unit * shown.low, y - _BAR)
            size = (max(unit * (shown.high - shown.low), 0.3), 2 * _BAR)
            ground, edge = PAPER[Role.TINT], PAPER[Role.ACCENT]
            sheet.box(corner, size, fill=ground, edge=edge, width=1.2)
        sheet.rule((left, y), (right, y), Role.INK2, 2.2)
        for step in range(_MOST + 1):
            x = left + unit * step
            sheet.rule((x, y - _TICK), (x, y + _TICK), Role.INK2, 1.0)
            sheet.text(x, y + 6.6, page.number(step), _STEP, Align.CENTRE)
        for level in shown.levels:
            x = left + unit * level.value
            if level.solid:
                sheet.discs([(x, y)], Role.INK, 13)
            else:
                sheet.rings([(x, y)], Role.INK, 13, 2.2)
        _labels(page, shown.levels, (left, unit, y))
        _under(page, shown, (left, right, y + 11.6))
    return y + 20.0


def _spoken(page: Page, shown: OnLine) -> str:
    said = [
        page.say(say("{what}: {value}", what=level.words, value=page.number(level.value, 1)))
        for level in shown.levels
    ]
    return page.words.listing(
        [*said, *([page.say(shown.likely)] if shown.likely != NOTHING else [])], long=True
    )


def _labels(page: Page, levels: tuple[Level, ...], line: tuple[float, float, float]) -> None:
    left, unit, y = line
    end = 0.0
    for level in sorted(levels, key=lambda one: one.value):
        value = page.number(level.value, 1)
        label = page.say(say("{what}: {value}", what=level.words, value=value))
        width = _LABEL.width(label)
        x = max(left + unit * level.value - width / 2, end + 4.0, MARGIN)
        x = min(x, page.sheet.width - MARGIN - width)
        page.sheet.text(x, y - 5.0, label, _LABEL)
        end = x + width


def _under(page: Page, shown: OnLine, place: tuple[float, float, float]) -> None:
    """The words at both ends of the scale, and between them what the bar is."""
    left, right, y = place
    lowest = page.say(say("no pain"))
    highest = page.say(say("pain as bad as you can imagine"))
    page.sheet.text(left - 4, y, lowest, _QUIET)
    if shown.likely == NOTHING:
        page.sheet.text(right + 4, y, highest, _QUIET, Align.RIGHT)
        return
    page.sheet.text(right + 4, y, page.say(say("worst pain")), _QUIET, Align.RIGHT)
    likely = page.say(shown.likely)
    page.sheet.text((left + right) / 2, y, likely, _QUIET, Align.CENTRE)
