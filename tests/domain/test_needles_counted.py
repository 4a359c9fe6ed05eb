"""Needles are counted in and out; a difference is asked about and never refused."""

from __future__ import annotations

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.session import questions_about
from acutrack.domain.session_template import template_of, with_template
from acutrack.domain.session_words import Style
from tests.builders import NOW, TODAY, a_session


@pytest.mark.parametrize(
    ("into", "out", "differ"),
    [(12, 11, True), (12, 13, True), (12, 12, False), (0, 0, False), (12, None, False)],
)
def test_counts_differ_only_where_both_are_said(into: int, out: int | None, differ: bool) -> None:
    assert a_session(needle_count=into, needles_out=out).counts_differ is differ
    assert not a_session(needle_count=None, needles_out=out).counts_differ


def test_a_difference_is_asked_about() -> None:
    asked = questions_about(a_session(needle_count=12, needles_out=11))

    assert say("Count again: {into} in, {out} out.", into=12, out=11) in asked


def test_a_count_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        a_session(needles_out=201)


def test_a_template_keeps_the_needle_side_and_nothing_of_the_person() -> None:
    session = a_session(
        style=Style.JAPANESE, needle_len_mm=40, note="Told me of her son.", needles_out=5, cost=60
    )
    template = template_of(session, "Usual", NOW)
    begun = with_template(a_session(points=(), note="Today", style=None), template)

    assert (begun.style, begun.points, begun.needle_len_mm) == (Style.JAPANESE, session.points, 40)
    assert (begun.note, begun.day, begun.needles_out) == ("Today", TODAY, None)
    assert "son" not in repr(template)


def test_a_template_needs_a_name() -> None:
    with pytest.raises(InvalidEntry):
        template_of(a_session(), " ", NOW)
