"""``acutrack analyse`` says the key numbers of a diary, and the verdict of its latest review."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from acutrack.analysis.diary import read_diary
from acutrack.analysis.reviews.holding import complaints_judged, hold_reviews
from acutrack.domain.side_effect import SideEffectKind
from tests.builders import (
    NOW,
    TODAY,
    a_complaint,
    a_patient,
    a_session,
    a_treatment,
    an_effect,
    daily_scores,
    day,
)
from tests.cli.conftest import Terminal
from tests.cli.records import write


@pytest.fixture
def diary(terminal: Terminal) -> Terminal:
    """Two weeks at 7, a first session four weeks ago, then 5 each day."""
    session = a_session(day=day(-28))
    levels: list[float | None] = [*[7.0] * 14, *[5.0] * 28]
    write(
        terminal,
        a_patient(),
        session,
        *daily_scores(levels, TODAY - timedelta(days=42)),
        an_effect(SideEffectKind.BRUISE, session_id=session.id, day=day(-28)),
        a_treatment("Naproxen", start=day(-20), end=day(-10)),
    )
    return terminal


def test_it_says_both_averages_how_many_days_and_what_else_ran(diary: Terminal) -> None:
    said = diary("analyse", "--patient", "Ann Muster").answer

    assert said.startswith("Ann Muster, lower back\n")
    assert "5.0" in said
    assert "7.0" in said
    assert "28 of 28" in said
    assert "Naproxen" in said
    assert "1 session, 1 side effect" in said
    assert "not why" in said


def test_a_program_reads_the_same_numbers_under_keys_that_stay(diary: Terminal) -> None:
    data = diary("analyse", "--patient", "ann", "--json").data

    assert data["patient"] == {"id": "ann", "name": "Ann Muster", "sample": False}
    assert data["today"] == "2025-10-21"
    assert data["first_session"] == "2025-09-23"
    assert data["before"]["average"] == 7.0
    assert data["before"]["days_recorded"] == 14
    assert data["since"]["average"] == 5.0
    assert data["baseline"]["thirty_percent_lower"] == pytest.approx(4.9)
    assert (data["lack"], data["difference"], data["percent"]) == ("nothing", -2.0, -29)
    assert data["side_effects"]["kinds"] == {"bruise": 1}
    assert data["other_care"][0]["end"] == "2025-10-11"
    assert set(data) == {
        "patient", "today", "review", "site", "first_entry", "last_entry", "first_session",
        "after_treatment", "before", "since", "baseline", "lack", "days_wanted", "difference",
        "percent", "sessions", "side_effects", "other_care", "next_review", "sentence", "reviews",
    }  # fmt: skip


def test_an_empty_diary_says_what_is_wanted(terminal: Terminal) -> None:
    write(terminal, a_patient())

    assert "No pain is noted yet." in terminal("analyse", "--patient", "ann").answer
    data = terminal("analyse", "--patient", "ann", "--json").data
    assert (data["lack"], data["since"], data["baseline"]) == ("no_days", None, None)


def test_a_review_that_is_due_is_told_with_its_interval_and_written_nowhere(
    diary: Terminal,
) -> None:
    before = diary.file.read_bytes()

    said = diary("analyse", "--patient", "ann").answer
    (review,) = diary("analyse", "--patient", "ann", "--json").data["reviews"]

    assert "Review 1:" in said
    assert "95 % interval" in said
    assert said.count("not why") == 1
    assert (review["site"], review["number"], review["day"]) == ("lower back", 1, "2025-10-21")
    assert (review["stored"], review["revised"]) == (False, False)
    assert review["result"]["code"].startswith("better_")
    assert "cotreatment" in review["result"]["cautions"]
    assert diary.file.read_bytes() == before


def test_where_other_care_changed_the_weaker_of_both_results_is_told(terminal: Terminal) -> None:
    """Pain fell with the new medicine, not before it; the days before it lead."""
    levels: list[float | None] = [*[7.0, 6.0] * 14, *[7.0, 6.0] * 14, *[3.0, 4.0] * 14]
    write(
        terminal,
        a_patient(),
        *(a_session(day=day(-56 + 7 * week)) for week in range(8)),
        *daily_scores(levels, day(-84)),
        a_treatment("Amitriptyline", start=day(-28)),
    )

    said = terminal("analyse", "--patient", "ann").answer
    review = terminal("analyse", "--patient", "ann", "--json").data["reviews"][-1]

    assert review["result"]["code"].startswith("better_")
    verdict = next(line for line in said.splitlines() if line.startswith("Verdict: "))
    assert verdict.startswith("Verdict: No important change either way.")
    assert "before other care changed" in verdict
    assert "Change: 0 points" in said
    assert "Note: With the later days as well, the change is likely between" in said


def test_every_place_that_was_settled_has_its_verdict(diary: Terminal) -> None:
    write(
        diary,
        a_complaint(site="knee"),
        *daily_scores([*[6.0] * 14, *[6.0] * 28], TODAY - timedelta(days=42), site="knee"),
    )

    said = diary("analyse", "--patient", "ann").answer

    assert "lower back: Average pain" in said
    assert "knee: Average pain" in said
    assert said.count("Verdict: ") == 2


def test_a_review_that_was_held_is_told_as_it_stands(diary: Terminal) -> None:
    with diary.casebook() as casebook:
        (patient,) = casebook.patients()
        whole = read_diary(casebook, patient)
        (complaint,) = complaints_judged(whole)
        held = hold_reviews(whole, complaint, NOW)
    write(diary, *held)

    (review,) = diary("analyse", "--patient", "ann", "--json").data["reviews"]

    assert review["stored"]
    assert review["result"] == json.loads(held[0].result)


def test_before_the_first_review_there_is_none(terminal: Terminal) -> None:
    write(terminal, a_patient(), a_session(day=day(-9)), *daily_scores([6.0] * 20, day(-25)))

    assert terminal("analyse", "--patient", "ann", "--json").data["reviews"] == []
    assert "Verdict" not in terminal("analyse", "--patient", "ann").answer
