"""The small body maps of a `BodyChange` on paper, as the window paints them."""

from __future__ import annotations

from acutrack.charts.body_change import SHADE, TURN_ROLE, TURN_SIGN, MapRow, SmallMap, Turn
from acutrack.charts.palette import PAPER, Role
from acutrack.charts.small_body import SmallBody, arrow
from acutrack.domain.body_atlas import BodyAtlas
from acutrack.domain.body_region import Region
from acutrack.report import look
from acutrack.report.blocks import MARGIN
from acutrack.report.faces import Face
from acutrack.report.page import Page
from acutrack.report.sheet import MM, Align, Style

#: The words above each map, in mm, and the room between two maps.
_HEAD, _GAP = 6.0, 5.0
_LEAST_DIGIT, _MOST_DIGIT = 4.4, 8.0


def height_of(row: MapRow, atlas: BodyAtlas, width: float) -> float:
    """What the maps of a row need, in mm."""
    return _HEAD + SmallBody(atlas.maps[row.key], 0, 0, _each(row, width)).height


def draw_maps(page: Page, row: MapRow, atlas: BodyAtlas, y: float, width: float) -> None:
    """The maps of a row beside each other, from `y` on."""
    each = _each(row, width)
    for at, shown in enumerate(row.maps):
        x = MARGIN + at * (each + _GAP)
        page.sheet.text(x + each / 2, y + 3.4, shown.title, look.SUBHEAD, Align.CENTRE)
        _draw_map(page, SmallBody(atlas.maps[row.key], x, y + _HEAD, each), shown)


def _each(row: MapRow, width: float) -> float:
    many = len(row.maps)
    return (width - _GAP * (many - 1)) / many


def _draw_map(page: Page, place: SmallBody, shown: SmallMap) -> None:
    for region in place.body.regions:
        outline = place.outline(region)
        step, turn = shown.steps.get(region.id), shown.turns.get(region.id)
        if step is None and turn is None:
            page.sheet.area(outline, PAPER[Role.INSET], PAPER[Role.DAY_DOT], 0.4)
            continue
        ground = PAPER.pain_ground(SHADE[step]) if step is not None else PAPER[Role.INSET]
        page.sheet.area(outline, ground, PAPER[Role.INK], 0.9)
        if step is not None:
            severe = SHADE[step] >= PAPER.first_severe_digit
            role = Role.DIGIT_ON_SEVERE if severe else Role.DIGIT_ON_MILD
            _write(page, place, region, page.number(step), role)
        elif turn is not None:
            _draw_turn(page, place, region, turn)


def _draw_turn(page: Page, place: SmallBody, region: Region, turn: Turn) -> None:
    role = TURN_ROLE[turn]
    if turn in TURN_SIGN:
        _write(page, place, region, TURN_SIGN[turn], role)
        return
    arm = _size(place, region) * 0.42 / MM
    corners = arrow(place.middle(region), arm, up=turn is Turn.HIGHER)
    page.sheet.area(corners, PAPER[role], PAPER[Role.SURFACE], 0.3)


def _write(page: Page, place: SmallBody, region: Region, sign: str, role: Role) -> None:
    size = _size(place, region)
    x, y = place.middle(region)
    page.sheet.text(x, y + size * 0.35 / MM, sign, Style(size, Face.BOLD, role), Align.CENTRE)


def _size(place: SmallBody, region: Region) -> float:
    wide, high = place.room(region)
    return min(max(min(wide * 1.2, high * 0.9) * MM, _LEAST_DIGIT), _MOST_DIGIT)
