"""A message stays as long as it is needed; a warning is read at once."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.gui.widgets import message_bar
from acutrack.gui.widgets.banner import Banner
from acutrack.gui.widgets.buttons import Button, QuietLink
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.message_bar import MessageBar
from acutrack.gui.widgets.warning_card import WarningCard, WarningLevel

from .conftest import Show, name_of
from .hands import press

SAVED = "Saved: 5 out of 10 at 08:42."


@pytest.fixture
def bar(show: Show, monkeypatch: pytest.MonkeyPatch) -> MessageBar:
    monkeypatch.setattr(message_bar, "SHOWN_FOR_MS", 40)
    made = MessageBar(raised=True)
    show(Button("First thing"), made)
    return made


def undo_of(bar: MessageBar) -> Button:
    button = bar.findChild(Button)
    assert button is not None
    return button


def test_a_message_is_shown_and_read_politely(
    bar: MessageBar, announced: list[tuple[str, bool]]
) -> None:
    assert bar.words == ""

    bar.say(SAVED, more="You are done for today.", undo="Undo", undo_name="Undo: log pain 5/10")

    assert bar.words == SAVED
    assert announced == [("Saved: 5 out of 10 at 08:42. You are done for today.", False)]
    assert name_of(undo_of(bar)) == "Undo: log pain 5/10"


def test_a_message_goes_by_itself(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say(SAVED, undo="Undo")

    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_message_stays_while_its_button_has_focus_and_goes_after(
    qtbot: QtBot, bar: MessageBar
) -> None:
    bar.say(SAVED, undo="Undo")
    undo_of(bar).setFocus()
    qtbot.wait(120)
    assert bar.isVisible()

    bar.window().findChildren(Button)[0].setFocus()

    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_message_stays_while_the_pointer_is_over_it(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say(SAVED, undo="Undo")
    middle = QPointF(bar.rect().center())
    QApplication.sendEvent(bar, QEnterEvent(middle, middle, middle))
    qtbot.wait(120)
    assert bar.isVisible()

    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))

    qtbot.waitUntil(lambda: not bar.isVisible())


def test_undo_is_told_and_focus_is_not_lost(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say(SAVED, undo="Undo")
    undo_of(bar).setFocus()

    with qtbot.waitSignal(bar.undone):
        press(undo_of(bar), Qt.Key.Key_Space)

    assert not bar.isVisible()
    assert QApplication.focusWidget() is bar.window().findChildren(Button)[0]


def test_the_next_deed_takes_the_message_away(bar: MessageBar) -> None:
    bar.say(SAVED)
    assert not undo_of(bar).isVisible()

    bar.dismiss()

    assert bar.words == ""


def test_a_warning_sign_is_read_at_once_with_all_its_signs(
    show: Show, announced: list[tuple[str, bool]]
) -> None:
    deed = Button("Keep writing")
    card = WarningCard(
        WarningLevel.EMERGENCY,
        "Emergency: call 112 now",
        "if you have:",
        signs=("sudden chest pain", "a faint that does not pass"),
        closing=("Say that you had acupuncture, and when.",),
        buttons=(deed,),
        spoken=True,
    )
    show(card)

    words = "Emergency: call 112 now if you have: sudden chest pain a faint that does not pass"
    assert announced == [(f"{words} Say that you had acupuncture, and when.", True)]
    assert deed.isVisible()
    lines = [text.text() for text in card.findChildren(Text)]
    assert lines.index("sudden chest pain") < lines.index("a faint that does not pass")


def test_the_standing_card_under_help_does_not_speak_up(
    show: Show, announced: list[tuple[str, bool]]
) -> None:
    show(WarningCard(WarningLevel.URGENT, "Urgent: speak to a doctor today"))

    assert announced == []


def test_the_banner_says_whose_record_it_is(show: Show) -> None:
    link = QuietLink("Start my own record")
    banner = Banner("flask-conical", "Sample patient: Margaret Ellis.", "Try anything.", link)
    show(banner)

    assert [text.text() for text in banner.findChildren(Text)] == [
        "Sample patient: Margaret Ellis.",
        "Try anything.",
    ]
    assert link.isVisible()
