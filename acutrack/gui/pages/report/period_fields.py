"""Asks which days the report is about; the days themselves are typed only where that is chosen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_order
from acutrack.domain.message import Message, say
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.report.periods import PERIOD_WORDS, Period
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text


class PeriodFields(QWidget):
    """Emits `changed` once a period is chosen that can be; else says why under its field."""

    changed = Signal()

    def __init__(self, context: GuiContext, period: Period) -> None:
        super().__init__()
        words = context.words
        self._context = context
        self.choice = ChoiceField([(p, words(said)) for p, said in PERIOD_WORDS.items()])
        self.choice.show_choice(period)
        self.first = self._date_field(say("Open the calendar: first day"))
        self.last = self._date_field(say("Open the calendar: last day"))
        self._from = FormField(words(say("From; empty: the first entry")), self.first)
        self._to = FormField(words(say("To; empty: today")), self.last)
        self.days = Text("", TextStyle.SMALL, Role.INK2)
        self.days.setContentsMargins(3, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (FormField(words(say("Days in it")), self.choice), self._from, self._to):
            column.addWidget(widget)
        column.addWidget(self.days)
        self._show_days()
        self.choice.picked.connect(self._on_period)
        self.first.changed.connect(self._tell)
        self.last.changed.connect(self._tell)

    @property
    def period(self) -> Period:
        """The period chosen."""
        chosen = self.choice.choice
        return chosen if isinstance(chosen, Period) else Period.START

    def show_span(self, first: date, last: date) -> None:
        """Say which days the report that is shown is about."""
        medium = self._context.words.formats.medium_day
        span = say("{first} to {last}", first=medium(first), last=medium(last))
        self.days.setText(self._context.words(span))

    def _on_period(self, _period: object) -> None:
        self._show_days()
        self._tell()

    def _show_days(self) -> None:
        by_hand = self.period is Period.DATES
        self._from.setVisible(by_hand)
        self._to.setVisible(by_hand)

    def _tell(self) -> None:
        self._to.show_problem("")
        try:
            check_order(self.first.value, self.last.value, "last", say("The end of the period"))
        except InvalidEntry as error:
            if self.period is Period.DATES:
                self._to.show_problem(self._context.words(error.message))
                return
        self.changed.emit()

    def _date_field(self, calendar: Message) -> DateField:
        words = self._context.words
        return DateField(
            self._context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(calendar),
            written=words.formats.medium_day,
        )
