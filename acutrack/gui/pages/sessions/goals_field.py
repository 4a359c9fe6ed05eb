"""Goals of a course as lines of text, each with how well it goes at the start if that was said."""

from __future__ import annotations

import re

from acutrack.domain.goal_activity import GoalActivity
from acutrack.domain.message import say
from acutrack.gui.widgets.fields import NoteField
from acutrack.gui.widgets.form_field import FormField
from acutrack.text.catalogue import Catalogue

#: "climb the stairs 3/10", as people write it down.
_RATED = re.compile(r"(?P<text>.*?)[\s:,;–-]*(?P<ability>\d{1,2}(?:[.,]\d+)?)\s*/\s*10")


class GoalsField(FormField):
    """One goal a line."""

    def __init__(self, words: Catalogue) -> None:
        self._lines = NoteField(lines=3)
        super().__init__(
            words(say("Goals: what you want to do again")),
            self._lines,
            words(
                say("Up to 5, each on its own line. Add how well it goes now: climb stairs 3/10.")
            ),
        )

    def show_goals(self, goals: tuple[GoalActivity, ...]) -> None:
        """Show goals to be changed, without a problem."""
        self.show_problem("")
        self._lines.setPlainText("\n".join(line_of(goal) for goal in goals))

    def goals(self) -> tuple[GoalActivity, ...]:
        """The goals as typed. Raises InvalidEntry."""
        lines = (line.strip() for line in self._lines.toPlainText().splitlines())
        return tuple(goal_from(line) for line in lines if line)


def line_of(goal: GoalActivity) -> str:
    """A goal as its line is typed."""
    return goal.text if goal.ability is None else f"{goal.text} {goal.ability:g}/10"


def goal_from(line: str) -> GoalActivity:
    """The goal that a line tells of. Raises InvalidEntry."""
    rated = _RATED.fullmatch(line)
    if rated is None:
        return GoalActivity(line)
    return GoalActivity(rated["text"].strip(), float(rated["ability"].replace(",", ".")))
