"""The shipped list of points and how one is found in it."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from acutrack.domain.point_codes import CHANNEL_POINTS, EXTRA_POINTS, is_who_point
from acutrack.domain.point_list import PointList, read_point_list
from acutrack.places import resource


@pytest.fixture(scope="module")
def points() -> PointList:
    return read_point_list(resource("clinical", "points.csv"))


def codes(points: PointList, text: str, **used: list[str] | dict[str, int]) -> list[str]:
    return [point.code for point in points.search(text, **used)]  # type: ignore[arg-type]


def test_every_who_point_is_there_once_and_nothing_else() -> None:
    with resource("clinical", "points.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Counter(row["channel"] for row in rows) == CHANNEL_POINTS | EXTRA_POINTS
    assert len({row["code"] for row in rows}) == 409
    assert all(is_who_point(row["code"]) and row["pinyin"] for row in rows)


def test_a_code_finds_its_point_in_any_spelling(points: PointList) -> None:
    for typed in ("bl23", "BL 23", "bl023", "UB23", "b23"):
        assert codes(points, typed)[0] == "BL23"


@pytest.mark.parametrize("typed", ["shenshu", "shen shu", "Shèn Shù", "SHENSHU"])
def test_a_name_finds_its_point_with_or_without_spaces_and_tones(
    points: PointList, typed: str
) -> None:
    assert codes(points, typed) == ["BL23"]


@pytest.mark.parametrize(
    ("name", "both"),
    [
        ("futu", ["LI18", "ST32"]),
        ("juliao", ["ST3", "GB29"]),
        ("wangu", ["SI4", "GB12"]),
        ("zhongzhu", ["KI15", "TE3"]),
        ("zhongdu", ["GB32", "LR6"]),
        ("yinjiao", ["GV28", "CV7"]),
        ("heliao", ["LI19", "TE22"]),
    ],
)
def test_a_name_of_two_points_shows_both(points: PointList, name: str, both: list[str]) -> None:
    assert set(both) <= set(codes(points, name))


def test_a_second_reading_of_a_name_is_found(points: PointList) -> None:
    assert codes(points, "zanzhu") == ["BL2"]
    assert "GV26" in codes(points, "renzhong")


def test_english_and_region_words_are_found(points: PointList) -> None:
    assert "LI4" in codes(points, "joining valley")
    assert {"BL23", "GV3", "BL25"} <= set(codes(points, "lower back"))
    assert codes(points, "tender") == ["ASHI"]


def test_what_looks_like_a_one_offers_li4_first(points: PointList) -> None:
    assert codes(points, "l14")[0] == "LI4"
    assert codes(points, "I14")[0] == "LI4"


def test_an_old_number_with_its_name_shows_both_points(points: PointList) -> None:
    assert set(codes(points, "BL54 Weizhong")) == {"BL54", "BL40"}


def test_last_time_comes_before_often_used_before_the_list(points: PointList) -> None:
    found = codes(points, "bl", last_time=["BL60"], often={"BL40": 3, "BL25": 9})
    assert found[:4] == ["BL60", "BL25", "BL40", "BL23"]


def test_the_very_code_is_not_hidden_by_a_longer_one_used_before(points: PointList) -> None:
    assert codes(points, "bl2", last_time=["BL23"])[:2] == ["BL2", "BL23"]


def test_without_letters_what_was_used_before_is_offered(points: PointList) -> None:
    assert codes(points, "") == []
    assert codes(points, " ", last_time=["GV3"], often={"BL23": 2}) == ["GV3", "BL23"]


def test_nonsense_finds_nothing(points: PointList) -> None:
    assert codes(points, "xyzzy") == []


def test_one_point_is_looked_up_by_its_code(points: PointList) -> None:
    found = points.find("GV3")
    assert found is not None
    assert (found.pinyin, found.region) == ("Yaoyangguan", "Lower back")
    assert points.find("gv3") is None
