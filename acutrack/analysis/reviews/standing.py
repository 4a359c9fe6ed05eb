"""Where each complaint stands: the reviews of a diary as they read at this moment.

Window, report and terminal all tell a verdict from here, whether or not it has been stored yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from acutrack.analysis.change.result import Result
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import judged_start
from acutrack.analysis.phases import next_review
from acutrack.analysis.reviews.holding import complaints_judged, hold_reviews
from acutrack.analysis.reviews.review_schedule import rests_on_a_session, stored_result
from acutrack.domain.complaint import Complaint
from acutrack.domain.review import Review, reviews_at


@dataclass(frozen=True)
class StandingReview:
    """A review, its result, and whether it lies in the casebook as it is."""

    review: Review
    result: Result
    stored: bool


@dataclass(frozen=True)
class Standing:
    """The reviews of one complaint, earliest first, and the day of the next one.

    `next_review` is None before the first session.
    """

    complaint: Complaint
    reviews: tuple[StandingReview, ...]
    next_review: date | None

    @property
    def latest(self) -> StandingReview | None:
        """The review whose verdict is told until the next one."""
        return self.reviews[-1] if self.reviews else None

    @property
    def to_store(self) -> tuple[Review, ...]:
        """What the casebook does not hold yet, or holds otherwise."""
        return tuple(each.review for each in self.reviews if not each.stored)


def standings(diary: Diary, now: datetime) -> tuple[Standing, ...]:
    """Each complaint of a diary, the main one first. Nothing is written."""
    return tuple(_standing(diary, complaint, now) for complaint in complaints_judged(diary))


def standing_of(diary: Diary, site: str, now: datetime) -> Standing:
    """One place that hurts, also where nothing was settled about it."""
    return _standing(diary, complaint_of(diary.patient, diary.complaints, site), now)


def _standing(diary: Diary, complaint: Complaint, now: datetime) -> Standing:
    zero = judged_start(diary, complaint).zero
    made = hold_reviews(diary, complaint, now)
    anew = {review.id for review in made}
    kept = [review for review in diary.reviews if review.id not in anew]
    found = [
        StandingReview(review, result, review.id not in anew)
        for review in reviews_at(complaint.site, (*kept, *made), complaint.measure)
        if rests_on_a_session(diary, review, zero) and (result := stored_result(review)) is not None
    ]
    tomorrow = now.date() + timedelta(days=1)
    return Standing(
        complaint,
        tuple(found),
        next_review(zero, max(tomorrow, zero + timedelta(days=1))) if zero else None,
    )
