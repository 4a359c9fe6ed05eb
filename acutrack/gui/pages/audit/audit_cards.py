"""The cards of the audit: one for what became of people, three that compare, one for side effects.

The words come first and say how sure they are; the chart shows the same, and can be a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from acutrack.analysis.words.audit_words import (
    NOT_KNOWN_WORDS,
    across_words,
    important_words,
    outcome_ways,
    outcome_words,
    people_of,
    rates_words,
    studies_words,
)
from acutrack.analysis.words.plain_words import Said
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.side_effect_words import published_caution, serious_words
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.charts.chart_view import ChartView
from acutrack.gui.charts.chart_with_table import ChartWithTable
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.figures import Figures
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.analysis.audit.across_people import AcrossPeople
    from acutrack.analysis.audit.outcomes import Outcomes
    from acutrack.analysis.audit.treatment_rates import TreatmentRates
    from acutrack.charts.spec import Chart


class AuditCard(Card):
    """A heading and what may be said; small type goes under it."""

    def __init__(self, chart: Chart, said: Said, words: Catalogue) -> None:
        super().__init__(chart.title, level=2)
        self.words = words
        self.add(Text(words(said.headline), TextStyle.STRONG))
        for detail in said.details:
            self.tell(detail)

    def tell(self, message: Message) -> None:
        """Write a line of small type."""
        self.add(Text(self.words(message), TextStyle.SMALL, Role.INK2))

    def show_chart(self, chart: Chart) -> None:
        """Show a chart that can be turned into its table, if there is anything to draw."""
        if not chart.empty:
            shown = ChartWithTable(self.words, shortcut=False)
            shown.show_chart(chart)
            self.add(shown)


class OutcomeCard(AuditCard):
    """Everyone who started as a bar; its figures, and why it is not known, stand under it."""

    def __init__(self, chart: Chart, found: Outcomes, words: Catalogue) -> None:
        super().__init__(chart, outcome_words(found), words)
        if chart.empty:
            return
        bar = ChartView(words)
        bar.show_chart(chart)
        self.add(bar)
        self._list(outcome_ways(found), found)
        if found.lower_important:
            self.tell(important_words(found))
        if found.reasons:
            self.add(Heading(words(say("Not known, and why")), 3))
            self._list([(NOT_KNOWN_WORDS[why], count) for why, count in found.reasons], found)

    def _list(self, counts: Sequence[tuple[Message, int]], found: Outcomes) -> None:
        rows = [
            (self.words(name), (self.words(people_of(count, found.started)),))
            for name, count in counts
        ]
        self.add(Figures([self.words(say("People"))], rows))


class AcrossCard(AuditCard):
    """Practitioners, techniques or point sets in the order of their names."""

    def __init__(self, chart: Chart, found: AcrossPeople, words: Catalogue) -> None:
        super().__init__(chart, across_words(found), words)
        self.show_chart(chart)


class RatesCard(AuditCard):
    """Side effects in 1,000 sessions beside what studies found."""

    def __init__(self, chart: Chart, found: TreatmentRates, words: Catalogue) -> None:
        super().__init__(chart, rates_words(found), words)
        self.show_chart(chart)
        for message in (studies_words(), published_caution(Reader.DOCTOR), serious_words()):
            self.tell(message)
