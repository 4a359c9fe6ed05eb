"""One plan: where it stands, its calendar, and what it showed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acutrack.analysis.rounding import tenths
from acutrack.analysis.trials.planned_trial import PairFound
from acutrack.analysis.trials.trial_calendar import Stage
from acutrack.analysis.words.trial_words import grounds, headline, numbers
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say, say_count
from acutrack.gui.pages.trial.plan_words import block_words, lot_words, plan_name, stage_words
from acutrack.gui.pages.trial.trial_view import PlanView
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.text.catalogue import Catalogue


class PlanCard(Card):
    """Values in, signals out; made anew when a record changes."""

    stopped = Signal()
    removed = Signal()

    def __init__(self, view: PlanView, words: Catalogue) -> None:
        super().__init__(words(plan_name(view.plan)), level=2)
        self._words = words
        if view.plan.site:
            self._say(say("About: {site}", site=view.plan.site), Role.INK2)
        self._say(stage_words(view.plan, view.at, view.blocks))
        if view.found is not None:
            self._tell_result(view)
        self.add(Heading(words(say("The drawn order")), 3))
        for block in view.blocks:
            self._say(block_words(block))
        self._say(lot_words(view.plan), Role.INK2)
        self.add(self._deeds(view))

    def _tell_result(self, view: PlanView) -> None:
        found = view.found
        if found is None:
            return
        self.add(Heading(self._words(headline(found)), 3))
        figures = numbers(found)
        if figures is not None:
            # In the size of the body, as everything that stands beside it.
            self._say(figures)
        for number, pair in enumerate(found.pairs, 1):
            self._say(_pair_words(number, pair))
        for ground in grounds(view.plan, found):
            self._say(ground, Role.INK2)
        if view.treated_in_breaks:
            self._say(_in_breaks(view.treated_in_breaks), Role.INK2)
        for care in view.other_care:
            self._say(
                say(
                    "{name} began or ended while the plan ran. It may be part of the reason.",
                    name=care.name,
                ),
                Role.INK2,
            )

    def _deeds(self, view: PlanView) -> QWidget:
        name = plan_name(view.plan)
        deeds = []
        if view.at.stage is Stage.RUNNING:
            stop = self._button(say("Stop the plan"), "x", say("Stop the plan: {plan}", plan=name))
            stop.clicked.connect(self.stopped)
            deeds.append(stop)
        remove = self._button(say("Remove"), "trash-2", say("Remove: {plan}", plan=name))
        remove.clicked.connect(self.removed)
        return flow(*deeds, remove, gap=8)

    def _button(self, words: Message, icon: str, name: Message) -> Button:
        return Button(self._words(words), icon, name=self._words(name))

    def _say(self, message: Message, role: Role = Role.INK) -> None:
        self.add(Text(self._words(message), TextStyle.BODY, role))


def _pair_words(number: int, pair: PairFound) -> Message:
    return say(
        "Pair {number}: {treated} with treatment, {free} in the break.",
        number=number,
        treated=tenths(pair.with_treatment),
        free=tenths(pair.without),
    )


def _in_breaks(count: int) -> Message:
    return say_count(
        "{count} session fell into a break. That makes the difference look smaller than it is.",
        "{count} sessions fell into a break. That makes the difference look smaller than it is.",
        count,
    )
