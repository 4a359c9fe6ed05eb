"""Where each block of page 1 stands, in millimetres; learnt once, the same on every report."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.report.options import Paper
from acutrack.report.sheet import PAPER_MM

MARGIN = 14.0
TOP = 12.0


@dataclass(frozen=True)
class Block:
    """A rectangle from its top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h


@dataclass(frozen=True)
class Blocks:
    """Page 1; `plot` is the height of the main chart's plot."""

    header: Block
    summary: Block
    numbers: Block
    levels: Block
    places: Block
    chart: Block
    plot: float
    small: tuple[Block, Block, Block]
    safety: Block
    given: Block
    calendar: Block
    footer: Block


def blocks_on(paper: Paper) -> Blocks:
    """The places on a paper; Letter widens the flexible columns and lowers the plots."""
    wider = PAPER_MM[paper][0] - PAPER_MM[Paper.A4][0]
    width = 182.0 + wider
    tall = paper is Paper.A4
    row_a, row_b, row_c = (105.0, 198.0, 247.0) if tall else (102.0, 185.0, 230.0)
    small_width = 55.3
    gap = (width - 3 * small_width) / 2
    small_height = 44.0 if tall else 40.0
    first, second, third = (
        Block(MARGIN + number * (small_width + gap), row_b, small_width, small_height)
        for number in range(3)
    )
    return Blocks(
        header=Block(MARGIN, TOP, width, 17),
        summary=Block(MARGIN, 31, width, 22),
        numbers=Block(MARGIN, 55, 102, 47 if tall else 44),
        levels=Block(123, 55, 32, 47 if tall else 44),
        places=Block(159, 55, 37 + wider, 47 if tall else 44),
        chart=Block(MARGIN, row_a, width, 90 if tall else 77),
        plot=55.0 if tall else 43.0,
        small=(first, second, third),
        safety=Block(MARGIN, row_c, 70, 22),
        given=Block(86, row_c, 54 + wider, 22),
        calendar=Block(146 + wider, row_c, 50, 22),
        footer=Block(MARGIN, 276 if tall else 258, width, 12),
    )
