"""Which Pythons will do, and what the others are told."""

import re
import sys

import pytest

from devtools.project import ROOT
from devtools.python_version import SUPPORTED, refusal


@pytest.mark.parametrize("version", SUPPORTED)
def test_a_supported_python_is_not_refused(version: tuple[int, int]) -> None:
    assert refusal((*version, 4), "python3") is None


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 15, 0)])
def test_another_python_is_told_what_happened_what_is_safe_and_what_to_do(
    version: tuple[int, int, int],
) -> None:
    words = refusal(version, "/usr/bin/python3")
    assert words is not None
    what, safe, way_out = words.splitlines()
    assert what == (
        f"AcuTrack needs Python 3.11 to 3.14; this is {'.'.join(map(str, version))}"
        " (/usr/bin/python3)."
    )
    assert safe == "Nothing was changed on this computer."
    assert "Run: python3." in way_out or "Install one" in way_out


def test_a_python_that_only_seems_to_be_there_is_not_proposed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    words = refusal((3, 8, 1), sys.executable)
    assert words is not None
    assert "Install one" in words


def test_the_supported_pythons_are_those_of_the_project_metadata() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    oldest, beyond = SUPPORTED[0], (SUPPORTED[-1][0], SUPPORTED[-1][1] + 1)
    assert f'requires-python = ">={oldest[0]}.{oldest[1]},<{beyond[0]}.{beyond[1]}"' in settings
    named = re.findall(r"Programming Language :: Python :: (3\.\d+)", settings)
    assert named == [f"{major}.{minor}" for major, minor in SUPPORTED]
