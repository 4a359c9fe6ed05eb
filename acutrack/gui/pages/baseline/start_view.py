"""What the page shows, worked out from the records on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from acutrack.analysis.daily_series import main_site, sites_by_use
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import judged_start
from acutrack.analysis.start.baseline_proposal import (
    ChangedDay,
    Proposal,
    changed_days,
    propose_baseline,
)
from acutrack.analysis.start.how_long import how_long
from acutrack.analysis.start.precision import Precision
from acutrack.casebook.edits.complaints import complaint_or_new
from acutrack.domain.complaint import Complaint, complaint_at
from acutrack.domain.frozen_baseline import FrozenBaseline, start_at
from acutrack.domain.pain import same_place
from acutrack.domain.review import Review, reviews_at


@dataclass(frozen=True)
class StartView:
    """One complaint and its start.

    Attributes:
        sites: every place recorded, most often first.
        known: the complaint as it is kept; None while nothing is settled about the place.
        complaint: the same, or everything as it is by default.
        zero: day of the first session; None while it is ahead.
        usual: usual pain as told, here or with the person's details; None if not said.
        reviews: held of this place.
        frozen: the settled start, and `changed` its days that read otherwise now.
        ahead: what the next review could show; None before the first week is full.
        mean: average of the settled start, or of the proposed days; None without a day.
    """

    sites: tuple[str, ...]
    known: Complaint | None
    complaint: Complaint
    zero: date | None
    usual: float | None
    proposal: Proposal
    reviews: tuple[Review, ...]
    frozen: FrozenBaseline | None
    changed: tuple[ChangedDay, ...]
    ahead: Precision | None

    @property
    def mean(self) -> float | None:
        """See the class."""
        if self.frozen is not None and self.frozen.days:
            return sum(each.value for each in self.frozen.days) / len(self.frozen.days)
        return self.proposal.mean


def start_view(diary: Diary, now: datetime, site: str | None) -> StartView:
    """The start of one place; of the one the diary is about where `site` is None."""
    patient = diary.patient
    main = main_site(patient, diary.scores)
    chosen = main if site is None else site
    known = complaint_at(chosen, diary.complaints)
    complaint = complaint_or_new(patient.patient_id, chosen, now, diary.complaints)
    zero = judged_start(diary, complaint).zero
    series = diary.series(chosen, complaint.measure)
    usual = complaint.usual_pain
    if usual is None and same_place(chosen, main):
        usual = patient.usual_pain
    frozen = start_at(chosen, complaint.measure, diary.baselines)
    return StartView(
        sites=sites_by_use(diary.scores),
        known=known,
        complaint=complaint,
        zero=zero,
        usual=usual,
        proposal=propose_baseline(series, zero, now.date(), usual),
        reviews=reviews_at(chosen, diary.reviews),
        frozen=frozen,
        changed=() if frozen is None else changed_days(frozen, series),
        ahead=how_long(
            series, zero, now.date(), None if frozen is None else (frozen.first, frozen.last)
        ),
    )
