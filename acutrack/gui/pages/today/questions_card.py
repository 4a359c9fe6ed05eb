"""Questionnaires that are ready: offered once, last on the page, and never pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from acutrack.charts.palette import Role
from acutrack.domain.message import say, say_count
from acutrack.gui.pages.today.prompt_card import PromptCard
from acutrack.gui.widgets.buttons import Button, QuietLink
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.domain.asking import Standing
    from acutrack.domain.measure_files import MeasureFolder


class QuestionsDueCard(PromptCard):
    """The first one by name, and how many more there are; hidden where none is ready.

    Signals: `wanted` carries the key of the measure, `wanted_all` the way to the list.
    """

    wanted = Signal(str)
    wanted_all = Signal()

    def __init__(self, words: Catalogue) -> None:
        self.answer = Button(words(say("Answer")), "pencil")
        self.all = QuietLink(words(say("See all")), name=words(say("See all questions")))
        super().__init__("clipboard-list", Role.ACCENT, self.answer, self.all)
        self._words = words
        self._key = ""
        self.answer.clicked.connect(lambda: self.wanted.emit(self._key))
        self.all.clicked.connect(self.wanted_all)
        self.hide()

    def show_due(self, due: Sequence[Standing]) -> None:
        """Offer the first of these."""
        self.setVisible(bool(due))
        if not due:
            return
        measure = due[0].measure
        self._key = measure.key
        name = say("Answer: {name}", name=measure.name)
        self.answer.set_words(self._words(say("Answer")), self._words(name))
        more = say_count(
            "{count} more is ready. Any day this week is fine.",
            "{count} more are ready. Any day this week is fine.",
            len(due) - 1,
        )
        alone = say("Any day this week is fine.")
        title = say("Questions ready: {name}", name=measure.name)
        self.ask(self._words(title), self._words(more if len(due) > 1 else alone))


def read_measures() -> MeasureFolder:
    """The shipped measures, read from their files; takes long enough to be done beside."""
    from acutrack.domain.measure_files import shipped_measures

    folder = shipped_measures()
    folder.all()
    return folder
