"""Holding the reviews that are due, and making again those whose entries were edited since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from acutrack.analysis.change.result import METHOD_VERSION, Result, Strength
from acutrack.analysis.change.result_json import result_to_json
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.daily_series import main_site
from acutrack.analysis.diary import Diary
from acutrack.analysis.phases import SINCE_DAYS
from acutrack.analysis.reviews.impression import impression_near, with_impression
from acutrack.analysis.reviews.judging import Case, case_of
from acutrack.analysis.reviews.review_schedule import review_days, stored_result
from acutrack.domain.complaint import Complaint
from acutrack.domain.pain import same_place
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import RecordId
from acutrack.domain.review import Review, reviews_at

#: Two reviews confirm each other only if their days do not overlap.
CONFIRMED_AFTER = timedelta(days=SINCE_DAYS)
#: A review moves with its first session by this much at most; further off it is another one.
_MOVED = SINCE_DAYS - 1


@dataclass(frozen=True)
class _Due:
    """A review day, and what was held on it before."""

    day: date
    held: Review | None


def complaints_judged(diary: Diary) -> tuple[Complaint, ...]:
    """The place the diary is about, then every other complaint that was recorded."""
    main = complaint_of(diary.patient, diary.complaints, main_site(diary.patient, diary.scores))
    others: list[Complaint] = []
    for each in diary.complaints:
        known = [main, *others]
        if not any(same_place(each.site, one.site) for one in known):
            others.append(complaint_of(diary.patient, diary.complaints, each.site))
    return (main, *sorted(others, key=lambda each: each.site.casefold()))


def reviews_due(diary: Diary, complaint: Complaint, today: date) -> tuple[date, ...]:
    """The days of all reviews up to `today`, held or not; none before the first session.

    After the first one, a review without a single usable day to look back at is not held.
    """
    return _days_due(diary, case_of(diary, complaint), today)


def hold_reviews(diary: Diary, complaint: Complaint, now: datetime) -> tuple[Review, ...]:
    """The reviews to be stored: new ones, and those held before that read otherwise now.

    A review whose entries, session dates or settled values were edited since is made again, with
    `revised` set; one that was held before the present first session stays as it was. A global
    impression answered after the review is put beside it without that
    mark. Reviews that stay as they are do not come back.

    Args:
        diary: everything recorded, `reviews` and `questionnaires` included.
        complaint: as of `complaint_of`.
        now: the present moment, with its offset.
    """
    case = case_of(diary, complaint)
    held = reviews_at(complaint.site, diary.reviews, complaint.measure)
    number = max((review.number for review in held), default=0)
    results: list[Result] = []
    made: list[Review] = []
    for due in _plan(_days_due(diary, case, now.date()), held, now.date()):
        if case.start is not None and due.day <= case.start:
            # Of an earlier course, or of a first session that moved: `standing` says which.
            continue
        digest = case.digest(due.day)
        result = _result(case, due, digest, results, diary.questionnaires)
        results.append(result)
        if due.held is None:
            number += 1
            made.append(_first_made(case, result, digest, now, number))
        else:
            again = _made_again(due.held, result, digest, now)
            made.extend([again] if again != due.held else [])
    return tuple(made)


def _days_due(diary: Diary, case: Case, today: date) -> tuple[date, ...]:
    if case.start is None:
        return ()
    ends = [course.ended_on for course in diary.courses if course.ended_on is not None]
    days = review_days(case.start, today, ends)
    yesterday = timedelta(days=1)
    return tuple(
        day
        for day in days
        if day == days[0] or len(case.series.between(day - CONFIRMED_AFTER, day - yesterday).used)
    )


def _plan(days: Sequence[date], held: Sequence[Review], today: date) -> list[_Due]:
    """Each review day with what was held on it; reviews move along with their first session."""
    if not days:
        return []
    same = {review.day: review for review in held}
    loose = [review for review in held if review.day not in days]
    plan: list[_Due] = []
    for day in days:
        found = same.get(day) or _nearest(loose, day)
        if found in loose:
            loose.remove(found)
        plan.append(_Due(day, found))
    # What has no place in the schedule any more was still held: it is kept, and judged afresh.
    plan.extend(_Due(review.day, review) for review in loose if review.day <= today)
    return sorted(plan, key=lambda due: due.day)


def _nearest(loose: Iterable[Review], day: date) -> Review | None:
    near = [review for review in loose if abs((review.day - day).days) <= _MOVED]
    return min(near, key=lambda review: abs((review.day - day).days), default=None)


def _result(
    case: Case,
    due: _Due,
    digest: str,
    before: Sequence[Result],
    answers: Iterable[QuestionnaireAnswer],
) -> Result:
    """The result as it reads today: the stored one where its entries are still the same."""
    stored = due.held
    result = None
    if stored is not None and stored.day == due.day and stored.digest == digest:
        result = stored_result(stored)
    if result is None:
        result = case.judge(due.day)
    result = replace(result, strength=_strength(result, before))
    return with_impression(result, impression_near(answers, case.complaint.site, due.day))


def _strength(result: Result, before: Sequence[Result]) -> Strength | None:
    """CONFIRMED where the review before, and all up to 28 days before, said "lower" as firmly."""
    if not _firm(result):
        return result.strength
    for earlier in reversed(before):
        if not _firm(earlier):
            break
        if result.review - earlier.review >= CONFIRMED_AFTER:
            return Strength.CONFIRMED
    return Strength.SINGLE_REVIEW


def _firm(result: Result) -> bool:
    return result.code.better and not result.cautions


def _first_made(case: Case, result: Result, digest: str, now: datetime, number: int) -> Review:
    complaint = case.complaint
    site = complaint.site.strip().casefold()
    key = f"review {complaint.patient_id} {site} {complaint.measure.value} {result.review}"
    return Review(
        # The same in every window, so that two of them cannot hold one review twice.
        id=RecordId(uuid5(NAMESPACE_OID, key).hex),
        patient_id=complaint.patient_id,
        written_at=now,
        site=complaint.site,
        measure=complaint.measure,
        number=number,
        day=result.review,
        method=METHOD_VERSION,
        result=result_to_json(replace(result, number=number, reviews_held=number)),
        digest=digest,
    )


def _made_again(old: Review, fresh: Result, digest: str, now: datetime) -> Review:
    """The review as it is to be stored; `old` itself where nothing changed."""
    was = stored_result(old)
    result = replace(fresh, number=old.number, reviews_held=old.number, revised=old.revised)
    if result == was and digest == old.digest:
        return old
    if was is not None and with_impression(result, None) == with_impression(was, None):
        return replace(old, result=result_to_json(result), digest=digest)
    return replace(
        old,
        written_at=now,
        day=result.review,
        method=METHOD_VERSION,
        result=result_to_json(replace(result, revised=True)),
        digest=digest,
        revised=True,
    )
