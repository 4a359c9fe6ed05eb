"""Courses and comparisons: what each period held, and whether anything differs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.errors import Obstacle
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.charts.offer import Offer
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.place_asked import place_asked
from acutrack.gui.pages.record_list import RecordList
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from acutrack.gui.pages.courses.course_table_view import CourseTable
    from acutrack.gui.pages.courses.courses_view import CoursesView
    from acutrack.gui.pages.courses.entries import Entries


class CoursesPage(Page):
    """One place that hurts at a time; which one is chosen above where there are several."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient, PainScore, TreatmentSession, SideEffect, CoTreatment, DayAnswer, Complaint,
        FrozenBaseline, Practitioner, Course,
    )  # fmt: skip

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._site: str | None = None
        self._view: CoursesView | None = None
        self.table: CourseTable | None = None
        self._back = Button(self.words(say("Back to the charts")), "chart-line")
        self._back.clicked.connect(partial(context.ways.go, "charts"))
        self._scaffold = Scaffold(
            self.words(say("Courses and comparisons")),
            self.words(
                say("Your treatment period by period, set side by side. Nothing is ranked.")
            ),
            [self._back],
        )
        self._sites = Offer(self.words(say("Which pain")))
        self._sites.picked.connect(self._choose_site)
        self._empty = self._empty_state()
        self.plans = Text("")
        self._courses = self._course_card()
        self.findings = RecordList()
        for part in (self._sites, self._empty, self._courses, self.findings):
            self._scaffold.add(part)
        for part in (self._empty, self._courses, self.findings):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def first_focus(self) -> QWidget | None:
        return self._back

    @override
    def arrive(self, argument: str) -> None:
        site = place_asked(argument)
        if site is not None:
            self._choose_site(site)

    @override
    def refresh(self) -> None:
        # numpy loads with the first table that is worked out, not with the window.
        from acutrack.analysis.diary import read_diary
        from acutrack.gui.pages.courses.courses_view import courses_view

        casebook = self.context.casebook
        found = casebook.load(Patient, self.patient)
        if not found:
            raise Obstacle(say("This record is no longer there. Open another one."))
        diary = read_diary(casebook, found[0])
        if self._site not in {score.site for score in diary.scores}:
            self._site = None
        who = casebook.load(Practitioner, EVERYONE)
        job = partial(courses_view, diary, who, self.context.today(), self._site)
        self.context.work.start(self, job, self._show, what="courses")

    def _show(self, view: CoursesView) -> None:
        from acutrack.gui.pages.courses.comparison_cards import (
            BreaksCard,
            ComparisonCard,
            ReliefCard,
        )
        from acutrack.gui.pages.courses.course_facts import CourseFacts

        self._view = view
        words = self.context.words
        any_rows = bool(view.rows)
        self._empty.setVisible(not any_rows)
        self._courses.setVisible(any_rows)
        self.findings.setVisible(any_rows)
        whole = self.words(say("Pain as a whole"))
        self._sites.show_options([(site, site or whole) for site in view.sites], view.site)
        if not any_rows:
            return
        self._show_plans(view)
        self._course_table().show_courses(view.rows, CourseFacts(view, words))
        with self.findings.anew():
            self.findings.add(ReliefCard(view, words, self.show_entries))
            self.findings.add(ComparisonCard(view, words, self.show_entries))
            self.findings.add(BreaksCard(view, words))

    def _show_plans(self, view: CoursesView) -> None:
        """What was planned, and what was answered at the reviews."""
        from acutrack.analysis.words.plan_words import course_lines
        from acutrack.domain.course import sessions_of

        today = self.context.today()
        told = [
            " ".join(
                self.words(line)
                for line in course_lines(
                    course, len(sessions_of(course, view.diary.sessions, today)), today
                )
            )
            for course in sorted(view.diary.courses, key=lambda each: each.started_on)
        ]
        self.plans.setText("\n".join(told))
        self.plans.setVisible(bool(told))

    def show_entries(self, entries: Entries) -> None:
        """Open the entries behind a number."""
        from acutrack.gui.pages.courses.entries import EntryWords
        from acutrack.gui.pages.courses.entries_dialog import show_entries

        names = {} if self._view is None else self._view.names
        show_entries(entries, EntryWords(self.context.words, names), self.window())

    def _course_table(self) -> CourseTable:
        from acutrack.gui.pages.courses.course_table_view import CourseTable

        if self.table is None:
            self.table = CourseTable(
                self.words(say("Periods of treatment, earliest first")), self.context.words
            )
            self.table.wanted.connect(self.show_entries)
            self._courses.body.insertWidget(self._courses.body.count() - 1, self.table)
        return self.table

    def _course_card(self) -> Card:
        from acutrack.analysis.words.course_table_words import table_caution

        how = QuietLink(self.words(say("How AcuTrack decides")), "circle-question-mark")
        how.clicked.connect(partial(self.context.ways.go, "decides"))
        card = Card(self.words(say("Periods without a change in treatment")), beside=how, level=2)
        told = say(
            "A new row begins where practitioner, technique, points or medicine changed. Open an "
            "underlined cell to see its entries."
        )
        card.add(Text(self.words(told), TextStyle.SMALL, Role.INK2))
        card.add(self.plans)
        card.add(Text(self.words(table_caution()), TextStyle.SMALL, Role.INK2))
        return card

    def _empty_state(self) -> EmptyState:
        log = primary(self.words(say("Log a session")), "plus")
        log.clicked.connect(partial(self.context.ways.go, "sessions", "new"))
        told = say("Your treatment stands here from the first session on.")
        return EmptyState(self.words(told), log, "calendar-check-2")

    def _choose_site(self, site: object) -> None:
        self._site = str(site)
        self.refresh_if_shown()
