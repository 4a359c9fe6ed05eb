"""Dates and times as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.interchange.dates import (
    DayOrder,
    Reading,
    order_of,
    read_clock,
    read_day,
    read_moment,
    split_clock,
    write_clock,
)
from tests.builders import TODAY

READING = Reading(TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "2025-10-09",
        "2025-10-9",
        "2025/10/09",
        "2025.10.09",
        "20251009",
        "9.10.2025",
        "09.10.25",
        "9. 10. 2025",
        "9 Oct 2025",
        "9 October 2025",
        "9-Oct-2025",
        "October 9, 2025",
        "45939",
        "45939.0",
        "2025-10-09T00:00:00",
        "2025-10-09 08:42",
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_day(text, READING) == date(2025, 10, 9)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2025-13-01", "31.2.2025", "32/1/2025", "13/13/2025", "9 M 2025", "1234"),
        *("99999", "2025-10", "10/2025", "31 April 2025", "0000-01-01"),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry, match="no date"):
        read_day(text, READING)


@pytest.mark.parametrize("digits", [20, 5_000, 100_000])
def test_a_number_of_thousands_of_digits_is_read_or_refused_at_once(digits: int) -> None:
    many = "1" * digits
    assert read_day(f"45000.{many}", READING) == date(2023, 3, 15)
    assert split_clock(f"45000.{'0' * digits}") == ("45000", "")
    assert order_of([f"45000.{many}", many]) is DayOrder.OPEN
    for text in (many, f"{many}-01-01", f"1.1.{many}"):
        with pytest.raises(InvalidEntry):
            read_day(text, READING)
    with pytest.raises(InvalidEntry):
        read_clock(f"{many}:00", READING)


def test_a_date_that_can_be_read_two_ways_is_refused_unless_the_file_settles_it() -> None:
    with pytest.raises(InvalidEntry, match="can be"):
        read_day("03/04/2025", READING)
    assert read_day("05/05/2025", READING) == date(2025, 5, 5)
    assert read_day("03/04/2025", Reading(TODAY, DayOrder.DAY_FIRST)) == date(2025, 4, 3)
    assert read_day("03/04/2025", Reading(TODAY, DayOrder.MONTH_FIRST)) == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2025", "21/04/2025"], DayOrder.DAY_FIRST),
        (["03/04/2025", "04/21/2025 10:30"], DayOrder.MONTH_FIRST),
        (["03/04/2025", "2025-10-21", "21.10.2025"], DayOrder.OPEN),
        (["21/04/2025", "04/21/2025"], DayOrder.OPEN),
        ([], DayOrder.OPEN),
    ],
)
def test_a_number_over_12_settles_the_order_for_the_file(cells: list[str], order: DayOrder) -> None:
    assert order_of(cells) is order


def test_two_digits_of_a_year_mean_the_last_hundred_years() -> None:
    assert read_day("31/01/24", READING) == date(2024, 1, 31)
    assert read_day("31/01/61", READING) == date(1961, 1, 31)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("8:42", time(8, 42)),
        ("08:42:10", time(8, 42, 10)),
        ("08:42:10.5", time(8, 42, 10, 500_000)),
        ("8:42 am", time(8, 42)),
        ("8:42 PM", time(20, 42)),
        ("12:05 a.m.", time(0, 5)),
        ("12 pm", time(12)),
        ("0.5", time(12)),
        ("0,25", time(6)),
        ("0", time(0)),
    ],
)
def test_one_time_in_many_spellings(text: str, at: time) -> None:
    assert read_clock(text, READING) == at


@pytest.mark.parametrize("text", ["24:00", "8:60", "13 pm", "0 am", "noon", "8", "0.9999999"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry, match="no time of day"):
        read_clock(text, READING)


@pytest.mark.parametrize("text", ["2025-10-21", "2025-10-21T08:42", "yesterday"])
def test_a_moment_needs_its_offset(text: str) -> None:
    with pytest.raises(InvalidEntry, match="offset"):
        read_moment(text, READING)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2025-10-21 08:42", ("2025-10-21", "08:42")),
        ("2025-10-21T08:42:00Z", ("2025-10-21", "08:42:00")),
        ("21/10/2025 8:42 PM", ("21/10/2025", "8:42 PM")),
        ("2025-10-21 00:00:00", ("2025-10-21", "")),
        ("45951.3625", ("45951", "0.3625")),
        ("45951", ("45951", "")),
    ],
)
def test_date_and_time_in_one_cell_are_split(text: str, parts: tuple[str, str]) -> None:
    assert split_clock(text) == parts


def test_times_are_written_with_seconds_only_where_there_are_some() -> None:
    assert write_clock(time(8, 5)) == "08:05"
    assert write_clock(time(8, 5, 3)) == "08:05:03"
