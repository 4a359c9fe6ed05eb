"""What may be a passphrase."""

import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.ways_in import check_new_passphrase


@pytest.mark.parametrize(
    ("typed", "again", "field"),
    [
        ("", "", "passphrase"),
        ("seven77", "seven77", "passphrase"),
        ("        ", "        ", "passphrase"),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "passphrase"),
        ("x" * 1001, "x" * 1001, "passphrase"),
        ("long enough", "long enouhg", "again"),
    ],
)
def test_what_is_short_or_typed_differently_is_told_kindly(
    typed: str, again: str, field: str
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_new_passphrase(typed, again)
    assert caught.value.field == field


def test_four_words_are_fine() -> None:
    check_new_passphrase("kettle orbit walnut thirteen", "kettle orbit walnut thirteen")
