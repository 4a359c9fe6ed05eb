"""More details: closed at first, and everything in it may stay empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.needled_point import SIDE_WORDS, NeedledPoint
from acutrack.gui.pages.sessions.detail_fields import detail_groups
from acutrack.gui.pages.sessions.entries import Entry, NumberEntry, TextEntry
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.field_grid import FieldGrid
from acutrack.gui.widgets.labels import Heading, Rule, Text
from acutrack.text.catalogue import Catalogue


class DetailsCard(Card):
    """Groups of fields behind one link."""

    def __init__(self, words: Catalogue, courses: Sequence[Course], who: dict[str, Entry]) -> None:
        self.link = QuietLink(
            words(say("Show")), "chevron-down", name=words(say("Show more details"))
        )
        super().__init__(words(say("More details")), beside=self.link)
        self._words = words
        self.link.clicked.connect(lambda: self.open(not self.is_open))
        hint = say("Place, technique, current, needle sizes, feeling, cost. All of it is optional.")
        self._hint = Text(words(hint), TextStyle.SMALL, Role.INK2)
        self.add(self._hint)
        self._panel = QWidget()
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.entries: dict[str, Entry] = {}
        for group in detail_groups(words, courses, who):
            column.addWidget(Rule())
            column.addWidget(Heading(words(group.heading), 3))
            column.addWidget(FieldGrid(*(entry.field for entry in group.short.values())))
            for entry in group.wide.values():
                column.addWidget(entry.field)
            self.entries |= {**group.short, **group.wide}
        self.points = PointDetails(words)
        column.addWidget(self.points)
        self.add(self._panel)
        self._panel.hide()

    @property
    def is_open(self) -> bool:
        """Whether the fields are in sight."""
        return not self._panel.isHidden()

    def open(self, opened: bool = True) -> None:
        """Show the fields, or put them away; what is typed stays."""
        words = say("Hide") if opened else say("Show")
        name = say("Hide more details") if opened else say("Show more details")
        self.link.set_words(self._words(words), self._words(name))
        self.link.set_icon_name("minus" if opened else "chevron-down")
        self._panel.setVisible(opened)
        self._hint.setVisible(not opened)


class PointDetails(QWidget):
    """Depth and a note for each point, where the practitioner told them."""

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._codes: tuple[str, ...] = ()
        self.rows: list[tuple[NumberEntry, TextEntry]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(Rule())
        self._column.addWidget(Heading(words(say("Each point")), 3))
        self._grids: list[QWidget] = []
        self.hide()

    def show_points(self, points: Sequence[NeedledPoint]) -> None:
        """One line for each point; lines of points that stay keep what is typed."""
        codes = tuple(f"{point.code} {point.side.value}" for point in points)
        if codes == self._codes:
            return
        self._codes = codes
        for grid in self._grids:
            self._column.removeWidget(grid)
            grid.hide()
            grid.deleteLater()
        self.rows = [self._row(point) for point in points]
        self._grids = [FieldGrid(depth.field, note.field, most=2) for depth, note in self.rows]
        for grid in self._grids:
            self._column.addWidget(grid)
        self.setVisible(bool(points))

    def applied_to(self, points: Sequence[NeedledPoint]) -> tuple[NeedledPoint, ...]:
        """The points with depth and note as they stand here. Raises InvalidEntry."""
        told = [*self.rows, *[None] * (len(points) - len(self.rows))]
        return tuple(
            point if row is None else self._told(point, row)
            for point, row in zip(points, told, strict=False)
        )

    def _told(self, point: NeedledPoint, row: tuple[NumberEntry, TextEntry]) -> NeedledPoint:
        depth = row[0].read()
        return replace(
            point,
            depth_mm=depth if isinstance(depth, int | float) else None,
            note=str(row[1].read()),
        )

    def _row(self, point: NeedledPoint) -> tuple[NumberEntry, TextEntry]:
        side = SIDE_WORDS[point.side]
        label = say("{code}, {side}: depth, mm", code=point.code, side=side)
        depth = NumberEntry(self._words, label, 0, 100, decimals=1)
        note = TextEntry(self._words(say("{code}, {side}: note", code=point.code, side=side)))
        depth.show(point.depth_mm)
        note.show(point.note)
        for entry in (depth, note):
            entry.follow(self.changed.emit)
        return depth, note


def follow_all(entries: Mapping[str, Entry], changed: Callable[[], None]) -> None:
    """Call `changed` whenever something is typed or chosen in any of them."""
    for entry in entries.values():
        entry.follow(changed)
