from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.change.result import Caution, Code, Reason, Result, Span, Strength
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.diary import Diary
from acutrack.analysis.reviews.holding import complaints_judged, hold_reviews, reviews_due
from acutrack.analysis.reviews.review_schedule import latest_result, review_days, stored_result
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.frozen_baseline import FrozenBaseline, start_at
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.review import Review
from tests.analysis.people import FIRST_SESSION, MEI, mei, on, run_of_scores, score, session
from tests.analysis.people import treatment as care

ZERO = FIRST_SESSION
BEFORE = (6, 7, 6, 5, 6, 7, 5) * 2
LOWER = (3, 4, 3, 2, 3, 4, 2) * 20


def day(number: int) -> date:
    return ZERO + timedelta(days=number)


def diary(since: Sequence[float] = LOWER, before: Sequence[float] = BEFORE) -> Diary:
    return Diary(
        mei(),
        scores=(
            *run_of_scores(ZERO, -len(before), before),
            *run_of_scores(ZERO, 0, since),
        ),
        sessions=tuple(session(day(n)) for n in range(0, 56, 7)),
    )


def complaint(kept: Diary) -> Complaint:
    return complaint_of(kept.patient, kept.complaints, "low back")


def hold(kept: Diary, today: int) -> tuple[Review, ...]:
    return hold_reviews(kept, complaint(kept), on(day(today)))


def holding(kept: Diary, today: int) -> Diary:
    """The diary with its due reviews stored, as the casebook would do it."""
    by_id = {review.id: review for review in (*kept.reviews, *hold(kept, today))}
    return replace(kept, reviews=tuple(by_id.values()))


def results(kept: Diary) -> list[Result]:
    found = [stored_result(review) for review in sorted(kept.reviews, key=lambda r: r.day)]
    return [result for result in found if result is not None]


class TestWhen:
    def test_reviews_are_on_days_28_56_84_and_140_and_then_every_84(self) -> None:
        assert review_days(ZERO, day(310)) == tuple(map(day, (28, 56, 84, 140, 224, 308)))

    def test_none_is_held_before_the_first(self) -> None:
        assert review_days(ZERO, day(27)) == ()
        assert hold(diary(), 27) == ()

    def test_a_course_ends_with_one(self) -> None:
        assert review_days(ZERO, day(90), [day(69)]) == tuple(map(day, (28, 56, 70, 84)))

    def test_but_not_within_a_week_of_another(self) -> None:
        assert review_days(ZERO, day(90), [day(61), day(79)]) == tuple(map(day, (28, 56, 84)))

    def test_a_course_of_the_diary_counts(self) -> None:
        course = Course(
            patient_id=MEI,
            written_at=on(ZERO),
            name="Autumn",
            started_on=ZERO,
            ended_on=day(69),
        )
        kept = replace(diary(), courses=(course,))

        assert day(70) in reviews_due(kept, complaint(kept), day(90))

    def test_after_the_diary_ended_none_is_held(self) -> None:
        kept = diary(since=LOWER[:30])

        assert [review.day for review in hold(kept, 400)] == [day(28), day(56)]

    def test_the_first_one_is_held_even_with_nothing_since(self) -> None:
        (review,) = hold(diary(since=()), 60)

        result = stored_result(review)
        assert result is not None
        assert result.reason is Reason.TREATMENT_TOO_SHORT

    def test_without_a_session_there_is_none(self) -> None:
        kept = replace(diary(), sessions=())

        assert hold(kept, 100) == ()
        assert reviews_due(kept, complaint(kept), day(100)) == ()


class TestHolding:
    def test_a_review_keeps_its_result(self) -> None:
        (review,) = hold(diary(), 30)

        result = stored_result(review)
        assert result is not None
        assert (review.number, review.day, review.revised) == (1, day(28), False)
        assert (result.number, result.reviews_held, result.review) == (1, 1, day(28))
        assert result.code is Code.BETTER_IMPORTANT
        assert result.strength is Strength.SINGLE_REVIEW

    def test_two_reviews_in_a_row_confirm_each_other(self) -> None:
        kept = holding(diary(), 60)

        assert [r.strength for r in results(kept)] == [
            Strength.SINGLE_REVIEW,
            Strength.CONFIRMED,
        ]

    def test_a_caution_keeps_both_tentative(self) -> None:
        plain = diary()
        own = replace(complaint(plain), earlier_course=True)
        kept = holding(replace(plain, complaints=(own,)), 60)

        assert {r.strength for r in results(kept)} == {Strength.TENTATIVE}

    def test_a_course_end_soon_after_confirms_nothing(self) -> None:
        course = Course(
            patient_id=MEI, written_at=on(ZERO), name="A", started_on=ZERO, ended_on=day(39)
        )
        kept = holding(replace(diary(), courses=(course,)), 45)

        assert [r.review for r in results(kept)] == [day(28), day(40)]
        assert [r.strength for r in results(kept)] == [Strength.SINGLE_REVIEW] * 2

    def test_what_was_held_is_not_held_again(self) -> None:
        kept = holding(diary(), 60)

        assert hold(kept, 61) == ()

    def test_the_latest_is_found_without_judging(self) -> None:
        kept = holding(diary(), 60)
        found = latest_result(kept, complaint(kept))

        assert found is not None
        assert found.review == day(56)
        assert latest_result(diary(), complaint(kept)) is None

    def test_each_complaint_has_its_own(self) -> None:
        knee = tuple(score(day(n), 5, site="knee") for n in range(-14, 40))
        kept = replace(diary(), scores=(*diary().scores, *knee))
        own = complaint_of(kept.patient, (), "Knee")

        (review,) = hold_reviews(replace(kept, complaints=(own,)), own, on(day(30)))

        result = stored_result(review)
        assert result is not None
        assert (result.site, result.code) == ("Knee", Code.NO_IMPORTANT_CHANGE)
        judged = complaints_judged(replace(kept, complaints=(own,)))
        assert [each.site for each in judged] == ["low back", "Knee"]


