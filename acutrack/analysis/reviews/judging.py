"""One complaint of a diary made ready to be judged at any review day."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.circumstances import Circumstances
from acutrack.analysis.change.result import METHOD_VERSION, Result
from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import judged_start
from acutrack.domain.co_treatment import Taken
from acutrack.domain.complaint import Complaint
from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.pain import same_place

#: Acupuncture this long before the first session counts as an earlier course.
EARLIER_COURSE_DAYS = 365
_NOON = 12


@dataclass(frozen=True)
class Case:
    """One complaint, ready to be judged.

    Attributes:
        complaint: what is settled about it.
        start: the first session that is judged; None before it.
        baseline: the span chosen as the start; None takes the 56 days before.
        series: one value a day.
        told: everything else that is known.
    """

    complaint: Complaint
    start: date | None
    baseline: tuple[date, date] | None
    series: DailySeries
    told: Circumstances

    def judge(self, review: date) -> Result:
        """The verdict as of a review day. Raises ValueError before there is a first session."""
        if self.start is None:
            raise ValueError("there is no first session to compare with")
        return assess(
            self.series.days,
            self.series.values,
            self.start,
            review,
            baseline=self.baseline,
            left_out=self.series.left_out,
            told=self.told,
            site=self.complaint.site,
            measure=self.complaint.measure.value,
        )

    def digest(self, review: date) -> str:
        """A fingerprint of everything recorded before `review` that its verdict may rest on."""
        seen = self.series.days < review.toordinal()
        told = self.told
        parts = (
            METHOD_VERSION,
            self.start,
            self.baseline,
            self.series.days[seen].tolist(),
            self.series.values[seen].tolist(),
            self.series.left_out[seen].tolist(),
            (told.important_share, told.usual_pain, told.earlier_course),
            [day for day in told.sessions if day <= review],
            [day for day in told.care_changes if day < review],
            [one for one in told.relief if one[0] < review],
            [one for one in told.before_noon if one[0] < review],
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()


def case_of(diary: Diary, complaint: Complaint) -> Case:
    """The case of one complaint: its start, its baseline, its days and what else is known.

    Where the start stands for a new course (`judged_start`), sessions within the 12 months before
    count as an earlier one.
    """
    begun = judged_start(diary, complaint)
    sessions = sorted({session.day for session in diary.sessions})
    earlier = complaint.earlier_course
    if begun.zero is not None and _had_sessions_before(
        begun.zero, sessions, diary.patient.started_on
    ):
        earlier = True
    return Case(
        complaint,
        begun.zero,
        None if begun.settled is None else (begun.settled.first, begun.settled.last),
        diary.series(complaint.site, complaint.measure),
        Circumstances(
            important_share=complaint.important_share,
            usual_pain=complaint.usual_pain,
            earlier_course=earlier,
            sessions=tuple(sessions),
            care_changes=_care_changes(diary),
            relief=_relief(diary),
            before_noon=_before_noon(diary, complaint),
        ),
    )


def _had_sessions_before(start: date, sessions: list[date], told: date | None) -> bool:
    earlier = [*sessions, told] if told is not None else sessions
    return any(0 < (start - day).days <= EARLIER_COURSE_DAYS for day in earlier)


def _care_changes(diary: Diary) -> tuple[date, ...]:
    taken = [care for care in diary.treatments if care.taken is not Taken.NO]
    ends = {care.end for care in taken if care.end is not None}
    return tuple(sorted({care.start for care in taken} | ends))


def _relief(diary: Diary) -> tuple[tuple[date, bool], ...]:
    told = {
        answer.day: answer.yes
        for answer in diary.answers
        if answer.question is DayQuestion.PAIN_RELIEF
    }
    return tuple(sorted(told.items()))


def _before_noon(diary: Diary, complaint: Complaint) -> tuple[tuple[date, bool], ...]:
    return tuple(
        sorted(
            (score.day, score.at.hour < _NOON)
            for score in {score.id: score for score in diary.scores}.values()
            if score.at is not None
            and not score.left_out
            and score.measure is complaint.measure
            and same_place(score.site, complaint.site)
        )
    )
