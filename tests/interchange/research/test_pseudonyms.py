"""What stands for a person: the same in one study, another in the next, no way back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.interchange.research.pseudonyms import MOST_WEEKS, Pseudonyms, age_band
from tests.builders import a_patient

SECRET = b"kept with the record"
BACK_PAIN = Pseudonyms(SECRET, "Back pain 2026")


def test_a_person_is_called_the_same_in_every_export_for_a_study() -> None:
    again = Pseudonyms(SECRET, " back pain 2026")
    assert BACK_PAIN.id_of("person", "ann") == again.id_of("person", "ann")
    assert BACK_PAIN.shift("ann") == again.shift("ann")


@pytest.mark.parametrize(
    "other", [Pseudonyms(SECRET, "Knees"), Pseudonyms(b"another", "Back pain 2026")]
)
def test_another_study_or_another_record_calls_them_otherwise(other: Pseudonyms) -> None:
    assert BACK_PAIN.id_of("person", "ann") != other.id_of("person", "ann")


def test_a_person_and_an_entry_of_one_key_are_called_otherwise() -> None:
    assert BACK_PAIN.id_of("person", "a") != BACK_PAIN.id_of("entry", "a")
    assert BACK_PAIN.id_of("ab", "c") != BACK_PAIN.id_of("a", "bc")


@given(st.text(max_size=40))
def test_every_date_is_moved_by_whole_weeks_and_never_ahead(person: str) -> None:
    shift = BACK_PAIN.shift(person)
    assert shift % timedelta(weeks=1) == timedelta()
    assert timedelta(weeks=-MOST_WEEKS) <= shift <= timedelta(weeks=-1)


def test_people_are_moved_by_many_different_numbers_of_weeks() -> None:
    assert len({BACK_PAIN.shift(str(number)) for number in range(1000)}) == MOST_WEEKS


@pytest.mark.parametrize(
    ("birth", "band"),
    [
        (date(2020, 1, 1), "0-17"),
        (date(2007, 10, 22), "0-17"),
        (date(2007, 10, 21), "18-19"),
        (date(1986, 1, 1), "30-39"),
        (date(1935, 10, 22), "80-89"),
        (date(1935, 10, 21), "90+"),
        (date(1920, 1, 1), "90+"),
        (date(2030, 1, 1), ""),
        (None, ""),
    ],
)
def test_an_age_is_a_band(birth: date | None, band: str) -> None:
    assert age_band(a_patient(birth_date=birth).age_on(date(2025, 10, 21))) == band


def test_without_a_day_there_is_no_age() -> None:
    assert age_band(None) == ""
