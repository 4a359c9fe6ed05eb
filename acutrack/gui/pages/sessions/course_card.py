"""How far the course has come, and a small form to start or change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acutrack.charts.palette import Role
from acutrack.domain.course import Course
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.sessions.entries import (
    DayEntry,
    Entry,
    NumberEntry,
    TextEntry,
    first_problem,
)
from acutrack.gui.pages.sessions.goals_field import GoalsField
from acutrack.gui.theme import TextStyle
from acutrack.gui.versions.value_words import goal_words
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.field_grid import FieldGrid
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.progress_bar import ProgressBar
from acutrack.text.catalogue import Catalogue


class CourseCard(Card):
    """Sessions noted against sessions planned."""

    wanted = Signal()
    """The course is to be changed, or one is to be started."""

    def __init__(self, words: Catalogue) -> None:
        self.deed = Button(words(say("Start a course")), "plus")
        super().__init__(words(say("Course of treatment")), beside=self.deed)
        self._words = words
        self.deed.clicked.connect(self.wanted)
        self.told = Text("")
        self.bar = ProgressBar()
        self.add(self.told)
        self.add(self.bar)
        self.plan = Text("", TextStyle.SMALL, Role.INK2)
        self.plan.hide()
        self.add(self.plan)

    def show_course(self, course: Course | None, done: int, today: date) -> None:
        """Show the course that is going on, or the offer to start one."""
        words = self._words
        self.bar.setVisible(course is not None and course.planned_sessions is not None)
        self._show_plan(course, done, today)
        if course is None:
            self.title.setText(words(say("Course of treatment")))
            self.told.setText(words(say("Sessions planned together can be counted as a course.")))
            self.deed.set_words(words(say("Start a course")))
            self.deed.set_icon_name("plus")
            return
        self.title.setText(course.name)
        self.deed.set_words(
            words(say("Change")), words(say("Change the course {name}", name=course.name))
        )
        self.deed.set_icon_name("pencil")
        planned = course.planned_sessions
        if planned is None:
            self.told.setText(words(say_count("{count} session", "{count} sessions", done)))
            return
        self.told.setText(
            words(say("{done} of {planned} planned sessions", done=done, planned=planned))
        )
        self.bar.show_share(done / planned)

    def _show_plan(self, course: Course | None, done: int, today: date) -> None:
        """The review to come, and what was answered at the last one."""
        from acutrack.analysis.words.plan_words import course_lines

        lines = [*course_lines(course, done, today)[1:]] if course is not None else []
        if course is not None:
            lines += [goal_words(goal) for goal in course.goals]
        self.plan.setText("\n".join(self._words(line) for line in lines))
        self.plan.setVisible(bool(lines))


class CourseForm(Card):
    """Name, how many, how often, since when. Emits the course after and before."""

    finished = Signal(object, object)
    removed = Signal(object)
    closed = Signal()

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        super().__init__(words(say("Course of treatment")))
        self._context, self._patient = context, patient
        self._before: Course | None = None
        name = TextEntry(words(say("Name of the course")))
        name.line.setPlaceholderText(words(say("Such as Low back, autumn")))
        self.entries: dict[str, Entry] = {
            "name": name,
            "planned_sessions": NumberEntry(words, say("Planned sessions"), 1, 500),
            "planned_per_week": NumberEntry(words, say("Sessions per week"), 0.05, 14, decimals=2),
            "started_on": self._day(say("Start"), say("Open the calendar: start of the course")),
            "review_on": self._day(
                say("Review: ask me whether to carry on"),
                say("Open the calendar: review of the course"),
            ),
            "ended_on": self._day(
                say("End; empty while it goes on"), say("Open the calendar: end of the course")
            ),
        }
        self.add(FieldGrid(*(entry.field for entry in self.entries.values())))
        self.goals = GoalsField(words)
        self.add(self.goals)
        self.save = Button(words(say("Save the course")), "check")
        self.save.clicked.connect(self._finish)
        self.remove = Button(words(say("Remove the course")), "trash-2")
        self.remove.clicked.connect(lambda: self.removed.emit(self._before))
        self.close_form = Button(words(say("Close without saving")), "x")
        self.close_form.clicked.connect(self.closed)
        self.add(flow(self.save, self.remove, self.close_form, gap=4))

    def open(self, course: Course | None) -> None:
        """Show a course to change, or an empty form."""
        self._before = course
        for name, entry in self.entries.items():
            entry.field.show_problem("")
            entry.show(_plain(getattr(course, name)) if course is not None else None)
        if course is None:
            self.entries["started_on"].show(self._context.today().isoformat())
        self.goals.show_goals(course.goals if course is not None else ())
        self.remove.setVisible(course is not None)

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.entries["name"].field.field

    def _finish(self) -> None:
        self.goals.show_problem("")
        for entry in self.entries.values():
            entry.field.show_problem("")
        try:
            course = self._course()
        except InvalidEntry as error:
            if error.field == "goals":
                self.goals.show_problem(self._context.words(error.message))
                self.goals.field.setFocus()
                return
            entry = self.entries.get(error.field, self.entries["name"])
            entry.field.show_problem(self._context.words(error.message))
            entry.field.field.setFocus()
            return
        wrong = first_problem(self.entries)
        if wrong is not None:
            self.entries[wrong].field.field.setFocus()
            return
        self.finished.emit(course, self._before)

    def _course(self) -> Course:
        read = {name: entry.read() for name, entry in self.entries.items()}
        if read["started_on"] is None:
            raise InvalidEntry(say("The start is empty. Type a date, such as 3 May."), "started_on")
        goals = self.goals.goals()
        if self._before is not None:
            return replace(self._before, goals=goals, **read)  # type: ignore[arg-type]
        return Course(
            patient_id=self._patient,
            written_at=self._context.now(),
            goals=goals,
            **read,  # type: ignore[arg-type]
        )

    def _day(self, label: Message, calendar: Message) -> DayEntry:
        words = self._context.words
        written = words.formats.medium_day
        field = DateField(
            self._context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(calendar),
            written=written,
        )
        return DayEntry(words(label), field, written)


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
