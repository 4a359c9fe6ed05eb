"""Head, hands and feet once more, closer: the same ids, each a part of a region of the body."""

from __future__ import annotations

from itertools import combinations

import pytest

from acutrack.domain.body_atlas import WHOLE, read_atlas
from acutrack.domain.body_mark import Intensity
from acutrack.domain.body_region import BodyMap, BodySide, View, is_region_id
from acutrack.places import resource

ATLAS = read_atlas(resource("body", "regions.svg"))
CLOSER = {key: body for key, body in ATLAS.maps.items() if key != WHOLE}
MILD, MODERATE, SEVERE = Intensity


def test_the_head_the_hands_and_the_feet_are_drawn_closer() -> None:
    counted = {key: len(body.regions) for key, body in ATLAS.maps.items()}
    assert counted == {"whole": 70, "head": 23, "hands": 28, "feet": 26}
    assert len(ATLAS.by_id) == len(ATLAS.regions) == 147
    assert all(is_region_id(key) for key in ATLAS.by_id)


def test_every_name_is_its_own() -> None:
    names = {region.words.text.casefold() for region in ATLAS.regions}
    assert len(names) == 147


@pytest.mark.parametrize("body", CLOSER.values(), ids=CLOSER)
def test_sides_and_mirror_images_are_as_on_the_whole_body(body: BodyMap) -> None:
    for region in body.regions:
        x, _ = region.middle
        turned = 1 if region.view is View.FRONT else -1
        expected = {BodySide.LEFT: 1, BodySide.RIGHT: -1, BodySide.MIDDLE: 0}[region.side]
        assert (x > 1) - (x < -1) == expected * turned, region.id
        if region.side is BodySide.LEFT:
            other = body_region(body, region.id[:-1] + "R")
            assert {(-x, y) for x, y in region.outline} == set(other)


def body_region(body: BodyMap, key: str) -> tuple[tuple[float, float], ...]:
    return next(region.outline for region in body.regions if region.id == key)


@pytest.mark.parametrize("body", CLOSER.values(), ids=CLOSER)
def test_a_digit_has_its_place_inside_its_region_and_shapes_keep_apart(body: BodyMap) -> None:
    for region in body.regions:
        holding = [each for each in body.of(region.view) if each.holds(region.middle)]
        assert holding == [region]
    for one, other in combinations(body.regions, 2):
        if one.view is other.view:
            assert not any(other.holds(corner) for corner in one.outline), (one.id, other.id)


def test_each_is_a_part_of_a_region_on_its_own_side_and_view() -> None:
    for body in CLOSER.values():
        for region in body.regions:
            assert region.refines
            for key in region.refines:
                whole = ATLAS.whole.by_id[key]
                assert whole.view is region.view
                assert region.side in (whole.side, BodySide.MIDDLE)


def test_a_region_leads_to_the_map_that_shows_it_closer() -> None:
    assert ATLAS.closer("front.hand.L") == "hands"
    assert ATLAS.closer("back.heel.R") == "feet"
    assert ATLAS.closer("front.head.L") == "head"
    assert ATLAS.closer("back.back_low.L") is None
    assert ATLAS.closer("front.hand_thumb.L") is None


def test_where_only_the_whole_body_is_drawn_the_most_severe_place_counts() -> None:
    marks = {
        "front.hand.L": MILD,
        "front.hand_thumb.L": SEVERE,
        "front.head_nose.M": MODERATE,
        "back.back_low.L": MILD,
        "front.of_a_newer_version.M": MILD,
    }
    assert ATLAS.rolled_up(marks) == {
        "front.hand.L": SEVERE,
        "front.head.L": MODERATE,
        "front.head.R": MODERATE,
        "back.back_low.L": MILD,
        "front.of_a_newer_version.M": MILD,
    }
