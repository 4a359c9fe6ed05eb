"""Words wrap and widgets grow: at 200 % text, in long languages, right to left."""

from collections.abc import Callable
from math import ceil

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, Theme, ThemeChoice
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import Card, ChoiceCard, EmptyState
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.page import Columns, Scaffold
from acutrack.gui.widgets.painted_button import PaintedButton
from tests.rest import at_rest

from . import gallery
from .conftest import RTL, Show

LONG = "Everything that you noted so far stays in this diary and nothing of it is sent anywhere"
SIZES = [(1.0, QSize(960, 640)), (2.0, QSize(1280, 800))]
PAGES: list[Callable[[], QWidget]] = [gallery.today_page, gallery.forms_page, gallery.first_page]


def cut_off(window: QWidget) -> list[str]:
    """The words of labels and buttons that get less room than they need."""
    labels = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text() and not label_fits(label)
    ]
    buttons = [
        button.words
        for button in window.findChildren(PaintedButton)
        if button.isVisible() and button.height() < button.heightForWidth(button.width())
    ]
    return labels + buttons


def label_fits(label: QLabel) -> bool:
    room = label.contentsRect()
    box = QRectF(0, 0, room.width(), 10_000)
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    needed = QFontMetricsF(label.font()).boundingRect(box, flags, label.text())
    return ceil(needed.height()) <= room.height() + 1 and needed.width() <= room.width() + 1


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, RTL])
@pytest.mark.parametrize("at", SIZES)
@pytest.mark.parametrize("build", PAGES)
def test_nothing_is_cut_off(
    show: Show,
    look: Theme,
    build: Callable[[], QWidget],
    at: tuple[float, QSize],
    direction: Qt.LayoutDirection,
) -> None:
    scale, size = at
    look.choose(ThemeChoice.LIGHT, scale)
    page = build()
    window = show(page, width=size.width(), height=size.height(), filled=True)
    window.setLayoutDirection(direction)
    at_rest()

    assert cut_off(window) == []
    scrolled = window.findChild(Scaffold)
    assert scrolled is not None
    content = scrolled.widget()
    assert content is not None
    assert content.width() <= scrolled.viewport().width()


@pytest.mark.parametrize(
    "button",
    [
        lambda: Button(LONG, "info"),
        lambda: primary(LONG, "plus"),
        lambda: QuietLink(LONG),
        lambda: Chip(LONG, "moon"),
        lambda: ChoiceCard(LONG, LONG, "user"),
    ],
)
def test_a_long_word_on_a_button_takes_more_lines(
    show: Show, button: Callable[[], PaintedButton]
) -> None:
    made = button()
    show(made, width=260, height=600)

    assert made.width() <= 260
    assert made.height() >= made.heightForWidth(made.width())
    assert made.heightForWidth(made.width()) > made.heightForWidth(2000)


def test_an_ampersand_in_a_name_is_read_and_drawn_as_one(show: Show) -> None:
    button = Button("Ellis & Rossi")
    show(button)

    assert button.words == "Ellis & Rossi"
    assert button.accessibleName() == "Ellis & Rossi"


def test_a_flow_goes_on_in_the_next_line_and_from_the_right_when_reading_does(show: Show) -> None:
    chips = [Chip(words) for words in ("One word", "Another word", "A third word", "Last word")]
    holder = flow(*chips)
    show(holder, width=300)

    assert chips[0].y() == chips[1].y() < chips[3].y()
    assert chips[0].x() < chips[1].x()

    holder.setLayoutDirection(RTL)
    at_rest()

    assert chips[0].x() > chips[1].x()


@pytest.mark.parametrize(
    ("scale", "width", "single"), [(1.0, 1000, False), (1.0, 700, True), (1.5, 1200, True)]
)
def test_two_columns_become_one_when_text_is_large_or_room_is_small(
    show: Show, look: Theme, scale: float, width: int, single: bool
) -> None:
    look.choose(ThemeChoice.LIGHT, scale)
    columns = Columns()
    first, second = Card("First"), Card("Second")
    columns.main.addWidget(first)
    columns.side.addWidget(second)
    show(columns, width=width)

    assert columns.is_single is single
    assert (second.y() > first.y()) is single


def test_a_text_takes_another_colour_and_size_while_it_is_shown(show: Show, look: Theme) -> None:
    text = Text("Two words", TextStyle.SMALL, Role.INK2)
    show(text)
    before = text.sizeHint()

    look.choose(ThemeChoice.DARK, 2.0)

    assert text.sizeHint().height() > before.height()
    assert text.palette().windowText().color() == look.colour(Role.INK2)


def test_no_line_in_arabic_script_ends_before_a_number(show: Show) -> None:
    text = Text("حتى 10 أكتوبر 2026، قبل أن تتغيّر")
    show(text)

    assert text.text().split(" ") == ["حتى\xa010", "أكتوبر\xa02026،", "قبل", "أن", "تتغيّر"]


def test_headings_know_their_level(show: Show) -> None:
    levels = [Heading("Today", level) for level in (1, 2, 3)]
    show(*levels)

    assert [heading.level for heading in levels] == [1, 2, 3]
    sizes = [heading.font().pixelSize() for heading in levels]
    assert sizes == sorted(sizes, reverse=True)


def test_an_empty_place_offers_one_button(show: Show) -> None:
    empty = EmptyState("Your chart starts after 3 days. You have 1.", Button("Answer for today"))
    show(empty)

    assert len(empty.findChildren(QAbstractButton)) == 1


def test_what_is_drawn_and_what_is_measured_agree(show: Show) -> None:
    button = Button("Log a session", "plus")
    show(button)

    room = button.content_text_width(button.visible_rect())

    assert room >= paint.text_width(button.font(), button.words) - 0.01
