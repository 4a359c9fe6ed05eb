"""An archive that was cut off, altered, or made to do harm is refused, and nothing is taken in."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acutrack.domain.errors import Damaged, Obstacle
from acutrack.storage.archive import reading as archive_reading
from acutrack.storage.open_casebook import OpenCasebook
from acutrack.storage.other_copy import whole_of
from acutrack.text.catalogue import Catalogue
from tests.storage.archive.conftest import archived, members, packed, read_back

WORDS = Catalogue("en")


def refused(content: bytes, book: OpenCasebook) -> str:
    """Why, in words; nothing was taken in."""
    before = whole_of(book.store)
    with pytest.raises(Obstacle) as caught:
        read_back(content, book)
    assert whole_of(book.store) == before
    return WORDS(caught.value.message)


def with_line(content: bytes, part: str, alter: Callable[[dict[str, Any]], object]) -> bytes:
    """The archive with the first line of a part altered, and with sums that fit."""
    parts = members(content)
    first, *others = parts[part].splitlines()
    stored = json.loads(first)
    alter(stored)
    parts[part] = b"\n".join([json.dumps(stored).encode(), *others]) + b"\n"
    manifest = json.loads(parts["manifest.json"])
    for told in manifest["parts"]:
        told["bytes"] = len(parts[told["name"]])
        told["sha256"] = sha256(parts[told["name"]]).hexdigest()
    parts["manifest.json"] = json.dumps(manifest).encode()
    return packed(parts)


def with_manifest(content: bytes, **told: object) -> bytes:
    """The archive with something else said in its manifest."""
    parts = members(content)
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | told).encode()
    return packed(parts)


@pytest.mark.parametrize("share", [0, 1, 10, 50, 90, 99])
def test_one_that_was_cut_off(full: OpenCasebook, empty: OpenCasebook, share: int) -> None:
    content = archived(full)
    assert "not whole" in refused(content[: len(content) * share // 100], empty)


@settings(max_examples=60)
@given(where=st.floats(0, 0.999), bit=st.integers(0, 7))
def test_one_bit_that_changed_is_noticed_or_changes_nothing(
    full_content: bytes, empty_again: Callable[[], OpenCasebook], where: float, bit: int
) -> None:
    content = bytearray(full_content)
    content[int(where * len(content))] ^= 1 << bit
    with empty_again() as book:
        try:
            found = read_back(bytes(content), book)
        except Obstacle:
            assert not whole_of(book.store).contents.records
        else:
            with empty_again() as other:
                assert found == read_back(full_content, other)


@pytest.fixture(scope="module")
def empty_again(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], OpenCasebook]:
    from itertools import count

    from acutrack.storage.open_casebook import open_casebook

    folder, number = tmp_path_factory.mktemp("empty"), count()
    return lambda: open_casebook(folder / f"{next(number)}.acutrack")


@pytest.fixture(scope="module")
def full_content(empty_again: Callable[[], OpenCasebook]) -> bytes:
    from acutrack.casebook.casebook import Casebook
    from tests.builders import NOW, a_note, a_patient
    from tests.storage.conftest import adding

    with empty_again() as book:
        Casebook(book.store, lambda: NOW).record(adding(a_patient(), a_note()))
        return archived(book)


def test_a_part_that_was_altered_is_named(full: OpenCasebook, empty: OpenCasebook) -> None:
    parts = members(archived(full))
    parts["records/note.jsonl"] = parts["records/note.jsonl"].replace(b"text", b"test")
    assert "“records/note.jsonl” of this file is not as it was written" in refused(
        packed(parts), empty
    )


@pytest.mark.parametrize("left_out", ["records/note.jsonl", "history.jsonl", "manifest.json"])
def test_a_part_that_is_missing(full: OpenCasebook, empty: OpenCasebook, left_out: str) -> None:
    parts = members(archived(full))
    del parts[left_out]
    assert "Nothing was taken" in refused(packed(parts), empty)


def test_a_part_that_nobody_told_of(full: OpenCasebook, empty: OpenCasebook) -> None:
    assert "Nothing was taken" in refused(
        packed(members(archived(full)) | {"more.txt": b"more"}), empty
    )


@pytest.mark.parametrize("told", [{"format_version": 2}, {"schema": 99}])
def test_a_newer_one_tells_what_to_install(
    full: OpenCasebook, empty: OpenCasebook, told: dict[str, int]
) -> None:
    content = with_manifest(archived(full), **told, needs="9.1")
    assert "Install AcuTrack 9.1 or newer" in refused(content, empty)


@pytest.mark.parametrize(
    "told",
    [{"format": "other"}, {"parts": 7}, {"made_at": "soon"}, {"schema": "5"}, {"names": "nobody"}],
)
def test_a_manifest_that_makes_no_sense(
    full: OpenCasebook, empty: OpenCasebook, told: dict[str, object]
) -> None:
    assert "Nothing was taken" in refused(with_manifest(archived(full), **told), empty)


@pytest.mark.parametrize(
    ("part", "alter", "told"),
    [
        ("records/pain_score.jsonl", {"value": 11}, "line 1: "),
        ("records/pain_score.jsonl", {"value": "5"}, "cannot be read"),
        ("records/pain_score.jsonl", {"colour": "red"}, "cannot be read"),
        ("records/note.jsonl", {"text": "Another"}, "does not read as the history says"),
        ("records/note.jsonl", {"patient_id": "stranger"}, "belongs to a person who is not"),
        ("records/side_effect.jsonl", {"session_id": "none"}, "that is not there"),
        ("history.jsonl", {"state": "sometimes"}, "cannot be read"),
        ("history.jsonl", {"made_at": "2025-01-01T00:00:00"}, "cannot be read"),
        ("history.jsonl", {"changes": [{"kind": "Note"}]}, "cannot be read"),
        ("history.jsonl", {"name": {"text": "{0.__class__}"}}, "cannot be read"),
    ],
)  # fmt: skip
def test_a_line_that_fits_its_sum_and_nothing_else(
    full: OpenCasebook, empty: OpenCasebook, part: str, alter: dict[str, object], told: str
) -> None:
    content = with_line(archived(full), part, lambda stored: stored.update(alter))
    assert told in refused(content, empty)


def test_one_that_swells_without_end(
    full: OpenCasebook, empty: OpenCasebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = members(archived(full))
    bomb = packed(parts | {"records/note.jsonl": bytes(20_000_000)})
    assert "more than AcuTrack takes" in refused(bomb, empty)
    monkeypatch.setattr(archive_reading, "MOST_BYTES", 1000)
    assert "more than AcuTrack takes" in refused(packed(parts), empty)


def test_something_else_altogether(empty: OpenCasebook) -> None:
    for content in (b"", b"PK\x05\x06", b"hello" * 100, packed({}), packed({"a": b"b"})):
        assert "no AcuTrack archive" in refused(content, empty)


def test_a_record_that_holds_anything_is_not_filled(full: OpenCasebook) -> None:
    assert "entries in this record already" in refused(archived(full), full)


def test_damage_is_told_apart_from_what_is_newer(full: OpenCasebook, empty: OpenCasebook) -> None:
    with pytest.raises(Damaged):
        read_back(archived(full)[:100], empty)
