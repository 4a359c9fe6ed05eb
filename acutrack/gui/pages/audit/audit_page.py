"""The audit of the practice in this casebook, as a page and as one sheet of paper."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import PatientId, Record
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.record_list import RecordList
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from acutrack.casebook.casebook import Touched
    from acutrack.casebook.everybody import Everybody
    from acutrack.gui.pages.audit.audit_view import AuditView
    from acutrack.text.catalogue import Catalogue

#: Days back from today that somebody started in; all of them where it is none.
_EVER, _YEAR = 0, 365


class AuditPage(Page):
    """Everyone who started, in the days chosen above; nothing here ranks anybody."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient, PainScore, TreatmentSession, SideEffect, Course, Complaint, FrozenBaseline, Review,
        Practitioner,
    )  # fmt: skip

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self.view: AuditView | None = None
        self.as_tables = False
        self._make_deeds()
        self._scaffold = Scaffold(
            self.words(say("Practice audit")),
            self.words(say("What became of everyone who started. Nothing is ranked.")),
            [self.back, self.turn, self.save],
        )
        self._make_parts()
        for part in (self.started, self.empty, self.cards, self.samples):
            self._scaffold.add(part)
        for part in (self.empty, self.cards, self.samples):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    def _make_deeds(self) -> None:
        self.back = Button(self.words(say("Back to the patients")), "users")
        self.back.clicked.connect(partial(self.context.ways.go, "patients"))
        self.turn = Button(self.words(say("Show as tables")), "table-2")
        self.turn.clicked.connect(self.swap_table)
        self.save = primary(self.words(say("Save as PDF")), "download")
        self.save.clicked.connect(self._offer_sheet)
        self.turn.setEnabled(False)
        self.save.setEnabled(False)

    def _make_parts(self) -> None:
        self.started = SegmentedChoice(
            self.words(say("Who started when")),
            [
                (_EVER, self.words(say("Everyone who started"))),
                (_YEAR, self.words(say("Started in the last 12 months"))),
            ],
            _EVER,
        )
        self.started.picked.connect(lambda _days: self.refresh_if_shown())
        nobody = say(
            "Nobody has started treatment yet. The audit begins with the first session that is "
            "logged."
        )
        self.empty = EmptyState(self.words(nobody), icon="users")
        self.samples = Text("", TextStyle.SMALL, Role.INK2)
        self.cards = RecordList()

    @override
    def first_focus(self) -> QWidget | None:
        return self.started.first_focus

    @override
    def refresh(self) -> None:
        context = self.context
        job = partial(
            _read, context.casebook.everybody(), context.today(), self._since(), context.words
        )
        context.work.start(self, job, self.show_view, what="audit")

    def show_view(self, view: AuditView) -> None:
        """Show an audit."""
        from acutrack.gui.pages.audit.audit_cards import AcrossCard, OutcomeCard, RatesCard

        self.view, audit, words = view, view.audit, self.words
        anybody = audit.outcomes.started > 0
        self.empty.setVisible(not anybody and audit.since is None)
        self.cards.setVisible(anybody or audit.since is not None)
        self.turn.setEnabled(anybody)
        self.save.setEnabled(anybody)
        self._tell_samples(audit.samples)
        with self.cards.anew():
            self.cards.add(OutcomeCard(view.outcome, audit.outcomes, self.context.words))
            if anybody:
                self.cards.add(Text(words(_how_drawn()), TextStyle.SMALL, Role.INK2))
                for chart, across in zip(view.across, audit.across, strict=True):
                    self.cards.add(AcrossCard(chart, across, self.context.words))
                self.cards.add(RatesCard(view.effects, audit.effects, self.context.words))
        self._turn_all()

    def swap_table(self) -> None:
        """Turn every chart into its table, or back."""
        self.as_tables = not self.as_tables
        self._turn_all()
        told = say("Shown as tables.") if self.as_tables else say("Shown as charts.")
        announce(self, self.words(told))

    @override
    def _on_touched(self, touched: Touched) -> None:
        # Whoever's record it is: everybody is on this page.
        if not touched.pairs or any(kind in self.KINDS for kind, _ in touched.pairs):
            self.refresh_if_shown()

    def _since(self) -> date | None:
        days = cast(int, self.started.choice)
        return self.context.today() - timedelta(days=days) if days else None

    def _turn_all(self) -> None:
        from acutrack.gui.charts.chart_with_table import ChartWithTable

        for chart in self.cards.findChildren(ChartWithTable):
            if chart.shows_table is not self.as_tables:
                chart.turn(aloud=False)
        told = say("Show as charts") if self.as_tables else say("Show as tables")
        self.turn.set_words(self.words(told))
        self.turn.set_icon_name("chart-line" if self.as_tables else "table-2")

    def _tell_samples(self, count: int) -> None:
        from acutrack.analysis.words.audit_words import samples_words

        self.samples.setText(self.words(samples_words(count)) if count else "")
        self.samples.setVisible(count > 0)

    def _offer_sheet(self) -> None:
        from acutrack.gui.dialogs.audit_sheet_dialog import offer_audit_sheet

        if self.view is not None:
            offer_audit_sheet(self.context, self.view.audit, self.window())


def _how_drawn() -> Message:
    from acutrack.analysis.words.audit_words import how_drawn

    return how_drawn()


def _read(everybody: Everybody, today: date, since: date | None, words: Catalogue) -> AuditView:
    # numpy and the charts load with the first audit, not with the window.
    from acutrack.gui.pages.audit.audit_view import read_view

    return read_view(everybody, today, since, words)
