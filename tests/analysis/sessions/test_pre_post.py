"""Ratings just before and after: counted, averaged, and never judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from acutrack.analysis.sessions.pre_post import pre_post
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.pre_post_words import pre_post_words
from acutrack.domain.session import TreatmentSession
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import FIRST_SESSION, session

WORDS = Catalogue()


def rated(week: int, before: float | None, after: float | None) -> TreatmentSession:
    day = FIRST_SESSION + timedelta(weeks=week)
    return replace(session(day), pre_nrs_now=before, post_nrs_now=after)


def test_only_sessions_rated_on_both_sides_count_and_keep_their_number() -> None:
    found = pre_post([rated(2, 6, 6), rated(0, 7, 4), rated(1, 7, None), rated(3, 4, 5)])

    assert [(one.number, one.before, one.after) for one in found.rated] == [
        (1, 7, 4),
        (3, 6, 6),
        (4, 4, 5),
    ]
    assert (found.sessions, found.lower, found.higher) == (4, 1, 1)
    assert [one.change for one in found.rated] == [-3, 0, 1]


def test_the_words_hold_no_verdict() -> None:
    found = pre_post([rated(0, 7, 4), rated(1, 6, 6)])

    assert WORDS(pre_post_words(found).whole) == (
        "Pain was 6.5 just before and 5.0 just after, on average over 2 sessions. "
        "Lower after 1, higher after 0, the same after 1. "
        "This says little about the days after. Those are told apart from this."
    )
    assert "nearly 2 points" in WORDS(pre_post_words(found, Reader.DOCTOR).whole)


def test_not_asked_is_said() -> None:
    found = pre_post([rated(0, None, 4)])

    assert (found.before, found.after) == (None, None)
    assert WORDS(pre_post_words(found).headline) == (
        "Pain just before and after a session was not noted."
    )
