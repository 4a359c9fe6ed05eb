"""How far the course of treatment has come; hidden where no sessions are planned."""

from __future__ import annotations

from acutrack.charts.palette import Role
from acutrack.domain.course import review_line
from acutrack.domain.message import say
from acutrack.gui.pages.today.todays_diary import TodaysDiary
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.progress_bar import ProgressBar
from acutrack.text.catalogue import Catalogue


class CourseProgressCard(Card):
    """The numbers, a bar that repeats them, and the day of the review."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Course of treatment")))
        self._words = words
        self.told = Text("")
        self.bar = ProgressBar()
        self.review = Text("", TextStyle.SMALL, Role.INK2)
        for part in (self.told, self.bar, self.review):
            self.add(part)
        self.hide()

    def show_diary(self, diary: TodaysDiary) -> None:
        """Show the course that goes on, if its sessions are counted."""
        course, done = diary.course, diary.held_in_course
        planned = course.planned_sessions if course is not None else None
        if course is None or planned is None:
            self.hide()
            return
        self.title.setText(course.name)
        said = say("{done} of {planned} planned sessions", done=done, planned=planned)
        self.told.setText(self._words(said))
        self.bar.show_share(done / planned)
        review = review_line(course, diary.today)
        self.review.setVisible(review is not None)
        if review is not None:
            self.review.setText(self._words(review))
        self.show()
