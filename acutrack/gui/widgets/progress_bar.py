"""A bar that repeats the numbers beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import follow_look, look


class ProgressBar(QWidget):
    """How much of a plan is done. The words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_look(self._restyle)

    def show_share(self, share: float) -> None:
        """Show how much is done, 0 to 1; more than all is shown as all."""
        self.share = min(max(share, 0.0), 1.0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        track = QRectF(self.rect())
        paint.shape(painter, track, 5, fill=look()[Role.INSET], edge=look()[Role.CTL])
        if self.share:
            done = QRectF(track)
            done.setWidth(max(track.height(), track.width() * self.share))
            done = paint.mirrored(track, done, self.layoutDirection())
            paint.shape(painter, done, 5, fill=look()[Role.SESSION])
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(look().icon_px(10))
        self.update()
