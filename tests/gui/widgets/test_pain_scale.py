"""One click or one digit answers; nothing leans on what was answered before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.widgets.pain_scale import PainScale
from tests.rest import at_rest

from .conftest import RTL, Show, name_of, picture, spoken
from .hands import click, press

QUESTION = "Pain, 0 to 10"


@pytest.fixture
def scale(show: Show) -> PainScale:
    made = PainScale(QUESTION, "No pain", "Worst pain")
    show(made)
    made.setFocus()
    return made


@pytest.fixture
def heard(scale: PainScale) -> list[int]:
    levels: list[int] = []
    scale.picked.connect(levels.append)
    return levels


def focused(scale: PainScale) -> QWidget:
    return next(key for key in scale.keys if key.hasFocus())


def test_it_opens_without_any_answer(scale: PainScale) -> None:
    assert scale.answer is None
    assert not any(key.isChecked() for key in scale.keys)


@pytest.mark.parametrize("level", [0, 2, 5, 9])
def test_one_digit_answers(scale: PainScale, heard: list[int], level: int) -> None:
    press(focused(scale), str(level))

    assert heard == [level]
    assert scale.answer == level


def test_one_click_answers(scale: PainScale, heard: list[int]) -> None:
    key = scale.findChild(QPushButton, "pain-7")
    assert key is not None

    click(key)

    assert heard == [7]


@pytest.mark.usefixtures("unhurried")
def test_1_is_saved_at_once_and_a_quick_0_makes_it_10(scale: PainScale, heard: list[int]) -> None:
    press(focused(scale), "1")
    assert heard == [1]

    press(focused(scale), "0")

    assert heard == [1, 10]
    assert scale.answer == 10


def test_a_0_that_comes_late_is_0(qtbot: QtBot, scale: PainScale, heard: list[int]) -> None:
    with qtbot.waitSignal(scale.settled) as settled:
        press(focused(scale), "1")
    assert settled.args == [1]

    press(focused(scale), "0")

    assert heard == [1, 0]


@pytest.mark.usefixtures("unhurried")
def test_a_click_between_1_and_0_ends_the_wait_for_10(scale: PainScale, heard: list[int]) -> None:
    press(focused(scale), "1")
    click(scale.keys[4])
    press(focused(scale), "0")

    assert heard == [1, 4, 0]


def test_a_typed_number_says_when_the_next_question_may_come_and_a_click_does_not(
    scale: PainScale,
) -> None:
    settled: list[int] = []
    scale.settled.connect(settled.append)

    click(scale.keys[3])
    assert settled == []

    press(focused(scale), "6")
    assert settled == [6]


@pytest.mark.parametrize(
    ("key", "level"),
    [
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 10),
        (Qt.Key.Key_Right, 6),
        (Qt.Key.Key_Up, 6),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Down, 4),
    ],
)
def test_arrows_step_and_home_and_end_go_to_the_ends(
    scale: PainScale, heard: list[int], key: Qt.Key, level: int
) -> None:
    scale.show_answer(5)
    scale.setFocus()

    press(focused(scale), key)

    assert heard == [level]


def test_arrows_stop_at_the_ends(scale: PainScale, heard: list[int]) -> None:
    scale.show_answer(10)
    scale.setFocus()

    press(focused(scale), Qt.Key.Key_Right)

    assert heard == [10]


def test_showing_or_taking_back_an_answer_tells_nobody(scale: PainScale, heard: list[int]) -> None:
    scale.show_answer(3)
    scale.show_answer(None)

    assert heard == []
    assert scale.answer is None


def test_shortcuts_with_digits_pass_the_scale_by(scale: PainScale, heard: list[int]) -> None:
    press(focused(scale), Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)

    assert heard == []


def test_it_is_one_stop_for_tab(scale: PainScale) -> None:
    stops = [key.level for key in scale.keys if key.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [0]

    scale.show_answer(8)

    stops = [key.level for key in scale.keys if key.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [8]


def test_a_screen_reader_meets_eleven_radio_buttons_in_a_group_named_by_the_question(
    scale: PainScale,
) -> None:
    assert name_of(scale) == QUESTION
    assert spoken(scale).role() == QAccessible.Role.Grouping
    assert [name_of(key) for key in scale.keys] == [str(level) for level in range(11)]
    assert {spoken(key).role() for key in scale.keys} == {QAccessible.Role.RadioButton}
    assert [key.objectName() for key in scale.keys] == [f"pain-{level}" for level in range(11)]


def test_0_stays_on_the_left_when_reading_goes_right_to_left(scale: PainScale) -> None:
    scale.window().setLayoutDirection(RTL)
    at_rest()

    lefts = [key.mapTo(scale.window(), key.rect().topLeft()).x() for key in scale.keys]

    assert lefts == sorted(lefts)


def test_words_from_right_to_left_stand_under_their_own_end(show: Show) -> None:
    scale = PainScale("ما متوسط شدة ألمك؟", "لا ألم", "أسوأ ألم")
    show(scale).setLayoutDirection(RTL)
    at_rest()
    least, most = (
        label for label in scale.findChildren(QLabel) if label.text() in {"لا ألم", "أسوأ ألم"}
    )
    assert ink_of(least)[1] < least.width() / 2
    assert ink_of(most)[0] > most.width() / 2


def ink_of(label: QLabel) -> tuple[int, int]:
    """The first and the last column of a label that letters stand in."""
    drawn = picture(label)
    ground = drawn.pixel(drawn.width() // 2, 0)
    columns = [
        x
        for x in range(drawn.width())
        if any(drawn.pixel(x, y) != ground for y in range(drawn.height()))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize(("width", "text_scale"), [(700, 1.0), (900, 2.0), (440, 1.0), (500, 2.0)])
def test_keys_are_large_enough_and_never_cross(
    show: Show, look: Theme, width: int, text_scale: float
) -> None:
    look.choose(ThemeChoice.LIGHT, text_scale)
    scale = PainScale(QUESTION, "No pain", "Worst pain")
    show(scale, width=width)

    visible = [key.geometry().adjusted(3, 3, -3, -3) for key in scale.keys]

    assert all(box.height() >= 60 for box in visible)
    assert all(box.width() >= (52 if width == 700 else 31) for box in visible)
    crossing = [(a, b) for a in range(11) for b in range(a) if visible[a].intersects(visible[b])]
    assert crossing == []


def test_the_chosen_key_is_told_by_more_than_colour(scale: PainScale) -> None:
    before = picture(scale.keys[6])
    scale.show_answer(6)
    after = picture(scale.keys[6])

    middle = (after.width() // 2, 8)
    assert before.pixelColor(*middle).lightnessF() - after.pixelColor(*middle).lightnessF() > 0.5
