"""Goals are typed as lines, as people write them down."""

from __future__ import annotations

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.goal_activity import GoalActivity
from acutrack.gui.pages.sessions.goals_field import goal_from, line_of


@pytest.mark.parametrize(
    ("typed", "goal"),
    [
        ("climb the stairs", GoalActivity("climb the stairs")),
        ("climb the stairs 3/10", GoalActivity("climb the stairs", 3)),
        ("sleep: 2,5 / 10", GoalActivity("sleep", 2.5)),
        ("爬楼梯3/10", GoalActivity("爬楼梯", 3)),
        ("walk 5 km", GoalActivity("walk 5 km")),
    ],
)
def test_a_line_is_a_goal_with_how_well_it_goes(typed: str, goal: GoalActivity) -> None:
    assert goal_from(typed) == goal
    assert goal_from(line_of(goal)) == goal


def test_more_than_ten_of_ten_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        goal_from("walk 11/10")
