"""The results that ship are those of the method that ships, and everything holds in them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from acutrack.analysis.change.result import METHOD_VERSION
from acutrack.analysis.words import comparison_words
from acutrack.analysis.words.trial_offer_words import OFFERS
from tests.simulate.__main__ import PATIENTS, SEED, main, parser, told
from tests.simulate.kept_results import KEPT, Run, as_json, as_page, write
from tests.simulate.limits import Limit, Row, Side, at_most
from tests.simulate.tasks import tasks

_ROW = Row(
    "review",
    "somebody",
    "Somebody",
    400,
    {"better": 0.031, "width": 3.87},
    {"better": 0.2},
    (at_most("better", 0.04),),
)


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def rows(kept: dict[str, Any]) -> list[Row]:
    return [_row(group, one) for group, each in kept["tables"].items() for one in each]


def test_they_are_of_the_method_that_ships(kept: dict[str, Any]) -> None:
    assert kept["method_version"] == METHOD_VERSION
    assert (kept["seed"], kept["patients"]) == (SEED, PATIENTS)


def test_every_requirement_holds(rows: list[Row]) -> None:
    assert [row.name for row in rows if not row.holds] == []
    assert sum(len(row.limits) for row in rows) > 80


def test_every_cell_is_among_them_with_the_limits_it_has_now(rows: list[Row]) -> None:
    by_name = {row.name: row for row in rows}
    for name, task in tasks().items():
        assert any(kept.startswith(name) for kept in by_name), name
        limits = getattr(task, "limits", None)
        assert limits is None or by_name[name].limits == limits


def test_what_the_program_says_of_its_power_is_what_was_found(rows: list[Row]) -> None:
    found = {row.name: row.rates for row in rows}
    differ = [found[f"practitioners_differ_{n}"]["claimed"] for n in (10, 20)]
    in_ten = {
        "four_weeks": found["blocks_4x28_wash7"]["lower_2"],
        "two_weeks": found["blocks_8x14_wash4"]["lower_2"],
        "three_weeks": found["blocks_4x21_wash7"]["lower_2"],
        "waiting": found["start_lot_42"]["lower_2"],
    }

    assert f"in {100 * differ[0]:.0f} of 100 diaries" in source_of(comparison_words)
    assert f"it is found in {100 * differ[1]:.0f}." in source_of(comparison_words)
    assert f"about 1 of {1 / differ[0]:.0f} diaries" in source_of(comparison_words)
    for offer in OFFERS:
        (said,) = re.findall(r"in about (\d) of 10 people", offer.finds.text)
        # Said carefully: the lower of several runs, never more than this one rounds to.
        assert int(said) - 0.5 <= 10 * in_ten[offer.key] < int(said) + 1, offer.key


def source_of(module: ModuleType) -> str:
    """A module's words as they are read, without the breaks between its lines."""
    return re.sub(r'"\s+"', "", Path(str(module.__file__)).read_text(encoding="utf-8"))


def test_the_page_for_people_says_the_same(rows: list[Row]) -> None:
    page = KEPT.with_suffix(".md").read_text(encoding="utf-8")
    assert page == as_page(Run(PATIENTS, SEED, rows))
    assert "NO |" not in page
    assert "nan" not in page


def test_what_is_written_reads_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "simulation.json"
    write(Run(400, 1, [_ROW]), place)
    (group, each), *_ = json.loads(place.read_text(encoding="utf-8"))["tables"].items()
    assert [_row(group, one) for one in each] == [_ROW]
    page = place.with_suffix(".md").read_text(encoding="utf-8")
    assert "| Somebody | 400 | 0.031 | 3.87 | 0.2 | lower <= 0.04 | yes |" in page


def test_a_row_that_does_not_hold_says_so_everywhere() -> None:
    bad = replace(_ROW, rates={"better": 0.05})
    assert "NOT lower: required <= 0.04, reached 0.05" in told(bad)
    assert "| NO |" in as_page(Run(400, 1, [bad]))
    (required,) = json.loads(as_json(Run(400, 1, [bad])))["tables"]["review"][0]["required"]
    assert required["holds"] is False


def test_the_exit_code_tells_whether_everything_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "short.json"
    # Two cells, in processes of their own as always.
    asked = ["--only", "unchanged_5", "--patients", "5", "--seed", "2", "--out", str(place)]
    assert main(asked) == 0
    assert "Everything holds." in capsys.readouterr().out
    assert json.loads(place.read_text(encoding="utf-8"))["patients"] == 5


def test_a_cell_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "nobody"]) == 2
    assert "unchanged_14" in capsys.readouterr().err


def test_a_part_of_a_run_is_not_kept_unless_asked() -> None:
    assert parser().parse_args(["--only", "slow"]).out is None


def _row(group: str, one: dict[str, Any]) -> Row:
    limits = tuple(
        Limit(each["rate"], Side(each["side"]), each["limit"]) for each in one["required"]
    )
    return Row(
        group, one["name"], one["title"], one["patients"], one["rates"], one["welch"], limits
    )
