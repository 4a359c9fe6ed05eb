"""What is said about the days after a session, and what never is."""

from __future__ import annotations

import re

import pytest

from acutrack.analysis.sessions.session_curve import Duration, duration
from acutrack.analysis.sessions.session_response import (
    Mean,
    Response,
    SessionResponse,
    session_response,
)
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.plain_words import change_words, range_words
from acutrack.analysis.words.session_response_words import response_words
from acutrack.text.catalogue import Catalogue
from tests.analysis.sessions.test_session_response import SESSIONS, example

WORDS = Catalogue()
CAUSES = re.compile(r"\b(because of|thanks|caus|effect|help|work|treat|signific|p-value)", re.I)


def a_response(code: Response, change: Mean | None, **more: object) -> SessionResponse:
    values: dict[str, object] = {
        "held": 8, "each": (), "usable": 8, "ordinary_days": 20, "plain": -2.0,
        "one_weekday": False,
    }  # fmt: skip
    return SessionResponse(code=code, change=change, **(values | more))  # type: ignore[arg-type]


def said(response: SessionResponse, lasts: Duration | None = None) -> str:
    return WORDS(response_words(response, lasts).whole)


def test_the_patient_reads_size_range_length_and_what_it_rests_on() -> None:
    found = session_response(*example(), SESSIONS)

    assert said(found, duration(*example(), SESSIONS)) == (
        "Your pain tends to be lower in the 3 days after a session: by 1.8 points. The change is "
        "likely between 1.3 and 2.2 lower. It comes from 6 sessions, set beside 34 days that "
        "began with as much pain. It lasts about 4 days. This does not show why."
    )


def test_the_doctor_reads_the_interval_and_the_plain_difference() -> None:
    found = session_response(*example(), SESSIONS)

    assert WORDS(response_words(found, None, Reader.DOCTOR).whole) == (
        "Pain was 1.8 points lower in the 3 days after a session than on comparable days. "
        "95 % interval: between 1.3 and 2.2 lower, from 6 sessions and 34 comparison days. The "
        "plain mean after minus before is 2.1 lower. How long it lasts cannot be told. "
        "This does not show why."
    )


def test_no_clear_difference_has_its_range_and_no_length() -> None:
    words = said(a_response(Response.NOT_SHOWN, Mean(-0.4, -1.2, 0.4)))

    assert words.startswith(
        "No clear difference in the 3 days after a session. The change is likely between 1.2 "
        "lower and 0.4 higher."
    )
    assert "lasts" not in words


def test_higher_is_said_with_somebody_to_tell() -> None:
    words = said(a_response(Response.HIGHER, Mean(1.0, 0.2, 1.8)))

    assert "higher in the 3 days after a session: by 1.0 points" in words
    assert "tell your practitioner" in words


@pytest.mark.parametrize(
    ("lasts", "words"),
    [
        (
            Duration(4, 3, 6, open_end=False),
            "It lasts about 4 days; the chance that it is 3 to 6 is 8 in 10.",
        ),
        (Duration(1, 1, 1, open_end=False), "It lasts about 1 day."),
        (Duration(7, 5, 7, open_end=True), "It lasts 5 days or more"),
        (None, "How long it lasts cannot be told."),
    ],
)
def test_how_long_it_lasts_has_its_range(lasts: Duration | None, words: str) -> None:
    assert words in said(a_response(Response.LOWER, Mean(-1.0, -1.5, -0.5)), lasts)


def test_a_weekly_rhythm_is_pointed_out() -> None:
    response = a_response(Response.LOWER, Mean(-1.0, -1.5, -0.5), one_weekday=True)

    assert "A weekly rhythm would look the same." in said(response)


def test_too_few_says_how_many_more() -> None:
    few = a_response(Response.TOO_FEW_SESSIONS, None, usable=5)
    no_days = a_response(Response.TOO_FEW_ORDINARY_DAYS, None, ordinary_days=4)

    assert "1 more session with pain noted" in said(few)
    assert "6 more noted days with no session near them are wanted." in said(no_days)


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("code", list(Response))
def test_no_cause_is_claimed(code: Response, reader: Reader) -> None:
    change = Mean(-1.0, -1.5, -0.5)
    words = WORDS(response_words(a_response(code, change), None, reader).whole)

    assert not CAUSES.search(words)


def test_ranges_are_read_from_small_to_large() -> None:
    assert WORDS(range_words(-2.0, -0.5)) == "between 0.5 and 2.0 lower"
    assert WORDS(range_words(0.5, 2.0)) == "between 0.5 and 2.0 higher"
    assert WORDS(range_words(-0.5, 2.0)) == "between 0.5 lower and 2.0 higher"
    assert WORDS(change_words(0.04)) == "no change"
