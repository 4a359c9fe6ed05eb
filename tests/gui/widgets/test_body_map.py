"""The body map: 70 regions painted, clicked, walked by keyboard, and the same as a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from acutrack.charts.body_change import SHADE
from acutrack.charts.palette import CONTRAST_DARK, SCREEN_PALETTES, Palette, Role, contrast
from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import Intensity, MarkKind
from acutrack.domain.body_region import BodyMap, Region, View
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.theme import look as worn
from acutrack.gui.widgets.body_figures import SNAP
from acutrack.gui.widgets.body_map import BodyMapField
from acutrack.gui.widgets.body_region_box import RegionBox
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue
from tests.rest import at_rest

from .conftest import RTL, Show, name_of, picture, spoken
from .hands import press

Marked = list[tuple[str, Intensity | None]]
ATLAS = read_atlas(resource("body", "regions.svg"))
BODY = ATLAS.whole
MILD, MODERATE, SEVERE = Intensity


@pytest.fixture
def field(show: Show) -> BodyMapField:
    made = BodyMapField(ATLAS, Catalogue())
    show(made, width=560, height=620)
    at_rest()
    return made


@pytest.fixture
def marked(field: BodyMapField) -> Marked:
    heard: Marked = []
    field.marked.connect(lambda region, intensity: heard.append((region, intensity)))
    return heard


def _at(field: BodyMapField, region: Region) -> QPoint:
    return field.figures._layout.at(region.view, region.middle).toPoint()


def _click(field: BodyMapField, place: QPoint) -> None:
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(field.figures, left, plain, place)


def _box(field: BodyMapField, key: str) -> RegionBox:
    return field.figures.boxes[key]


def test_every_region_is_hit_where_it_is_drawn(field: BodyMapField, marked: Marked) -> None:
    for region in BODY.regions:
        _click(field, _at(field, region))
    assert marked == [(region.id, MILD) for region in BODY.regions]
    assert field.marks == {region.id: MILD for region in BODY.regions}


def test_every_region_is_painted_in_the_shade_of_its_mark(field: BodyMapField) -> None:
    field.show_marks({region.id: SEVERE for region in BODY.regions})
    drawn, shade = picture(field.figures), QColor(worn().palette.pain_ground(SHADE[SEVERE]))
    for region in BODY.regions:
        box = field.figures.boxes[region.id].geometry()
        inside = [
            QPoint(x, y)
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
            if region.holds(field.figures._layout.back(region.view, QPointF(x, y)))
        ]
        assert any(drawn.pixelColor(place) == shade for place in inside), region.id


def test_clicks_step_mild_moderate_severe_and_none(field: BodyMapField, marked: Marked) -> None:
    knee = BODY.by_id["front.knee.L"]
    for _ in range(4):
        _click(field, _at(field, knee))
    assert [intensity for _, intensity in marked] == [MILD, MODERATE, SEVERE, None]
    assert field.marks == {}


def test_a_click_beside_a_region_counts_for_the_nearest_within_reach(
    field: BodyMapField, marked: Marked
) -> None:
    hand = BODY.by_id["front.hand.R"]
    layout = field.figures._layout
    outermost = min(layout.at(hand.view, corner).x() for corner in hand.outline)
    y = layout.at(hand.view, min(hand.outline)).toPoint().y()
    _click(field, QPoint(round(outermost - SNAP - 3), y))
    assert marked == []
    _click(field, QPoint(round(outermost - SNAP + 3), y))
    assert marked == [("front.hand.R", MILD)]


def test_a_press_that_is_let_go_elsewhere_marks_nothing(
    field: BodyMapField, marked: Marked
) -> None:
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(field.figures, left, plain, _at(field, BODY.by_id["front.knee.L"]))
    QTest.mouseRelease(field.figures, left, plain, QPoint(2, 2))
    assert marked == []


def test_the_persons_left_stays_where_it_is_right_to_left(field: BodyMapField) -> None:
    def places() -> dict[str, QRect]:
        return {key: QRect(box.geometry()) for key, box in field.figures.boxes.items()}

    before = places()
    seen = picture(field.figures)
    field.window().setLayoutDirection(RTL)
    at_rest()
    assert places() == before
    assert picture(field.figures) == seen
    front = before["front.hand.L"].center().x() - before["front.hand.R"].center().x()
    back = before["back.hand.L"].center().x() - before["back.hand.R"].center().x()
    assert front > 0 > back


def test_a_screen_reader_gets_70_check_boxes_with_names_of_their_own(
    field: BodyMapField,
) -> None:
    boxes = list(field.figures.boxes.values())
    assert {spoken(box).role() for box in boxes} == {QAccessible.Role.CheckBox}
    assert len({name_of(box) for box in boxes}) == len(boxes) == 70
    field.show_marks({"back.back_low.L": MODERATE})
    box = _box(field, "back.back_low.L")
    assert name_of(box) == "Lower back, your left, back"
    assert spoken(box).text(QAccessible.Text.Description) == "2 moderate"
    assert spoken(box).state().checked


def test_pressed_by_a_screen_reader_a_region_steps_on(field: BodyMapField, marked: Marked) -> None:
    actions = spoken(_box(field, "back.heel.R")).actionInterface()
    assert actions is not None
    actions.doAction(actions.toggleAction())
    actions.doAction(actions.toggleAction())
    assert marked == [("back.heel.R", MILD), ("back.heel.R", MODERATE)]


def test_the_map_is_one_stop_for_tab_and_keeps_the_region(field: BodyMapField) -> None:
    field.setFocus()
    _box(field, "front.knee.L").setFocus()
    stops = [b for b in field.figures.boxes.values() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [_box(field, "front.knee.L")]


def test_arrows_reach_every_region_and_go_the_way_they_point(field: BodyMapField) -> None:
    start = _box(field, "front.knee.L")
    start.setFocus()
    press(start, Qt.Key.Key_Up)
    assert _box(field, "front.thigh.L").hasFocus()
    press(_box(field, "front.thigh.L"), Qt.Key.Key_Left)
    assert _box(field, "front.thigh.R").hasFocus()
    assert len(reached_by_arrows(start)) == 70


def test_space_steps_digits_set_and_letters_jump(field: BodyMapField, marked: Marked) -> None:
    box = _box(field, "front.head.L")
    box.setFocus()
    press(box, Qt.Key.Key_Space)
    press(box, "3")
    press(box, "3")
    press(box, "0")
    assert marked == [("front.head.L", MILD), ("front.head.L", SEVERE), ("front.head.L", None)]
    press(box, "t")
    there = QApplication.focusWidget()
    assert isinstance(there, RegionBox)
    assert there.words.startswith("T")


def test_the_region_with_the_keyboard_is_ringed_and_named(field: BodyMapField) -> None:
    box = _box(field, "front.knee.L")
    without = picture(field.figures)
    box.setFocus()
    at_rest()
    ink, seen = worn().colour(Role.INK), picture(field.figures)
    changed = sum(
        seen.pixelColor(x, y) == ink != without.pixelColor(x, y)
        for x in range(seen.width())
        for y in range(seen.height())
    )
    assert changed > 2 * (box.width() + box.height())
    assert field.pointed.text() == "Knee, your left, front: not marked"


def test_the_list_says_the_same_as_the_figures(field: BodyMapField, marked: Marked) -> None:
    field.show_marks({"back.back_low.L": MODERATE})
    rows = field.list.rows
    names = [rows.index(row).data() for row in range(rows.rowCount())]
    assert names == [box.words for box in field.figures.boxes.values()]
    assert marked == []
    _click(field, _at(field, BODY.by_id["front.knee.R"]))
    assert rows.marks == field.marks


def test_in_the_list_keys_and_clicks_mark_too(field: BodyMapField, marked: Marked) -> None:
    QTest.mouseClick(field.toggle, Qt.MouseButton.LeftButton)
    assert field.list.isVisible()
    assert not field.figures.isVisible()
    field.setFocus()
    press(field.list, "2")
    press(field.list, Qt.Key.Key_Space)
    press(field.list, Qt.Key.Key_Down)
    press(field.list, "1")
    press(field.list, "0")
    first, second = BODY.regions[0].id, BODY.regions[1].id
    assert marked == [(first, MODERATE), (first, SEVERE), (second, MILD), (second, None)]
    row = field.list.visualRect(field.list.rows.index(3))
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(field.list.viewport(), left, plain, QPoint(row.right() - 20, row.center().y()))
    assert marked[-1] == (BODY.regions[3].id, SEVERE)
    assert field.figures.marks == {first: SEVERE, BODY.regions[3].id: SEVERE}


def test_a_row_of_the_list_is_read_with_its_mark(field: BodyMapField) -> None:
    field.show_marks({BODY.regions[0].id: MILD})
    read = field.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert read == "Face and forehead, your left, front: 1 mild"
    assert field.list.rows.index(1).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_what_the_skin_shows_is_a_mark_of_its_own_shape(field: BodyMapField) -> None:
    before = picture(field.figures)
    field.show_marks({}, {"front.arm_upper.L": MILD})
    assert picture(field.figures) != before
    assert field.marks == {}


@pytest.mark.parametrize("palette", SCREEN_PALETTES, ids=lambda palette: palette.name)
def test_digits_stand_out_and_shades_deepen_in_every_theme(palette: Palette) -> None:
    grounds = [palette.pain_ground(SHADE[step]) for step in Intensity]
    for step, ground in zip(Intensity, grounds, strict=True):
        assert contrast(palette.pain_digit(SHADE[step]), ground) >= 4.5
    inks = [contrast(ground, palette[Role.SURFACE]) for ground in grounds]
    assert inks == sorted(inks)
    assert palette is CONTRAST_DARK or contrast(palette[Role.DAY_DOT], palette[Role.SURFACE]) >= 3


@pytest.mark.parametrize(("scale", "width"), [(1.0, 320), (1.0, 900), (2.0, 560), (2.0, 1000)])
def test_words_and_figures_keep_clear_of_each_other(
    show: Show, look: Theme, scale: float, width: int
) -> None:
    look.choose(ThemeChoice.LIGHT, scale)
    field = BodyMapField(ATLAS, Catalogue())
    show(field, width=width, height=900)
    at_rest()
    layout = field.figures._layout
    words = [place for view in View for place in layout.side_words(view)]
    assert not any(a.intersects(b) for a in words for b in words if a is not b)
    for place in words:
        assert field.figures.rect().toRectF().adjusted(-1, -1, 1, 1).contains(place)
        for key in ("head", "neck"):
            for region in _named(BODY, key):
                shape = field.figures.boxes[region.id].geometry().toRectF()
                assert not shape.intersects(place)
    for box in field.figures.boxes.values():
        assert field.figures.rect().contains(box.geometry())


def _named(body: BodyMap, name: str) -> list[Region]:
    return [region for region in body.regions if region.id.split(".")[1] == name]


def test_a_page_lower_than_the_figures_scrolls_with_the_keyboard(show: Show) -> None:
    page = QScrollArea()
    page.setWidgetResizable(True)
    field = BodyMapField(ATLAS, Catalogue())
    page.setWidget(field)
    show(page, width=560, height=300, filled=True)
    at_rest()
    box = _box(field, "front.head.L")
    box.setFocus()
    for _ in range(12):
        press(QApplication.focusWidget() or page, Qt.Key.Key_Down)
    foot = QApplication.focusWidget()
    assert isinstance(foot, RegionBox)
    assert foot.region.id.startswith("front.foot")
    place = foot.mapTo(page.viewport(), foot.rect().bottomLeft())
    assert page.viewport().rect().contains(place)


def test_the_figures_fill_what_they_get(show: Show) -> None:
    field = BodyMapField(ATLAS, Catalogue())
    window: QWidget = show(field, width=900, height=900)
    assert field.figures.height() == field.figures.heightForWidth(field.figures.width())
    assert window.isVisible()


@pytest.mark.parametrize("key", [key for key in ATLAS.maps if key != "whole"])
def test_a_part_drawn_closer_is_marked_as_the_whole_body_is(
    field: BodyMapField, marked: Marked, key: str
) -> None:
    QTest.mouseClick(field.parts.chip(key), Qt.MouseButton.LeftButton)
    at_rest()
    regions = ATLAS.maps[key].regions
    for region in regions:
        _click(field, _at(field, region))
    assert marked == [(region.id, MILD) for region in regions]
    assert field.marks == {region.id: MILD for region in regions}
    rows = field.list.rows
    assert [rows.regions[row].id for row in range(rows.rowCount())] == [r.id for r in regions]
    assert rows.marks == field.marks
    boxes = list(field.figures.boxes.values())
    assert {spoken(box).role() for box in boxes} == {QAccessible.Role.CheckBox}
    assert len({name_of(box) for box in boxes}) == len(boxes)


@pytest.mark.parametrize("key", list(ATLAS.maps))
def test_arrows_reach_every_place_of_every_part(field: BodyMapField, key: str) -> None:
    field.show_part(key)
    at_rest()
    start = next(iter(field.figures.boxes.values()))
    assert len(reached_by_arrows(start)) == len(ATLAS.maps[key].regions)


def test_enter_goes_closer_and_escape_comes_back_to_the_same_region(field: BodyMapField) -> None:
    hand = _box(field, "front.hand.R")
    hand.setFocus()
    assert field.pointed.text().endswith("Enter: closer.")
    press(hand, Qt.Key.Key_Return)
    there = QApplication.focusWidget()
    assert isinstance(there, RegionBox)
    assert there.region.id == "front.hand_wrist.R"
    assert str(field.parts.choice) == "hands"
    press(there, Qt.Key.Key_Escape)
    assert hand.hasFocus()
    assert str(field.parts.choice) == "whole"


def test_the_whole_body_says_what_is_marked_closer(field: BodyMapField) -> None:
    before = picture(field.figures)
    field.show_marks({"front.hand_thumb.R": SEVERE, "front.hand_palm.R": MILD})
    at_rest()
    assert picture(field.figures) != before
    hand = _box(field, "front.hand.R")
    told = spoken(hand).text(QAccessible.Text.Description)
    assert told == "not marked; 2 places in it marked. Enter: closer."
    assert not spoken(hand).state().checked


def test_the_skin_is_marked_on_the_same_regions_and_the_pain_stays(field: BodyMapField) -> None:
    heard: list[tuple[str, object, object]] = []
    field.marked.connect(lambda region, step, kind: heard.append((region, step, kind)))
    field.show_marks({"back.back_low.L": MODERATE})
    QTest.mouseClick(field.kinds.chip(MarkKind.SKIN), Qt.MouseButton.LeftButton)
    back = _box(field, "back.back_low.L")
    assert not spoken(back).state().checked
    back.setFocus()
    press(back, Qt.Key.Key_Space)
    press(back, "2")
    assert heard == [
        ("back.back_low.L", MILD, MarkKind.SKIN),
        ("back.back_low.L", MODERATE, MarkKind.SKIN),
    ]
    assert spoken(back).text(QAccessible.Text.Description) == "skin: 2 moderate; pain: 2 moderate"
    assert (field.marks, field.skin) == (
        {"back.back_low.L": MODERATE},
        {"back.back_low.L": MODERATE},
    )
    field.show_as_list(True)
    assert field.list.rows.marks == field.skin
    QTest.mouseClick(field.kinds.chip(MarkKind.PAIN), Qt.MouseButton.LeftButton)
    assert field.list.rows.marks == field.marks
    assert spoken(back).text(QAccessible.Text.Description) == "2 moderate; skin: 2 moderate"


def test_the_diamonds_of_the_skin_differ_by_how_much(field: BodyMapField) -> None:
    field.show_marks({}, {"front.thigh.L": MILD})
    mild = picture(field.figures)
    field.show_marks({}, {"front.thigh.L": SEVERE})
    assert picture(field.figures) != mild


def test_a_region_of_a_newer_version_is_kept_and_what_is_none_is_passed_over(
    field: BodyMapField,
) -> None:
    field.show_marks({"front.third_arm.L": MILD, "<b>": MILD, "": SEVERE})
    assert field.marks == {"front.third_arm.L": MILD}


def test_in_the_list_of_a_part_escape_leads_back(field: BodyMapField) -> None:
    field.show_as_list(True)
    field.show_part("feet")
    field.setFocus()
    press(field.list, Qt.Key.Key_Escape)
    assert str(field.parts.choice) == "whole"
    assert field.list.hasFocus()


def reached_by_arrows(start: RegionBox) -> set[RegionBox]:
    """Every box that arrows lead to from one, however many of them."""
    reached, waiting = {start}, [start]
    while waiting:
        box = waiting.pop()
        for arrow in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            box.setFocus()
            press(box, arrow)
            there = QApplication.focusWidget()
            assert isinstance(there, RegionBox)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    return reached
