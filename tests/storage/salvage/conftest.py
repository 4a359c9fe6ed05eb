"""A casebook with a bit of everything, plain and locked, to be damaged page by page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from acutrack.storage.first_look import PAGE
from tests.torture.casebooks import KEY, Sample, make_sample

#: Does something to the bytes of one page (0 is the first).
Damage = Callable[[int, bytes], None]


@pytest.fixture(scope="module", params=[None, KEY], ids=["plain", "locked"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    return make_sample("small", folder, request.param, with_log=False)


@pytest.fixture
def file(sample: Sample, tmp_path: Path) -> Path:
    path = tmp_path / "casebook.acutrack"
    sample.lay_into(path)
    return path


@pytest.fixture
def damage(file: Path) -> Damage:
    def put(page: int, content: bytes) -> None:
        whole = bytearray(file.read_bytes())
        whole[page * PAGE : page * PAGE + len(content)] = content
        file.write_bytes(whole)

    return put
