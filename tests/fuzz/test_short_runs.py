"""Every reader of files meets some inputs that nobody thought of; `dev.py fuzz` finds more."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.__main__ import main
from tests.fuzz.targets import TARGETS, USUAL
from tests.fuzz.trying import try_some

#: Where one input takes longer than a millisecond or two.
SLOW = {
    "restore": 2,
    "putting-back": 2,
    "sealed": 30,
    "import-entries": 30,
    "import-around": 30,
    "analyse": 30,
    "drafts": 12,
}
CHANGES = 400


@pytest.mark.parametrize("name", USUAL)
def test_whatever_a_file_holds_it_is_read_or_refused(name: str, tmp_path: Path) -> None:
    changes = SLOW.get(name, CHANGES)
    tried = try_some(TARGETS[name], tmp_path, changes)
    assert tried > changes


def test_an_input_can_be_tried_again(tmp_path: Path) -> None:
    file = tmp_path / "find"
    file.write_bytes(b"{")
    assert main(["--only", "settings", "--again", str(file)]) == 0


def test_a_target_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    if find_spec("atheris") is None:
        pytest.skip("no fuzzer is built for this Python")
    assert main(["--only", "nothing"]) == 2
    assert "There is no nothing" in capsys.readouterr().err
