"""What a passphrase is stretched to."""

import pytest
from argon2.low_level import Type, hash_secret_raw

from acutrack.storage.passphrase import STANDARD, Cost, new_salt, stretch


def test_it_is_argon2id_with_the_parameters_of_rfc_9106() -> None:
    salt = new_salt()
    expected = hash_secret_raw(b"x", salt, 3, 65536, 4, 32, Type.ID)
    assert stretch("x", salt, STANDARD) == expected


@pytest.mark.parametrize(
    "values",
    [
        (8, 1, 4),
        (1 << 21, 1, 1),
        (1 << 19, 1, 1),
        (1 << 18, 5, 1),
        (64, 0, 1),
        (64, 21, 1),
        (64, 1, 0),
    ],
)
def test_a_cost_out_of_range_is_refused(values: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        Cost(*values)
