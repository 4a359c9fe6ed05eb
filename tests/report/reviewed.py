"""Diaries with reviews: four weeks before the first session, eight weeks since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from acutrack.analysis.diary import read_diary
from acutrack.analysis.reviews.standing import Standing, standings
from acutrack.casebook.casebook import Casebook
from acutrack.domain.complaint import Complaint, LateChange, Settled
from acutrack.domain.record import Record
from tests.builders import (
    NOW,
    a_complaint,
    a_frozen_baseline,
    a_patient,
    a_questionnaire,
    a_session,
    a_treatment,
    an_answer,
    an_effect,
    answered_none,
    daily_scores,
    day,
)

#: The first session; the second review, of day 56, was held a week ago.
ZERO = day(-63)
BEFORE = 28
_SWING = (0, 1, -1, 0, 1, 0, -1)


def levels(start: float, later: float) -> list[float | None]:
    """One rating a day: around `start` before the first session, around `later` since."""
    days = range(BEFORE + 63)
    return [(start if at < BEFORE else later) + _SWING[at % len(_SWING)] for at in days]


def reviewed(start: float = 7, later: float = 4, *more: Record) -> list[Record]:
    """Ratings and weekly sessions; `more` is recorded beside them."""
    first = day(-63 - BEFORE)
    settled = list(levels(start, later)[:BEFORE])
    return [
        a_patient(),
        a_complaint(usual_pain=None),
        a_frozen_baseline(settled, first=first, frozen_on=ZERO),
        *daily_scores(levels(start, later), first),
        *(a_session(id=f"session{at}", day=day(-63 + 7 * at)) for at in range(9)),
        *more,
    ]


def everything() -> list[Record]:
    """The same with questionnaires, side effects, other care, and what was changed late."""
    records = reviewed(
        7,
        4,
        *questionnaires(),
        *side_effects(),
        a_treatment("Naproxen", start=day(-50), end=day(-20)),
        a_treatment("Physiotherapy twice a week with exercises at home", start=day(-41)),
        *(an_answer(day=day(-at), yes=at > 60 or at % 9 == 0) for at in range(1, 91)),
        a_complaint(id="knee", site="left knee", recalled_level=8, recalled_on=day(-40)),
    )
    late = LateChange(day(-10), Settled.IMPORTANCE)
    return [
        replace(each, late_changes=(late,))
        if isinstance(each, Complaint) and each.site == "lower back"
        else each
        for each in records
    ]


def questionnaires() -> list[Record]:
    """PEG four times, activities twice, and the overall view."""
    activities = ("Walking to the market", "Standing to cook")
    return [
        a_questionnaire(day=day(-70), items=(7, 8, 7)),
        a_questionnaire(day=day(-35), items=(6, 5, 5)),
        a_questionnaire(day=day(-14), items=(4, 4, 4)),
        a_questionnaire(day=day(-7), items=(4, 3, 4)),
        a_questionnaire("psfs", day=day(-70), items=(3, 4), labels=activities),
        a_questionnaire("psfs", day=day(-7), items=(6, 6), labels=activities),
        a_questionnaire("pgic", day=day(-7), items=(2,), labels=("Much improved",)),
    ]


def side_effects() -> list[Record]:
    """Two bruises at nine sessions, the last of which nobody asked about."""
    with_bruise = (0, 4)
    return [
        an_effect(day=day(-63 + 7 * at), session_id=f"session{at}")
        if at in with_bruise
        else answered_none(day=day(-63 + 7 * at), session_id=f"session{at}")
        for at in range(8)
    ]


def standing_of_main(casebook: Casebook) -> Standing:
    """What the analysis says of the complaint that page 1 is about."""
    return standings(read_diary(casebook, casebook.patients()[0]), NOW)[0]


def review_day_of(standing: Standing) -> date:
    """The day of the latest review."""
    assert standing.latest is not None
    return standing.latest.review.day
