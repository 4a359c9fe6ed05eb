"""Pain and pain relief together, from answered days alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from acutrack.analysis.answers.relief_days import (
    PainBeside,
    Relief,
    ReliefDays,
    relief_days,
)
from acutrack.analysis.daily_series import daily_series
from acutrack.analysis.phases import Window
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.relief_days_words import relief_words
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, relief, run_of_scores

WORDS = Catalogue()
ZERO = FIRST_SESSION
REVIEW = ZERO + timedelta(days=28)


def found(
    before: str, since: str, *, pain: tuple[float, float] = (5.1, 5.0), rated: int = 14
) -> ReliefDays:
    """Days as letters: y took relief, n did not, anything else was not said; last day last."""
    said = [
        relief(end - timedelta(days=len(days) - n), mark == "y")
        for end, days in ((ZERO, before), (REVIEW, since))
        for n, mark in enumerate(days)
        if mark in "yn"
    ]
    scores = (
        *run_of_scores(ZERO, -rated, [pain[0]] * rated),
        *run_of_scores(ZERO, 28 - rated, [pain[1]] * rated),
    )
    return relief_days(said, daily_series(scores, "low back"), ZERO, REVIEW)


def test_the_same_pain_with_fewer_relief_days_is_a_finding() -> None:
    one = found("yyyyyyyyynnnnn", "yyynnnnnnnnnnn")

    assert (one.relief, one.pain, one.finding) == (Relief.FEWER, PainBeside.ABOUT_THE_SAME, True)
    assert WORDS(relief_words(one).whole) == (
        "About the same pain, with pain relief taken on 3 instead of 9 of 14 days. Average pain "
        "was 5.0 on these days, and 5.1 before the first session. Compared: 1 September 2025 to "
        "14 September 2025 with 4 August 2025 to 17 August 2025. These are counts of days. Pain "
        "relief can change for other reasons too."
    )


def test_lower_pain_with_more_relief_is_told_as_both() -> None:
    one = found("yynnnnnnnnnnnn", "yyyyyyyyynnnnn", pain=(7.0, 4.0))

    assert (one.relief, one.pain) == (Relief.MORE, PainBeside.LOWER)
    assert WORDS(relief_words(one).headline) == (
        "Lower average pain, with pain relief taken on 9 instead of 2 of 14 days."
    )


def test_higher_pain_is_not_hidden_by_fewer_relief_days() -> None:
    one = found("yyyyyyyyynnnnn", "yyynnnnnnnnnnn", pain=(4.0, 6.0))

    assert WORDS(relief_words(one).headline).startswith(
        "Higher average pain, with pain relief taken on 3"
    )


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (Reader.PATIENT, "You took pain relief about as often: on 3 instead of 3 of 14 days."),
        (Reader.DOCTOR, "Pain relief taken about as often: on 3 instead of 3 of 14 days."),
    ],
)
def test_as_often_as_before_is_no_finding(reader: Reader, words: str) -> None:
    one = found("yyynnnnnnnnnnn", "yyynnnnnnnnnnn")

    assert not one.finding
    assert WORDS(relief_words(one, reader).headline) == words
    assert "other reasons" not in WORDS(relief_words(one).whole)


def test_a_window_that_reaches_before_the_first_session_is_not_used() -> None:
    said = [relief(ZERO + timedelta(days=n), n % 2 == 0) for n in range(-28, 10)]
    early = relief_days(said, daily_series((), "low back"), ZERO, ZERO + timedelta(days=10))

    assert early.relief is Relief.TOO_FEW_ANSWERS


def test_a_day_a_week_is_the_least_difference() -> None:
    assert found("yyyyynnnnnnnnn", "yyynnnnnnnnnnn").relief is Relief.FEWER
    assert found("yyyynnnnnnnnnn", "yyynnnnnnnnnnn").relief is Relief.ABOUT_THE_SAME


def test_unanswered_days_are_left_out_of_both_counts() -> None:
    one = found("yyyyyyyyynnn..", "yyynnnnnnn....")

    assert one.before is not None
    assert one.since is not None
    assert (one.before.taken, one.before.answered) == (9, 12)
    assert (one.since.taken, one.since.answered) == (3, 10)
    assert len(one.since.ids) == 10
    assert "on 3 of 10 days instead of 9 of 12" in WORDS(relief_words(one).headline)


def test_too_few_answers_on_either_side_compare_nothing() -> None:
    for before, since in (("yyyyyyyyy.....", "n" * 14), ("y" * 14, "nnn" + "." * 11), ("", "")):
        one = found(before, since)
        assert (one.relief, one.before) == (Relief.TOO_FEW_ANSWERS, None)
        assert "10 of 14 days" in WORDS(relief_words(one).whole)


def test_the_longer_windows_are_taken_where_both_are_answered() -> None:
    one = found("y" * 28, "n" * 28, rated=28)

    assert one.since is not None
    assert one.since.window == Window(ZERO, REVIEW - timedelta(days=1))


def test_few_ratings_leave_the_pain_unknown() -> None:
    one = found("yyyyyyyyynnnnn", "yyynnnnnnnnnnn", rated=5)

    assert one.pain is PainBeside.NOT_KNOWN
    assert "Too few days have a pain rating" in WORDS(relief_words(one).whole)


def test_before_the_first_session_there_is_nothing_to_compare() -> None:
    series = daily_series((), "low back")

    assert relief_days((), series, None, REVIEW).relief is Relief.TOO_FEW_ANSWERS
