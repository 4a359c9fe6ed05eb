"""A sealed copy is read only if it is exactly what was sealed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acutrack.storage.backups.sealed import CASEBOOK, KEYS, Unsealable, keys_in, seal, unseal

INSIDE = bytes(range(256)) * 40


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    casebook = tmp_path / "plain"
    casebook.write_bytes(INSIDE)
    target = tmp_path / "sealed.acutrack"
    seal(casebook, b"keys", target)
    return target


def archive(path: Path, members: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", how) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def refused(path: Path, place: Path) -> bool:
    try:
        unseal(path, place / "out")
    except Unsealable:
        (place / "out").unlink(missing_ok=True)
        return True
    return False


def test_what_was_sealed_comes_out_again(sealed: Path, tmp_path: Path) -> None:
    assert unseal(sealed, tmp_path / "out") == b"keys"
    assert (tmp_path / "out").read_bytes() == INSIDE
    assert keys_in(sealed) == b"keys"


@pytest.mark.parametrize(
    "members",
    [
        {CASEBOOK: INSIDE},
        {KEYS: b"keys"},
        {CASEBOOK: INSIDE, "other": b"keys"},
        {CASEBOOK: INSIDE, "../casebook.acutrack.keys": b"keys"},
        {"../../casebook.acutrack": INSIDE, KEYS: b"keys"},
        {"/etc/casebook.acutrack": INSIDE, KEYS: b"keys"},
        {CASEBOOK: INSIDE, KEYS: b"keys", "third": b""},
        {CASEBOOK: INSIDE, KEYS: b"k" * 70_000},
    ],
)
def test_other_members_or_names_are_refused(members: dict[str, bytes], tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    assert refused(archive(tmp_path / "made.acutrack", members), place)
    assert list(place.iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["made.acutrack", "place"]


def test_a_bomb_is_refused_by_its_kind_before_a_byte_is_unpacked(tmp_path: Path) -> None:
    made = archive(
        tmp_path / "bomb", {CASEBOOK: b"\0" * 50_000_000, KEYS: b"k"}, zipfile.ZIP_DEFLATED
    )
    assert made.stat().st_size < 100_000
    assert refused(made, tmp_path)


def test_a_size_that_is_declared_larger_than_the_file_is_refused(
    sealed: Path, tmp_path: Path
) -> None:
    content = sealed.read_bytes()
    real = len(INSIDE).to_bytes(4, "little")
    assert content.count(real) >= 2
    sealed.write_bytes(content.replace(real, (2**31).to_bytes(4, "little")))
    assert refused(sealed, tmp_path)


def test_cut_off_at_any_length_it_is_refused(sealed: Path, tmp_path: Path) -> None:
    content = sealed.read_bytes()
    cut = tmp_path / "cut"
    for length in [*range(0, 200), *range(200, len(content), 97), len(content) - 1]:
        cut.write_bytes(content[:length])
        assert refused(cut, tmp_path), length


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(at=st.integers(0, 12_000), bit=st.integers(0, 7), extra=st.binary(max_size=5))
def test_with_any_bit_turned_it_gives_back_the_whole_or_is_refused(
    sealed: Path, tmp_path: Path, at: int, bit: int, extra: bytes
) -> None:
    content = bytearray(sealed.read_bytes())
    content[at % len(content)] ^= 1 << bit
    altered = tmp_path / "altered"
    altered.write_bytes(bytes(content) + extra)
    out = tmp_path / "altered.out"
    out.unlink(missing_ok=True)
    try:
        keys = unseal(altered, out)
    except Unsealable:
        return
    assert (keys, out.read_bytes()) == (b"keys", INSIDE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_at_all_do_more_than_be_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "any"
    file.write_bytes(b"PK\x03\x04" + content)
    assert refused(file, tmp_path)


@pytest.mark.parametrize("value", [0x00, 0x7F, 0xFF])
def test_a_changed_byte_at_the_end_is_refused_or_changes_nothing(
    sealed: Path, tmp_path: Path, value: int
) -> None:
    whole = sealed.read_bytes()
    for at in range(len(whole) - 200, len(whole)):
        sealed.write_bytes(whole[:at] + bytes([value]) + whole[at + 1 :])
        if not refused(sealed, tmp_path):
            assert (tmp_path / "out").read_bytes() == INSIDE
            (tmp_path / "out").unlink()
