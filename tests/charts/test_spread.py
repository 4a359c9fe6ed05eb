"""Labels at the end of lines never collide and stay where they belong as far as they can."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from acutrack.charts.spread import spread

PLACES = st.lists(st.floats(-20, 120), max_size=6)


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread((10, 50), (8, 8), 0, 100) == (10, 50)


def test_labels_that_collide_move_by_the_same_amount() -> None:
    assert spread((50, 50), (8, 8), 0, 100) == (46, 54)


def test_a_label_is_kept_inside() -> None:
    assert spread((-5, 105), (8, 8), 0, 100) == (4, 96)


@given(PLACES)
def test_no_two_labels_overlap_and_their_order_is_kept(wanted: list[float]) -> None:
    centres = spread(wanted, [10.0] * len(wanted), 0, 100)
    ordered = sorted(centres)
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(ordered))
    assert all(5 - 1e-6 <= centre <= 95 + 1e-6 for centre in centres)
    by_wish = [centre for _, centre in sorted(zip(wanted, centres, strict=True))]
    assert by_wish == ordered
