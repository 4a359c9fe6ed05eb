"""The planned trial: one that goes on, or the choice of one, and those that are over."""

from __future__ import annotations

import secrets
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.analysis.trials.trial_calendar import GOING_ON, standing
from acutrack.analysis.trials.trial_draw import drawn_plan
from acutrack.casebook.edits.trials import begin_trial, remove_trial, stop_trial
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.errors import AcuTrackError, InvalidEntry, Obstacle
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.trial_plan import TrialPlan
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.record_list import RecordList
from acutrack.gui.pages.trial.choice_card import ChoiceOfPlan
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from acutrack.analysis.words.trial_offer_words import TrialOffer
    from acutrack.gui.pages.trial.trial_view import PlanView, TrialView

_LOT_BYTES = 4


class TrialPage(Page):
    """While a plan goes on, no other can be chosen."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient, PainScore, TreatmentSession, CoTreatment, Complaint, TrialPlan,
    )  # fmt: skip

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._back = Button(self.words(say("Back to the charts")), "chart-line")
        self._back.clicked.connect(lambda: context.ways.go("charts"))
        scaffold = Scaffold(
            self.words(say("Planned trial")),
            self.words(
                say(
                    "A diary alone cannot tell treatment from time. Blocks with and without "
                    "treatment, in an order drawn by lot, can tell more."
                )
            ),
            [self._back],
        )
        self.choice = ChoiceOfPlan(context)
        self.choice.drawn.connect(self._begin)
        self.choice.hide()
        self.plans = RecordList()
        scaffold.add(self.plans)
        scaffold.add(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scaffold)

    @override
    def first_focus(self) -> QWidget | None:
        # A plan stands above the choice of the next one: its result is read first.
        choice = self.plans.is_empty and not self.choice.isHidden()
        return self.choice.offers.first_focus if choice else self._back

    @override
    def refresh(self) -> None:
        # numpy loads with the first plan that is worked out, not with the window.
        from acutrack.analysis.diary import read_diary
        from acutrack.gui.pages.trial.trial_view import trial_view

        found = self.context.casebook.load(Patient, self.patient)
        if not found:
            raise Obstacle(say("This record is no longer there. Open another one."))
        diary = read_diary(self.context.casebook, found[0])
        job = partial(trial_view, diary, self.context.today())
        self.context.work.start(self, job, self._show, what="trial")

    def _show(self, view: TrialView) -> None:
        self.choice.show_sites(view.sites)
        with self.plans.anew():
            for plan in view.plans:
                self.plans.add(self._card(plan))
        self.choice.setVisible(not any(plan.going_on for plan in view.plans))

    def _card(self, view: PlanView) -> QWidget:
        from acutrack.gui.pages.trial.plan_card import PlanCard

        card = PlanCard(view, self.context.words)
        card.stopped.connect(partial(self._stop, view.plan))
        card.removed.connect(partial(self._remove, view.plan))
        return card

    def _begin(self, offer: TrialOffer, site: str, first: date) -> None:
        now = self.context.now()
        if self._goes_on():
            return
        lot = secrets.token_hex(_LOT_BYTES)
        try:
            plan = drawn_plan(offer.shape, self.patient, site=site, first=first, lot=lot, now=now)
            edit = begin_trial(plan, now)
        except InvalidEntry as error:
            self.choice.field.show_problem(self.words(error.message))
            self.choice.first.setFocus()
            return
        if self.record(edit, said=say("The order is drawn and kept.")):
            self._back.setFocus()

    def _goes_on(self) -> bool:
        """Whether a plan was drawn already: by a second click, or in another window."""
        today = self.context.today()
        try:
            plans = self.context.casebook.load(TrialPlan, self.patient)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return True
        return any(standing(plan, today).stage in GOING_ON for plan in plans)

    def _stop(self, plan: TrialPlan) -> None:
        edit = stop_trial(plan, self.context.today(), self.context.now())
        self.record(edit, said=say("The plan is stopped."))

    def _remove(self, plan: TrialPlan) -> None:
        self.record(remove_trial(plan), said=say("The plan is removed."))
