"""Day 0 is one day, whoever asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import JudgedStart, judged_start
from acutrack.analysis.overview import overview
from acutrack.analysis.phases import Window, day_zero
from acutrack.analysis.reviews.holding import hold_reviews
from acutrack.analysis.reviews.standing import standing_of
from acutrack.analysis.sessions.course_table import course_table
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay
from tests.analysis.people import FIRST_SESSION, MEI, mei, on, run_of_scores, session

SITE = "low back"


def day(number: int) -> date:
    return FIRST_SESSION + timedelta(days=number)


def frozen(first: int, last: int) -> FrozenBaseline:
    days = tuple(FrozenDay(day(number), 7.0) for number in range(first, last + 1))
    return FrozenBaseline(
        patient_id=MEI,
        written_at=on(day(last)),
        site=SITE,
        first=day(first),
        last=day(last),
        frozen_on=day(last),
        days=days,
    )


def a_second_course() -> Diary:
    """A course half a year ago, then a start that was settled, then a new course from day 0 on."""
    return Diary(
        patient=mei(),
        scores=run_of_scores(FIRST_SESSION, -30, (*[5.0] * 16, *[7.0] * 14, *[4.0] * 30)),
        sessions=tuple(session(day(number)) for number in (-180, -173, 0, 7, 14, 21)),
        baselines=(frozen(-14, -1),),
    )


def start_of(diary: Diary) -> JudgedStart:
    return judged_start(diary, complaint_of(diary.patient, diary.complaints, SITE))


def test_without_a_settled_start_it_is_the_first_session_ever() -> None:
    diary = replace(a_second_course(), baselines=())

    assert start_of(diary) == JudgedStart(day_zero(diary.patient, diary.sessions), None)


def test_a_start_settled_after_a_course_begins_a_new_one() -> None:
    assert start_of(a_second_course()) == JudgedStart(day(0), Window(day(-14), day(-1)))


def test_averages_course_rows_and_reviews_count_from_the_same_day_and_the_same_start() -> None:
    diary = a_second_course()
    numbers = overview(diary, day(28))
    standing = standing_of(diary, SITE, on(day(28)))
    (row,) = course_table(diary, SITE, day(28))
    assert standing.latest is not None
    result = standing.latest.result

    assert numbers.phases.day_zero == result.day_zero == row.window.first == day(0)
    assert (numbers.before.average, numbers.before.days_recorded) == (7.0, 14)
    assert (result.mean_a, result.n_a) == (7.0, 14)
    assert row.effect is not None
    assert row.effect.mean_a == 7.0
    assert numbers.next_review == day(28)
    assert standing.next_review == day(56)


def test_what_was_told_of_the_earlier_course_stays_as_it_was() -> None:
    plain = a_second_course()
    first = replace(
        plain,
        baselines=(),
        sessions=plain.sessions[:2],
        scores=run_of_scores(day(-180), -14, (*[6.0] * 14, *[4.0] * 28)),
    )
    complaint = complaint_of(first.patient, (), SITE)
    held = hold_reviews(first, complaint, on(day(-150)))
    assert [review.day for review in held] == [day(-152)]

    later = replace(plain, scores=(*first.scores, *plain.scores), reviews=held)
    made = hold_reviews(later, complaint, on(day(28)))

    assert [(review.day, review.number, review.revised) for review in made] == [(day(28), 2, False)]
    assert [each.review.number for each in standing_of(later, SITE, on(day(28))).reviews] == [1, 2]


class TestASessionThatIsRemovedOrMoved:
    def held(self) -> Diary:
        diary = Diary(
            patient=mei(),
            scores=run_of_scores(FIRST_SESSION, -14, (*[7.0] * 14, *[4.0] * 60)),
            sessions=(session(day(0)),),
        )
        complaint = complaint_of(diary.patient, (), SITE)
        return replace(diary, reviews=hold_reviews(diary, complaint, on(day(30))))

    def test_without_any_session_no_verdict_is_told(self) -> None:
        removed = replace(self.held(), sessions=())

        assert standing_of(self.held(), SITE, on(day(30))).latest is not None
        assert standing_of(removed, SITE, on(day(30))).latest is None
        assert hold_reviews(removed, complaint_of(mei(), (), SITE), on(day(30))) == ()

    def test_nor_one_from_before_the_session_that_was_moved(self) -> None:
        moved = replace(self.held(), sessions=(session(day(40)),))

        assert standing_of(moved, SITE, on(day(50))).reviews == ()
        assert [each.review.day for each in standing_of(moved, SITE, on(day(68))).reviews] == [
            day(68)
        ]
