from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from acutrack.domain.body_atlas import read_body_map
from acutrack.domain.body_region import BodyMap, BodySide, Region, View
from acutrack.domain.message import say
from acutrack.places import resource

FILE = resource("body", "regions.svg")


@pytest.fixture(scope="module")
def body() -> BodyMap:
    return read_body_map(FILE)


def test_there_are_31_pairs_and_8_regions_in_the_middle(body: BodyMap) -> None:
    sides = Counter(region.side for region in body.regions)
    assert sides == {BodySide.LEFT: 31, BodySide.RIGHT: 31, BodySide.MIDDLE: 8}
    assert len(body.by_id) == 70


def test_every_name_is_its_own_and_says_side_and_view(body: BodyMap) -> None:
    names = [region.words.text for region in body.regions]
    assert len(set(names)) == 70
    said = {BodySide.LEFT: "your left", BodySide.RIGHT: "your right"}
    for region in body.regions:
        assert region.words.text.endswith(region.view.value)
        if region.side in said:
            assert said[region.side] in region.words.text


def test_seen_from_the_front_the_persons_left_is_on_the_right_of_the_picture(
    body: BodyMap,
) -> None:
    for region in body.regions:
        x, _ = region.middle
        turned = 1 if region.view is View.FRONT else -1
        sides = {BodySide.LEFT: 1, BodySide.RIGHT: -1, BodySide.MIDDLE: 0}
        expected = sides[region.side]
        assert (x > 1) - (x < -1) == expected * turned


def test_left_and_right_are_mirror_images(body: BodyMap) -> None:
    for region in body.regions:
        if region.side is BodySide.LEFT:
            other = body.by_id[region.id[:-1] + "R"]
            assert {(-x, y) for x, y in region.outline} == set(other.outline)


def test_a_digit_has_its_place_inside_its_region_and_in_no_other(body: BodyMap) -> None:
    for region in body.regions:
        holding = [r for r in body.of(region.view) if r.holds(region.middle)]
        assert holding == [region]
        assert region.distance(region.middle) == 0


def test_the_distance_of_a_point_outside_is_that_to_the_nearest_edge() -> None:
    square = Region(
        "front.x.M",
        View.FRONT,
        BodySide.MIDDLE,
        say("A square"),
        ((0, 0), (10, 0), (10, 10), (0, 10)),
    )
    assert square.middle == pytest.approx((5, 5))
    assert square.distance((13, 14)) == 5
    assert square.distance((5, -2)) == 2


def test_a_file_that_is_no_region_file_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.svg"
    broken.write_text("<svg")
    with pytest.raises(ValueError, match="no region file"):
        read_body_map(broken)
    strange = tmp_path / "strange.svg"
    strange.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><path id="nose" d="M0 0 1 1"/></svg>'
    )
    with pytest.raises(ValueError, match="nose"):
        read_body_map(strange)
