"""Rows on one scale, each with its change in words and the reason to look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.result_json import result_to_json
from acutrack.analysis.change.way import Way
from acutrack.analysis.diary import Diary
from acutrack.analysis.reviews.review_schedule import stored_result
from acutrack.charts.small_multiples import Order, SmallMultiples, Subject, small_multiples
from acutrack.domain.review import Review
from acutrack.domain.side_effect import SideEffectKind
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import (
    FIRST_SESSION,
    MEI,
    effect,
    mei,
    on,
    run_of_scores,
    score,
    session,
    twelve_weeks,
)

WORDS = Catalogue()
TODAY = date(2025, 10, 28)


def made(*subjects: Subject, order: Order = Order.NEEDS_A_LOOK) -> SmallMultiples:
    return small_multiples(subjects, WORDS, TODAY, order=order)


def subject(name: str, diary: Diary | None = None, site: str = "low back") -> Subject:
    return Subject(name, "", diary or twelve_weeks(), site)


def review_of(before: int, after: int) -> Review:
    """A review after eight weeks of one level, 28 days after 28 days of another."""
    zero = FIRST_SESSION.toordinal()
    days = [zero + day for day in (*range(-28, 0), *range(28, 56))]
    held_on = FIRST_SESSION + timedelta(days=56)
    result = assess(days, [before] * 28 + [after] * 28, FIRST_SESSION, held_on)
    return Review(
        patient_id=MEI,
        written_at=on(held_on),
        site="low back",
        number=2,
        day=held_on,
        method="1",
        result=result_to_json(result),
        digest="d",
    )


def test_all_rows_show_the_same_days_on_the_same_scale() -> None:
    early = Diary(
        mei(), scores=run_of_scores(FIRST_SESSION, 0, (5,) * 20), sessions=(session(FIRST_SESSION),)
    )
    rows = made(subject("Mei"), subject("Ove", early)).rows

    assert len({(row.chart.x.low, row.chart.x.high) for row in rows}) == 1
    assert {(row.chart.y.low, row.chart.y.high) for row in rows} == {(0, 10)}


@pytest.mark.parametrize(
    ("after", "way", "words"),
    [(3, Way.LOWER, "4.0 lower"), (9, Way.HIGHER, "2.0 higher"), (7, Way.SAME, "no clear change")],
)
def test_the_change_is_that_of_the_last_review_and_adds_up(
    after: int, way: Way, words: str
) -> None:
    review = review_of(7, after)
    (row,) = made(subject("Mei", replace(twelve_weeks(), reviews=(review,)))).rows

    assert (row.way, row.change) == (way, words)
    assert (row.start, row.now) == ("7.0", f"{after}.0")


def test_where_other_care_changed_the_change_is_that_of_the_weaker_result() -> None:
    fell, alike = (stored_result(review_of(7, after)) for after in (3, 7))
    assert fell is not None
    assert alike is not None
    both = replace(fell, without_cotreatment=alike)
    review = replace(review_of(7, 3), result=result_to_json(both))
    (row,) = made(subject("Mei", replace(twelve_weeks(), reviews=(review,)))).rows

    assert (row.way, row.change, row.now) == (Way.SAME, "no clear change", "7.0")


def test_a_review_that_cannot_be_read_draws_no_arrow() -> None:
    review = replace(review_of(7, 3), result="{}")
    (row,) = made(subject("Mei", replace(twelve_weeks(), reviews=(review,)))).rows

    assert row.way is Way.UNKNOWN


def test_without_a_review_no_arrow_is_drawn() -> None:
    (row,) = made(subject("Mei")).rows

    assert (row.way, row.change) == (Way.UNKNOWN, "not yet known")
    assert (row.start, row.now, row.sessions) == ("7.0", "4.4", "8")


def test_why_to_look_is_said_in_words_and_such_rows_come_first() -> None:
    few = Diary(
        mei(),
        scores=(*run_of_scores(FIRST_SESSION, -14, (6,) * 14), score(TODAY, 5)),
        sessions=(session(FIRST_SESSION),),
    )
    held = session(TODAY - timedelta(days=3))
    still = replace(
        twelve_weeks(),
        sessions=(*twelve_weeks().sessions, held),
        side_effects=(effect(held.day, SideEffectKind.BRUISE, after=held),),
    )
    calm = replace(twelve_weeks(), side_effects=())
    rows = made(subject("Ada", calm), subject("Bo", few), subject("Cy", still)).rows

    assert [row.name for row in rows] == ["Bo", "Cy", "Ada"]
    assert rows[0].look.endswith("days recorded: too few to compare")
    assert rows[1].look == "1 side effect may still be there"
    assert rows[2].look == ""


def test_rows_can_stand_by_name_or_by_last_entry() -> None:
    late = replace(twelve_weeks(), scores=(*twelve_weeks().scores, score(TODAY, 5)))
    early = Diary(mei(), scores=run_of_scores(FIRST_SESSION, 0, (5,) * 20))
    people = (subject("Zoe", late), subject("Ann", early))

    assert [row.name for row in made(*people, order=Order.NAME).rows] == ["Ann", "Zoe"]
    assert [row.name for row in made(*people, order=Order.LAST_ENTRY).rows] == ["Zoe", "Ann"]


def test_the_table_has_the_same_rows_in_words() -> None:
    found = made(subject("Mei"))

    assert found.headers[0] == "Name"
    assert found.table.rows == (
        ("Mei", "7.0", "4.4", "not yet known", "8", "4 noted", found.rows[0].look),
    )
    assert "Lower is better in each." in found.summary


def test_nobody_at_all_is_an_empty_list() -> None:
    assert made().rows == ()
