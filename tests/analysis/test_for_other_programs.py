"""The functions on plain arrays, as a script of somebody else takes them."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import date, timedelta

import pytest

from acutrack import analysis


@pytest.mark.parametrize("name", analysis.PUBLIC)
def test_each_is_documented_with_what_goes_in_and_what_comes_out(name: str) -> None:
    function = getattr(analysis, name)
    told = inspect.getdoc(function) or ""

    assert callable(function)
    assert len(told) > 80, name


def test_a_verdict_from_plain_arrays() -> None:
    start = date(2026, 3, 2)
    days = [(start + timedelta(days=n)).toordinal() for n in range(-14, 56)]
    values = [7.0 if n < 0 else 3.0 for n in range(-14, 56)]

    found = analysis.assess(days, values, start, start + timedelta(days=56))

    assert found.code.value == "better_important"


def test_nothing_heavy_is_loaded_before_it_is_asked_for() -> None:
    probe = "import sys, acutrack.analysis; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"


def test_a_name_that_is_not_there_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'p_value'"):
        analysis.p_value  # noqa: B018
