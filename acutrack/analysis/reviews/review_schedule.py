"""When verdicts are made. Looking more often would find a "better" by luck sooner or later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from acutrack.analysis.change.result import Result
from acutrack.analysis.change.result_json import result_from_json
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import judged_start
from acutrack.analysis.phases import next_review
from acutrack.domain.complaint import Complaint
from acutrack.domain.review import Review, reviews_at

#: A course's own review is left out where a scheduled one lies this near.
NEAR_DAYS = 7

_DAY = timedelta(days=1)


def review_days(zero: date, today: date, course_ends: Iterable[date] = ()) -> tuple[date, ...]:
    """The review days up to `today`, earliest first.

    Days 28, 56, 84 and 140 after the first session, then every 84 days (`phases.next_review`), and
    the day after the end of each course unless a scheduled review lies within 7 days of it.

    Args:
        zero: day of the first session.
        today: the present day; a review may be held on it.
        course_ends: last days of courses that have ended.
    """
    scheduled = [next_review(zero, zero + _DAY)]
    while scheduled[-1] <= today:
        scheduled.append(next_review(zero, scheduled[-1] + _DAY))
    ends = {
        end + _DAY
        for end in course_ends
        if end > zero and all(abs((end + _DAY - planned).days) > NEAR_DAYS for planned in scheduled)
    }
    return tuple(sorted(day for day in {*scheduled, *ends} if day <= today))


def stored_result(review: Review) -> Result | None:
    """The result of a review as it was stored; None where the text is not one (a broken import)."""
    try:
        return result_from_json(review.result)
    except ValueError:
        return None


def rests_on_a_session(diary: Diary, review: Review, zero: date | None) -> bool:
    """Whether there is still a session before a review: what was removed bears no verdict.

    `zero` is the first session that is judged (`judged_start`); reviews of a course before it
    rest on its own sessions.
    """
    return session_before(review.day, (session.day for session in diary.sessions), zero)


def session_before(review: date, sessions: Iterable[date], zero: date | None) -> bool:
    """The same from bare days."""
    if zero is None:
        return False
    return zero < review or any(day < review for day in sessions)


def latest_result(diary: Diary, complaint: Complaint) -> Result | None:
    """The result of the latest review that was held, as it is stored; None before the first."""
    zero = judged_start(diary, complaint).zero
    held = [
        review
        for review in reviews_at(complaint.site, diary.reviews, complaint.measure)
        if rests_on_a_session(diary, review, zero)
    ]
    return stored_result(held[-1]) if held else None
