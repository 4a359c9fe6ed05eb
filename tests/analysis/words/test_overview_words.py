"""The sentence states two averages and their days, in the reader's words, and claims no more."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import overview
from acutrack.analysis.phases import Window
from acutrack.analysis.words.overview_words import Reader, listed, overview_sentence
from acutrack.domain.message import say
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import (
    FIRST_SESSION,
    mei,
    run_of_scores,
    session,
    treatment,
    twelve_weeks,
)

WORDS = Catalogue()
CLAIMS = re.compile(r"\b(better|worse|lower|higher|work|help|caus|significan|improve)", re.I)


def sentence(diary: Diary, number: int, reader: Reader = Reader.PATIENT) -> str:
    today = FIRST_SESSION + timedelta(days=number)
    known = replace(
        diary,
        scores=tuple(s for s in diary.scores if s.day <= today),
        sessions=tuple(s for s in diary.sessions if s.day <= today),
    )
    return WORDS(overview_sentence(overview(known, today), reader).whole)


def test_the_patient_reads_two_averages_and_their_days() -> None:
    assert sentence(twelve_weeks(), 70) == (
        "Your pain was 4.4 on average in the last 4 weeks, and 7.0 before your first session. "
        "That is from 20 of 28 days, and from 14 of 14 before. In the same time: Naproxen from "
        "8 September 2025 to 28 September 2025 and Knee exercises since 22 September 2025."
    )


def test_the_doctor_reads_the_same_numbers() -> None:
    assert sentence(replace(twelve_weeks(), treatments=()), 70, Reader.DOCTOR) == (
        "Average pain 4.4 in the last 4 weeks, 7.0 before the first session. "
        "Recorded on 20 of 28 days and on 14 of 14 days."
    )


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("number", [-20, -13, -6, 0, 1, 2, 5, 12, 20, 29, 70, 100, 900])
def test_nothing_more_is_claimed_on_any_day(number: int, reader: Reader) -> None:
    said = sentence(twelve_weeks(), number, reader)
    assert not CLAIMS.search(said)
    assert said.endswith(".")
    assert len(re.findall(r"[.](?: |$)", said)) <= 3


def test_too_few_days_say_how_many_are_still_wanted() -> None:
    assert sentence(twelve_weeks(), 6) == (
        "Too few days to compare yet. 6 more days are wanted; "
        "before the first session it was 7.0, from 14 days."
    )
    assert "6 of 6 days recorded" in sentence(twelve_weeks(), 6, Reader.DOCTOR)
    assert "1 more day is wanted" in sentence(twelve_weeks(), 11)


def test_before_the_first_session_it_tells_where_the_person_stands() -> None:
    assert sentence(twelve_weeks(), -12) == (
        "Average pain so far: 7.0, from 3 days. "
        "2 more days before the first session are wanted to compare with later."
    )
    assert "where you started" in sentence(twelve_weeks(), -3)
    old = Diary(mei(), scores=run_of_scores(FIRST_SESSION, -300, (5,)))
    today = FIRST_SESSION
    silent = overview(old, today, review=today)
    assert "last 8 weeks" in WORDS(overview_sentence(silent).headline)


def test_a_long_diary_without_a_session_names_the_weeks_it_averages() -> None:
    years = Diary(mei(), scores=run_of_scores(FIRST_SESSION, -300, (5,) * 300))
    last = FIRST_SESSION - timedelta(days=1)
    assert sentence(years, -1).startswith("Average pain 5.0 in the last 8 weeks, from 56 days.")
    ended = overview(years, last + timedelta(days=900))
    assert ended.before.window == Window(last - timedelta(days=55), last)
    assert WORDS(overview_sentence(ended).headline) == (
        f"Average pain 5.0 in the 8 weeks to {WORDS.formats.day(last)}, from 56 days."
    )


@pytest.mark.parametrize("reader", list(Reader))
def test_a_start_that_is_too_short_or_missing_is_said(reader: Reader) -> None:
    nothing = replace(twelve_weeks(), scores=twelve_weeks().scores[14:])
    assert "no start level" in sentence(nothing, 40, reader)
    few = replace(twelve_weeks(), scores=twelve_weeks().scores[11:])
    said = sentence(few, 40, reader)
    assert "5 days before the first session are wanted, over 7 days or more; there are 3" in said
    late = replace(twelve_weeks(), scores=twelve_weeks().scores[8:])
    assert "there are 6, over 6." in sentence(late, 40, reader)


def test_an_empty_diary_and_a_silent_month_have_their_own_words() -> None:
    assert sentence(Diary(mei()), 3) == "No pain is noted yet. The chart starts after 3 days."
    today = FIRST_SESSION + timedelta(days=200)
    late_start = Diary(
        mei(started_on=FIRST_SESSION), scores=run_of_scores(FIRST_SESSION, 1, (5,) * 9)
    )
    silent = overview(late_start, today, review=today)
    assert WORDS(overview_sentence(silent).headline) == "No pain is noted in the last 4 weeks."


def test_a_diary_that_ended_names_its_last_day() -> None:
    assert "in the 28 days to 1 November 2025" in sentence(twelve_weeks(), 900)


def test_what_did_not_change_is_not_named_and_many_are_counted() -> None:
    steady = replace(twelve_weeks(), treatments=(treatment("Amlodipine", date(2020, 1, 1)),))
    assert "In the same time" not in sentence(steady, 70)
    many = tuple(treatment(f"Care {n}", date(2025, 9, n)) for n in range(1, 6))
    assert "and 2 more." in sentence(replace(twelve_weeks(), treatments=many), 70)


def test_things_are_listed_as_one_says_them() -> None:
    things = [say("{name}", name=name) for name in "abcd"]
    assert WORDS(listed(things)) == "a, b, c and d"
    assert WORDS(listed(things[:2])) == "a and b"
    assert WORDS(listed(things[:1])) == "a"
    with pytest.raises(ValueError, match="nothing"):
        listed([])


def test_a_first_day_alone_is_called_yesterday() -> None:
    diary = Diary(
        mei(), scores=run_of_scores(FIRST_SESSION, 0, (5,)), sessions=(session(FIRST_SESSION),)
    )
    assert sentence(diary, 1).startswith("Your pain was 5.0 on average yesterday, from 1 day.")


def test_an_unknown_average_is_called_so() -> None:
    found = overview(twelve_weeks(), FIRST_SESSION + timedelta(days=70))
    unknown = replace(found, before=replace(found.before, average=None))
    assert "not known before your first session" in WORDS(overview_sentence(unknown).headline)
