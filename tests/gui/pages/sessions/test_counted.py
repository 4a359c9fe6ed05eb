"""A difference between needles counted in and out stays seen."""

from __future__ import annotations

from acutrack.casebook.edits.sessions import same_as
from acutrack.gui.pages.sessions.record_words import (
    SessionRow,
    points_and_counts,
    whole_record,
)
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, TODAY, a_session

WORDS = Catalogue()


def test_the_list_and_the_record_tell_of_it_and_of_nothing_where_counts_agree() -> None:
    differ, agree = (a_session(needle_count=12, needles_out=out) for out in (11, 12))

    assert "Count again: 12 in, 11 out." in points_and_counts(differ, WORDS)
    assert "Count" not in points_and_counts(agree, WORDS)
    lines = dict(whole_record(SessionRow(differ, None, None, ()), WORDS))
    assert lines["Needles counted"] == "Count again: 12 in, 11 out."
    assert lines["Needles taken out"] == "11"


def test_a_session_begun_from_the_last_one_was_not_counted_yet() -> None:
    assert same_as(a_session(needles_out=5), TODAY, NOW).needles_out is None
