"""What may be a passphrase, and what it is stretched to."""

import pytest
from argon2.low_level import Type, hash_secret_raw

from acutrack.domain.errors import InvalidEntry
from acutrack.storage.passphrase import STANDARD, Cost, check_new, new_salt, stretch


@pytest.mark.parametrize(
    ("typed", "again", "field"),
    [
        ("", "", "passphrase"),
        ("seven77", "seven77", "passphrase"),
        ("        ", "        ", "passphrase"),
        ("x" * 1001, "x" * 1001, "passphrase"),
        ("long enough", "long enouhg", "again"),
    ],
)
def test_what_is_short_or_typed_differently_is_told_kindly(
    typed: str, again: str, field: str
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_new(typed, again)
    assert caught.value.field == field


def test_four_words_are_fine() -> None:
    check_new("kettle orbit walnut thirteen", "kettle orbit walnut thirteen")


def test_it_is_argon2id_with_the_parameters_of_rfc_9106() -> None:
    salt = new_salt()
    expected = hash_secret_raw(b"x", salt, 3, 65536, 4, 32, Type.ID)
    assert stretch("x", salt, STANDARD) == expected


@pytest.mark.parametrize(
    "values", [(8, 1, 4), (1 << 21, 1, 1), (64, 0, 1), (64, 21, 1), (64, 1, 0)]
)
def test_a_cost_out_of_range_is_refused(values: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        Cost(*values)
