"""Smaller, larger, and the sizes by name; what stands above the pages."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.pages.report.preview import PdfPreview
from acutrack.gui.pages.report.zoom import FULL_WIDTH, ZOOMS, Zoom
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

#: Ctrl and one of these enlarges: a plus needs Shift on many keyboards, an equals sign does not.
_PLUS = ("Ctrl++", "Ctrl+=")


class ZoomBar(QWidget):
    """Changes the size of the pages in a preview; works by Ctrl and plus, minus and 0 too."""

    def __init__(self, words: Catalogue, preview: PdfPreview) -> None:
        super().__init__()
        self._words, self._preview = words, preview
        smaller = words(say("Smaller"))
        larger = words(say("Larger"))
        self.smaller = Button(smaller, "minus", name=words(say("Show the pages smaller")))
        self.larger = Button(larger, "plus", name=words(say("Show the pages larger")))
        self.choice = ChoiceField([(zoom, words(zoom.words)) for zoom in ZOOMS])
        self.choice.setAccessibleName(words(say("Size of the pages")))
        self.choice.show_choice(preview.zoom)
        self.place = Text("", TextStyle.SMALL, Role.INK2)
        self.smaller.clicked.connect(preview.shrink)
        self.larger.clicked.connect(preview.enlarge)
        self.choice.picked.connect(self._use)
        preview.zoomed.connect(self.choice.show_choice)
        preview.turned.connect(lambda _page: self.show_place())
        label = Text(words(say("Size")), TextStyle.LABEL)
        label.setBuddy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = flow(self.smaller, self.larger, label, self.choice, self.place, gap=8)
        column.addWidget(row)

    def add_keys(self, page: QWidget) -> None:
        """Let the keys work wherever the keyboard is while `page` is shown."""
        for keys in _PLUS:
            QShortcut(QKeySequence(keys), page, self._preview.enlarge)
        QShortcut(QKeySequence("Ctrl+-"), page, self._preview.shrink)
        QShortcut(QKeySequence("Ctrl+0"), page, lambda: self._preview.use(FULL_WIDTH))

    def show_place(self) -> None:
        """Say which page is being read."""
        total = self._preview.count
        here = say("Page {page} of {total}", page=self._preview.page + 1, total=total)
        self.place.setText(self._words(here) if total else "")

    def _use(self, zoom: object) -> None:
        if isinstance(zoom, Zoom):
            self._preview.use(zoom)
