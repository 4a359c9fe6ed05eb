"""Dates and times as people type them, in their own language."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QLocale

from acutrack.gui.widgets.typed_date import Towards, read_date, read_time, write_date

TODAY = date(2025, 3, 1)
BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)


@pytest.mark.parametrize(
    ("text", "locale", "read"),
    [
        ("3/2", BRITISH, date(2025, 2, 3)),
        ("3/2", AMERICAN, date(2024, 3, 2)),
        ("October 28, 2024", AMERICAN, date(2024, 10, 28)),
        ("28. Oktober 2024", GERMAN, date(2024, 10, 28)),
        ("3. März 2024", GERMAN, date(2024, 3, 3)),
        ("20250214", BRITISH, date(2025, 2, 14)),
        ("  14 FEB  ", BRITISH, date(2025, 2, 14)),
        ("1 March", BRITISH, TODAY),
        ("29 Feb", BRITISH, date(2024, 2, 29)),
        ("31 Feb", BRITISH, None),
        ("32", BRITISH, None),
        ("feb mar", BRITISH, None),
        ("1 2 3 4", BRITISH, None),
        ("", BRITISH, None),
        ("yesterday", BRITISH, None),
        ("10 October 20252025202520", BRITISH, None),
        ("9" * 5000, BRITISH, None),
    ],
)
def test_forms_of_a_date(text: str, locale: QLocale, read: date | None) -> None:
    assert read_date(text, TODAY, locale) == read


def test_a_missing_year_looks_back_in_a_diary_and_ahead_for_an_appointment() -> None:
    assert read_date("2 March", TODAY, BRITISH) == date(2024, 3, 2)
    assert read_date("2 March", TODAY, BRITISH, towards=Towards.FUTURE) == date(2025, 3, 2)
    assert read_date("29 Feb", TODAY, BRITISH, towards=Towards.FUTURE) == date(2028, 2, 29)


def test_words_for_days_are_given_by_the_language() -> None:
    words = {"Heute": 0, "Gestern": -1}

    assert read_date("gestern", TODAY, GERMAN, words=words) == date(2025, 2, 28)
    assert read_date("HEUTE", TODAY, GERMAN, words=words) == TODAY


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10:30", time(10, 30)),
        ("10.30", time(10, 30)),
        ("1030", time(10, 30)),
        ("930", time(9, 30)),
        ("9h15", time(9, 15)),
        ("12 am", time(0)),
        ("12:05 p.m.", time(12, 5)),
        ("2:15pm", time(14, 15)),
        ("24:00", None),
        ("13 pm", None),
        ("10:75", None),
        ("soon", None),
        ("", None),
    ],
)
def test_forms_of_a_time(text: str, read: time | None) -> None:
    assert read_time(text) == read


@pytest.mark.parametrize("language", ["en_GB", "de", "fr", "es", "pt_BR", "zh_CN", "ar_AE", "ja"])
@pytest.mark.parametrize(("weekday", "year"), [(True, True), (True, False), (False, True)])
def test_what_a_field_writes_it_also_reads(language: str, weekday: bool, year: bool) -> None:
    locale = QLocale(language)
    today = date(2025, 12, 31)
    for back in range(0, 365, 5):
        day = today - timedelta(days=back)
        written = write_date(day, locale, weekday=weekday, year=year)
        assert read_date(written, today, locale) == day, written


def test_a_weekday_before_numbers_is_no_hindrance() -> None:
    for language, typed in (("de", "Di. 28.10.2025"), ("zh_CN", "2025年10月28日星期二")):
        assert read_date(typed, date(2025, 12, 1), QLocale(language)) == date(2025, 10, 28)
