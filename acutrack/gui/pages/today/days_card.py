"""The last 7 days, and adding one that is empty."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.pages.today.answer_card import MEASURE
from acutrack.gui.pages.today.focus import holds_focus
from acutrack.gui.pages.today.todays_diary import TodaysDiary
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.day_strip import DayCell, DayStrip
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.text.catalogue import Catalogue


class DaysCard(Card):
    """Past days; their numbers show only after today's answer, so that they cannot draw it.

    Signals: `picked` carries a day and its level, `wanted_today` that today's own key was pressed,
    `wanted_gap` the way to a whole week.
    """

    picked = Signal(object, int)
    wanted_today = Signal()
    wanted_gap = Signal()

    def __init__(self, words: Catalogue) -> None:
        self.gap = QuietLink(words(say("Fill in a longer gap")))
        super().__init__(words(say("Last 7 days")), beside=self.gap)
        self._words = words
        self._diary: TodaysDiary | None = None
        self.open_day: date | None = None
        self.strip = DayStrip(words(say("Add")))
        self.waiting = Text(
            words(say("Your last days show here after today’s answer.")), TextStyle.SMALL, Role.INK2
        )
        self.asked = Heading("", 3)
        self.scale = PainScale(
            words(say("Average pain on another day")),
            words(MEASURE.low_anchor),
            words(MEASURE.high_anchor),
            title_level=0,
        )
        for widget in (self.strip, self.waiting, self.asked, self.scale):
            self.add(widget)
        self.gap.clicked.connect(self.wanted_gap)
        self.strip.day_chosen.connect(self._on_day)
        self.scale.picked.connect(self._on_picked)
        self.scale.settled.connect(lambda _level: self.close_day())
        self._show_scale(None)

    def show_diary(self, diary: TodaysDiary) -> None:
        """Show the days, once today is answered."""
        self._diary = diary
        answered = diary.answer is not None
        self.strip.setVisible(answered)
        self.waiting.setVisible(not answered)
        self.strip.show_days([self._cell(day, diary) for day in diary.last_days])
        still = self.open_day in diary.last_days and answered
        self._show_scale(self.open_day if still else None)

    def close_day(self) -> None:
        """Put the scale of the day that was added away; the keyboard goes back to the strip."""
        day, inside = self.open_day, holds_focus(self.scale)
        self._show_scale(None)
        for key in self.strip.keys:
            if inside and key.cell.day == day:
                key.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.open_day is not None:
            self.close_day()
        else:
            super().keyPressEvent(event)

    def _on_day(self, day: date) -> None:
        if self._diary is not None and day == self._diary.today:
            self._show_scale(None)
            self.wanted_today.emit()
        elif day == self.open_day:
            self.close_day()
        else:
            self._show_scale(day)
            self.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picked(self, level: int) -> None:
        if self.open_day is not None:
            self.picked.emit(self.open_day, level)

    def _show_scale(self, day: date | None) -> None:
        self.open_day = day
        self.asked.setVisible(day is not None)
        self.scale.setVisible(day is not None)
        if day is None or self._diary is None:
            return
        spoken = self._words.formats.weekday_and_month(day)
        question = self._words(say("How strong was your pain on average on {day}?", day=spoken))
        self.asked.setText(question)
        self.scale.setAccessibleName(question)
        score = self._diary.score(day)
        self.scale.show_answer(None if score is None else round(score.value))

    def _cell(self, day: date, diary: TodaysDiary) -> DayCell:
        formats, today = self._words.formats, day == diary.today
        caption = self._words(say("Today")) if today else formats.weekday(day)
        score = diary.score(day)
        spoken = formats.weekday_and_month(day)
        if score is None:
            name = say("Add {day}", day=spoken)
            return DayCell(day, caption, None, self._words(name), today)
        if score.filled_in_later:
            name = say(
                "{day}: {value} out of 10, filled in on {written}",
                day=spoken,
                value=score.value,
                written=formats.weekday_and_month(score.written_at.date()),
            )
        else:
            name = say("{day}: {value} out of 10", day=spoken, value=score.value)
        value = formats.number(score.value)
        return DayCell(day, caption, value, self._words(name), today, score.filled_in_later)
