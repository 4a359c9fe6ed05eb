"""From days and scores to places on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from acutrack.charts.spec import Numbers


@dataclass(frozen=True)
class Plane:
    """The plot's rectangle in px and the part of the axes it shows; y grows upwards in data."""

    rect: QRectF
    low_x: float
    high_x: float
    low_y: float
    high_y: float

    @property
    def px_per_day(self) -> float:
        """How wide a day is."""
        return self.rect.width() / (self.high_x - self.low_x)

    def x(self, day: float) -> float:
        """Where a day lies, in px from the left of the widget."""
        return self.rect.left() + (day - self.low_x) * self.px_per_day

    def y(self, score: float) -> float:
        """Where a score lies, in px from the top of the widget."""
        share = (score - self.low_y) / (self.high_y - self.low_y)
        return self.rect.bottom() - share * self.rect.height()

    def xs(self, days: Numbers) -> Numbers:
        """As `x`, for many days; shape as `days`."""
        return self.rect.left() + (days - self.low_x) * self.px_per_day

    def ys(self, scores: Numbers) -> Numbers:
        """As `y`, for many scores; NaN stays NaN."""
        scale = self.rect.height() / (self.high_y - self.low_y)
        return self.rect.bottom() - (scores - self.low_y) * scale

    def day(self, x: float) -> float:
        """The day at a place on the screen."""
        return self.low_x + (x - self.rect.left()) / self.px_per_day

    def score(self, y: float) -> float:
        """The score at a place on the screen."""
        share = (self.rect.bottom() - y) / max(1.0, self.rect.height())
        return self.low_y + share * (self.high_y - self.low_y)

    def at(self, place: QPointF) -> QPointF:
        """Day and score at a place on the screen."""
        return QPointF(self.day(place.x()), self.score(place.y()))
