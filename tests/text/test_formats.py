from __future__ import annotations

from datetime import date, time

import pytest

from acutrack.text.formats import Formats

DAY = date(2025, 10, 28)


@pytest.mark.parametrize(
    ("form", "english", "german"),
    [
        ("day", "28 October 2025", "28. Oktober 2025"),
        ("short_day", "28 Oct", "28. Okt."),
        ("medium_day", "28 Oct 2025", "28.10.2025"),
        ("weekday_and_day", "Tuesday 28 October 2025", "Dienstag 28. Oktober 2025"),
        ("table_day", "Tue 28 Oct 2025", "Di. 28 Okt. 2025"),
        ("weekday", "Tue 28", "Di. 28"),
        ("weekday_and_month", "Tuesday 28 October", "Dienstag 28 Oktober"),
        ("month", "Oct", "Okt"),
    ],
)
def test_days_as_the_reader_writes_them(form: str, english: str, german: str) -> None:
    assert getattr(Formats("en"), form)(DAY) == english
    assert getattr(Formats("de"), form)(DAY) == german


@pytest.mark.parametrize(
    ("value", "decimals", "english", "german"),
    [
        (4.5, None, "4.5", "4,5"),
        (4, 1, "4.0", "4,0"),
        (-0.5, 1, "−0.5", "−0,5"),
        (1200, 0, "1,200", "1.200"),
        (7.125, 2, "7.12", "7,12"),
    ],
)
def test_numbers_with_the_readers_signs(
    value: float, decimals: int | None, english: str, german: str
) -> None:
    assert Formats("en").number(value, decimals) == english
    assert Formats("de").number(value, decimals) == german


def test_times_and_the_first_day_of_the_week() -> None:
    assert Formats("en").clock(time(20, 5)) == "20:05"
    assert Formats("en_US").clock(time(20, 5)).replace("\u202f", " ") == "8:05 PM"
    assert Formats("en").first_weekday() == 0
    assert Formats("en_US").first_weekday() == 6


def test_letters_for_the_margin_of_a_calendar() -> None:
    assert [Formats("en").weekday_letters(date(2025, 10, 27 + back)) for back in range(3)] == [
        "Mo",
        "Tu",
        "We",
    ]


@pytest.mark.parametrize("value", [1e16, 1e27, 1e308, -1e300])
def test_a_number_too_large_to_spell_out_is_shortened(value: float) -> None:
    assert Formats("en").number(value) == f"{value:.3g}".replace("-", "−")
    assert Formats("en").number(value, 1) == Formats("de").number(value, 1)


@pytest.mark.parametrize(
    "language", ["xx", "../..", "\ud800", "en\x00", "a" * 3000, " ", "no such"]
)
def test_a_language_that_is_none_is_written_as_english(language: str) -> None:
    assert Formats(language).day(DAY) == Formats("en_GB").day(DAY)
