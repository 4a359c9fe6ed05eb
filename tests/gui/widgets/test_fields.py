"""Fields read what people type and say kindly when they cannot."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from acutrack.domain.limits import EARLIEST_DAY
from acutrack.gui.widgets.calendar_popup import CalendarPopup
from acutrack.gui.widgets.date_field import DateField, TimeField
from acutrack.gui.widgets.fields import ChoiceField, NoteField, NumberField, TextField
from acutrack.gui.widgets.form_field import FormField

from .conftest import Show, name_of
from .hands import click, press, write

TODAY = date(2025, 10, 28)
SORRY_DATE = "Type a date, such as 28 October."
SORRY_NUMBER = "Type a number from 1 to 99."


def type_in(field: QWidget, text: str) -> None:
    field.setFocus()
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_Delete)
    write(field, text)
    press(field, Qt.Key.Key_Return)


@pytest.fixture(autouse=True)
def british() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def needles(show: Show) -> FormField:
    made = FormField("Needles", NumberField(1, 99, SORRY_NUMBER))
    show(made)
    return made


@pytest.fixture
def day(show: Show) -> DateField:
    made = DateField(
        lambda: TODAY,
        SORRY_DATE,
        "Open the calendar",
        latest=TODAY,
        too_late="That day is still to come.",
    )
    show(FormField("Date", made))
    return made


def test_a_label_names_its_field(needles: FormField) -> None:
    assert name_of(needles.field) == "Needles"
    assert needles.label.buddy() is needles.field


def test_a_number_is_taken_and_an_empty_field_is_no_number(needles: FormField) -> None:
    field = needles.field
    assert isinstance(field, NumberField)
    told: list[object] = []
    field.changed.connect(told.append)

    type_in(field, "12")
    type_in(field, "")

    assert told == [12, None]
    assert field.value is None
    assert needles.problem == ""


@pytest.mark.parametrize("text", ["0", "100", "abc", "1.5"])
def test_what_is_no_such_number_is_kept_and_said_under_the_field(
    needles: FormField, announced: list[tuple[str, bool]], text: str
) -> None:
    field = needles.field
    assert isinstance(field, NumberField)

    type_in(field, text)

    assert field.text() == text
    assert field.value is None
    assert needles.problem == SORRY_NUMBER
    assert announced == [(SORRY_NUMBER, False)]

    type_in(field, "8")
    assert needles.problem == ""


@pytest.mark.parametrize("text", ["2.5", "2,5"])
def test_a_decimal_comma_and_a_point_are_both_read(show: Show, text: str) -> None:
    field = NumberField(0, 10, SORRY_NUMBER, decimals=1)
    show(field)

    type_in(field, text)

    assert field.value == 2.5


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("27 Oct", date(2025, 10, 27)),
        ("30 December", date(2024, 12, 30)),
        ("Tue 28 Oct 2025", date(2025, 10, 28)),
        ("2025-10-21", date(2025, 10, 21)),
        ("21.10.", date(2025, 10, 21)),
        ("21/10/25", date(2025, 10, 21)),
        ("", None),
    ],
)
def test_a_date_is_read_in_the_forms_people_type(
    day: DateField, text: str, read: date | None
) -> None:
    type_in(day, text)

    assert day.value == read


def test_a_date_that_cannot_be_read_keeps_the_words_and_the_day_before(day: DateField) -> None:
    day.show_value(date(2025, 10, 1))
    problems: list[str] = []
    day.problem.connect(problems.append)

    type_in(day, "next whenever")

    assert problems == [SORRY_DATE]
    assert day.value == date(2025, 10, 1)
    assert day.text() == "next whenever"


def test_a_day_to_come_is_told_apart(day: DateField) -> None:
    problems: list[str] = []
    day.problem.connect(problems.append)

    type_in(day, "2025-10-29")

    assert problems == ["That day is still to come."]


def test_a_date_shown_and_left_alone_is_no_change(qtbot: QtBot, day: DateField) -> None:
    day.show_value(date(2025, 10, 1))

    with qtbot.assertNotEmitted(day.changed):
        day.setFocus()
        press(day, Qt.Key.Key_Return)


@pytest.mark.parametrize("by_key", [True, False])
def test_the_calendar_opens_by_key_or_button_and_gives_the_day(
    qtbot: QtBot, day: DateField, by_key: bool
) -> None:
    if by_key:
        press(day, Qt.Key.Key_Down)
    else:
        click(day.calendar_button)
    popup = day.findChild(CalendarPopup)
    assert popup is not None
    assert name_of(day.calendar_button) == "Open the calendar"
    assert popup.calendar.selectedDate().day() == 28

    with qtbot.waitSignal(day.changed) as changed:
        press(popup.calendar.focusProxy() or popup.calendar, Qt.Key.Key_Left)
        popup.calendar.activated.emit(popup.calendar.selectedDate())

    assert changed.args[0] in {date(2025, 10, 27), TODAY}


@pytest.mark.parametrize(
    ("text", "read"),
    [("10:30", time(10, 30)), ("9", time(9)), ("2 pm", time(14)), ("1745", time(17, 45))],
)
def test_a_time_is_read_in_the_forms_people_type(show: Show, text: str, read: time) -> None:
    field = TimeField("Type a time, such as 10:30.")
    show(field)

    type_in(field, text)

    assert field.value == read


def test_a_choice_starts_without_an_answer_and_the_wheel_never_gives_one(
    qtbot: QtBot, show: Show
) -> None:
    choice = ChoiceField([("w", "Western medical"), ("c", "Chinese medicine")])
    show(choice)
    choice.setFocus()
    assert choice.choice is None

    middle = QPointF(choice.rect().center())
    turn = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.choice is None

    with qtbot.waitSignal(choice.picked) as picked:
        press(choice, Qt.Key.Key_Down)
    assert picked.args == ["w"]


def test_a_choice_can_go_back_to_not_said(show: Show) -> None:
    choice = ChoiceField([(1, "Yes"), (2, "No")], nothing="Not said")
    show(choice)
    seen = []

    for answer in (2, None):
        choice.show_choice(answer)
        seen.append(choice.choice)

    assert seen == [2, None]
    assert choice.currentText() == "Not said"


def test_tab_leaves_a_note(show: Show) -> None:
    note, after = NoteField("Anything"), TextField()
    show(note, after)
    note.setFocus()

    press(note, Qt.Key.Key_Tab)

    assert after.hasFocus()
    assert note.toPlainText() == ""


def test_ctrl_and_enter_belong_to_the_form_and_open_no_list(show: Show) -> None:
    choice = ChoiceField([(1, "Yes"), (2, "No")])
    show(choice)
    choice.setFocus()

    press(choice, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not choice.view().isVisible()


def test_a_label_stays_in_line_when_its_neighbour_tells_a_problem(show: Show) -> None:
    row = QWidget()
    beside = QHBoxLayout(row)
    one, other = FormField("Pain", TextField()), FormField("Day", TextField())
    beside.addWidget(one)
    beside.addWidget(other)
    show(row)

    one.show_problem("Pain goes from 0 to 10.")
    beside.activate()

    assert other.label.y() == one.label.y()
    assert other.field.y() == one.field.y()


@pytest.mark.parametrize("shown", [TODAY, date(1, 2, 3)])
def test_the_calendar_ends_where_there_are_no_years(show: Show, shown: date) -> None:
    field = QWidget()
    show(field)
    popup = CalendarPopup(field, shown, TODAY, ("before", "after"))
    picked: list[date] = []
    popup.picked.connect(picked.append)
    popup.calendar.setCurrentPage(1, 1)
    popup.calendar.showPreviousMonth()
    popup.calendar.setSelectedDate(QDate(-1, 12, 3))
    popup.calendar.activated.emit(popup.calendar.selectedDate())

    assert [min(shown, EARLIEST_DAY) <= day <= TODAY for day in picked] == [True]


def test_a_field_is_as_high_whatever_script_is_typed(show: Show) -> None:
    field = TextField()
    show(field)
    heights = []
    for text in ("Ann", "الاثنين، 30 نوفمبر", "星期一", ""):
        field.setText(text)
        heights.append((field.sizeHint().height(), field.minimumSizeHint().height()))

    assert len(set(heights)) == 1
    assert field.textMargins().bottom() == 0
