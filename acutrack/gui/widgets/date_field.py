"""Dates and times that are typed freely, with a calendar beside the date."""

from collections.abc import Callable, Mapping
from datetime import date, time

from PySide6.QtCore import QLocale, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from typing_extensions import override

from acutrack.gui.widgets.calendar_popup import CalendarPopup
from acutrack.gui.widgets.field_button import FieldButton
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.typed_date import Towards, read_date, read_time, write_date


class DateField(TextField):
    """A day, typed in many forms or picked from a calendar; empty means not said.

    Args:
        today: Tells the current day.
        unreadable: What is said when the text is no date ("Type a date, such as 28 October").
        open_calendar: The name of the calendar button.
        latest: The last day taken, if there is one.
        too_late: What is said for a day after that.
        towards: Which year is meant when none was typed.
        words: Words for days, such as "today" (0) and "yesterday" (-1).
        written: How a date is shown; the locale's own form if not given.
        month_before: The name of the button to the month before.
        month_after: The name of the button to the month after.
    """

    changed = Signal(object)
    """The new ``date``, or None when the field was emptied."""

    def __init__(
        self,
        today: Callable[[], date],
        unreadable: str,
        open_calendar: str,
        *,
        latest: date | None = None,
        too_late: str = "",
        towards: Towards = Towards.PAST,
        words: Mapping[str, int] | None = None,
        written: Callable[[date], str] | None = None,
        month_before: str = "",
        month_after: str = "",
    ) -> None:
        super().__init__(wide=13)
        self._months = (month_before, month_after)
        self._today = today
        self._unreadable = unreadable
        self._latest = latest
        self._too_late = too_late or unreadable
        self._towards = towards
        self._words = words
        self._written = written or _as_the_locale_writes
        self._value: date | None = None
        self.calendar_button = FieldButton("calendar", open_calendar, self)
        self.calendar_button.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self._take)

    @property
    def value(self) -> date | None:
        """The day last taken, or None."""
        return self._value

    def show_value(self, value: date | None) -> None:
        """Show a day without telling anybody."""
        self._value = value
        self.setText(self._written(value) if value else "")
        self.mark_wrong(False)

    def take(self) -> None:
        """Read what is typed now, as when the field is left."""
        self._take()

    def name_calendar(self, name: str) -> None:
        """Say in the name of the calendar button which day it is for."""
        self.calendar_button.set_words("", name)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        popup = CalendarPopup(self, self._value or self._today(), self._latest, self._months)
        popup.picked.connect(self._take_picked)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.calendar_button.stay_at_the_end(self)

    def _take(self) -> None:
        typed = self.text().strip()
        if self._value and typed == self._written(self._value):
            return
        read = read_date(typed, self._today(), QLocale(), towards=self._towards, words=self._words)
        problem = self._problem_with(typed, read)
        self.mark_wrong(bool(problem))
        self.problem.emit(problem)
        if not problem:
            self._become(read)

    def _problem_with(self, typed: str, read: date | None) -> str:
        if typed and read is None:
            return self._unreadable
        if read and self._latest and read > self._latest:
            return self._too_late
        return ""

    def _take_picked(self, day: date) -> None:
        self.problem.emit("")
        self._become(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _become(self, value: date | None) -> None:
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.changed.emit(value)


class TimeField(TextField):
    """A time of day, typed; empty means not said.

    Args:
        unreadable: What is said when the text is no time ("Type a time, such as 10:30").
    """

    changed = Signal(object)
    """The new ``time``, or None when the field was emptied."""

    def __init__(self, unreadable: str, *, example: str = "") -> None:
        super().__init__(example, wide=9)
        self._unreadable = unreadable
        self._value: time | None = None
        self.editingFinished.connect(self._take)

    @property
    def value(self) -> time | None:
        """The time last taken, or None."""
        return self._value

    def show_value(self, value: time | None) -> None:
        """Show a time without telling anybody."""
        self._value = value
        short = QLocale.FormatType.ShortFormat
        self.setText(QLocale().toString(QTime(value.hour, value.minute), short) if value else "")
        self.mark_wrong(False)

    def take(self) -> None:
        """Read what is typed now, as when the field is left."""
        self._take()

    def _take(self) -> None:
        typed = self.text().strip()
        read = read_time(typed)
        wrong = bool(typed) and read is None
        self.mark_wrong(wrong)
        self.problem.emit(self._unreadable if wrong else "")
        if wrong:
            return
        changed = read != self._value
        self.show_value(read)
        if changed:
            self.changed.emit(read)


def _as_the_locale_writes(day: date) -> str:
    return write_date(day, QLocale())
