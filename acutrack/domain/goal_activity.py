"""What somebody wants to be able to do again, in their own words, as a course sets out to reach."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.domain.limits import SHORT_TEXT, check_given, check_number, check_text
from acutrack.domain.message import say

MOST_GOALS = 5


@dataclass(frozen=True)
class GoalActivity:
    """One activity that the treatment is to bring back.

    Attributes:
        text: in the patient's own words, such as "climb the stairs".
        ability: how well it goes at the start, 0 (not at all) to 10 (as well as ever); None if
            nobody asked.
    """

    text: str
    ability: float | None = None

    def __post_init__(self) -> None:
        """Check what is written; raises InvalidEntry."""
        check_given(self.text, "goals", say("The activity"))
        check_text(self.text, SHORT_TEXT, "goals", say("The activity"))
        check_number(self.ability, 0, 10, "goals", say("How well it goes at the start"))
