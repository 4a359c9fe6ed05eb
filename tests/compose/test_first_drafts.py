"""What is typed at the first start, in a file that anybody may have damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from acutrack.casebook.drafts import Draft
from acutrack.compose.first_drafts import FirstDrafts
from acutrack.domain.record import EVERYONE
from tests.builders import NOW

DRAFT = Draft("welcome", EVERYONE, {"name": "Ann"}, "place", NOW)


@pytest.mark.parametrize("content", ["", "null", "[1]", "{", "[" * 100_000, '{"welcome/": 5}'])
def test_a_damaged_file_costs_its_drafts_and_takes_new_ones(tmp_path: Path, content: str) -> None:
    file = tmp_path / "first-answers.json"
    file.write_text(content)
    drafts = FirstDrafts(file)

    assert drafts.all_of(EVERYONE) == ()
    drafts.keep(DRAFT)
    assert drafts.find("welcome", EVERYONE) == DRAFT


def test_a_draft_without_its_offset_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "first-answers.json"
    drafts = FirstDrafts(file)
    drafts.keep(DRAFT)
    stored = json.loads(file.read_text())
    other = {**next(iter(stored.values())), "form": "other", "kept_at": "2025-10-21T08:42:00"}
    file.write_text(json.dumps({**stored, "other/": other}))

    assert drafts.all_of(EVERYONE) == (DRAFT,)
