"""Goals in one cell: `climb the stairs=3;sleep through the night`, each with how well it goes."""

from __future__ import annotations

from acutrack.domain.goal_activity import GoalActivity
from acutrack.interchange.cell_types import (
    CellType,
    escaped,
    read_number,
    split_list,
    unescaped,
    write_number,
)
from acutrack.interchange.dates import Reading

_SIGNS = "\\;="


def _read_goals(text: str, reading: Reading) -> tuple[GoalActivity, ...]:
    return tuple(_read_goal(part, reading) for part in split_list(text, ";") if part.strip())


def _read_goal(part: str, reading: Reading) -> GoalActivity:
    words, *numbers = split_list(part, "=")
    ability = read_number("=".join(numbers), reading) if numbers else None
    return GoalActivity(unescaped(words), ability)


def _write_goals(goals: tuple[GoalActivity, ...]) -> str:
    return ";".join(_write_goal(goal) for goal in goals)


def _write_goal(goal: GoalActivity) -> str:
    words = escaped(goal.text, _SIGNS)
    return words if goal.ability is None else f"{words}={write_number(goal.ability)}"


GOALS = CellType(_read_goals, _write_goals)
