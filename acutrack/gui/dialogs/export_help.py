"""What each purpose of an export means, side by side, over the window that asks for one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.domain.message import say
from acutrack.gui.dialogs.export_wish import ABOUT, EXPORTING, PURPOSE_WORDS
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue


def show_export_help(words: Catalogue, parent: QWidget) -> Dialog:
    """Open it; what was chosen and typed below stays as it is."""
    dialog = Dialog(words(EXPORTING), parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for purpose, called in PURPOSE_WORDS.items():
        dialog.add(Text(words(called), TextStyle.STRONG))
        dialog.add(Text(words(ABOUT[purpose])))
    close = primary(words(say("Back to the export")), "folder-open")
    close.clicked.connect(dialog.accept)
    dialog.add_buttons(close)
    dialog.open()
    dialog.fit()
    return dialog
