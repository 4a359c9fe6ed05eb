"""How long must I log? What the diary could show at the next review, and what more would add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.analysis.start.precision import Precision

_FIRST_WEEK = say(
    "After your first week of diary, you can see here what size of change it could show."
)
_TOO_FEW = say("As it stands, your next review will have too few days to compare.")
_GUESS = say("These are guesses from your days so far and from other pain diaries.")


class HowLongCard(Card):
    """Values in; it asks for nothing."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("How long do I need to record?")))
        self._words = words
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)

    def show_precision(
        self, found: Precision | None, mean: float | None = None, *, begun: bool = False
    ) -> None:
        """Tell what can be foreseen.

        Args:
            found: None before the first week is full, or with too few days for a review.
            mean: the average so far, points.
            begun: treatment has begun.
        """
        from acutrack.analysis.words.precision_words import what_more_adds, what_shows

        self._empty()
        if found is None:
            self._say(_TOO_FEW if begun else _FIRST_WEEK)
            return
        self._say(what_shows(found.now, mean))
        for added in what_more_adds(found, mean):
            self._say(added)
        self._say(_GUESS, Role.INK2)

    def _say(self, message: Message, role: Role = Role.INK) -> None:
        self._lines.addWidget(Text(self._words(message), TextStyle.BODY, role))

    def _empty(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
