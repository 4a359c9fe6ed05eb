"""The points: chips, the field that finds more, and "I do not know" as a full answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.point_list import PointList
from acutrack.gui.pages.sessions.session_values import points_as_values, points_from_values
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.point_picker import PointPicker
from acutrack.text.catalogue import Catalogue


class PointsCard(Card):
    """Points as they were needled. They wait unseen while "I do not know" is chosen."""

    changed = Signal()

    def __init__(self, points: PointList, words: Catalogue) -> None:
        optional = Text(words(say("Optional. Fine to leave empty.")), TextStyle.SMALL, Role.INK2)
        super().__init__(words(say("Points")), beside=optional)
        self.picker = PointPicker(points, words)
        self.picker.changed.connect(self.changed)
        self.picker.typed.connect(self.changed)
        self.unknown = Chip(words(say("I do not know the points")))
        self.unknown.clicked.connect(self._on_unknown)
        self.add(self.picker)
        self.add(self.unknown)

    @property
    def points(self) -> tuple[NeedledPoint, ...]:
        """The points, none while they are not known."""
        return () if self.unknown.isChecked() else self.picker.points

    def show_history(self, last: Sequence[NeedledPoint], often: Mapping[str, int]) -> None:
        """What to offer first."""
        self.picker.show_history(last, often)

    def typed(self) -> dict[str, object]:
        """What a draft holds."""
        return {
            "points": points_as_values(self.picker.points),
            "points_unknown": self.unknown.isChecked(),
            "points_text": self.picker.field.text(),
        }

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what a draft or a record holds."""
        self.picker.show_points(points_from_values(values.get("points")))
        self.unknown.setChecked(bool(values.get("points_unknown")))
        self.picker.field.setText(str(values.get("points_text") or ""))
        self._show_state()

    def take_pending(self) -> None:
        """Add a point that was typed and not yet entered."""
        if not self.unknown.isChecked():
            self.picker.take_pending()

    def _on_unknown(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self.picker.setVisible(not self.unknown.isChecked())
