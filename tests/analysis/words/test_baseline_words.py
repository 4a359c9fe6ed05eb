"""What is said about a start: why these days, whether they are enough, what more would buy."""

from __future__ import annotations

import pytest

from acutrack.analysis.change.result import Caution
from acutrack.analysis.daily_series import daily_series
from acutrack.analysis.start.baseline_proposal import ChangedDay, Proposal, propose_baseline
from acutrack.analysis.start.sufficiency import Sufficiency
from acutrack.analysis.words.baseline_words import (
    START_CAUTIONS,
    STATE_WORDS,
    average_words,
    changed_words,
    left_out_words,
    more_days,
    settled_words,
    why_these_days,
)
from acutrack.domain.message import Message
from acutrack.text.catalogue import Catalogue
from tests.builders import TODAY, a_frozen_baseline, a_score, daily_scores, day

WORDS = Catalogue()
STEADY: list[float | None] = [6, 7, 6, 5, 7, 8, 6, 6, 7, 5, 6, 7, 6, 7]


def proposed(values: list[float | None], begun: bool = False) -> Proposal:
    last = 1 if begun else 0
    series = daily_series(daily_scores(values, day(1 - len(values) - last)), "lower back")
    return propose_baseline(series, TODAY if begun else None, TODAY)


def said(message: Message | None) -> str:
    return "" if message is None else WORDS(message)


def test_every_state_and_every_caution_of_a_start_has_words() -> None:
    assert set(STATE_WORDS) == set(Sufficiency)
    assert set(START_CAUTIONS) == {
        Caution.FLARE_START,
        Caution.ABOVE_USUAL,
        Caution.FALLING_BEFORE,
    }


@pytest.mark.parametrize(
    ("values", "begun", "words"),
    [
        ([], False, "No day is recorded yet."),
        ([], True, "No day was recorded in the 8 weeks before your first session."),
        ([6], False, "This is the 1 day you recorded"),
        (STEADY, False, "later days still join"),
        (STEADY, True, "AcuTrack looks at the 8 weeks before your first session."),
    ],
)
def test_it_says_which_days_and_why(values: list[float | None], begun: bool, words: str) -> None:
    assert words in said(why_these_days(proposed(values, begun)))


def test_missing_days_are_counted_while_they_can_still_be_added() -> None:
    assert "more days are wanted before a change can be judged" in said(
        more_days(proposed([6, 6, 6]))
    )
    assert "No days can be added" in said(more_days(proposed([6, 6, 6], begun=True)))


def test_of_enough_days_nothing_is_wanted_and_the_look_ahead_is_told_elsewhere() -> None:
    assert more_days(proposed(STEADY)) is None


def test_days_that_tell_nothing_are_not_given_a_number_no_fall_could_reach() -> None:
    assert "go up and down so much" in said(more_days(proposed([9, 1, 8, 2, 7, 3, 9])))


def test_just_enough_days_say_what_more_would_buy_until_treatment_begins() -> None:
    week: list[float | None] = [7, 8, 7, 6, 8, 7, 7]
    told = said(more_days(proposed(week)))
    assert "more days before your first session are wanted" in told
    assert "in place of" in told
    assert more_days(proposed(week, begun=True)) is None


def test_days_that_came_too_late_are_counted() -> None:
    series = daily_series((a_score(6, day=day(-9)), a_score(6, day=day(-8))), "lower back")
    assert "2 days were filled in more than 48 hours later" in said(
        left_out_words(propose_baseline(series, None, TODAY))
    )
    assert left_out_words(proposed(STEADY)) is None


def test_numbers_are_rounded_as_people_do() -> None:
    assert said(average_words(6.25, 8)) == "Average pain: 6.3 out of 10, from 8 days."


def test_a_settled_start_tells_its_days() -> None:
    start = a_frozen_baseline([6.0, 6.0], first=day(-3))
    assert said(settled_words(start)) == (
        "Settled on 20 October 2025: the days from 18 October 2025 to 19 October 2025."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (ChangedDay(TODAY, 6, 4), "21 October 2025: 6 then, 4 now"),
        (ChangedDay(TODAY, None, 0), "21 October 2025: added, 0"),
        (ChangedDay(TODAY, 6, None), "21 October 2025: 6 then, no longer counted"),
    ],
)
def test_each_changed_day_tells_then_and_now(changed: ChangedDay, words: str) -> None:
    assert said(changed_words(changed)) == words
