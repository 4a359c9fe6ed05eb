"""The emergency number as large as the window lets it be, to be read across a room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.red_flags import CARD_SAY_WHEN
from acutrack.gui.context import GuiContext
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text

_DIGITS = 96
"""Height of the type in px at 100 % text."""


def show_number_large(context: GuiContext, asked_by: QWidget) -> Dialog:
    """Open a window with the number of the settings; Escape or the button closes it."""
    words, number = context.words, context.settings.current.emergency_number
    title = words(say("Emergency: call {number} now", number=number))
    dialog = Dialog(title, asked_by.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    figure = Text(number, TextStyle.DISPLAY, Role.URGENT)
    font = figure.font()
    font.setPixelSize(context.theme.px(_DIGITS))
    figure.setFont(font)
    dialog.add(figure)
    dialog.add(Text(words(CARD_SAY_WHEN)))
    close = Button(words(say("Close")), "x")
    close.clicked.connect(dialog.accept)
    dialog.add_buttons(close)
    dialog.open()
    return dialog
