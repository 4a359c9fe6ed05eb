"""The body map under the chips; made when it is first opened, so that Today is there at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.message import say
from acutrack.gui.widgets.labels import Heading
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.domain.body_mark import BodyMark, Intensity
    from acutrack.gui.widgets.body_map import BodyMapField


class WherePanel(QWidget):
    """Today's marks.

    Signals: `marked` carries a Region, its new Intensity or None for no mark, and the MarkKind;
    `opened` says that the map was shown and has its room.
    """

    marked = Signal(object, object, object)
    opened = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._marks: tuple[BodyMark, ...] = ()
        self.map: BodyMapField | None = None
        self._opening = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)

    def show_marks(self, marks: Iterable[BodyMark]) -> None:
        """Show what is saved for today."""
        self._marks = tuple(marks)
        if self.map is not None:
            self._fill(self.map)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self.map is None:
            self.map = self._made()
        super().showEvent(event)
        self._opening = True
        self._look_at_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_at_room()

    def _look_at_room(self) -> None:
        """The page makes room for the map in its own time, some events after it was shown."""
        needed = self.map.minimumSizeHint().height() if self.map is not None else 0
        if self._opening and self.height() >= needed > 0:
            self._opening = False
            QTimer.singleShot(0, self, self.opened.emit)

    def _made(self) -> BodyMapField:
        from acutrack.domain.body_atlas import read_atlas
        from acutrack.gui.widgets.body_map import BodyMapField

        body = read_atlas(resource("body", "regions.svg"))
        made = BodyMapField(body, self._words)
        made.marked.connect(
            lambda region, intensity, kind: self.marked.emit(body.by_id[region], intensity, kind)
        )
        head = QHBoxLayout()
        head.addWidget(Heading(self._words(say("Where does it hurt today?")), 3), 1)
        head.addWidget(made.toggle, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(head)
        self._column.addWidget(made)
        self.setFocusProxy(made)
        self._fill(made)
        return made

    def _fill(self, shown: BodyMapField) -> None:
        from acutrack.domain.body_mark import MarkKind, most_severe

        pain: dict[str, Intensity] = most_severe(self._marks)
        shown.show_marks(pain, most_severe(self._marks, MarkKind.SKIN))
