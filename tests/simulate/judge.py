"""Asks the shipped method; the only place of the simulation that knows how it is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.circumstances import Circumstances
from acutrack.analysis.change.result import Code, Result, Strength
from tests.simulate.patient import Days, Diaries, Grid

#: Any day will do: the method counts from it.
START = date(2025, 8, 18)
_ZERO = START.toordinal()
_NOTHING_TOLD = Circumstances()


def verdict(
    diaries: Diaries, patient: int, review: int, care_changes: Sequence[int] = ()
) -> Result:
    """What AcuTrack says of one patient at the review on that day, as they told it all.

    `care_changes` are the days on which another treatment began.
    """
    days, scores = diaries.rated(patient)
    told = Circumstances(
        usual_pain=float(diaries.usual[patient]),
        care_changes=tuple(START + timedelta(days=day) for day in care_changes),
    )
    return verdict_on(days, scores, review, told)


def verdict_on(
    days: Days, scores: Grid, review: int, told: Circumstances = _NOTHING_TOLD
) -> Result:
    """The same of any diary: day numbers (day 0 is the first session) and scores."""
    return assess(days + _ZERO, scores, START, START + timedelta(days=review), told=told)


def clean(result: Result) -> bool:
    """Whether pain is said to be lower without any caution."""
    return result.code.better and result.strength is not Strength.TENTATIVE


#: How the tables call each verdict.
SHORT = {
    Code.NOT_ENOUGH_DATA: "not_enough",
    Code.BETTER_IMPORTANT: "important",
    Code.BETTER_SIZE_UNCLEAR: "size_unclear",
    Code.BETTER_SMALL: "small",
    Code.NO_CLEAR_CHANGE: "no_clear",
    Code.NO_IMPORTANT_CHANGE: "no_important",
    Code.WORSE: "worse",
}
