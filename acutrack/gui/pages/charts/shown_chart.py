"""The charts there are to choose from, and which one is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from acutrack.domain.message import Message, say


class ShownChart(Enum):
    """One of the charts of the page, in the order in which they are offered."""

    TREND = "trend"
    AFTER_SESSION = "after_session"
    EACH_SESSION = "each_session"
    DAYS_BY_LEVEL = "days_by_level"
    CALENDAR = "calendar"
    QUESTIONNAIRES = "questionnaires"
    SIDE_EFFECTS = "side_effects"
    PLACES = "places"
    SIDE_BY_SIDE = "side_by_side"


CHART_NAMES: Mapping[ShownChart, Message] = {
    ShownChart.TREND: say("Trend"),
    ShownChart.AFTER_SESSION: say("After a session"),
    ShownChart.EACH_SESSION: say("Each session"),
    ShownChart.DAYS_BY_LEVEL: say("Days by level"),
    ShownChart.CALENDAR: say("Calendar"),
    ShownChart.QUESTIONNAIRES: say("Questionnaires"),
    ShownChart.SIDE_EFFECTS: say("Side effects"),
    ShownChart.PLACES: say("Where"),
    ShownChart.SIDE_BY_SIDE: say("Side by side"),
}

#: Charts that rest on set windows or on the whole diary, whatever range is chosen.
WITHOUT_RANGE = frozenset(
    {
        ShownChart.DAYS_BY_LEVEL,
        ShownChart.AFTER_SESSION,
        ShownChart.QUESTIONNAIRES,
        ShownChart.PLACES,
    }
)
#: Charts that are about one place that hurts.
OF_A_PLACE = frozenset(
    {
        ShownChart.TREND,
        ShownChart.AFTER_SESSION,
        ShownChart.DAYS_BY_LEVEL,
        ShownChart.CALENDAR,
    }
)


@dataclass(frozen=True)
class Wanted:
    """What the person chose.

    Attributes:
        chart: which chart.
        weeks: how much of it; None is everything.
        site: which pain; None takes the one the diary is about.
        measure: which questionnaire, by key; None takes the one answered last.
        wide: after a session, the view from 7 days before to 14 after.
    """

    chart: ShownChart = ShownChart.TREND
    weeks: int | None = 12
    site: str | None = None
    measure: str | None = None
    wide: bool = False
