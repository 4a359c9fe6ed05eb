"""Point codes as people write them."""

from __future__ import annotations

import pytest

from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.point_codes import (
    CHANNEL_POINTS,
    EXTRA_POINTS,
    default_side,
    is_listed,
    is_who_point,
    point_from,
    read_code,
    readings,
    sides_of,
)


def test_the_counts_are_those_of_the_who_lists() -> None:
    assert sum(CHANNEL_POINTS.values()) == 361
    assert sum(EXTRA_POINTS.values()) == 48


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("BL23", "BL23"),
        ("bl 23", "BL23"),
        ("bl-023", "BL23"),
        ("B.L.23", "BL23"),
        ("ＢＬ２３", "BL23"),
        ("UB23", "BL23"),
        ("B23", "BL23"),
        ("SJ5", "TE5"),
        ("3E 5", "TE5"),
        ("TW5", "TE5"),
        ("Liv3", "LR3"),
        ("K3", "KI3"),
        ("Kid 3", "KI3"),
        ("P6", "PC6"),
        ("H7", "HT7"),
        ("Co4", "LI4"),
        ("MP6", "SP6"),
        ("Du 4", "GV4"),
        ("Ren12", "CV12"),
        ("S36", "ST36"),
        ("Stomach 36", "ST36"),
        ("VB34", "GB34"),
        ("EX-HN3", "EX-HN3"),
        ("ex hn 03", "EX-HN3"),
        ("GV29", "EX-HN3"),
        ("Yintang", "EX-HN3"),
        ("ashi", "ASHI"),
        ("A-shi", "ASHI"),
        ("ear: Shenmen", "EAR:Shenmen"),
        ("Scalp:MS6", "SCALP:MS6"),
        ("other:thumb line", "OTHER:thumb line"),
    ],
)
def test_other_spellings_are_read_as_the_who_code(typed: str, code: str) -> None:
    assert read_code(typed) == code
    assert readings(typed) == (code,)
    assert is_listed(code)


@pytest.mark.parametrize(
    "typed", ["", "23", "114", "LU99", "BL0", "EX-CA2", "EX-B10", "XY3", "BL", "ear:", "the knee"]
)
def test_what_is_no_point_has_no_reading(typed: str) -> None:
    assert readings(typed) == ()
    assert read_code(typed) is None
    assert not is_listed(typed)


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("l14", ("LI4", "LR14")),
        ("I14", ("LI4",)),
        ("L7", ("LU7", "LR7")),
        ("L12", ("LI2", "LR12")),
    ],
)
def test_what_can_be_misread_is_offered_and_never_taken_unasked(
    typed: str, offers: tuple[str, ...]
) -> None:
    assert readings(typed) == offers
    assert read_code(typed) is None


def test_a_listed_code_is_written_as_who_writes_it() -> None:
    assert not is_who_point("bl23")
    assert not is_who_point("BL 23")
    assert not is_listed("ear:shenmen")


def test_points_on_the_middle_line_have_no_left_and_right() -> None:
    assert sides_of("GV3") == (Side.MIDDLE,)
    assert Side.MIDDLE not in sides_of("BL23")
    assert Side.MIDDLE in sides_of("EX-HN3")
    assert (default_side("CV12"), default_side("BL23")) == (Side.MIDDLE, Side.UNKNOWN)


def test_a_point_keeps_what_was_typed_where_it_differs() -> None:
    assert point_from(" UB23 ", Side.BOTH) == NeedledPoint("BL23", Side.BOTH, typed="UB23")
    assert point_from("BL23") == NeedledPoint("BL23", Side.UNKNOWN)
    assert point_from("GV3", Side.LEFT) == NeedledPoint("GV3", Side.MIDDLE)
    assert point_from("l14") == NeedledPoint("l14", Side.UNKNOWN)
