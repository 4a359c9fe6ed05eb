"""What the course table tells of a period, and the entries behind each of its facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from acutrack.analysis.sessions.course_table import CourseRow
from acutrack.analysis.sessions.session_groups import Group, Grouping
from acutrack.analysis.words.comparison_words import group_names
from acutrack.analysis.words.course_table_words import (
    manner_part,
    row_change,
    row_medicines,
    row_side_effects,
)
from acutrack.analysis.words.plain_words import shown
from acutrack.domain.message import Message, say, say_in
from acutrack.gui.pages.courses.courses_view import CoursesView
from acutrack.gui.pages.courses.entries import Entries, Part
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class Fact:
    """One column: its heading, what a row says in it, and what stands behind that (if anything)."""

    heading: Message
    told: Callable[[CourseRow], Message]
    behind: Callable[[CourseRow], Entries] | None = None


class CourseFacts:
    """The facts of a view, side by side or under each other."""

    def __init__(self, view: CoursesView, words: Catalogue) -> None:
        self._view = view
        self._formats = words.formats
        diary = view.diary
        self._scores = {one.id: one for one in diary.scores}
        self._sessions = {one.id: one for one in diary.sessions}

    def side_by_side(self) -> tuple[Fact, ...]:
        """How treatment was given stands in one column."""
        return (self._days(), Fact(say("How"), self._how, self._given), *self._numbers())

    def stacked(self) -> tuple[Fact, ...]:
        """Each part of how treatment was given on a line of its own."""
        return (
            self._days(),
            Fact(say("Practitioner"), self._practitioner, self._held),
            Fact(say("Technique"), self._technique, self._held),
            Fact(say("Points"), self._points, self._held),
            Fact(say("Medicine"), row_medicines, self._medicines),
            *self._numbers(),
        )

    def _days(self) -> Fact:
        return Fact(say("Days"), self._window)

    def _numbers(self) -> tuple[Fact, ...]:
        return (
            Fact(say("Sessions"), lambda row: _number(len(row.session_ids)), self._held),
            Fact(say("Days noted"), lambda row: _number(row.days_recorded), self._rated),
            Fact(say("Average"), _average, self._rated),
            Fact(say_in("how much it changed", "Change"), row_change, self._compared),
            Fact(say("Side effects"), row_side_effects, self._effects),
        )

    def _window(self, row: CourseRow) -> Message:
        day = self._formats.medium_day
        return say("{first} to {last}", first=day(row.window.first), last=day(row.window.last))

    def _how(self, row: CourseRow) -> Message:
        return say(
            "Practitioner: {practitioner}\nTechnique: {technique}\nPoints: {points}\n"
            "Medicine: {medicine}",
            practitioner=self._practitioner(row),
            technique=self._technique(row),
            points=self._points(row),
            medicine=row_medicines(row),
        )

    def _practitioner(self, row: CourseRow) -> Message:
        return self._part(row.manner.practitioner, Grouping.PRACTITIONER)

    def _technique(self, row: CourseRow) -> Message:
        return self._part(row.manner.technique, Grouping.TECHNIQUE)

    def _points(self, row: CourseRow) -> Message:
        return self._part(row.manner.points, Grouping.POINTS)

    def _part(self, group: Group | None, by: Grouping) -> Message:
        return manner_part(group, group_names(by, self._view.names))

    def _held(self, row: CourseRow) -> Entries:
        return Entries(self._title(row), (self._sessions_part(row),))

    def _given(self, row: CourseRow) -> Entries:
        return Entries(self._title(row), (self._sessions_part(row), _medicines_part(row)))

    def _medicines(self, row: CourseRow) -> Entries:
        return Entries(self._title(row), (_medicines_part(row),))

    def _rated(self, row: CourseRow) -> Entries:
        return Entries(self._title(row), (self._scores_part(row),))

    def _compared(self, row: CourseRow) -> Entries:
        start = Part(say("Pain before the first session"), self._view.start)
        return Entries(self._title(row), (self._scores_part(row), start))

    def _effects(self, row: CourseRow) -> Entries:
        held = set(row.session_ids)
        noted = [one for one in self._view.diary.side_effects if one.session_id in held]
        answers = sorted(noted, key=lambda one: (one.day, one.id))
        return Entries(self._title(row), (Part(say("What was answered"), answers),))

    def _sessions_part(self, row: CourseRow) -> Part:
        return Part(say("Sessions"), [self._sessions[one] for one in row.session_ids])

    def _scores_part(self, row: CourseRow) -> Part:
        return Part(say("Pain in these days"), [self._scores[one] for one in row.score_ids])

    def _title(self, row: CourseRow) -> Message:
        return say("Entries of {days}", days=self._window(row))


def _medicines_part(row: CourseRow) -> Part:
    return Part(say("Medicine"), row.medicines)


def _number(count: int) -> Message:
    return say("{count}", count=count)


def _average(row: CourseRow) -> Message:
    return say("None") if row.mean is None else say("{average}", average=shown(row.mean))
