"""Your start, for each complaint: settled before results are seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.edits.baselines import freeze, start_of, thaw
from acutrack.casebook.edits.complaints import (
    settle_complaint,
    tell_recalled_level,
)
from acutrack.domain.complaint import Complaint, complaint_at
from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.frozen_baseline import FrozenBaseline, start_at
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.review import Review, reviews_at
from acutrack.domain.session import TreatmentSession
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.baseline.how_long_card import HowLongCard
from acutrack.gui.pages.baseline.judged_card import JudgedCard
from acutrack.gui.pages.baseline.start_card import StartCard
from acutrack.gui.pages.baseline.told_card import ToldCards
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.place_asked import place_asked
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from acutrack.gui.pages.baseline.start_view import StartView


class BaselinePage(Page):
    """One complaint at a time; which one is chosen above where there are several."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient, PainScore, TreatmentSession, Complaint, FrozenBaseline, Review,
    )  # fmt: skip

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._site: str | None = None
        self._view: StartView | None = None
        self._sites: SegmentedChoice | None = None
        self._offered: tuple[str, ...] = ()
        back = Button(self.words(say("Back to the charts")), "chart-line")
        back.clicked.connect(lambda: context.ways.go("charts"))
        self._back = back
        self.scaffold = Scaffold(
            self.words(say("Your start")),
            self.words(say("A change is measured against the days before your first session.")),
            [back],
        )
        self.start = StartCard(context.words)
        self.how_long = HowLongCard(context.words)
        self.told = ToldCards(context.words)
        self.judged = JudgedCard(context.words)
        self._choice = QWidget()
        self._choice_column = QVBoxLayout(self._choice)
        self._choice_column.setContentsMargins(0, 0, 0, 0)
        self._choice.hide()
        self._cards = (self.start, self.how_long, *self.told.cards, self.judged)
        self.scaffold.add(self._choice)
        for card in self._cards:
            card.hide()
            self.scaffold.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scaffold)
        self._connect()

    @override
    def first_focus(self) -> QWidget | None:
        return self.start.settle if self.start.settle.isVisible() else self._back

    @override
    def arrive(self, argument: str) -> None:
        site = place_asked(argument)
        if site is not None:
            self._choose_site(site)

    @override
    def refresh(self) -> None:
        # numpy loads with the first start that is worked out, not with the window.
        from acutrack.analysis.diary import read_diary
        from acutrack.gui.pages.baseline.start_view import start_view

        found = self.context.casebook.load(Patient, self.patient)
        if not found:
            raise Obstacle(say("This record is no longer there. Open another one."))
        diary = read_diary(self.context.casebook, found[0])
        if self._site not in {score.site for score in diary.scores}:
            self._site = None
        job = partial(start_view, diary, self.context.now(), self._site)
        self.context.work.start(self, job, self._show, what="start")

    def _connect(self) -> None:
        self.start.settled.connect(self._settle)
        self.start.opened.connect(self._open_again)
        self.told.usual.picked.connect(self._tell_usual)
        self.told.earlier.answered.connect(self._tell_earlier)
        self.told.recalled.picked.connect(self._tell_recalled)
        self.judged.chose_measure.connect(self._choose_measure)
        self.judged.chose_share.connect(self._choose_share)

    def _show(self, view: StartView) -> None:
        self._view = view
        self._offer_sites(view)
        self.start.show()
        self.judged.show()
        self.told.earlier.show()
        self.start.show_start(view)
        self.how_long.show()
        self.how_long.show_precision(view.ahead, view.mean, begun=view.proposal.begun)
        self.told.show_start(view)
        self.judged.show_start(view)

    def _offer_sites(self, view: StartView) -> None:
        several = len(view.sites) > 1
        self._choice.setVisible(several)
        if not several:
            return
        if self._sites is None or set(self._offered) != set(view.sites):
            self._offer_anew(view.sites)
        if self._sites is not None:
            chosen = view.complaint.site.strip().casefold()
            self._sites.show_choice(
                next((site for site in view.sites if site.strip().casefold() == chosen), None)
            )

    def _offer_anew(self, sites: tuple[str, ...]) -> None:
        if self._sites is not None:
            self._choice_column.removeWidget(self._sites)
            self._sites.hide()
            self._sites.deleteLater()
        whole = self.words(say("Pain as a whole"))
        self._offered = sites
        self._sites = SegmentedChoice(
            self.words(say("Which pain")), [(site, site or whole) for site in sites]
        )
        self._sites.picked.connect(self._choose_site)
        self._choice_column.addWidget(self._sites)

    def _choose_site(self, site: object) -> None:
        self._site = str(site)
        self.refresh_if_shown()

    def _as_kept(self) -> StartView | None:
        """What is on screen, with what is kept of it by now.

        A second click, or another window, can be quicker than the page is drawn anew.
        """
        view = self._view
        if view is None:
            return None
        load, site = self.context.casebook.load, view.complaint.site
        try:
            complaints = load(Complaint, self.patient)
            baselines = load(FrozenBaseline, self.patient)
            reviews = load(Review, self.patient)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return None
        known = complaint_at(site, complaints)
        complaint = known or view.complaint
        return replace(
            view,
            known=known,
            complaint=complaint,
            frozen=start_at(site, complaint.measure, baselines),
            reviews=reviews_at(site, reviews),
        )

    def _settle(self) -> None:
        view = self._as_kept()
        if view is None or view.frozen is not None:
            return
        now = self.context.now()
        try:
            start = start_of(view.complaint, view.proposal.days, now, day_zero=view.zero)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return
        edit = freeze(start, view.complaint, now, known=view.known, reviews=view.reviews)
        if self.record(edit, said=say("Your start is settled.")):
            self._back.setFocus()

    def _open_again(self) -> None:
        view = self._as_kept()
        if view is None or view.frozen is None:
            return
        edit = thaw(
            view.frozen,
            view.complaint,
            self.context.now(),
            known=view.known,
            reviews=view.reviews,
        )
        if self.record(edit, said=say("Your start is open again.")):
            self._back.setFocus()

    def _tell_usual(self, level: int) -> None:
        said = say("Saved: usual pain {level} out of 10.", level=level)
        self._keep(said, lambda complaint: replace(complaint, usual_pain=level))

    def _tell_earlier(self, yes: bool) -> None:
        said = say("Saved: acupuncture before.") if yes else say("Saved: no acupuncture before.")
        self._keep(said, lambda complaint: replace(complaint, earlier_course=yes))

    def _choose_measure(self, measure: PainMeasure) -> None:
        said = say("Saved: which rating counts.")
        self._keep(said, lambda complaint: replace(complaint, measure=measure))

    def _choose_share(self, share: float) -> None:
        said = say("Saved: the share that matters.")
        self._keep(said, lambda complaint: replace(complaint, important_share=share))

    def _tell_recalled(self, level: int) -> None:
        view = self._as_kept()
        if view is None:
            return
        edit = tell_recalled_level(view.complaint, level, self.context.now(), view.known)
        self.record(edit, said=say("Saved, as told from memory."))

    def _keep(self, said: Message, change: Callable[[Complaint], Complaint]) -> None:
        view = self._as_kept()
        if view is None:
            return
        edit = settle_complaint(
            change(view.complaint), view.known, self.context.now(), reviews=view.reviews
        )
        self.record(edit, said=said if edit.changes else None)
