"""``acutrack analyse`` says the key numbers of a diary, without a verdict."""

from __future__ import annotations

from datetime import timedelta

import pytest

from acutrack.domain.side_effect import SideEffectKind
from tests.builders import TODAY, a_patient, a_session, a_treatment, an_effect, daily_scores, day
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
        "percent", "sessions", "side_effects", "other_care", "next_review", "sentence",
    }  # fmt: skip


def test_an_empty_diary_says_what_is_wanted(terminal: Terminal) -> None:
    write(terminal, a_patient())

    assert "No pain is noted yet." in terminal("analyse", "--patient", "ann").answer
    data = terminal("analyse", "--patient", "ann", "--json").data
    assert (data["lack"], data["since"], data["baseline"]) == ("no_days", None, None)