class TestEditedLater:
    def test_an_edited_entry_revises_the_review_that_rests_on_it(self) -> None:
        kept = holding(diary(), 60)
        edited = tuple(replace(s, value=9) if s.day == day(40) else s for s in kept.scores)

        (again,) = hold(replace(kept, scores=edited), 61)

        result = stored_result(again)
        assert result is not None
        assert (again.number, again.day, again.revised) == (2, day(56), True)
        assert result.revised

    def test_a_session_date_revises_all_and_moves_them(self) -> None:
        kept = holding(diary(), 60)
        moved = replace(kept, sessions=(session(day(-1)), *kept.sessions))

        again = hold(moved, 61)

        assert [review.day for review in again] == [day(27), day(55)]
        assert all(review.revised for review in again)
        assert {review.id for review in again} == {review.id for review in kept.reviews}

    def test_a_session_entered_long_before_keeps_what_was_held(self) -> None:
        kept = holding(diary(), 60)
        moved = replace(kept, sessions=(session(day(-200)), *kept.sessions))

        again = {review.id: review for review in hold(moved, 61)}

        assert all(again[review.id].revised for review in kept.reviews)
        assert all(stored_result(review) for review in again.values())

    def test_a_value_that_does_not_matter_revises_nothing(self) -> None:
        kept = holding(diary(), 30)
        early = score(day(-200), 9)

        (again,) = hold(replace(kept, scores=(*kept.scores, early)), 31)

        assert not again.revised
        assert hold(holding(replace(kept, scores=(*kept.scores, early)), 31), 32) == ()

    def test_a_result_that_cannot_be_read_is_made_again(self) -> None:
        kept = holding(diary(), 30)
        broken = tuple(replace(review, result="{}") for review in kept.reviews)

        (again,) = hold(replace(kept, reviews=broken), 31)

        assert again.revised
        assert stored_result(again) is not None


class TestGlobalImpression:
    def answer(self, value: int, on_day: int, site: str = "") -> QuestionnaireAnswer:
        at = day(on_day)
        return QuestionnaireAnswer(
            patient_id=MEI,
            written_at=on(at),
            measure="pgic",
            day=at,
            items=(float(value),),
            site=site,
        )

    @pytest.mark.parametrize(("value", "disagrees"), [(2, False), (4, True), (6, True)])
    def test_it_stands_beside_the_verdict_without_revising_it(
        self, value: int, disagrees: bool
    ) -> None:
        kept = replace(holding(diary(), 30), questionnaires=(self.answer(value, 29),))

        (again,) = hold(kept, 31)

        result = stored_result(again)
        assert result is not None
        assert not again.revised
        assert (result.global_impression, result.disagrees) == (value, disagrees)

    def test_the_nearest_one_about_this_place_counts(self) -> None:
        answers = (
            self.answer(6, 13),
            self.answer(3, 26),
            self.answer(7, 28, site="knee"),
            self.answer(1, 43),
        )
        kept = holding(replace(diary(), questionnaires=answers), 30)

        assert [r.global_impression for r in results(kept)] == [3]


class TestFrozenStart:
    def frozen(self, first: int, last: int) -> FrozenBaseline:
        return FrozenBaseline(
            patient_id=MEI,
            written_at=on(day(0)),
            site="low back",
            first=day(first),
            last=day(last),
            frozen_on=day(0),
        )

    def test_its_span_is_the_baseline(self) -> None:
        kept = holding(replace(diary(), baselines=(self.frozen(-12, -3),)), 30)

        assert [r.window_a for r in results(kept)] == [Span(day(-12), day(-3))]

    def test_a_session_entered_within_it_ends_it(self) -> None:
        plain = replace(diary(), baselines=(self.frozen(-14, -1),))
        kept = holding(replace(plain, sessions=(*plain.sessions, session(day(-4)))), 30)

        assert [r.window_a for r in results(kept)] == [Span(day(-14), day(-5))]

    def test_after_earlier_sessions_it_begins_a_new_course(self) -> None:
        plain = replace(diary(), baselines=(self.frozen(-14, -1),))
        kept = holding(replace(plain, sessions=(*plain.sessions, session(day(-90)))), 30)

        (result,) = results(kept)
        assert result.day_zero == ZERO
        assert Caution.EARLIER_COURSE in result.cautions

    def test_the_latest_of_several_counts(self) -> None:
        older, newer = self.frozen(-14, -1), replace(self.frozen(-10, -1), frozen_on=day(3))
        own = complaint(diary())

        assert start_at(own.site, own.measure, (newer, older)) == newer
        assert start_at(own.site, own.measure, (replace(newer, site="knee"),)) is None


def test_a_complaint_that_nobody_settled_has_the_defaults_and_always_the_same_id() -> None:
    patient = replace(mei(), usual_pain=4.0)
    one, other = (complaint_of(patient, (), site) for site in ("low back", "Low back "))

    assert (one.usual_pain, one.important_share, one.id) == (4.0, 0.30, other.id)
    assert complaint_of(patient, (replace(one, earlier_course=True),), "LOW BACK").earlier_course


def test_a_medicine_that_began_in_between_is_a_caution() -> None:
    kept = replace(diary(), treatments=(care("Naproxen", day(15)),))

    (result,) = results(holding(kept, 30))
    assert result.cautions == (Caution.COTREATMENT,)
    assert result.without_cotreatment is not None
    assert result.without_cotreatment.window_b == Span(day(0), day(14))
