"""What may be chosen about the report, in a short column beside it; remembered where it lasts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.report.choices import Choices
from acutrack.gui.pages.report.period_fields import PeriodFields
from acutrack.gui.pages.report.periods import Period
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip, SegmentedChoice
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.settings.settings import Settings


class ChoicesCard(Card):
    """Emits `changed` when another file is wanted; impossible dates are said under their field."""

    changed = Signal()

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__(words(say("What is in it")))
        self._context = context
        settings = context.settings.current
        self.period = PeriodFields(context, Period(settings.report_period))
        self.paper = SegmentedChoice(
            words(say("Paper")),
            [("a4", words(say("A4"))), ("letter", words(say("Letter")))],
            settings.paper,
        )
        self.plain = self._chip(say("Page for you, in plain words"))
        self.tables = self._chip(say("Tables from page 3 on"))
        self.every = self._chip(say("Every pain entry"))
        self.add(self.period)
        self.add(FormField(words(say("Paper")), self.paper))
        self.add(flow(self.plain, self.tables, self.every, gap=6, line_gap=6))
        self.period.changed.connect(self._tell)
        self.paper.picked.connect(self._tell)

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            paper=str(self.paper.choice),
            period=self.period.period,
            first=self.period.first.value,
            last=self.period.last.value,
            plain_words_page=self.plain.isChecked(),
            tables=self.tables.isChecked(),
            every_entry=self.every.isChecked(),
        )

    def follow(self, settings: Settings) -> None:
        """Take over what was changed in the settings."""
        self.paper.show_choice(settings.paper)

    def _chip(self, label: Message) -> Chip:
        chip = Chip(self._context.words(label))
        chip.setChecked(True)
        chip.clicked.connect(self._tell)
        return chip

    def _tell(self, _chosen: object = None) -> None:
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        """Keep what is chosen for the next report; it counts now even where it cannot be kept."""
        chosen, file = self.choices, self._context.settings
        kept = replace(file.current, paper=chosen.paper, report_period=chosen.period.value)
        if kept == file.current:
            return
        try:
            file.change(kept)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
