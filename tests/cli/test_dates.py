"""Dates on the command line: one way to write them, and a kind word for every other."""

from __future__ import annotations

from datetime import date

import pytest

from acutrack.cli.dates import read_date, read_span
from acutrack.domain.errors import InvalidEntry
from tests.builders import TODAY


def test_a_date_is_read_as_year_month_day() -> None:
    assert read_date(" 2025-03-31 ", "--from") == date(2025, 3, 31)


@pytest.mark.parametrize(
    "typed",
    ["31.3.2025", "03/31/2025", "2025-02-30", "2025-13-01", "20250331", "2025-W14-1", "today", ""],
)
def test_any_other_way_is_refused_with_the_option_and_an_example(typed: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        read_date(typed, "--from")

    assert refused.value.field == "--from"
    assert "2025-03-31" in refused.value.message.text


def test_a_date_before_1900_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        read_date("1062-01-01", "--to")


def test_both_ends_of_a_period_may_be_left_out() -> None:
    assert read_span(None, None, TODAY) == (None, None)
    assert read_span("2025-10-01", None, TODAY) == (date(2025, 10, 1), None)
    assert read_span(None, "2025-10-01", TODAY) == (None, date(2025, 10, 1))


def test_one_day_is_a_period() -> None:
    assert read_span("2025-10-01", "2025-10-01", TODAY) == (date(2025, 10, 1),) * 2


@pytest.mark.parametrize(("first", "last"), [("2025-10-02", "2025-10-01"), ("2062-01-01", None)])
def test_a_period_that_ends_before_it_begins_or_lies_ahead_is_refused(
    first: str, last: str | None
) -> None:
    with pytest.raises(InvalidEntry):
        read_span(first, last, TODAY)
