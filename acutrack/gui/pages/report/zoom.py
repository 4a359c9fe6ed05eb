"""How large the pages are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from acutrack.domain.message import Message, say


class Fit(Enum):
    """A size that follows the window."""

    PAGE = "page"
    WIDTH = "width"


@dataclass(frozen=True)
class Zoom:
    """A fit, or percent of the size on paper."""

    of: Fit | int

    @property
    def words(self) -> Message:
        """What it is called."""
        if self.of is Fit.PAGE:
            return say("Whole page")
        if self.of is Fit.WIDTH:
            return say("Full width")
        return say("{size} %", size=self.of)


WHOLE_PAGE, FULL_WIDTH = Zoom(Fit.PAGE), Zoom(Fit.WIDTH)
PERCENTS = (100, 125, 150, 175, 200)
ZOOMS = (WHOLE_PAGE, FULL_WIDTH, *(Zoom(percent) for percent in PERCENTS))
_PX_PER_POINT = 96 / 72


def width_on_screen(points: float, percent: float) -> int:
    """Px of `points` of paper at a zoom, where 100 % is the size on paper of a 96 dpi screen."""
    return round(points * _PX_PER_POINT * percent / 100)


def larger(shown: float) -> Zoom | None:
    """The next percent above the one shown; None at the end."""
    return next((Zoom(percent) for percent in PERCENTS if percent > shown + 0.5), None)


def smaller(shown: float) -> Zoom | None:
    """The next percent below the one shown, at last the whole page; None below that."""
    below = [percent for percent in PERCENTS if percent < shown - 0.5]
    return Zoom(below[-1]) if below else WHOLE_PAGE
