"""The result record of a diary in a CSV file: no casebook is opened or begun."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.circumstances import Circumstances
from acutrack.analysis.change.result import Result
from acutrack.analysis.change.result_json import result_to_json
from acutrack.analysis.daily_series import daily_series, sites_by_use
from acutrack.analysis.phases import next_review
from acutrack.analysis.reviews.review_schedule import review_days
from acutrack.cli.dates import read_date, read_period
from acutrack.cli.desk import Desk
from acutrack.cli.result_lines import result_lines
from acutrack.cli.rows import read_rows
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore, same_place
from acutrack.domain.record import Record
from acutrack.domain.session import TreatmentSession
from acutrack.interchange.kinds.scores import SCORES
from acutrack.interchange.kinds.sessions import SESSIONS

_DAY = timedelta(days=1)
_NOON = time(12)
#: Acupuncture this long before the first session may still be felt.
_EARLIER_COURSE = timedelta(days=365)


@dataclass(frozen=True)
class _Diary:
    """What the files hold; `scores` are of one place and one measure."""

    scores: tuple[PainScore, ...]
    relief: tuple[tuple[date, bool], ...]
    sessions: tuple[date, ...]
    site: str
    measure: PainMeasure
    remarks: tuple[Message, ...]


def run(
    desk: Desk,
    file: str,
    treatment_start: str,
    *,
    review: str | None,
    baseline: str | None,
    sessions: str | None,
    site: str | None,
    as_json: bool,
) -> int:
    """Write what the file shows. Raises InvalidEntry."""
    now = desk.now()
    start = _past(treatment_start, "--treatment-start", now.date())
    looked_at = None if review is None else _past(review, "--review", now.date())
    before = None if baseline is None else read_period(baseline, "--baseline")
    diary = _read(file, sessions, site, now)
    result = _assessed(diary, start, looked_at or _latest_review(diary, start, now), before)
    if as_json:
        remarks = [desk.voice.words(remark) for remark in diary.remarks]
        desk.voice.tell_json(json.loads(result_to_json(result)) | {"remarks": remarks})
    else:
        for line in (*result_lines(result), *diary.remarks):
            desk.voice.tell(line)
    return 0


def _past(typed: str, option: str, today: date) -> date:
    day = read_date(typed, option)
    check_not_future(day, today, option, say("{option}", option=option))
    return day


def _read(file: str, sessions: str | None, site: str | None, now: datetime) -> _Diary:
    rows = read_rows(_path(file), SCORES, now)
    ratings = [record for record in rows.records if isinstance(record, PainScore)]
    measure = _measure(ratings)
    about, remark = _site(ratings, measure, site)
    treated = read_rows(_path(sessions), SESSIONS, now) if sessions is not None else None
    return _Diary(
        scores=tuple(
            score for score in ratings if score.measure is measure and same_place(score.site, about)
        ),
        relief=_relief(rows.records),
        sessions=tuple(sorted(_session_days(treated.records))) if treated else (),
        site=about,
        measure=measure,
        remarks=(*remark, *rows.remarks, *(treated.remarks if treated else ())),
    )


def _path(file: str) -> Path:
    if not file.strip():
        raise InvalidEntry(say("The name of the file is empty. Name a CSV file."), "FILE")
    return Path(file).expanduser()


def _measure(ratings: Sequence[PainScore]) -> PainMeasure:
    """The average of the day where there is one; else the rating that is there most."""
    counts = Counter(score.measure for score in ratings)
    usual = PainMeasure.AVERAGE_24H
    if not counts or usual in counts:
        return usual
    return max(PainMeasure, key=lambda measure: counts[measure])


def _site(
    ratings: Sequence[PainScore], measure: PainMeasure, wanted: str | None
) -> tuple[str, tuple[Message, ...]]:
    """The place asked for, or the one rated most often, and which others there are."""
    sites = sites_by_use(ratings, measure)
    if wanted is not None:
        found = next((site for site in sites if same_place(site, wanted)), None)
        if found is None:
            raise InvalidEntry(
                say(
                    "Nothing is rated for “{site}”. The file has: {known}.",
                    site=wanted,
                    known=", ".join(site or "-" for site in sites) or "-",
                ),
                "--site",
            )
        return found, ()
    if len(sites) < 2:
        return (sites[0] if sites else ""), ()
    others = ", ".join(site or "-" for site in sites[1:])
    remark = say("The file has other places too: {others}. Choose one with --site.", others=others)
    return sites[0], (remark,)


def _relief(records: Sequence[Record]) -> tuple[tuple[date, bool], ...]:
    return tuple(
        (record.day, record.yes)
        for record in records
        if isinstance(record, DayAnswer) and record.question is DayQuestion.PAIN_RELIEF
    )


def _session_days(records: Sequence[Record]) -> set[date]:
    return {record.day for record in records if isinstance(record, TreatmentSession)}


def _latest_review(diary: _Diary, start: date, now: datetime) -> date:
    """The latest review day that the ratings reach; the first one where they reach none.

    A review looks at complete days, so ratings up to the day before reach it.
    """
    reached = max((score.day for score in diary.scores), default=start) + _DAY
    review = max((next_review(start, start + _DAY), *review_days(start, reached)))
    if review > now.date():
        raise InvalidEntry(
            say(
                "The first review is on {day}, which is still to come. "
                "To look at the days so far, name a day with --review.",
                day=review,
            ),
            "--review",
        )
    return review


def _assessed(
    diary: _Diary, start: date, review: date, baseline: tuple[date, date] | None
) -> Result:
    if review <= start:
        raise InvalidEntry(
            say(
                "--review {review} does not come after --treatment-start {start}. "
                "Change one of the two dates.",
                review=review,
                start=start,
            ),
            "--review",
        )
    series = daily_series(diary.scores, diary.site, diary.measure)
    result = assess(
        series.days,
        series.values,
        start,
        review,
        baseline=baseline,
        left_out=series.left_out,
        told=_told(diary, start),
        site=diary.site,
        measure=diary.measure.value,
    )
    _refuse_treated_start(result, diary)
    return result


def _told(diary: _Diary, start: date) -> Circumstances:
    earlier = any(start - _EARLIER_COURSE <= day < start for day in diary.sessions)
    return Circumstances(
        earlier_course=True if earlier else None,
        sessions=diary.sessions,
        relief=diary.relief,
        before_noon=tuple(
            (score.day, score.at < _NOON) for score in diary.scores if score.at is not None
        ),
    )


def _refuse_treated_start(result: Result, diary: _Diary) -> None:
    """Days before that hold a session are no start without treatment."""
    window = result.window_a
    if window is None:
        return
    treated = next((day for day in diary.sessions if window.first <= day <= window.last), None)
    if treated is not None:
        raise InvalidEntry(
            say(
                "There was a session on {day}, among the days before. Change --treatment-start, "
                "or name days without treatment with --baseline.",
                day=treated,
            ),
            "--sessions",
        )
