"""Fill in a gap: only what is remembered; empty days are fine and stay empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.gap.day_facts import Column, day_facts
from acutrack.gui.pages.gap.gap_edits import answer_edit, number_edit
from acutrack.gui.pages.gap.week import DAYS, gap_start, week_of
from acutrack.gui.pages.gap.week_grid import WeekGrid
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.today.ten import SlipOfOne
from acutrack.gui.pages.today.todays_diary import TodaysDiary, read_today
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Heading, IconText, Rule, Text
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.gui.widgets.reading_order import read_in_order
from acutrack.text.answer_letters import NO, YES


class GapPage(Page):
    """A week at a time; a number typed is saved and the next day is ready."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        PainScore,
        DayAnswer,
        SideEffect,
        TreatmentSession,
        Patient,
    )

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._slip = SlipOfOne()
        self._scaled_day: date | None = None
        self.grid: WeekGrid | None = None
        self.done = primary(self.words(say("Done")), "check")
        self.on_paper = Button(self.words(say("Print a paper diary")), "printer")
        self.before = Button(self.words(say("Week before")), "chevron-left")
        self.after = Button(self.words(say("Week after")), "chevron-right")
        self.span = Text("", TextStyle.STRONG)
        self.span.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = Card()
        self._place_of_grid = QVBoxLayout()
        self._lay_out()
        self.done.clicked.connect(lambda: context.ways.go("today"))
        self.on_paper.clicked.connect(self._offer_paper)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))

    @override
    def refresh(self) -> None:
        diary = self._diary()
        if self.grid is None:
            self._open(gap_start({s.day for s in diary.scores}, diary.today), diary)
        else:
            self._fill(diary)

    @override
    def arrive(self, argument: str) -> None:
        """Open the week of the latest gap, at its first empty day."""
        try:
            diary = self._diary()
            self._open(gap_start({s.day for s in diary.scores}, diary.today), diary)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.grid.numbers[self._first_row] if self.grid is not None else self.done

    def _lay_out(self) -> None:
        self.card.body.addLayout(self._place_of_grid)
        self.scale_title = Heading("", 3)
        measure = MEASURES[PainMeasure.AVERAGE_24H]
        self.scale = PainScale(
            self.words(say("Average pain")),
            self.words(measure.low_anchor),
            self.words(measure.high_anchor),
            title_level=0,
        )
        self.scale.picked.connect(self._on_scale)
        self._close_scale()
        for widget in (self.scale_title, self.scale, Rule(), *self._how_to()):
            self.card.add(widget)
        self.scaffold = Scaffold(
            self.words(say("Fill in a gap")),
            self.words(say("Only what you remember. Empty days are fine and stay empty.")),
            [self.on_paper, self.done],
        )
        self.scaffold.add(self.card)
        weeks = QWidget()
        row = QHBoxLayout(weeks)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.before)
        row.addWidget(self.span, 1)
        row.addWidget(self.after)
        self.scaffold.add(weeks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scaffold)

    def _how_to(self) -> tuple[IconText, IconText]:
        keys = say(
            "Type a number: it is saved and the next day is ready. Arrow keys move. "
            "{yes} and {no} answer yes or no. Delete empties a cell.",
            yes=YES,
            no=NO,
        )
        later = say(
            "Days filled in later are shown with an open circle, "
            "so your doctor knows they are from memory."
        )
        return (
            IconText("keyboard", self.words(keys), icon_role=Role.INK2),
            IconText("info", self.words(later), icon_role=Role.INK2),
        )

    def _diary(self) -> TodaysDiary:
        return read_today(self.context.casebook, self.patient, self.context.now())

    def _open(self, day: date, diary: TodaysDiary) -> None:
        """Show the week that holds `day`, which the keyboard starts at."""
        days = week_of(day, self.context.words.formats.first_weekday())
        if self.grid is not None:
            self._place_of_grid.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
        self.grid = WeekGrid(self.context.words, days, diary.today)
        self.grid.typed.connect(self._on_number)
        self.grid.answered.connect(self._on_answer)
        self.grid.left.connect(self._on_left)
        self.grid.pressed.connect(self._open_scale)
        self._place_of_grid.addWidget(self.grid)
        # The layout would show it in a moment; the keyboard can only go to what is shown.
        self.grid.show()
        read_in_order(self.grid, self.scale, self.before, self.after)
        self._first_row = days.index(min(day, diary.today))
        self.after.setEnabled(days[-1] < diary.today)
        self.span.setText(self._span(days[0], days[-1]))
        self._close_scale()
        self._fill(diary)

    def _fill(self, diary: TodaysDiary) -> None:
        if self.grid is not None:
            self.grid.show_facts(tuple(day_facts(diary, day) for day in self.grid.days))

    def _span(self, first: date, last: date) -> str:
        formats = self.context.words.formats
        return self.words(
            say("{first} to {last}", first=formats.short_day(first), last=formats.medium_day(last))
        )

    def _offer_paper(self) -> None:
        from acutrack.gui.dialogs.paper_diary_dialog import offer_paper_diary

        offer_paper_diary(self.context, self)

    def _turn(self, weeks: int) -> None:
        """Show another week; the keyboard stays on the button."""
        if self.grid is not None:
            self._open(self.grid.days[0] + timedelta(days=weeks * DAYS), self._diary())

    def _on_left(self, weeks: int, column: int) -> None:
        """The keyboard went over the edge of the week: go on in the next one, if it has begun."""
        if self.grid is None:
            return
        ahead = self.grid.days[-1] + timedelta(days=1)
        diary = self._diary()
        if weeks > 0 and ahead > diary.today:
            return
        self._open(ahead if weeks > 0 else self.grid.days[0] - timedelta(days=1), diary)
        self.grid.focus_cell(0 if weeks > 0 else DAYS - 1, column)

    def _on_number(self, day: date, level: int | None) -> None:
        if level is not None and self._slip.completes_ten(day, level):
            self._attempt(lambda: self.context.casebook.undo(self.patient))
        if self._record(lambda: number_edit(self._diary(), day, level)):
            self._slip.saved(day, -1 if level is None else level)

    def _on_answer(self, column: Column, day: date, yes: bool | None) -> None:
        self._record(lambda: answer_edit(self._diary(), column, day, yes))

    def _record(self, make: Callable[[], Edit | None]) -> bool:
        """Record an edit; the cells show what is on disk in any case."""
        waiting: list[Edit] = []

        def again() -> bool:
            return self._record(make)

        def deed() -> None:
            edit = make()
            if edit is None:
                return
            if self.guard.holds_back(edit, again):
                waiting.append(edit)
            else:
                self.context.casebook.record(edit)

        done = self._attempt(deed, again) and not waiting
        if done:
            announce(self, self.words(say("Saved.")))
        else:
            self._fill(self._diary())
        return done

    def _attempt(
        self, deed: Callable[[], object], again: Callable[[], object] | None = None
    ) -> bool:
        try:
            deed()
        except AcuTrackError as error:
            self.context.notices.tell_failure(error, None if self.context.read_only else again)
            return False
        return True

    def _open_scale(self, day: date) -> None:
        """A cell was pressed: offer the numbers to somebody who does not type."""
        self._scaled_day = day
        score = self._diary().score(day)
        spoken = self.context.words.formats.weekday_and_month(day)
        question = self.words(say("Average pain on {day}", day=spoken))
        self.scale_title.setText(question)
        self.scale.setAccessibleName(question)
        self.scale.show_answer(None if score is None else round(score.value))
        self.scale_title.show()
        self.scale.show()

    def _close_scale(self) -> None:
        self._scaled_day = None
        self.scale_title.hide()
        self.scale.hide()

    def _on_scale(self, level: int) -> None:
        if self._scaled_day is not None:
            self._on_number(self._scaled_day, level)
