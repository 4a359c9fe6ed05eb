"""The keys file: every way in opens, nothing else does, and nothing in it can be altered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acutrack.domain import errors
from acutrack.domain.ways_in import Way
from acutrack.storage.key import new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.passphrase import STANDARD, Cost
from tests.storage.locking.conftest import CHEAP, PASSPHRASE, Locked


def test_each_way_in_gives_the_same_key(locked: Locked) -> None:
    secret = bytes(range(32))
    keys = locked.keys.with_secret(secret, locked.key)
    assert keys.open_with_passphrase(PASSPHRASE) == locked.key
    assert keys.open_with_recovery_key(locked.recovery) == locked.key
    assert keys.open_with_secret(secret) == locked.key


def test_it_reads_back_as_it_was_written(locked: Locked, tmp_path: Path) -> None:
    locked.keys.write(tmp_path / "keys")
    assert KeyFile.read(tmp_path / "keys") == locked.keys


@pytest.mark.parametrize("number", [1.0, True, "1", None])
def test_a_cost_that_is_no_whole_number_is_refused(locked: Locked, number: object) -> None:
    stored = json.loads(locked.keys.to_bytes())
    stored["slots"][0]["lanes"] = number
    with pytest.raises(errors.Locked):
        KeyFile.from_bytes(json.dumps(stored).encode())


@pytest.mark.parametrize(
    "typed", ["", "kettle orbit walnut thirteen ", "Kettle orbit walnut thirteen", "x" * 2000]
)
def test_any_other_passphrase_is_refused_in_the_same_words(locked: Locked, typed: str) -> None:
    with pytest.raises(errors.Locked) as caught:
        locked.keys.open_with_passphrase(typed)
    assert caught.value.message.text.startswith("That did not open the record.")


def test_a_new_passphrase_takes_the_old_ones_place_and_opens_the_same_file(locked: Locked) -> None:
    before = locked.file.read_bytes()
    keys = locked.keys.with_typed(Way.PASSPHRASE, "another one altogether", locked.key, CHEAP)
    assert keys.open_with_passphrase("another one altogether") == locked.key
    assert keys.open_with_recovery_key(locked.recovery) == locked.key
    with pytest.raises(errors.Locked):
        keys.open_with_passphrase(PASSPHRASE)
    assert locked.file.read_bytes() == before


def test_letters_with_accents_open_it_however_the_keyboard_sends_them() -> None:
    key = new_key()
    keys = new_key_file().with_typed(Way.PASSPHRASE, "Müller trinkt Café", key, CHEAP)
    assert keys.open_with_passphrase("Mu\u0308ller trinkt Cafe\u0301") == key


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_a_passphrase(typed: str) -> None:
    key = new_key()
    keys = KeyFile.from_bytes(
        new_key_file().with_typed(Way.PASSPHRASE, typed, key, CHEAP).to_bytes()
    )
    assert keys.open_with_passphrase(typed) == key


def test_two_files_with_one_passphrase_have_nothing_in_common() -> None:
    key = new_key()
    one, other = (new_key_file().with_typed(Way.PASSPHRASE, "x", key, CHEAP) for _ in range(2))
    assert {one.slots[0].salt, one.slots[0].nonce, one.slots[0].wrapped}.isdisjoint(
        {other.slots[0].salt, other.slots[0].nonce, other.slots[0].wrapped}
    )


@pytest.mark.parametrize("field", ["salt", "nonce", "wrapped"])
def test_an_altered_slot_opens_nothing(locked: Locked, field: str) -> None:
    slot = locked.keys.slots[0]
    altered = bytes([getattr(slot, field)[0] ^ 1, *getattr(slot, field)[1:]])
    changed: dict[str, Any] = {field: altered}
    keys = replace(locked.keys, slots=(replace(slot, **changed),))
    with pytest.raises(errors.Locked):
        keys.open_with_passphrase(PASSPHRASE)


def test_a_slot_of_another_casebook_opens_nothing(locked: Locked) -> None:
    keys = replace(new_key_file(), slots=locked.keys.slots)
    with pytest.raises(errors.Locked):
        keys.open_with_passphrase(PASSPHRASE)


def test_a_casebook_is_locked_at_the_cost_that_is_recommended() -> None:
    keys = new_key_file().with_typed(Way.PASSPHRASE, "x", new_key())
    assert keys.slots[0].cost == STANDARD == Cost(memory_kib=65536, passes=3, lanes=4)


def test_a_file_that_asks_for_all_the_memory_there_is_gets_none(locked: Locked) -> None:
    stored = json.loads(locked.keys.to_bytes())
    stored["slots"][0]["memory_kib"] = 1 << 40
    with pytest.raises(errors.Locked):
        KeyFile.from_bytes(json.dumps(stored).encode())


@given(st.binary(max_size=300))
def test_any_other_content_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(errors.Locked) as caught:
        KeyFile.from_bytes(content)
    assert "cannot be read" in caught.value.message.text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.sampled_from(["format", "casebook", "slots"]), json_values)
def test_a_field_of_another_shape_is_refused_or_makes_no_difference(
    field: str, value: object
) -> None:
    keys = new_key_file().with_typed(Way.PASSPHRASE, "x", new_key(), CHEAP)
    stored = json.loads(keys.to_bytes())
    stored[field] = value
    try:
        read = KeyFile.from_bytes(json.dumps(stored).encode())
    except errors.Locked:
        return
    assert read.slots in (keys.slots, ())


@given(
    st.sampled_from(["way", "kdf", "memory_kib", "passes", "lanes", "salt", "nonce", "wrapped"]),
    json_values,
)
def test_a_slot_of_another_shape_is_refused(field: str, value: object) -> None:
    keys = new_key_file().with_typed(Way.PASSPHRASE, "x", new_key(), CHEAP)
    stored = json.loads(keys.to_bytes())
    stored["slots"][0][field] = value
    try:
        read = KeyFile.from_bytes(json.dumps(stored).encode())
    except errors.Locked:
        return
    with pytest.raises(errors.Locked):
        read.open_with_passphrase("y")


def test_nothing_in_it_tells_whose_it_is(locked: Locked) -> None:
    text = locked.keys.to_bytes().decode()
    assert "Ann" not in text
    assert locked.key.hex() not in text
    assert PASSPHRASE not in text
