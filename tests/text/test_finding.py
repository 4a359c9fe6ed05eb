"""Finding a line by what somebody typed."""

from __future__ import annotations

import pytest

from acutrack.text.finding import folded, found, search_words

LINES = [
    ("Blocks", "Blocks of weeks"),
    ("Privacy", "Lock the record"),
    ("Lock", "A passphrase"),
    ("Écran", "Größe der Schrift"),
]


def find(typed: str) -> list[str]:
    return [title for title, _ in found(typed, LINES, lambda line: line)]


@pytest.mark.parametrize(
    ("text", "same"),
    [("Écran", "ecran"), ("GRÖSSE", "größe"), ("ñandú", "NANDU"), ("ação", "acao"), ("أثر", "اثر")],
)
def test_accents_and_capitals_make_no_difference(text: str, same: str) -> None:
    assert folded(text) == folded(same)


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert search_words(typed) == ()
    assert find(typed) == []


def test_a_title_comes_before_a_line_and_a_word_before_a_part_of_one() -> None:
    assert find("lock") == ["Lock", "Privacy", "Blocks"]


def test_every_word_has_to_be_found_in_any_order() -> None:
    assert find("record PRIVACY") == ["Privacy"]
    assert find("record passphrase") == []


def test_an_accent_is_found_without_one() -> None:
    assert find("ecran grosse") == ["Écran"]


@pytest.mark.parametrize("typed", ["🙂", "%_*", "[a-z", "\x00", "x" * 20_000])
def test_odd_input_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert find(typed) == []
