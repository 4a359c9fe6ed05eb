"""The recovery key: long enough, printed in groups, forgiving of how it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.recovery_key import ALPHABET, new_recovery_key, read_recovery_key


def test_it_is_seven_groups_of_four() -> None:
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert set("".join(groups)) <= set(ALPHABET)


def test_it_carries_130_random_bits() -> None:
    assert len(ALPHABET) ** 26 == 2**130
    assert len({new_recovery_key() for _ in range(500)}) == 500


@pytest.mark.parametrize(
    "typed_as", [str.lower, lambda key: key.replace("-", " "), lambda key: f" {key}\n"]
)
def test_case_spaces_and_hyphens_do_not_count(typed_as: object) -> None:
    key = new_recovery_key()
    assert callable(typed_as)
    assert read_recovery_key(typed_as(key)) == key


def test_letters_that_look_like_digits_are_read_as_these() -> None:
    key = next(key for key in iter(new_recovery_key, "") if "0" in key and "1" in key)
    assert read_recovery_key(key.replace("0", "O").replace("1", "l")) == key


@given(st.integers(0, 27), st.sampled_from(ALPHABET))
def test_a_slip_in_one_character_is_nearly_always_noticed(at: int, letter: str) -> None:
    noticed = tried = 0
    for _ in range(20):
        characters = new_recovery_key().replace("-", "")
        if characters[at] == letter:
            continue
        tried += 1
        try:
            read_recovery_key(characters[:at] + letter + characters[at + 1 :])
        except InvalidEntry:
            noticed += 1
    assert noticed >= tried - 2  # one in 1,024 passes by chance


@given(st.text(max_size=40))
def test_any_other_text_is_refused_in_words(typed: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        read_recovery_key(typed)
    assert caught.value.field == "recovery_key"
    assert "group by group" in caught.value.message.text
