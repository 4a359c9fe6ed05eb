"""The visit: when, with whom, which style, how many needles and for how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.session_words import SESSION_WORDS, Style
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.sessions.entries import ChoiceEntry, DayEntry, Entry, NumberEntry, TimeEntry
from acutrack.gui.pages.sessions.practitioner_entry import PractitionerEntry
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.field_grid import FieldGrid
from acutrack.gui.widgets.labels import IconText
from acutrack.gui.widgets.typed_date import Towards, write_date


class VisitCard(Card):
    """What is the same most times; copied from the last session where there is one."""

    def __init__(self, context: GuiContext, practitioner: PractitionerEntry) -> None:
        words = context.words
        self._copied = IconText("history", "", TextStyle.SMALL, icon_role=Role.INK2)
        super().__init__(words(say("The visit")), beside=self._copied)
        self._words = words
        self._today = context.today
        styles = [(style, SESSION_WORDS[style]) for style in Style]
        self.day = visit_day(context)
        self.entries: dict[str, Entry] = {
            "day": self.day,
            "start_time": TimeEntry(words, say("Time")),
            "practitioner": practitioner.name,
            "style": ChoiceEntry(words, say("Style"), styles),
            "needle_count": NumberEntry(words, say("Needles"), 0, 200),
            "needles_out": NumberEntry(words, say("Needles taken out"), 0, 200),
            "retention_min": NumberEntry(words, say("Minutes with needles"), 0, 180, decimals=1),
        }
        fields = [entry.field for entry in self.entries.values()]
        self.add(FieldGrid(*fields, shares=(25, 16, 21)))
        self.show_copied(None)

    def show_copied(self, day: date | None) -> None:
        """Say which session the facts were copied from."""
        self._copied.setVisible(day is not None)
        if day is None:
            return
        words = say("Copied from {day}. Change what was different.", day=self._short(day))
        self._copied.text.setText(self._words(words))

    def _short(self, day: date) -> str:
        formats = self._words.formats
        this_year = day.year == self._today().year
        return formats.short_day(day) if this_year else formats.medium_day(day)


def visit_day(context: GuiContext) -> DayEntry:
    """The date of a session; one that is still to come is refused kindly."""
    words = context.words
    written = short_day(context)
    field = DateField(
        context.today,
        words(say("This is not a date. Type one, such as 28 October.")),
        words(say("Open the calendar: date of the session")),
        latest=context.today(),
        too_late=words(say("This day is still to come. Type today or an earlier date.")),
        words={words(say("today")): 0, words(say("yesterday")): -1},
        written=written,
        month_before=words(say("Month before")),
        month_after=words(say("Month after")),
    )
    return DayEntry(words(say("Date")), field, written)


def next_day(context: GuiContext) -> DayEntry:
    """The date of the session after this one."""
    words = context.words
    written = short_day(context)
    field = DateField(
        context.today,
        words(say("This is not a date. Type one, such as 4 November.")),
        words(say("Open the calendar: next session")),
        towards=Towards.FUTURE,
        words={words(say("today")): 0, words(say("tomorrow")): 1},
        written=written,
        month_before=words(say("Month before")),
        month_after=words(say("Month after")),
    )
    return DayEntry(words(say("Date of the next session")), field, written)


def short_day(context: GuiContext) -> Callable[[date], str]:
    """Writes a day so that it fits a narrow field: "Tue 28 Oct", or "28 Oct 2024"."""

    def written(day: date) -> str:
        this_year = day.year == context.today().year
        return write_date(day, QLocale(), weekday=this_year, year=not this_year)

    return written
