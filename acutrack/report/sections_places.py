"""Page 1: where it hurts, on two small figures or in the words of the diary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from acutrack.charts.body_change import DAYS, SHADE
from acutrack.charts.palette import PAPER, Role
from acutrack.domain.body_atlas import BodyAtlas, read_atlas
from acutrack.domain.body_mark import INTENSITY_WORDS, BodyMark, Intensity, MarkKind, most_severe
from acutrack.domain.body_region import BodyMap, Point, Region, View
from acutrack.domain.message import Message, say, say_count
from acutrack.places import resource
from acutrack.report import look
from acutrack.report.blocks import Block
from acutrack.report.faces import Face
from acutrack.report.page import Page
from acutrack.report.sheet import MM, Align, Style

_TITLES = {View.FRONT: say("front"), View.BACK: say("back")}
#: Above the figures, below them for their names, and between them, in mm.
_HEAD, _NAMES, _GAP = 6.0, 4.6, 5.0
#: From line to line below.
_LINE = 3.1
_LEAST_DIGIT, _MOST_DIGIT = 4.4, 7.0
#: Half the width of the diamond of the skin, in mm.
_DIAMOND = 0.75


def atlas() -> BodyAtlas:
    """Every region, as on screen."""
    return read_atlas(resource("body", "regions.svg"))


def body_map() -> BodyMap:
    """The whole body."""
    return atlas().whole


def draw_places(page: Page, block: Block) -> None:
    """The most severe mark of each region in the last days, or why there are no figures."""
    page.heading(block, say("Where it hurts"))
    marks = last_days(page)
    if not marks:
        _draw_words(page, block)
        return
    body = body_map()
    marked = most_severe(marks)
    # A place on a hand, a foot or the head counts for the region that is drawn here.
    pain = atlas().rolled_up(marked)
    skin = atlas().rolled_up(most_severe(marks, MarkKind.SKIN))
    across = (block.x, block.right)
    legend = _legend(page, block.w, skin=bool(skin))
    whole, block = block, room_for_figures(block, len(legend))
    with page.sheet.element("Figure", page.say(_spoken(page, marked)), across):
        for view in View:
            figure = _figure(body, block, view)
            for region in body.of(view):
                _draw_region(page, figure, region, pain.get(region.id))
                if region.id in skin:
                    _draw_diamond(page, figure.at(region.middle))
    below = block.y + _HEAD + body.height * _scale(body, block)
    for view, words in _TITLES.items():
        x, _ = _figure(body, block, view).at((0, 0))
        with page.sheet.element("P"), page.sheet.unturned(across):
            page.sheet.text(x, below + 2.9, page.say(words), look.SUBHEAD, Align.CENTRE)
    with page.sheet.element("P"):
        for at, line in enumerate(legend):
            y = below + 2.9 + _LINE * (at + 1)
            page.sheet.text(whole.x + whole.w / 2, y, line, look.SUBHEAD, Align.CENTRE)


def last_days(page: Page) -> list[BodyMark]:
    """What was marked in the last days of the period."""
    since = page.content.period.last - timedelta(days=DAYS - 1)
    return [mark for mark in page.content.marks if mark.day >= since]


def room_for_figures(block: Block, lines: int) -> Block:
    """What the names of the figures and `lines` of words below leave of a block."""
    return replace(block, h=block.h - _NAMES - _LINE * lines)


@dataclass(frozen=True)
class _Figure:
    """Where a figure stands: its middle line, the top of its head, mm to a unit of the file."""

    x: float
    y: float
    scale: float

    def at(self, point: Point) -> Point:
        return self.x + point[0] * self.scale, self.y + point[1] * self.scale


def _figure(body: BodyMap, block: Block, view: View) -> _Figure:
    scale = _scale(body, block)
    apart = body.half_width * scale + _GAP / 2
    middle = block.x + block.w / 2
    return _Figure(middle + (-apart if view is View.FRONT else apart), block.y + _HEAD, scale)


def _scale(body: BodyMap, block: Block) -> float:
    across = (block.w - _GAP) / (4 * body.half_width)
    return min(across, (block.h - _HEAD) / body.height)


def _draw_region(page: Page, figure: _Figure, region: Region, intensity: Intensity | None) -> None:
    outline = [figure.at(point) for point in region.outline]
    if intensity is None:
        page.sheet.area(outline, PAPER[Role.INSET], PAPER[Role.DAY_DOT], 0.4)
        return
    level = SHADE[intensity]
    page.sheet.area(outline, PAPER.pain_ground(level), PAPER[Role.INK], 0.9)
    severe = level >= PAPER.first_severe_digit
    role = Role.DIGIT_ON_SEVERE if severe else Role.DIGIT_ON_MILD
    wide, high = (max(side) - min(side) for side in zip(*outline, strict=True))
    size = min(max(min(wide * 1.2, high * 0.9) * MM, _LEAST_DIGIT), _MOST_DIGIT)
    x, y = figure.at(region.middle)
    style = Style(size, Face.BOLD, role)
    page.sheet.text(x, y + size * 0.35 / MM, page.number(intensity), style, Align.CENTRE)


def _draw_diamond(page: Page, centre: Point) -> None:
    x, y = centre
    arm = _DIAMOND
    corners = [(x, y - arm), (x + arm, y), (x, y + arm), (x - arm, y)]
    page.sheet.area(corners, PAPER[Role.SIDE_EFFECT], PAPER[Role.SURFACE], 0.4)


def _legend(page: Page, room: float, *, skin: bool) -> list[str]:
    """What the numbers and signs mean, in lines of `room` mm."""
    steps = say("1 mild, 2 moderate, 3 severe")
    shown = say("Most severe in the last {days} days.", days=DAYS)
    if skin:
        shown = say("In {days} days. Diamond: skin.", days=DAYS)
    return [
        line
        for words in (steps, shown)
        for line in look.SUBHEAD.wrap_within(page.say(words), room, 2)
    ]


def _spoken(page: Page, pain: dict[str, Intensity]) -> Message:
    named = [
        page.say(
            say("{region}: {step}", region=region.words, step=INTENSITY_WORDS[pain[region.id]])
        )
        for region in atlas().regions
        if region.id in pain
    ]
    return say(
        "Front and back of the body. Left and right are those of the person. "
        "Most severe in the last {days} days: {regions}.",
        days=DAYS,
        regions=page.words.listing(named, long=True) or page.say(say("no pain marked")),
    )


def _draw_words(page: Page, block: Block) -> None:
    content = page.content
    named: dict[str, int] = {}
    for score in content.scores:
        if score.site:
            named[score.site] = named.get(score.site, 0) + 1
    style, y = look.TEXT, block.y + 7.6
    shown = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))[:4]
    for site, count in shown:
        words = page.say(
            say_count("{site}: {count} rating", "{site}: {count} ratings", count, site=site)
        )
        lines = style.wrap_within(words, block.w, 2)
        with page.sheet.element("P"):
            y = page.sheet.lines(block.x, y, lines, style, 3.75) + 1
    if not shown:
        why = content.patient.main_site or page.say(say("No place was named."))
        lines = style.wrap_within(why, block.w, 3)
        with page.sheet.element("P"):
            y = page.sheet.lines(block.x, y, lines, style, 3.75) + 1
    page.reason(block, y, say("Body map: not asked."))
