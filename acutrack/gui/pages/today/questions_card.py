"""Questionnaires that are begun or ready: offered once, last on the page, and never pressed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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
    """The first one by name, and how many more there are; hidden where there is none.

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

    def show_ready(self, standings: Iterable[Standing], begun: Collection[str]) -> None:
        """Offer the first of these that is due, or one that is half answered before all others."""
        ready = [
            standing for standing in standings if standing.due or standing.measure.key in begun
        ]
        ready.sort(key=lambda standing: standing.measure.key not in begun)
        self.setVisible(bool(ready))
        if not ready:
            return
        measure = ready[0].measure
        self._key = measure.key
        half = measure.key in begun
        deed = say("Go on answering") if half else say("Answer")
        name = say("{deed}: {name}", deed=deed, name=measure.name)
        self.answer.set_words(self._words(deed), self._words(name))
        more = say_count(
            "{count} more is ready. Any day this week is fine.",
            "{count} more are ready. Any day this week is fine.",
            len(ready) - 1,
        )
        alone = say("Any day this week is fine.")
        title = (
            say("Half answered: {name}", name=measure.name)
            if half
            else say("Questions ready: {name}", name=measure.name)
        )
        self.ask(self._words(title), self._words(more if len(ready) > 1 else alone))


def read_measures() -> MeasureFolder:
    """The shipped measures, read from their files; takes long enough to be done beside."""
    from acutrack.domain.measure_files import shipped_measures

    folder = shipped_measures()
    folder.all()
    return folder
