"""What is loaded when: the window is to be seen before anything slow begins.

Times depend on the machine (`tests.bench` measures them); what is loaded does not. Each start runs
in a process of its own, because this one has loaded everything already.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.pain import log_day
from acutrack.gui import qt_numbers
from acutrack.places import casebook_file
from acutrack.sample.margaret import record_sample
from acutrack.storage.open_casebook import open_casebook
from tests.rest import PATIENCE_S

_START = """
import json, sys
from pathlib import Path
from PySide6 import QtCore, QtWidgets
from acutrack.compose.window import Programme
from acutrack.gui.application import make_application

def loaded():
    names = {name for name in sys.modules if "." not in name or name.startswith("acutrack.")}
    names |= {"Qt namespace"} if "Qt" in vars(QtCore) else set()
    names |= {"QStyle"} if "QStyle" in vars(QtWidgets) else set()
    return sorted(names)

class Watched(Programme):
    def open_own(self):
        self.at_paint = loaded()
        super().open_own()

application = make_application(sys.argv[:1])
programme = Watched(application, Path(sys.argv[1]))
programme.show()
give_up = QtCore.QDeadlineTimer(150_000)
while not give_up.hasExpired():
    application.processEvents()
    if programme.window.page_key == "today" and not programme.context.work.busy():
        break
told = {"paint": programme.at_paint, "data": loaded(), "page": [programme.window.page_key]}
programme.end()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """Names of what was loaded at the first paint, and when Today showed its data."""
    folder = tmp_path_factory.mktemp("start")
    now = datetime.now().astimezone()
    with open_casebook(casebook_file(folder)) as opened:
        casebook = Casebook(opened.store, lambda: now)
        patient = record_sample(casebook, now)
        casebook.record(log_day(patient, 4, now.date(), now, site="low back"))
    done = subprocess.run(
        [sys.executable, "-c", _START, str(folder)],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def test_the_start_that_is_looked_at_ends_on_today(start: Mapping[str, list[str]]) -> None:
    assert start["page"] == ["today"]


@pytest.mark.parametrize(
    "heavy",
    [
        *("numpy", "pyqtgraph", "sqlite3", "sqlalchemy", "sqlmodel", "pydantic", "babel"),
        *("reportlab", "alembic", "scipy", "PIL", "platformdirs", "typing_extensions", "tomllib"),
    ],
)
def test_the_first_paint_waits_for_no_library(start: Mapping[str, list[str]], heavy: str) -> None:
    assert heavy not in start["paint"]


@pytest.mark.parametrize("enums", ["Qt namespace", "QStyle"])
def test_the_first_paint_makes_no_enums_by_the_hundred(
    start: Mapping[str, list[str]], enums: str
) -> None:
    assert enums not in start["paint"]
    assert enums in start["data"]


def test_the_first_paint_loads_little_of_our_own(start: Mapping[str, list[str]]) -> None:
    ours = [name for name in start["paint"] if name.startswith("acutrack.")]

    assert not [name for name in ours if ".storage" in name or ".pages" in name]
    assert len(ours) <= 37


@pytest.mark.parametrize(
    "heavy", ["pyqtgraph", "sqlalchemy", "sqlmodel", "pydantic", "alembic", "reportlab", "scipy"]
)
def test_todays_data_waits_for_no_heavy_library(start: Mapping[str, list[str]], heavy: str) -> None:
    assert heavy not in start["data"]


def test_the_numbers_that_stand_for_names_of_qt_are_qts() -> None:
    assert Qt.ItemDataRole.UserRole.value == qt_numbers.USER_ROLE
    assert Qt.AlignmentFlag.AlignLeading.value == qt_numbers.ALIGN_LEADING
    assert Qt.AlignmentFlag.AlignVCenter.value == qt_numbers.ALIGN_VCENTER
    assert Qt.TextFlag.TextWordWrap.value == qt_numbers.WORD_WRAP
