"""How a pain entry reads in a table."""

from __future__ import annotations

from acutrack.domain.measure import MEASURES
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.gui.models.record_table import Column
from acutrack.text.catalogue import Catalogue

#: Columns that go where there is no room for all, in this order; the form shows every one.
SPARED_FIRST = (5, 3, 1, 4)


def pain_columns(words: Catalogue) -> tuple[Column[PainScore], ...]:
    """Day, time, what was rated, the number, where, when it was written, note."""
    formats = words.formats
    return (
        Column(words(say("Day")), lambda score: formats.table_day(score.day)),
        Column(words(say("Time")), lambda s: formats.clock(s.at) if s.at is not None else ""),
        Column(words(say("Pain, 0 to 10")), lambda score: formats.number(score.value)),
        Column(words(say("Question")), lambda score: words(MEASURES[score.measure].name)),
        Column(words(say("Where")), lambda score: score.site),
        Column(words(say("Written")), lambda score: _written(score, words)),
        Column(words(say("Note")), lambda score: score.note),
    )


def _written(score: PainScore, words: Catalogue) -> str:
    if score.imported:
        return words(say("Imported"))
    if score.filled_in_later:
        return words(say("Filled in later"))
    return words(say("At the time"))
