from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from acutrack.text.formats import Formats

DAY = date(2025, 10, 28)


_FORMS = (
    "day", "short_day", "medium_day", "weekday_and_day", "table_day", "weekday",
    "weekday_and_month", "weekday_letters", "month",
)  # fmt: skip
_WRITTEN = {
    "en": (
        "28 October 2025", "28 Oct", "28 Oct 2025", "Tuesday 28 October 2025", "Tue 28 Oct 2025",
        "Tue 28", "Tuesday 28 October", "Tu", "Oct",
    ),
    "de": (
        "28. Oktober 2025", "28. Okt.", "28. Okt. 2025", "Dienstag, 28. Oktober 2025",
        "Di., 28. Okt. 2025", "Di., 28.", "Dienstag, 28. Oktober", "Di", "Okt.",
    ),
    "fr": (
        "28 octobre 2025", "28 oct.", "28 oct. 2025", "mardi 28 octobre 2025", "mar. 28 oct. 2025",
        "mar. 28", "mardi 28 octobre", "ma", "oct.",
    ),
    "es": (
        "28 de octubre de 2025", "28 oct", "28 oct 2025", "martes, 28 de octubre de 2025",
        "mar, 28 oct 2025", "mar 28", "martes, 28 de octubre", "MA", "oct",
    ),
    "pt_BR": (
        "28 de outubro de 2025", "28 de out.", "28 de out. de 2025",
        "terça-feira, 28 de outubro de 2025", "ter., 28 de out. de 2025", "ter., 28",
        "terça-feira, 28 de outubro", "te", "out.",
    ),
    "zh_CN": (
        "2025年10月28日", "10月28日", "2025年10月28日", "2025年10月28日星期二",
        "2025年10月28日周二", "28日周二", "10月28日星期二", "二", "10月",
    ),
    "ar": (
        "28 أكتوبر 2025", "28 أكتوبر", "28 أكتوبر 2025", "الثلاثاء، 28 أكتوبر 2025",
        "الثلاثاء، 28 أكتوبر 2025", "الثلاثاء، 28", "الثلاثاء، 28 أكتوبر", "ث", "أكتوبر",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", _WRITTEN)
def test_days_as_the_reader_writes_them(language: str) -> None:
    formats = Formats(language)
    assert tuple(getattr(formats, form)(DAY) for form in _FORMS) == _WRITTEN[language]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "28 October 2025 15:05"),
        ("de", "28. Oktober 2025, 15:05"),
        ("zh_CN", "2025年10月28日 15:05"),
        ("ar", "28 أكتوبر 2025، 3:05 م"),
    ],
)
def test_a_moment_is_joined_as_the_reader_joins_it(language: str, written: str) -> None:
    said = Formats(language).moment(datetime(2025, 10, 28, 15, 5, tzinfo=UTC))
    assert said.replace("\u202f", " ").replace("\xa0", " ") == written


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
