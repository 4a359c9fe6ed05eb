"""What may be chosen about the report, in a short column beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_order
from acutrack.domain.message import Message, say
from acutrack.gui.context import GuiContext
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip, SegmentedChoice
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField


@dataclass(frozen=True)
class Choices:
    """What was chosen; None for a day means "as far as there are entries"."""

    paper: str
    first: date | None
    last: date | None
    plain_words_page: bool
    tables: bool
    every_entry: bool


class ChoicesCard(Card):
    """Emits `changed` with the new Choices; impossible dates are said under their field."""

    changed = Signal(object)

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__(words(say("What is in it")))
        self._context = context
        self._paper_of_settings = context.settings.current.paper
        self.first = self._date_field(say("Open the calendar: first day"))
        self.last = self._date_field(say("Open the calendar: last day"))
        self._from = FormField(words(say("From; empty: the first entry")), self.first)
        self._to = FormField(words(say("To; empty: today")), self.last)
        self.paper = SegmentedChoice(
            words(say("Paper")),
            [("a4", words(say("A4"))), ("letter", words(say("Letter")))],
            context.settings.current.paper,
        )
        self.plain = self._chip(say("Page for you, in plain words"))
        self.tables = self._chip(say("Tables from page 3 on"))
        self.every = self._chip(say("Every pain entry"))
        self.add(self._from)
        self.add(self._to)
        self.add(FormField(words(say("Paper")), self.paper))
        self.add(flow(self.plain, self.tables, self.every, gap=6, line_gap=6))
        self.first.changed.connect(self._tell)
        self.last.changed.connect(self._tell)
        self.paper.picked.connect(self._tell)

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            str(self.paper.choice),
            self.first.value,
            self.last.value,
            self.plain.isChecked(),
            self.tables.isChecked(),
            self.every.isChecked(),
        )

    def show_paper(self, paper: str) -> None:
        """Take the paper of the settings, once it was changed there."""
        if paper != self._paper_of_settings:
            self._paper_of_settings = paper
            self.paper.show_choice(paper)

    def _chip(self, label: Message) -> Chip:
        chip = Chip(self._context.words(label))
        chip.setChecked(True)
        chip.clicked.connect(self._tell)
        return chip

    def _tell(self) -> None:
        self._to.show_problem("")
        try:
            check_order(self.first.value, self.last.value, "last", say("The end of the period"))
        except InvalidEntry as error:
            self._to.show_problem(self._context.words(error.message))
            return
        self.changed.emit(self.choices)

    def _date_field(self, calendar: Message) -> DateField:
        words = self._context.words
        return DateField(
            self._context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(calendar),
            written=words.formats.medium_day,
        )
