"""Whatever is typed into the point field: nothing raises, nothing is lost, nothing is made up."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import SHORT_TEXT
from acutrack.domain.needled_point import Side
from acutrack.domain.point_codes import (
    is_listed,
    is_who_point,
    point_from,
    read_code,
    readings,
    sides_of,
)
from acutrack.domain.point_list import ListedPoint, PointList, read_point_list
from acutrack.places import resource

POINTS = read_point_list(resource("clinical", "points.csv"))
ANYTHING = st.one_of(
    st.text(max_size=40),
    st.text("lLiI1| ", max_size=6),
    st.sampled_from(
        ["<script>alert(1)</script>", "🙂", "🧘\u200d knee", "\x00", "٢٣", "BL²³", "\u200f腎俞"]
    ),
    st.from_regex(r"[A-Za-z]{1,3}[ .\-]?0{0,2}[0-9]{1,3}", fullmatch=True),
)
LISTED = st.sampled_from(POINTS.points)


@given(ANYTHING)
def test_any_text_is_read_as_codes_that_exist_or_as_none(typed: str) -> None:
    found = readings(typed)
    assert all(is_listed(code) for code in found)
    assert len(set(found)) == len(found)
    assert read_code(typed) in (None, *found)


@given(ANYTHING, st.none() | st.sampled_from(Side))
def test_any_text_becomes_a_point_that_keeps_what_was_typed(typed: str, side: Side | None) -> None:
    if not typed.strip():
        with pytest.raises(InvalidEntry):
            point_from(typed, side)
        return
    point = point_from(typed, side)
    assert typed.strip() in (point.code, point.typed)
    assert is_listed(point.code) or point.code == typed.strip()
    if is_who_point(point.code) and side in (None, *sides_of(point.code)):
        assert point.side in sides_of(point.code)


def test_a_text_too_long_for_a_point_is_refused_in_words() -> None:
    with pytest.raises(InvalidEntry, match="Shorten"):
        point_from("x" * (SHORT_TEXT + 1))
    assert POINTS.search("x" * 20_000) == ()


@given(
    ANYTHING,
    st.lists(LISTED.map(lambda p: p.code) | st.text(max_size=5), max_size=4),
    st.dictionaries(LISTED.map(lambda p: p.code), st.integers(1, 99), max_size=4),
)
def test_any_search_offers_listed_points_once_each(
    typed: str, last_time: list[str], often: dict[str, int]
) -> None:
    found = POINTS.search(typed, last_time, often)
    assert len({point.code for point in found}) == len(found)
    assert set(found) <= set(POINTS.points)


@given(LISTED, st.booleans(), st.integers(0, 2), st.sampled_from(["", " ", "-", "."]))
def test_every_code_is_found_first_in_any_spelling(
    point: ListedPoint, lower: bool, zeros: int, between: str
) -> None:
    letters = point.code.rstrip("0123456789")
    number = point.code.removeprefix(letters)
    typed = f"{letters}{between}{'0' * zeros if number else ''}{number}"
    typed = typed.lower() if lower else typed
    assert POINTS.search(typed)[0].code == point.code


@given(LISTED, st.integers(0, 9), st.booleans())
def test_every_name_is_found_with_or_without_tones_and_spaces(
    point: ListedPoint, at: int, toned: bool
) -> None:
    name = point.pinyin
    typed = f"{name[: at % len(name)]} {name[at % len(name) :]}"
    if toned:
        typed = unicodedata.normalize("NFC", typed.replace("a", "a\u0301").replace("u", "u\u030c"))
    assert point in POINTS.search(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("肾俞", "BL23"),
        ("腎俞", "BL23"),
        ("肾 俞", "BL23"),
        ("合谷", "LI4"),
        ("足三里", "ST36"),
        ("三陰交", "SP6"),
        ("太谿", "KI3"),
        ("太衝", "LR3"),
        ("崑崙", "BL60"),
        ("人中", "GV26"),
        ("禾髎", "LI19"),
        ("十七椎", "EX-B8"),
        ("印堂", "EX-HN3"),
        ("阿是", "ASHI"),
    ],
)
def test_chinese_characters_of_either_form_find_the_point_first(typed: str, code: str) -> None:
    assert POINTS.search(typed)[0].code == code


def test_every_point_is_found_by_its_own_characters() -> None:
    for point in POINTS.points:
        assert point.characters, point.code
        for name in point.characters:
            assert point in POINTS.search(name), point.code


def test_one_character_finds_every_name_that_holds_it() -> None:
    found = {point.code for point in POINTS.search("髎")}
    assert {"BL32", "GB29", "TE14", "GV25"} <= found
    assert PointList(()).search("髎") == ()
