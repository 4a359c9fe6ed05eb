"""What guidelines say, side by side; one under the other where there is little room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.evidence import GUIDELINES, Guideline
from acutrack.domain.message import Message, say
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.stacking_table import StackingModel, StackingTable
from acutrack.text.catalogue import Catalogue

#: Width in px at 100 % text from which the facts of a guideline stand side by side.
_SIDE_BY_SIDE_FROM = 700
#: How the columns share the width: who, year, country, what, for whom.
_SHARES = (10, 4, 7, 17, 13)
_SHARES_STACKED = (1, 3)
#: Px of a cell that its words do not get.
_BESIDE_WORDS = 20


def shared_out(width: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """Share a width out; a column that would get less than it needs gets that, from the others."""
    fixed: dict[int, int] = {}
    while True:
        rest = width - sum(fixed.values())
        free = [at for at in range(len(shares)) if at not in fixed]
        parts = sum(shares[at] for at in free)
        wide = {at: rest * shares[at] // parts for at in free} | fixed
        short = [at for at in free if wide[at] < least[at]]
        if not short or len(short) == len(free):
            return [wide[at] for at in range(len(shares))]
        fixed |= {at: least[at] for at in short}


@dataclass(frozen=True)
class _Fact:
    heading: Message
    told: Callable[[Guideline], Message | str]


_FACTS: tuple[_Fact, ...] = (
    _Fact(say("Who"), lambda one: one.body),
    _Fact(say("Year"), lambda one: str(one.source.year)),
    _Fact(say("Country"), lambda one: one.country),
    _Fact(say("What they say"), lambda one: one.says),
    _Fact(say("For whom"), lambda one: one.for_whom),
)


class GuidelineModel(StackingModel[Guideline, _Fact]):
    """A row a guideline."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words, _FACTS)
        self.rows = GUIDELINES

    def show_only(self, rows: tuple[Guideline, ...]) -> None:
        """Show these guidelines."""
        if rows != self.rows:
            self.show_rows(rows)

    def texts(self, row: Guideline) -> tuple[str, ...]:
        """All its words."""
        return tuple(self.written(fact, row) for fact in _FACTS)

    def least_widths(self) -> tuple[int, ...]:
        """What each column needs in px so that no word of it is cut."""
        font = look().font(TextStyle.STRONG)
        return tuple(
            ceil(max(paint.widest_word(font, self.written(fact, row)) for row in GUIDELINES))
            + _BESIDE_WORDS
            for fact in _FACTS
        )

    @override
    def written(self, fact: _Fact, row: Guideline) -> str:
        told = fact.told(row)
        return told if isinstance(told, str) else self.words(told)

    @override
    def looks(self, role: int, fact: _Fact, *, heading: bool) -> object:
        first = fact is _FACTS[0]
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
            case Qt.ItemDataRole.FontRole:
                return look().font(TextStyle.STRONG if first else TextStyle.BODY)
            case Qt.ItemDataRole.ForegroundRole:
                return look().colour(Role.INK2 if heading else Role.INK)
            case Qt.ItemDataRole.BackgroundRole if first and self.stacked:
                return look().colour(Role.INSET)  # where the next one begins
        return None


class GuidelineTable(StackingTable):
    """As tall as its rows: the page scrolls, not the table."""

    def __init__(self, name: str, words: Catalogue) -> None:
        model = GuidelineModel(words)
        super().__init__(name, model)
        self.guidelines = model
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.guidelines.modelReset.connect(self.fit_soon)
        self.setCurrentIndex(self.guidelines.index(0, 0))
        self.clearSelection()

    @override
    def fit(self) -> None:
        least, width = self.guidelines.least_widths(), self.viewport().width()
        beside = width >= max(look().px(_SIDE_BY_SIDE_FROM), sum(least))
        self.turn(stacked=not beside)
        shares, needed = (_SHARES, least) if beside else (_SHARES_STACKED, (0, 0))
        for column, wide in enumerate(shared_out(width, shares, needed)):
            self.horizontalHeader().resizeSection(column, wide)
        self.setFixedHeight(self.fit_height())
