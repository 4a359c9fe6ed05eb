"""Change on questionnaires: published vectors, direction, and what is never averaged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.analysis.answers.measure_change import (
    error_of,
    latest_series,
    measure_change,
    scale_of,
)
from acutrack.analysis.answers.questionnaire_change import (
    Moved,
    QuestionnaireChange,
    Scale,
    ScoreOn,
    questionnaire_change,
    reliable_change_index,
    reliable_limit,
    standard_error,
)
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.questionnaire_change_words import questionnaire_words
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.outcome_measure import ErrorInput, OutcomeMeasure
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, MEI, on

WORDS = Catalogue()
REVIEW = FIRST_SESSION + timedelta(days=56)
PEG = Scale(False, sem=1.22, important_points=1, important_share=0.3)
RMDQ = Scale(False, sem=3.7, important_points=5, important_share=0.3, either=True, share_from=7)
PSFS = Scale(True, sem=0.86, important_points=1.3)


def scores(*before: float, since: tuple[float, ...] = ()) -> list[ScoreOn]:
    first = [ScoreOn(FIRST_SESSION - timedelta(days=n), s) for n, s in enumerate(before)]
    return first + [ScoreOn(REVIEW - timedelta(days=n), s) for n, s in enumerate(since)]


def changed(found: list[ScoreOn], scale: Scale) -> QuestionnaireChange:
    return questionnaire_change(found, FIRST_SESSION, REVIEW, scale)


def answer(
    key: str,
    day: date,
    items: tuple[float | None, ...],
    labels: tuple[str, ...] = (),
    site: str = "low back",
) -> QuestionnaireAnswer:
    return QuestionnaireAnswer(
        patient_id=MEI, written_at=on(day), measure=key, day=day, items=items, labels=labels,
        site=site,
    )  # fmt: skip


def shipped(key: str) -> OutcomeMeasure:
    found = outcome_measure(key)
    assert found is not None
    return found


class TestReliableChange:
    def test_the_published_example_comes_out(self) -> None:
        sem = standard_error(7.5, 0.80)

        assert sem == pytest.approx(3.3541, abs=5e-5)
        assert reliable_limit(sem) == pytest.approx(9.2971, abs=5e-5)
        assert reliable_change_index(15, sem) == pytest.approx(3.1623, abs=5e-5)
        assert reliable_limit(sem, 2, 3) == pytest.approx(6.0012, abs=5e-4)

    def test_the_error_of_a_difference_holds_the_root_of_two(self) -> None:
        # Childs 2005 prints 2.0 without it (instruments file, section 3).
        assert reliable_limit(1.02) == pytest.approx(2.83, abs=5e-3)

    @given(st.floats(0.01, 10), st.integers(1, 3), st.integers(1, 3))
    def test_more_scores_never_raise_the_limit(self, sem: float, before: int, since: int) -> None:
        assert reliable_limit(sem, before + 1, since) < reliable_limit(sem, before, since)


class TestMoved:
    @pytest.mark.parametrize(
        ("before", "since", "moved"),
        [(7, 3, Moved.BETTER_IMPORTANT), (3, 7, Moved.WORSE_IMPORTANT),
         (7, 5, Moved.NO_RELIABLE_CHANGE), (6, 6, Moved.NO_RELIABLE_CHANGE)],
    )  # fmt: skip
    def test_one_score_each(self, before: float, since: float, moved: Moved) -> None:
        assert changed(scores(before, since=(since,)), PEG).moved is moved

    def test_higher_is_better_turns_the_words_round(self) -> None:
        up, down = scores(3.0, since=(7.0,)), scores(7.0, since=(3.0,))

        assert changed(up, PSFS).moved is Moved.BETTER_IMPORTANT
        assert changed(down, PSFS).moved is Moved.WORSE_IMPORTANT

    def test_reliable_but_unimportant_is_small(self) -> None:
        steady = Scale(False, sem=0.3, important_points=2, important_share=0.3)

        assert changed(scores(7.0, since=(6.0,)), steady).moved is Moved.BETTER_SMALL
        assert changed(scores(6.0, since=(7.0,)), steady).moved is Moved.WORSE_SMALL

    def test_points_and_share_are_both_wanted_except_on_a_list_of_sentences(self) -> None:
        assert not PEG.important(6.0, -1.5)  # over a point, under 30 %
        assert PEG.important(6.0, -1.8)
        assert RMDQ.important(8.0, -2.4)  # 30 %, under 5 points
        assert not RMDQ.important(6.0, -2.4)  # a share of less than 7 does not count
        assert RMDQ.important(24.0, -5.0)

    def test_no_published_error_is_numbers_alone(self) -> None:
        found = changed(scores(8.0, since=(2.0,)), Scale(False))

        assert (found.moved, found.change, found.limit) == (Moved.NO_ERROR_KNOWN, -6.0, None)

    def test_the_last_three_scores_of_42_days_count(self) -> None:
        early = ScoreOn(FIRST_SESSION + timedelta(days=5), 9.0)
        found = changed([early, *scores(6.0, since=(3.0, 4.0, 5.0, 9.0))], PEG)

        assert [one.score for one in found.since] == [5.0, 4.0, 3.0]
        assert found.last == 4.0

    def test_a_form_filled_in_on_the_day_of_the_first_session_is_before(self) -> None:
        assert [one.day for one in changed(scores(6.0), PEG).before] == [FIRST_SESSION]

    def test_without_both_sides_there_is_nothing_to_compare(self) -> None:
        for found in (scores(6.0), scores(since=(6.0,)), []):
            assert changed(found, PEG).moved is Moved.TOO_FEW
        assert questionnaire_change(scores(6.0), None, REVIEW, PEG).moved is Moved.TOO_FEW

    def test_a_category_is_never_averaged(self) -> None:
        found = changed(scores(2.0, since=(1.0, 2.0)), Scale(False, category=True))

        assert found.moved is Moved.CATEGORY
        assert (found.first, found.last, found.change, found.limit) == (None, None, None, None)

    @given(st.lists(st.integers(0, 10), max_size=6), st.lists(st.integers(0, 10), max_size=6))
    def test_better_is_never_said_of_a_change_the_wrong_way(
        self, before: list[int], since: list[int]
    ) -> None:
        found = changed(scores(*map(float, before), since=tuple(map(float, since))), PEG)

        if found.moved in (Moved.BETTER_IMPORTANT, Moved.BETTER_SMALL):
            assert found.change is not None
            assert found.limit is not None
            assert found.change <= -found.limit + 1e-6
        assert (found.moved is Moved.TOO_FEW) is (not before or not since)


class TestShippedMeasures:
    def test_the_files_give_error_direction_and_thresholds(self) -> None:
        rmdq, psfs = scale_of(shipped("rmdq24")), scale_of(shipped("psfs"))

        assert (rmdq.sem, rmdq.important_points, rmdq.either) == (3.7, 5, True)
        assert psfs.higher_is_better
        assert psfs.sem == pytest.approx(0.86, abs=5e-3)  # from MDC90 = 2
        assert error_of(shipped("peg")) == 1.22
        assert scale_of(shipped("pgic")).category

    def test_peg_of_a_patient(self) -> None:
        before = answer("peg", FIRST_SESSION - timedelta(days=3), (8, 7, 8))
        since = answer("peg", REVIEW, (3, 2, 3))
        other = answer("peg", REVIEW, (9, 9, 9), site="knee")
        peg = shipped("peg")
        found = measure_change(peg, [since, before, other], "low back", FIRST_SESSION, REVIEW)

        assert found.moved is Moved.BETTER_IMPORTANT
        assert WORDS(questionnaire_words(peg, found).whole) == (
            "Better, by more than the usual error of this measure and by enough to matter. "
            "7.7 of 10 at the start, 2.7 now: 5.0 lower (65 %). Lower is better. A change that "
            "matters is 1 point and 30 %. By itself this score can move by up to 3.4 points. "
            "The range of six trials. This does not show why."
        )

    def test_rmdq_says_that_its_error_is_disputed(self) -> None:
        rmdq = shipped("rmdq24")
        ticks = (1.0,) * 12 + (0.0,) * 12
        before = answer("rmdq24", FIRST_SESSION, ticks)
        since = answer("rmdq24", REVIEW, (1.0,) * 8 + (0.0,) * 16)
        found = measure_change(rmdq, [before, since], "low back", FIRST_SESSION, REVIEW)
        words = WORDS(questionnaire_words(rmdq, found, Reader.DOCTOR).whole)

        assert found.moved is Moved.NO_RELIABLE_CHANGE
        assert "12 of 24 at the start, 8 now: 4.0 lower (33 %). Lower is better." in words
        assert "5 points or 30 %" in words
        assert "Studies differ widely" in words
        assert "Ostelo RW et al. Spine 2008" in words

    def test_psfs_has_a_direction_and_no_percentage(self) -> None:
        psfs = shipped("psfs")
        names = ("Walk to the shop", "Garden", "Lift my bag")
        given_ = [
            answer("psfs", FIRST_SESSION, (2, 3, 4), names),
            answer("psfs", REVIEW, (5, 6, 4), names),
        ]
        found = measure_change(psfs, given_, "low back", FIRST_SESSION, REVIEW)
        words = WORDS(questionnaire_words(psfs, found).whole)

        assert found.change == pytest.approx(2.0)
        assert "3.0 of 10 at the start, 5.0 now: 2.0 higher. Higher is better." in words
        assert "(" not in words

    def test_psfs_with_other_activities_begins_anew(self) -> None:
        psfs = shipped("psfs")
        given_ = [
            answer("psfs", FIRST_SESSION, (2, 3), ("Walk", "Garden")),
            answer("psfs", REVIEW, (9, 9), ("Walk", "Swim")),
        ]

        assert len(latest_series(psfs, given_)) == 1
        found = measure_change(psfs, given_, "low back", FIRST_SESSION, REVIEW)
        assert found.moved is Moved.TOO_FEW

    def test_psfs_compares_the_activities_rated_both_times(self) -> None:
        psfs = shipped("psfs")
        given_ = [
            answer("psfs", FIRST_SESSION, (2, 3, 4), ("Walk", "Garden", "Lift")),
            answer("psfs", REVIEW, (5, None, 5), (" walk", "Garden", "Lift")),
        ]
        found = measure_change(psfs, given_, "low back", FIRST_SESSION, REVIEW)

        assert (found.first, found.last) == (3.0, 5.0)

    def test_the_impression_is_told_by_its_word(self) -> None:
        pgic = shipped("pgic")
        given_ = [answer("pgic", REVIEW - timedelta(days=30), (3,)), answer("pgic", REVIEW, (2,))]
        found = measure_change(pgic, given_, "low back", FIRST_SESSION, REVIEW)

        assert WORDS(questionnaire_words(pgic, found).whole) == ("Much improved (13 October 2025)")

    def test_one_side_alone_is_told_as_it_is(self) -> None:
        peg = shipped("peg")
        first = answer("peg", FIRST_SESSION, (8, 7, 6))
        found = measure_change(peg, [first], "low back", FIRST_SESSION, REVIEW)

        assert WORDS(questionnaire_words(peg, found).whole) == (
            "Not enough to compare yet. 7.0 of 10 at the start."
        )

    @pytest.mark.parametrize(
        ("first", "last", "words"),
        [
            ((6, 6, 6), (4, 4, 4), "It may be better, but by itself the score can move as far."),
            ((4, 4, 4), (6, 6, 6), "It may be worse, but by itself the score can move as far. "
             "You may want to tell your practitioner."),
            ((6, 6, 6), (6, 6, 5), "About the same."),
            ((2, 2, 2), (8, 8, 8), "Worse, by more than the usual error of this measure. "
             "You may want to tell your practitioner."),
        ],
    )  # fmt: skip
    def test_the_headline_goes_no_further_than_the_error_allows(
        self, first: tuple[float, ...], last: tuple[float, ...], words: str
    ) -> None:
        peg = shipped("peg")
        given_ = [answer("peg", FIRST_SESSION, first), answer("peg", REVIEW, last)]
        found = measure_change(peg, given_, "low back", FIRST_SESSION, REVIEW)

        assert WORDS(questionnaire_words(peg, found).headline) == words

    def test_an_answer_after_the_start_alone_is_told_as_it_is(self) -> None:
        peg = shipped("peg")
        found = measure_change(
            peg, [answer("peg", REVIEW, (3, 3, 3))], "low back", FIRST_SESSION, REVIEW
        )

        assert WORDS(questionnaire_words(peg, found).whole) == (
            "Not enough to compare yet. 3.0 of 10 lately, and nothing at the start."
        )

    @pytest.mark.parametrize("key", ["peg", "pgic"])
    def test_no_answer_at_all_is_said(self, key: str) -> None:
        measure = shipped(key)
        found = measure_change(measure, [], "low back", None, REVIEW)

        assert WORDS(questionnaire_words(measure, found).whole) in (
            "Not enough to compare yet.",
            "Not answered yet.",
        )

    def test_a_measure_without_a_published_error_has_numbers_and_no_verdict(self) -> None:
        sleep = shipped("sleep_nrs")
        given_ = [answer("sleep_nrs", FIRST_SESSION, (8,)), answer("sleep_nrs", REVIEW, (2,))]
        found = measure_change(sleep, given_, "low back", FIRST_SESSION, REVIEW)
        words = WORDS(questionnaire_words(sleep, found).whole)

        assert words.startswith("The scores are told without a verdict. 8 of 10 at the start, 2 ")
        assert "How much this score moves by itself is not known." in words

    def test_activities_hardly_rated_twice_are_not_compared(self) -> None:
        psfs = shipped("psfs")
        names = ("Walk", "Garden", "Lift")
        given_ = [
            answer("psfs", FIRST_SESSION, (2, 3, 4), names),
            answer("psfs", REVIEW, (None, None, 5), names),
        ]
        found = measure_change(psfs, given_, "low back", FIRST_SESSION, REVIEW)

        assert found.moved is Moved.TOO_FEW

    def test_an_error_is_worked_out_from_spread_and_reliability_where_that_is_all(self) -> None:
        peg = shipped("peg")
        inputs = (ErrorInput("sd", 7.5, 7.5, "x"), ErrorInput("reliability", 0.8, 0.8, "x"))

        assert error_of(replace(peg, errors=inputs)) == pytest.approx(3.3541, abs=5e-5)
        assert error_of(replace(peg, errors=())) is None
