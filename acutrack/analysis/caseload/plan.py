"""What of a patient's diary a row looks at: the place, the start, the windows, the last review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.caseload.practice import Known, Place
from acutrack.analysis.caseload.ratings import Wanted
from acutrack.analysis.change.result import Result
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.daily_series import main_site_among, places_counted
from acutrack.analysis.judged_start import JudgedStart, start_among
from acutrack.analysis.phases import SINCE_DAYS, Phases, phases, review_day
from acutrack.analysis.reviews.review_schedule import review_days, session_before, stored_result
from acutrack.domain.complaint import Complaint
from acutrack.domain.frozen_baseline import start_at
from acutrack.domain.measure import PainMeasure
from acutrack.domain.pain import same_place
from acutrack.domain.review import Review, reviews_at
from acutrack.domain.stretch import Stretch

#: The trend of a row shows so many weeks; its level also rests on the days just before them.
SHOWN_WEEKS = 12
_LEVEL_DAYS = 21
_DAY = timedelta(days=1)
_NOWHERE = Place()


@dataclass(frozen=True)
class Plan:
    """Settled before a rating is read.

    Attributes:
        known: everything else.
        complaint: the place the diary is about, and how it is judged.
        measure: the rating that is shown: the one judged, where it was recorded.
        start: day 0, and the days settled before it.
        windows: the days compared.
        review: the last one that was held; None before the first.
        result: what it says.
        due: a review day that has passed without a review; None where there is none.
        today: the day of looking.
    """

    known: Known
    complaint: Complaint
    measure: PainMeasure
    start: JudgedStart
    windows: Phases
    review: Review | None
    result: Result | None
    due: date | None
    today: date

    @property
    def wanted(self) -> Wanted:
        """The ratings a row needs: the start, and the days since that are shown or looked at."""
        owner = self.known.patient.patient_id
        recent = _recent(self)
        before = Stretch(owner, self.windows.before.first, self.windows.before.last)
        joined = before.last >= recent.first - _DAY
        stretches = (
            (Stretch(owner, min(before.first, recent.first), max(before.last, recent.last)),)
            if joined
            else (before, recent)
        )
        return Wanted(owner, self.complaint.site, self.measure, stretches)


def first_shown(today: date) -> date:
    """The first day of every row's trend."""
    return today - timedelta(days=7 * SHOWN_WEEKS - 1)


def plan_of(known: Known, today: date) -> Plan:
    """Where a patient stands, as far as it can be told without the ratings."""
    patient, places = known.patient, known.places
    usual = places.get(PainMeasure.AVERAGE_24H, _NOWHERE)
    site = main_site_among(patient.main_site, places_counted(usual.spelled))
    complaint = complaint_of(patient, known.complaints, site)
    last = _last(places.get(complaint.measure, _NOWHERE), site)
    measure = complaint.measure
    if last is None:
        # Chosen, and not recorded yet: the daily answer is shown until it is.
        measure, last = PainMeasure.AVERAGE_24H, _last(usual, site)
    frozen = start_at(site, complaint.measure, known.baselines)
    days = [visit.day for visit in known.visits]
    start = start_among(days, patient.started_on, frozen)
    on = review_day(last, today)
    windows = phases(start.zero, on, known.visits, ended=on < today, settled=start.settled)
    review = _held(known, complaint, start.zero)
    return Plan(
        known,
        complaint,
        measure,
        start,
        windows,
        review,
        None if review is None else stored_result(review),
        _due(known, start.zero, review, today),
        today,
    )


def _last(place: Place, site: str) -> date | None:
    days = [day for spelling, day in place.last.items() if same_place(spelling, site)]
    return max(days, default=None)


def _held(known: Known, complaint: Complaint, zero: date | None) -> Review | None:
    held = [
        review
        for review in reviews_at(complaint.site, known.reviews, complaint.measure)
        if session_before(review.day, (visit.day for visit in known.visits), zero)
    ]
    return held[-1] if held else None


def _due(known: Known, zero: date | None, held: Review | None, today: date) -> date | None:
    if zero is None:
        return None
    ends = [course.ended_on for course in known.courses if course.ended_on is not None]
    days = review_days(zero, today, ends)
    if not days or (held is not None and held.day >= days[-1]):
        return None
    return days[-1]


def _recent(plan: Plan) -> Stretch:
    """The days shown, and before them what the last window or a review due looks back at."""
    days = [first_shown(plan.today) - timedelta(days=_LEVEL_DAYS)]
    if plan.windows.since is not None:
        days.append(plan.windows.since.first)
    if plan.due is not None:
        days.append(plan.due - timedelta(days=SINCE_DAYS))
    return Stretch(plan.known.patient.patient_id, min(days), plan.today)
