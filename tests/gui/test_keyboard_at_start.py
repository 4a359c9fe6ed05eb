"""Where the keyboard is when the window becomes active later than its page is made."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from acutrack.gui.main_window import MainWindow
from acutrack.gui.notices import Notices
from acutrack.gui.theme import Theme
from acutrack.settings.settings import Settings
from acutrack.text.catalogue import Catalogue
from tests.rest import at_rest


def test_the_page_gets_the_keyboard_when_it_is_seen_whatever_had_it_meanwhile(
    qtbot: QtBot, theme: Theme
) -> None:
    window = MainWindow(Catalogue(), Notices(), Settings())
    qtbot.addWidget(window)
    theme.complete()
    with qtbot.waitExposed(window):
        window.show()
    page = QWidget()
    scale = QLineEdit(page)
    page.first_focus = lambda: scale  # type: ignore[attr-defined]

    window.show_alone(page)
    assert not page.isVisible()  # so Qt passes over it when it activates the window
    window.rail.show()
    window.rail.list.setFocus()
    at_rest()

    assert window.focusWidget() is scale
