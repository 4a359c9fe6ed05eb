"""Where does it hurt: the body map, or the same as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.body_mark import Intensity
from acutrack.domain.body_region import BodyMap
from acutrack.domain.message import say
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.body_figures import BodyFigures
from acutrack.gui.widgets.body_list import BodyList
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

_LIST_HEIGHT = 420


class BodyMapField(QWidget):
    """Both ways to mark, one shown at a time; `toggle`, placed by the owner, changes over.

    `marked` carries a region's id and its new Intensity, or None where the mark was taken away.
    """

    marked = Signal(str, object)

    def __init__(self, body: BodyMap, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.toggle = Button("", "list")
        self.figures = BodyFigures(body, words)
        self.list = BodyList(body, words)
        self.hint = Text(
            words(say("Each click: 1 mild, 2 moderate, 3 severe, then clear.")),
            TextStyle.SMALL,
            Role.INK2,
        )
        self.pointed = Text("", TextStyle.SMALL_STRONG)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.figures, self.list, self.pointed, self.hint):
            column.addWidget(part)
        self.figures.marked.connect(self._on_figure)
        self.list.marked.connect(self._on_list)
        self.figures.pointed.connect(self._show_pointed)
        self.toggle.clicked.connect(lambda: self.show_as_list(not self.list.isVisibleTo(self)))
        self.show_as_list(False)
        self._show_pointed("")
        follow_look(self._restyle)

    @property
    def marks(self) -> dict[str, Intensity]:
        """What is marked, by region."""
        return self.figures.marks

    def show_marks(self, marks: Mapping[str, Intensity], skin: Iterable[str] = ()) -> None:
        """Show marks without telling anybody."""
        self.figures.show_marks(marks, skin)
        self.list.show_marks(marks)

    def show_as_list(self, as_list: bool) -> None:
        """Show the list in place of the figures, or the figures."""
        self.list.setVisible(as_list)
        for part in (self.figures, self.hint, self.pointed):
            part.setVisible(not as_list)
        words = say("Show as figures") if as_list else say("Show as list")
        self.toggle.set_words(self._words(words))
        self.toggle.set_icon_name("person-standing" if as_list else "list")
        self.setFocusProxy(self.list if as_list else self.figures)

    def _on_figure(self, region: str, intensity: Intensity | None) -> None:
        self.list.show_marks(self.figures.marks)
        self.marked.emit(region, intensity)

    def _on_list(self, region: str, intensity: Intensity | None) -> None:
        self.figures.show_marks(self.list.rows.marks)
        self.marked.emit(region, intensity)

    def _show_pointed(self, words: str) -> None:
        # A line of its own is kept for it, so that nothing moves when it comes and goes.
        self.pointed.setText(words or " ")

    def _restyle(self) -> None:
        self.list.setFixedHeight(look().px(_LIST_HEIGHT))
        self.pointed.setMinimumHeight(look().line_height(TextStyle.SMALL_STRONG))
