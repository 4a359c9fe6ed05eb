"""What the page shows, worked out from the records on the worker thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.answers.relief_days import ReliefDays, relief_days
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.daily_series import DailySeries, main_site, sites_by_use
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import JudgedStart, judged_start
from acutrack.analysis.phases import BEFORE_DAYS, Window
from acutrack.analysis.sessions.comparison import GroupComparison, compare_groups
from acutrack.analysis.sessions.course_table import CourseRow, course_table
from acutrack.analysis.sessions.session_groups import Grouping, groups_by_day
from acutrack.analysis.sessions.session_response import session_response
from acutrack.analysis.sessions.treatment_breaks import Breaks, treatment_breaks
from acutrack.domain.complaint import Complaint
from acutrack.domain.pain import PainScore, same_place
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.session import TreatmentSession


@dataclass(frozen=True)
class CoursesView:
    """One place that hurts, with its records and all that is said about them.

    Attributes:
        sites: every place recorded, most often first.
        rows: the course table, earliest first; empty before the first session.
        start: the entries that every row is compared with.
        names: practitioners by id.
        comparisons: what comparing by each grouping came to.
    """

    diary: Diary
    site: str
    sites: tuple[str, ...]
    rows: tuple[CourseRow, ...]
    start: tuple[PainScore, ...]
    names: Mapping[str, str]
    relief: ReliefDays
    comparisons: tuple[tuple[Grouping, GroupComparison], ...]
    breaks: Breaks

    def sessions_on(self, days: Iterable[int]) -> tuple[TreatmentSession, ...]:
        """The sessions of some days (`date.toordinal`), earliest first."""
        wanted = set(days)
        held = [one for one in self.diary.sessions if one.day.toordinal() in wanted]
        return tuple(sorted(held, key=lambda one: (one.day, one.id)))


def courses_view(
    diary: Diary, practitioners: Iterable[Practitioner], today: date, site: str | None
) -> CoursesView:
    """Everything for one place; for the one the diary is about where `site` is None."""
    chosen = main_site(diary.patient, diary.scores) if site is None else site
    complaint = complaint_of(diary.patient, diary.complaints, chosen)
    series = diary.series(chosen, complaint.measure)
    begun = judged_start(diary, complaint)
    before = _before(begun)
    rows = course_table(diary, chosen, today, before=before, measure=complaint.measure)
    return CoursesView(
        diary=diary,
        site=chosen,
        sites=sites_by_use(diary.scores),
        rows=rows,
        start=_start(diary, complaint, before),
        names={one.id: one.name for one in practitioners},
        relief=relief_days(diary.answers, series, begun.zero, today),
        comparisons=_comparisons(diary, series.used, today),
        breaks=_breaks(diary, series.used, today),
    )


def _before(begun: JudgedStart) -> Window | None:
    """The settled start, or the 56 days before the first session."""
    if begun.settled is not None or begun.zero is None:
        return begun.settled
    last = begun.zero - timedelta(days=1)
    return Window(begun.zero - timedelta(days=BEFORE_DAYS), last)


def _start(diary: Diary, complaint: Complaint, before: Window | None) -> tuple[PainScore, ...]:
    if before is None:
        return ()
    counted = [
        score
        for score in diary.scores
        if score.measure is complaint.measure
        and same_place(score.site, complaint.site)
        and not score.left_out
        and before.holds(score.day)
    ]
    return tuple(sorted(counted, key=lambda one: (one.day, one.id)))


def _comparisons(
    diary: Diary, used: DailySeries, today: date
) -> tuple[tuple[Grouping, GroupComparison], ...]:
    held = [session for session in diary.sessions if session.day <= today]
    response = session_response(
        used.days, used.values, [session.day.toordinal() for session in held]
    )
    return tuple((by, compare_groups(response, groups_by_day(held, by))) for by in Grouping)


def _breaks(diary: Diary, used: DailySeries, today: date) -> Breaks:
    held = [session.day.toordinal() for session in diary.sessions]
    return treatment_breaks(used.days, used.values, held, today.toordinal())
