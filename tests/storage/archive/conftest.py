"""Casebooks to put into archives, and what archives come to when they are read."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.storage.archive.filling import fill
from acutrack.storage.archive.reading import reading
from acutrack.storage.archive.writing import write_archive
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.other_copy import Whole, whole_of
from tests.builders import NOW, one_of_each
from tests.storage.conftest import adding


def archived(book: OpenCasebook, patient: PatientId | None = None) -> bytes:
    """The archive of a casebook."""
    target = io.BytesIO()
    write_archive(book.file, target, NOW, patient)
    return target.getvalue()


def read_back(content: bytes, book: OpenCasebook) -> Whole:
    """What a casebook that was empty holds after an archive filled it."""
    with reading(io.BytesIO(content)) as archive:
        fill(book.file, archive)
    return whole_of(book.store)


def members(content: bytes) -> dict[str, bytes]:
    """The members of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of these members, as any ZIP program makes it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def manifest_of(content: bytes) -> dict[str, Any]:
    """What an archive says about itself."""
    found: dict[str, Any] = json.loads(members(content)["manifest.json"])
    return found


@pytest.fixture
def full(book: OpenCasebook, casebook: Casebook) -> OpenCasebook:
    """A casebook with one entry of each kind."""
    everything = one_of_each()
    casebook.record(adding(*sorted(everything, key=lambda one: not isinstance(one, Patient))))
    return book


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenCasebook]:
    """Another casebook, with nothing in it."""
    with open_casebook(tmp_path / "empty.acutrack") as opened:
        yield opened
