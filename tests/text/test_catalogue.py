from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from acutrack.domain.message import say, say_count
from acutrack.text.catalogue import Catalogue


@pytest.fixture
def words() -> Catalogue:
    return Catalogue()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2025, 8, 4), "4 August 2025"),
        (time(8, 42), "08:42"),
        (datetime(2025, 8, 4, 8, 42, tzinfo=UTC), "4 August 2025 08:42"),
        (4.0, "4"),
        (4.5, "4.5"),
        (1234.567, "1,234.57"),
        (-2.8, "−2.8"),
        (Decimal("7.0"), "7.0"),
        (12, "12"),
        ("Rosa", "Rosa"),
        (say("a bruise"), "a bruise"),
    ],
)
def test_places_are_filled_as_the_reader_writes_them(
    words: Catalogue, value: object, written: str
) -> None:
    assert words(say("On {what}.", what=value)) == f"On {written}."


def test_a_message_in_a_message_is_put_into_words_too(words: Catalogue) -> None:
    inner = say("Log pain {value} out of 10", value=5)

    assert words(say("Undo: {what}", what=inner)) == "Undo: Log pain 5 out of 10"


@pytest.mark.parametrize(("count", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_the_number_decides_the_form(words: Catalogue, count: int, said: str) -> None:
    assert words(say_count("{count} day", "{count} days", count)) == said


@pytest.mark.parametrize("typed", ["{name}", "{", "100 %", "%s", "{0}", "}{"])
def test_what_a_person_typed_is_shown_as_it_is(words: Catalogue, typed: str) -> None:
    assert words(say("Saved: {name}.", name=typed)) == f"Saved: {typed}."


def test_words_without_places_are_shown_as_they_are(words: Catalogue) -> None:
    assert words(say("Use {braces} like this")) == "Use {braces} like this"


def test_a_language_without_a_translation_speaks_english_with_its_own_dates(
    tmp_path: Path,
) -> None:
    german = Catalogue("de", tmp_path)

    assert german(say("On {day}, {value}.", day=date(2025, 8, 4), value=4.5)) == (
        "On 4. August 2025, 4,5."
    )


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("en", "LI4, ST36", "LI4; ST36"),
        ("fr", "LI4, ST36", "LI4\u202f; ST36"),
        ("zh_CN", "LI4、ST36", "LI4；ST36"),
        ("ar", "\u2068LI4\u2069، \u2068ST36\u2069", "\u2068LI4\u2069؛ \u2068ST36\u2069"),
    ],
)
def test_the_things_of_a_list_are_parted_as_the_language_parts_them(
    language: str, short: str, long: str
) -> None:
    words = Catalogue(language)

    assert words.listing(["LI4", "ST36"]) == short
    assert words.listing(["LI4", "ST36"], long=True) == long
    assert words.listing([]) == ""


def test_what_runs_to_the_left_says_so_where_all_its_words_are_kept_apart() -> None:
    arabic = Catalogue("ar")

    fact = arabic(say("{name}: {value}", name="قبل", value="7.1"))
    assert fact == "\u200f\u2068قبل\u2069: 7.1"
    assert arabic(say("{share}%", share="−18")) == "\u200f\u2068−18%\u2069"
    listed = arabic(say("{numbers}.", numbers=arabic.listing(["2", "3"])))
    assert listed == "\u200f\u20672، 3\u2069."
    assert Catalogue("de")(say("{name}: {value}", name="Vorher", value="7,1")) == "Vorher: 7,1"


def test_an_average_has_the_decimal_sign_of_its_language() -> None:
    words = Catalogue("de")

    assert words(say("On {what}.", what=Decimal("7.0"))) == "On 7,0."
