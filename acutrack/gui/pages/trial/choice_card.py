"""Choosing a plan and drawing its lot."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.analysis.words.trial_offer_words import OFFERS, TrialOffer
from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.typed_date import Towards


class ChoiceOfPlan(Card):
    """Which plan, from when, about which pain; values in, a signal out."""

    drawn = Signal(object, str, object)
    """The TrialOffer, the place that hurts, and the first day."""

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__(words(say("Choose a plan")), level=2)
        self._words = words
        self._offered: tuple[str, ...] = ()
        self._sites: SegmentedChoice | None = None
        agree = say(
            "Plan it together with your practitioner, and with your doctor where one treats you. "
            "Breaks may not suit you. AcuTrack gives no advice on treatment."
        )
        self.add(Text(words(agree)))
        self._add_offers()
        self._site_place = QWidget()
        self._site_column = QVBoxLayout(self._site_place)
        self._site_column.setContentsMargins(0, 0, 0, 0)
        self._site_place.hide()
        self.add(self._site_place)
        self.first = self._first_day(context)
        self.field = FormField(words(say("First day")), self.first)
        self.add(self.field)
        self.draw = primary(words(say("Draw the order by lot")), "calendar")
        self.draw.clicked.connect(self._draw)
        self.add(flow(self.draw, gap=8))
        self._add_reason()

    @property
    def site(self) -> str:
        """The place chosen, or the one that is recorded most."""
        chosen = self._sites.choice if self._sites is not None else None
        return str(chosen) if chosen is not None else next(iter(self._offered), "")

    def show_sites(self, sites: tuple[str, ...]) -> None:
        """Offer the places that hurt, most recorded first; a single one is not asked for."""
        if sites == self._offered:
            return
        self._offered = sites
        if self._sites is not None:
            self._site_column.removeWidget(self._sites)
            self._sites.hide()
            self._sites.deleteLater()
            self._sites = None
        self._site_place.setVisible(len(sites) > 1)
        if len(sites) > 1:
            whole = self._words(say("Pain as a whole"))
            offered: list[tuple[object, str]] = [(site, site or whole) for site in sites]
            self._sites = SegmentedChoice(self._words(say("Which pain")), offered, sites[0])
            self._site_column.addWidget(self._sites)

    def _add_offers(self) -> None:
        words = self._words
        self.offers = SegmentedChoice(
            words(say("Which plan")), [(o.key, words(o.name)) for o in OFFERS], OFFERS[0].key
        )
        self.offers.picked.connect(lambda _key: self._explain())
        self._what, self._finds = Text(), Text()
        for part in (self.offers, self._what, self._finds):
            self.add(part)
        self._explain()

    def _first_day(self, context: GuiContext) -> DateField:
        words = self._words
        field = DateField(
            context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(say("Open the calendar")),
            towards=Towards.FUTURE,
            written=words.formats.weekday_and_day,
        )
        field.show_value(context.today() + timedelta(days=1))
        return field

    def _add_reason(self) -> None:
        self.add(Heading(self._words(say("Why by lot")), 3))
        why = say(
            "Pain goes up and down by itself. If you choose when to pause, you may choose a good "
            "or a bad week without knowing. A lot cannot."
        )
        self.add(Text(self._words(why), TextStyle.BODY, Role.INK2))

    def _offer(self) -> TrialOffer:
        return next(offer for offer in OFFERS if offer.key == self.offers.choice)

    def _explain(self) -> None:
        offer = self._offer()
        self._what.setText(self._words(offer.what))
        self._finds.setText(self._words(offer.finds))

    def _draw(self) -> None:
        self.first.take()
        first: date | None = self.first.value
        if first is None:
            empty = say("The first day is empty. Type a date, such as 3 May.")
            self.field.show_problem(self._words(empty))
            self.first.setFocus()
            return
        self.field.show_problem("")
        self.drawn.emit(self._offer(), self.site, first)
