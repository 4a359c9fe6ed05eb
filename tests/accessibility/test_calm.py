"""Nothing hurries, moves by itself, or asks for a hand that can hold two things at once."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStyle, QWidget

import acutrack.gui
from acutrack.domain.limits import LONG_TEXT
from acutrack.domain.pain import PainScore
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.gui.pages.pain import PainPage
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.radio_keys import RadioKey
from tests.accessibility.conftest import Room, View
from tests.rest import at_rest

#: What moves, and what is done by pressing twice, by dragging, or by the wheel alone.
MOVES = re.compile(r"Q\w*Animation\b|QTimeLine|QMovie|QGraphicsEffect|QGraphicsOpacity")
NEEDS_A_STEADY_HAND = re.compile(
    r"mouseDoubleClickEvent|doubleClicked|itemDoubleClicked|dragEnterEvent|dropEvent"
    r"|setAcceptDrops\(True|setDragEnabled\(True|QDrag\b|grabGesture"
)


def sources() -> dict[str, str]:
    (folder,) = acutrack.gui.__path__
    return {str(path.relative_to(folder)): path.read_text() for path in Path(folder).rglob("*.py")}


@pytest.mark.parametrize("pattern", [MOVES, NEEDS_A_STEADY_HAND], ids=["moves", "steady hand"])
def test_no_code_of_the_window_moves_things_or_asks_for_a_steady_hand(
    pattern: re.Pattern[str],
) -> None:
    found = {name: pattern.findall(text) for name, text in sources().items()}

    assert len(found) > 100
    assert {name: words for name, words in found.items() if words} == {}


def test_stock_widgets_are_told_not_to_move(room: Room) -> None:
    style = QApplication.style()
    hints = QStyle.StyleHint

    assert room.window.isVisible()
    assert style.styleHint(hints.SH_Widget_Animation_Duration) == 0
    assert style.styleHint(hints.SH_Widget_Animate) == 0


def test_no_shortcut_is_a_chord_of_two_strokes_or_of_three_keys_at_once_but_redo() -> None:
    keys = [entry.shortcut for entry in PAGES] + [shortcut.keys for shortcut in SHORTCUTS]

    assert [each for each in keys if ", " in each] == []
    held = [each for each in keys if each.count("+") > 1]
    assert held == ["Ctrl+Shift+Z"]  # Ctrl+Y does the same
    assert "Ctrl+Y" in keys


@pytest.mark.parametrize("kind", [Chip, RadioKey])
def test_what_is_chosen_is_told_without_colour(room: Room, kind: type[Chip | RadioKey]) -> None:
    page = room.show(View("sessions", "new"))
    found = [one for one in page.findChildren(kind) if one.isVisible() and one.isCheckable()]
    button = found[0]
    before = in_grey(button)
    was = button.isChecked()
    button.setAutoExclusive(False)
    button.setChecked(not was)
    at_rest()
    after = in_grey(button)
    button.setChecked(was)
    at_rest()

    assert differing(before, after) > 60


def test_a_very_long_note_is_refused_in_words_and_none_of_it_is_lost(room: Room) -> None:
    page = room.show(View("pain", "new"))
    assert isinstance(page, PainPage)
    context = room.programme.context
    assert context is not None
    (patient,) = context.casebook.patients()
    kept = context.casebook.load(PainScore, patient.patient_id)
    note = next(f for f in page.form.findChildren(QPlainTextEdit) if f.isVisible())
    long = "It hurt. 🙂 " * 2000
    page.form.show_record(replace(kept[0], note=""))
    at_rest()

    note.setPlainText(long)
    page.form.finish()
    at_rest()

    assert len(long) > 20_000 > LONG_TEXT
    assert note.toPlainText() == long
    assert [s.note for s in context.casebook.load(PainScore, patient.patient_id)] == [
        s.note for s in kept
    ]


def in_grey(widget: QWidget) -> QImage:
    """A widget as somebody sees it who tells no colours apart."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def differing(one: QImage, other: QImage) -> int:
    """Pixels that differ by as much as an eye can see."""
    wide, high = min(one.width(), other.width()), min(one.height(), other.height())
    return sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 40
        for x in range(wide)
        for y in range(high)
    )
