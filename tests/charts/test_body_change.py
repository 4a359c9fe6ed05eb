"""Where it hurt at the start, now, and the difference: described once, drawn twice."""

from __future__ import annotations

from acutrack.charts.body_change import DAYS, BodyChange, Turn, body_change
from acutrack.domain.body_atlas import read_atlas
from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue
from tests.builders import TODAY, a_mark, day

ATLAS = read_atlas(resource("body", "regions.svg"))
MILD, MODERATE, SEVERE = Intensity
START = day(-60)


def _change(*marks: BodyMark) -> BodyChange:
    return body_change(marks, ATLAS, Catalogue(), TODAY)


FIVE = (
    a_mark("back.back_low.L", day=START, intensity=SEVERE),
    a_mark("back.back_low.L", day=TODAY, intensity=MILD),
    a_mark("front.knee.R", day=START, intensity=MILD),
    a_mark("front.knee.R", day=TODAY, intensity=SEVERE),
    a_mark("front.neck.L", day=START, intensity=MODERATE),
    a_mark("front.neck.L", day=day(-13), intensity=MODERATE),
    a_mark("back.calf.L", day=START),
    a_mark("front.hand_thumb.L", day=TODAY, intensity=MODERATE),
)


def test_each_place_is_lower_higher_the_same_new_or_not_marked_now() -> None:
    made = _change(*FIVE)
    whole = made.rows[0]
    assert [shown.title for shown in whole.maps] == [
        "At the start",
        "Last 14 days",
        "Difference",
    ]
    start, now, difference = whole.maps
    assert start.steps["back.back_low.L"] is SEVERE
    assert now.steps["back.back_low.L"] is MILD
    assert difference.turns == {
        "back.back_low.L": Turn.LOWER,
        "front.knee.R": Turn.HIGHER,
        "front.neck.L": Turn.SAME,
        "back.calf.L": Turn.NOT_NOW,
        "front.hand.L": Turn.NEW,
    }


def test_the_hands_are_drawn_where_a_place_on_them_is_marked() -> None:
    made = _change(*FIVE)
    assert [row.key for row in made.rows] == ["whole", "hands"]
    assert made.rows[1].maps[2].turns == {"front.hand_thumb.L": Turn.NEW}


def test_the_words_say_every_place_and_how_many_days_it_rests_on() -> None:
    made = _change(*FIVE)
    assert made.summary == (
        "Places lower: 1, higher: 1, the same: 1, not marked at the start: 1, not marked now: 1. "
        "Marked on days: 1 at the start, 2 in the last 14 days."
    )
    assert [line.words for line in made.lines][:2] == [
        "Front of neck, your left, front. At the start: 2 moderate. Now: 2 moderate. "
        "Difference: the same.",
        "Thumb, your left, front. At the start: not marked. Now: 2 moderate. "
        "Difference: not marked at the start.",
    ]
    assert len(made.lines) == len(made.table.rows) == 5
    assert made.table.rows[1][3] == "not marked at the start"


def test_days_that_start_and_now_share_are_not_compared() -> None:
    made = _change(
        a_mark(day=day(-2 * DAYS + 2), intensity=SEVERE), a_mark(day=TODAY, intensity=MILD)
    )
    assert made.rows[0].maps[2].turns == {}
    assert {line.turn for line in made.lines} == {None}
    assert "less than 4 weeks ago" in made.summary
    apart = _change(
        a_mark(day=day(-2 * DAYS + 1), intensity=SEVERE), a_mark(day=TODAY, intensity=MILD)
    )
    assert apart.lines[0].turn is Turn.LOWER


def test_days_without_any_mark_are_not_called_lower() -> None:
    made = _change(a_mark(day=START))
    assert made.lines[0].turn is None
    assert "Nothing was marked lately" in made.summary


def test_the_skin_is_no_pain_and_nothing_marked_is_said() -> None:
    made = _change(a_mark(kind=MarkKind.SKIN))
    assert made.empty
    assert made.summary == "Nothing is marked on the body map yet."


def test_a_place_of_a_newer_version_is_told_by_its_id() -> None:
    made = _change(a_mark("front.third_arm.L", day=TODAY))
    assert made.lines[0].words.startswith("front.third_arm.L.")
