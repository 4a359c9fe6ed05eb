from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from acutrack.analysis.change.assess import assess
from acutrack.analysis.change.circumstances import Circumstances
from acutrack.analysis.change.result_json import result_from_json, result_to_json
from tests.analysis.reference import D1, D5

START = date(2025, 8, 18)
REVIEW = START + timedelta(days=56)
DAYS = [START.toordinal() + day for day in D1.days_a + D1.days_b]
VALUES = D1.values_a + D1.values_b

FULL = assess(DAYS, VALUES, START, REVIEW, site="low back", told=Circumstances(usual_pain=5.0))
EMPTY = assess([], [], START, REVIEW)
NESTED = replace(FULL, without_cotreatment=EMPTY, number=2, reviews_held=2, global_impression=6)


@pytest.mark.parametrize("result", [FULL, EMPTY, NESTED], ids=["full", "empty", "nested"])
def test_a_result_comes_back_as_it_was(result: object) -> None:
    assert result_from_json(result_to_json(result)) == result  # type: ignore[arg-type]


def test_the_keys_are_those_that_researchers_were_promised() -> None:
    read = json.loads(result_to_json(FULL))

    promised = (
        "code reason est lo hi mean_a mean_b n_a n_b p_important cautions strength method_version"
    )
    assert set(promised.split()) <= set(read)
    assert read["code"] == "better_size_unclear"
    assert read["cautions"] == []
    assert read["window_a"] == {"first": "2025-08-04", "last": "2025-08-17"}


def test_what_is_not_known_is_null() -> None:
    read = json.loads(result_to_json(EMPTY))

    assert (read["est"], read["mean_a"], read["strength"]) == (None, None, None)
    assert read["reason"] == "no_baseline"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"code": "better"}', "null"])
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no result record"):
        result_from_json(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"est": float("nan")},
        {"lo": float("-inf")},
        {"lo": 3.0, "hi": -3.0},
        {"mean_a": "seven"},
        {"mean_b": 11},
        {"n_a": -3},
        {"n_b": True},
        {"measure": "../x"},
        {"strength": "tentative"},
        {"strength": None},
        {"est": None},
        {"p_important": 1.5},
        {"important": None},
        {"percent": None},
        {"global_impression": 99},
        {"revised": "yes"},
        {"window_b": None},
    ],
    ids=str,
)
def test_a_record_with_a_number_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """An import may bring anything; what is shown is never NaN nor firmer than its grounds."""
    with pytest.raises(ValueError, match="no result record"):
        result_from_json(json.dumps(json.loads(result_to_json(FULL)) | wrong))


def test_reading_a_result_loads_no_numpy() -> None:
    code = "import sys, acutrack.analysis.change.result_json; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_low_start_has_no_percent_in_it() -> None:
    low = assess(
        [START.toordinal() + day for day in D5.days_a + D5.days_b],
        [value / 3 for value in D5.values_a + D5.values_b],
        START,
        START + timedelta(days=21),
    )

    assert json.loads(result_to_json(low))["percent"] is None
