"""Where the keyboard is when the window becomes active later than its page is made."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from acutrack.gui.main_window import MainWindow
from acutrack.gui.notices import Notices
from acutrack.gui.theme import Theme
from acutrack.settings.settings import Settings
from acutrack.text.catalogue import Catalogue


def test_a_page_is_there_for_the_keyboard_as_soon_as_it_is_made(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(Catalogue(), Notices(), Settings())
    qtbot.addWidget(window)
    theme.complete()
    window.show()
    page = QLineEdit()

    window.show_alone(page)

    # Not one event later: a window manager may activate the window before any other event.
    assert page.isVisible()
