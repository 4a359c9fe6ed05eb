"""Points are found from a few letters, carry their side, and unknown words are kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.point_list import read_point_list
from acutrack.gui.theme import Theme
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.point_picker import PointPicker
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue

POINTS = read_point_list(resource("clinical", "points.csv"))


@pytest.fixture
def picker(theme: Theme) -> Iterator[PointPicker]:
    assert theme.text_scale == 1.0
    window = QWidget()
    column = QVBoxLayout(window)
    before, after = Button("Before"), Button("After")
    made = PointPicker(POINTS, Catalogue())
    for widget in (before, made, after):
        column.addWidget(widget)
    window.resize(480, 500)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    made.field.setFocus()
    yield made
    window.close()


def type_in(picker: PointPicker, text: str) -> None:
    QTest.keyClicks(picker.field, text)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def shown(picker: PointPicker) -> list[str]:
    return [row.offer.code for row in picker.offers.rows if not picker.offers.isHidden()]


def test_one_letter_offers_three_rows(picker: PointPicker) -> None:
    type_in(picker, "b")
    assert len(shown(picker)) == 3


def test_enter_adds_the_first_row_and_empties_the_field(picker: PointPicker) -> None:
    type_in(picker, "bl23")
    press(Qt.Key.Key_Return)
    assert [point.code for point in picker.points] == ["BL23"]
    assert picker.field.text() == ""
    assert picker.field.hasFocus()


@pytest.mark.parametrize("text", ["bl23", "BL 23", "bl023", "UB23", "shenshu", "shen shu"])
def test_other_spellings_find_the_same_point(picker: PointPicker, text: str) -> None:
    type_in(picker, text)
    assert shown(picker)[0] == "BL23"


def test_a_letter_l_taken_for_a_one_still_offers_li4(picker: PointPicker) -> None:
    type_in(picker, "l14")
    assert "LI4" in shown(picker)


def test_a_region_finds_its_points(picker: PointPicker) -> None:
    type_in(picker, "lower back")
    assert shown(picker)
    assert all("back" in row.offer.region.lower() for row in picker.offers.rows)


def test_points_of_last_time_come_first_and_bring_their_side(picker: PointPicker) -> None:
    picker.show_history([NeedledPoint("BL60", Side.LEFT)])
    type_in(picker, "b")
    assert picker.offers.rows[0].offer.code == "BL60"
    assert picker.offers.rows[0].offer.mark == "last time"
    press(Qt.Key.Key_Return)
    assert picker.points == (NeedledPoint("BL60", Side.LEFT, typed="b"),)


def test_down_goes_past_the_third_row(picker: PointPicker) -> None:
    type_in(picker, "b")
    for _ in range(3):
        press(Qt.Key.Key_Down)
    assert len(shown(picker)) > 3
    fourth = picker.offers.rows[3].offer
    press(Qt.Key.Key_Return)
    assert picker.points[0].code == fourth.code


def test_unknown_words_are_kept_and_marked(picker: PointPicker) -> None:
    type_in(picker, "sore spot by the hip")
    press(Qt.Key.Key_Return)
    assert picker.points[0].code == "sore spot by the hip"
    assert "not in the list" in picker.chips[0].code.words


def test_a_code_can_carry_its_side(picker: PointPicker) -> None:
    type_in(picker, "bl40 l")
    press(Qt.Key.Key_Return)
    assert (picker.points[0].code, picker.points[0].side) == ("BL40", Side.LEFT)


def test_letters_on_a_chip_say_the_side(picker: PointPicker) -> None:
    type_in(picker, "bl40")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Backspace)
    for key, side in ((Qt.Key.Key_R, Side.RIGHT), (Qt.Key.Key_B, Side.BOTH)):
        press(key)
        assert picker.points[0].side is side


def test_a_point_on_the_middle_line_has_no_left(picker: PointPicker) -> None:
    type_in(picker, "gv3")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_L)
    assert picker.points[0].side is Side.MIDDLE


def test_delete_takes_a_chip_out_and_focus_stays_near(picker: PointPicker) -> None:
    picker.show_points([NeedledPoint("BL23"), NeedledPoint("BL40")])
    picker.chips[0].code.setFocus()
    press(Qt.Key.Key_Delete)
    assert [point.code for point in picker.points] == ["BL40"]
    assert picker.chips[0].code.hasFocus()


def test_the_cross_takes_a_chip_out(picker: PointPicker) -> None:
    picker.show_points([NeedledPoint("BL23"), NeedledPoint("BL40")])
    QTest.mouseClick(picker.chips[1].remove, Qt.MouseButton.LeftButton)
    assert [point.code for point in picker.points] == ["BL23"]


def test_the_same_point_and_side_is_not_added_twice(picker: PointPicker) -> None:
    for _ in range(2):
        type_in(picker, "gv3")
        press(Qt.Key.Key_Return)
    assert len(picker.points) == 1


def test_a_click_on_a_row_adds_it(picker: PointPicker) -> None:
    type_in(picker, "kunlun")
    QTest.mouseClick(picker.offers.rows[0], Qt.MouseButton.LeftButton)
    assert picker.points[0].code == "BL60"


def test_escape_puts_the_rows_away_and_keeps_the_text(picker: PointPicker) -> None:
    type_in(picker, "bl2")
    press(Qt.Key.Key_Escape)
    assert picker.offers.isHidden()
    assert picker.field.text() == "bl2"


def test_text_left_in_the_field_is_taken_when_asked(picker: PointPicker) -> None:
    type_in(picker, "bl23")
    picker.take_pending()
    assert [point.code for point in picker.points] == ["BL23"]


def test_tab_goes_through_the_chips_before_the_field(picker: PointPicker) -> None:
    picker.show_points([NeedledPoint("BL23"), NeedledPoint("BL40")])
    QTest.qWait(1)
    picker.field.setFocus()
    walked = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)  # type: ignore[arg-type]
        walked.append(QApplication.focusWidget())
    first, second = picker.chips
    assert walked == [second.remove, second.code, first.remove, first.code]


def test_spoken_names_are_told_apart(picker: PointPicker) -> None:
    picker.show_points([NeedledPoint("BL23", Side.LEFT), NeedledPoint("BL23", Side.RIGHT)])
    names = [stop.accessibleName() for chip in picker.chips for stop in (chip.code, chip.remove)]
    assert len(set(names)) == 4
    assert names[0] == "BL23 Shenshu, left"


def test_words_that_are_too_long_for_a_point_are_told_and_stay_to_be_shortened(
    picker: PointPicker,
) -> None:
    picker.field.setText("x" * 5_000)
    press(Qt.Key.Key_Return)

    assert picker.points == ()
    assert picker.field.text() == "x" * 5_000
    assert "Shorten it" in picker._hint.text()


@pytest.mark.parametrize(
    ("text", "code"), [("腎俞", "BL23"), ("合谷", "LI4"), ("zú sān lǐ", "ST36"), ("B23", "BL23")]
)
def test_characters_tones_and_other_letters_find_the_point(
    picker: PointPicker, text: str, code: str
) -> None:
    picker.field.setText(text)
    picker.field.textEdited.emit(text)
    assert picker.offers.rows[0].offer.code == code
    press(Qt.Key.Key_Return)
    assert (picker.points[0].code, picker.points[0].typed) == (code, text)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "🙂", "<b>BL23</b>", "left of 🙂 the knee"]
)
def test_whatever_else_is_typed_stays_as_it_is_and_is_marked(
    picker: PointPicker, text: str
) -> None:
    picker.field.setText(text)
    picker.field.textEdited.emit(text)
    press(Qt.Key.Key_Return)
    assert picker.points == (NeedledPoint(text),)
    assert "not in the list" in picker.chips[0].code.words
    assert text in picker.chips[0].code.accessibleName()
