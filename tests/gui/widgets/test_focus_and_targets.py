"""Whatever has focus shows it, and whatever is pressed is large enough."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from acutrack.charts.palette import Role, contrast
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import ChoiceCard
from acutrack.gui.widgets.chips import Chip, TriStateChip
from acutrack.gui.widgets.date_field import DateField, TimeField
from acutrack.gui.widgets.day_strip import DayCell, DayKey
from acutrack.gui.widgets.fields import ChoiceField, NoteField, NumberField, TextField
from acutrack.gui.widgets.pain_key import PainKey
from tests.rest import at_rest

from .conftest import Show, changed_pixels, picture

TODAY = date(2025, 10, 28)

CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button("Undo", "undo-2"),
    "primary": lambda: primary("Log a session", "plus"),
    "link": lambda: QuietLink("See charts"),
    "chip": lambda: Chip("Sleep", "moon"),
    "tri-state": lambda: TriStateChip(
        "Bad night", "Not said", "Yes", "No", letters={"Y": True, "N": False}
    ),
    "choice card": lambda: ChoiceCard("I treat patients", "Keep records.", "users"),
    "pain key": lambda: PainKey(4),
    "day key": lambda: DayKey(DayCell(TODAY, "Today", "5", "Today: 5"), "Add"),
    "text": TextField,
    "note": NoteField,
    "number": lambda: NumberField(0, 10, "Type a number."),
    "choice": lambda: ChoiceField([(1, "Western medical")]),
    "date": lambda: DateField(lambda: TODAY, "Type a date.", "Calendar"),
    "time": lambda: TimeField("Type a time."),
    "stock button": lambda: QPushButton("Save"),
    "stock field": QLineEdit,
}
CHIPS = {"chip", "tri-state"}
THEMES = [choice for choice in ThemeChoice if choice is not ThemeChoice.SYSTEM]


@pytest.mark.parametrize("choice", THEMES)
@pytest.mark.parametrize("control", CONTROLS)
def test_a_ring_of_three_px_in_ink_shows_the_focus(
    show: Show, look: Theme, control: str, choice: ThemeChoice
) -> None:
    look.choose(choice)
    widget, elsewhere = CONTROLS[control](), Button("Elsewhere")
    show(elsewhere, widget)
    elsewhere.setFocus()
    without = picture(widget)

    widget.setFocus()
    with_focus = picture(widget)

    assert changed_pixels(without, with_focus) > 2 * widget.width()
    ink = QColor(look[Role.INK])
    top = [with_focus.pixelColor(widget.width() // 2, y) for y in range(3)]
    assert top == [ink] * 3
    assert contrast(look[Role.INK], look[Role.SURFACE]) >= 3


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("control", CONTROLS)
def test_targets_are_44_px_high_and_chips_40(
    show: Show, look: Theme, control: str, text_scale: float
) -> None:
    look.choose(ThemeChoice.LIGHT, text_scale)
    widget = CONTROLS[control]()
    show(widget)

    visible_height = widget.height() - 6

    assert visible_height >= (40 if control in CHIPS else 44)
    assert widget.width() >= 24


def test_a_check_box_is_a_target_as_high_as_any_control(show: Show) -> None:
    box = QCheckBox("Ask once more tomorrow")
    show(box)

    assert box.height() >= 44


@pytest.mark.parametrize("control", CONTROLS)
def test_larger_text_makes_what_is_open_grow_without_a_restart(
    show: Show, look: Theme, control: str
) -> None:
    widget = CONTROLS[control]()
    show(widget)
    before = widget.sizeHint()

    look.choose(ThemeChoice.LIGHT, 2.0)
    at_rest()

    after = widget.sizeHint()
    assert after.width() > before.width() or after.height() > before.height()
