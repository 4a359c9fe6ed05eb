"""The question before a day of a settled start is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.domain.message import say
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


class StartDialog(Dialog):
    """Escape leaves the day as it is."""


def ask_about_start(words: Catalogue, parent: QWidget, change: Callable[[], object]) -> StartDialog:
    """Ask; `change` is called when the person wants to change the day all the same."""
    dialog = StartDialog(words(say("This day is part of your start")), parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    told = (
        say(
            "You settled your start, and this day belongs to it. If you change the day, charts "
            "and the report mark it, and a result made before is made again."
        ),
        say("A number changed more than 48 hours after its day is shown, and no longer counted."),
    )
    for message in told:
        dialog.add(Text(words(message)))
    leave = primary(words(say("Leave it")), "check")
    leave.clicked.connect(dialog.reject)
    alter = Button(words(say("Change it")), "pencil")
    alter.clicked.connect(dialog.accept)
    dialog.accepted.connect(change)
    dialog.add_buttons(leave, alter)
    dialog.open()
    leave.setFocus()
    return dialog
