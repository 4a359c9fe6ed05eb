"""Page 1: the three small charts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths
from acutrack.analysis.sessions.pre_post import pre_post
from acutrack.analysis.words.questionnaire_change_words import questionnaire_words
from acutrack.charts.after_session import after_session
from acutrack.charts.each_session import each_session
from acutrack.charts.questionnaire_series import Scored, questionnaire_series
from acutrack.charts.spec import Chart, LaneCount, Mark, Words
from acutrack.domain.message import NOTHING, Message, say, say_count
from acutrack.domain.outcome_measure import Answering
from acutrack.report import look
from acutrack.report.answered import Answered, leading
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_chart, draw_x_ticks
from acutrack.report.page import Page
from acutrack.report.sheet import Align

#: More sessions than this do not fit side by side; the last ones are shown.
MOST_SESSIONS = 16
#: Leading of the lines over and under a chart; from the block's top to the first of them.
_NOTE, _BELOW_HEAD = 3.1, 7.9
#: Room for the numbers of the y axis, and between two values.
_AXIS, _CLEAR = 5.0, 0.6
#: Half of a date under the last point.
_LAST_DATE = 3.5
_LOWER, _HIGHER = say("lower is better"), say("higher is better")


def draw_small_charts(page: Page, blocks: tuple[Block, Block, Block]) -> None:
    """After a session, each session, and the questionnaire's place."""
    heads = (_head_of_after(), _head_of_each(page), _head_of_questionnaire(page))
    # One that takes a second line lowers all three plots.
    most = max(len(head.lines(page, block)) for head, block in zip(heads, blocks, strict=True))
    for draw, head, block in zip(
        (_after_a_session, _each_session, _questionnaire), heads, blocks, strict=True
    ):
        _draw_head(page, block, head)
        more = _NOTE * (most - 1)
        draw(page, replace(block, y=block.y + more, h=block.h - more))


@dataclass(frozen=True)
class _Head:
    """What stands over a small chart; `named` beside the title where it fits, else below it."""

    title: Message
    subtitle: Message
    named: Message = NOTHING

    def is_beside(self, page: Page, block: Block) -> bool:
        return self.named != NOTHING and page.fits_beside(block, self.title, self.named)

    def lines(self, page: Page, block: Block) -> list[str]:
        """The lines under the title."""
        parts = [self.subtitle]
        if self.named != NOTHING and not self.is_beside(page, block):
            parts = [self.named, self.subtitle]
        return [
            line for part in parts for line in look.SUBHEAD.wrap_within(page.say(part), block.w, 2)
        ]


def _head_of_after() -> _Head:
    return _Head(say("After a session"), say("average and where it probably lies, by day"))


def _after_a_session(page: Page, block: Block) -> None:
    y = block.y + _BELOW_HEAD
    content = page.content
    start = content.numbers.start.mean if content.numbers.start else None
    days = [session.day for session in content.sessions]
    chart = after_session(content.series, days, page.words, start=start)
    if chart.empty:
        page.reason(block, y + 5, say("{why}", why=chart.summary))
        return
    counts = [mark for mark in chart.lanes[0].marks if isinstance(mark, LaneCount)]
    note = say("n per day: {counts}", counts=page.words.listing(mark.text for mark in counts))
    if look.SUBHEAD.width(page.say(note)) > block.w:
        fewest, most = min(mark.count for mark in counts), max(mark.count for mark in counts)
        note = say("n per day: {fewest} to {most}", fewest=fewest, most=most)
    _draw(page, block, chart, look.SUBHEAD.wrap_within(page.say(note), block.w, 2))


def _head_of_each(page: Page) -> _Head:
    count = len(pre_post(page.content.sessions).rated)
    subtitle = say("pain just before (open) and after (solid)")
    if count > MOST_SESSIONS:
        subtitle = say(
            "before (open), after (solid); last {shown} of {count}",
            shown=MOST_SESSIONS,
            count=count,
        )
    return _Head(say("Each session"), subtitle)


def _each_session(page: Page, block: Block) -> None:
    y = block.y + _BELOW_HEAD
    found = pre_post(page.content.sessions)
    count = len(found.rated)
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
    _draw(page, block, chart, look.SUBHEAD.wrap_within(page.say(note), block.w, 2))


def _head_of_questionnaire(page: Page) -> _Head:
    found = leading(page.content.answered, page.content.numbers.site)
    if found is None:
        return _Head(say("Questionnaire"), say("how pain affects daily life"))
    measure = found.measure
    subtitle = say(
        "{least} to {most}, {better}",
        least=page.number(measure.least),
        most=page.number(measure.most),
        better=_HIGHER if measure.higher_is_better else _LOWER,
    )
    return _Head(say("Questionnaire"), subtitle, measure.name)


def _questionnaire(page: Page, block: Block) -> None:
    content = page.content
    found = leading(content.answered, content.numbers.site)
    if found is None:
        page.reason(block, block.y + _BELOW_HEAD + 5, say("Not asked in this diary."))
        return
    measure = found.measure
    said = questionnaire_words(measure, found.change, page.options.reader).headline
    chart = questionnaire_series(
        measure, _shown(found), page.words, shown=_since_first(found, content.period), said=said
    )
    inside = replace(block, w=block.w - _LAST_DATE)
    lines = look.SUBHEAD.wrap_within(page.say(said), block.w, 3, page.more)
    _draw(page, inside, _values_apart(chart, inside.w - _AXIS), lines, block.right)


def _values_apart(chart: Chart, wide: float) -> Chart:
    """The last value stays; before it, those that keep clear of the one after."""
    free = math.inf
    kept: list[Mark] = []
    for mark in reversed(chart.marks):
        if isinstance(mark, Words):
            x = (mark.x - chart.x.low) / (chart.x.high - chart.x.low) * wide
            half = look.AXIS.width(mark.text) / 2
            if x + half > free:
                continue
            free = x - half - _CLEAR
        kept.append(mark)
    return replace(chart, marks=tuple(reversed(kept)))


def _shown(found: Answered) -> list[Scored]:
    own = found.measure.answering is Answering.ACTIVITIES
    return [
        Scored(answer.day, value, answer.labels if own else ()) for answer, value in found.scored
    ]


def _since_first(found: Answered, period: Window) -> Window:
    """From the first answer on: what is compared may lie before the period."""
    return Window(min(found.scored[0][0].day, period.first), period.last)


def _draw_head(page: Page, block: Block, head: _Head) -> None:
    beside = head.named if head.is_beside(page, block) else None
    page.heading(block, head.title, beside, y=block.y + 4.4)
    with page.sheet.element("P"):
        lines = head.lines(page, block)
        page.sheet.lines(block.x, block.y + _BELOW_HEAD, lines, look.SUBHEAD, _NOTE)


def _draw(
    page: Page, block: Block, chart: Chart, notes: list[str], right: float | None = None
) -> None:
    """The plot and the notes below it, which end at `right`, or where the plot does."""
    more = _NOTE * (len(notes) - 1)
    area = Block(block.x + _AXIS, block.y + 11.6, block.w - _AXIS, block.h - 19.4 - more)
    # The words over the chart say which way is better; in so small a plot an arrow hides days.
    plain = replace(chart, better="")
    with page.sheet.element("Figure", chart.summary, (block.x, block.right)):
        plot = draw_chart(page.sheet, plain, area, label_room=0)
        draw_x_ticks(page.sheet, plot, area.bottom + 3.4)
    y = area.bottom + 6.6
    with page.sheet.element("P"):
        for words in notes:
            page.sheet.text(right or block.right, y, words, look.SUBHEAD, Align.RIGHT)
            y += _NOTE
