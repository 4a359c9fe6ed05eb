"""What every test gets: patience, and no network."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.leaks import no_network
from tests.rest import PATIENCE_MS

# Over every feature that any test touches, in every process of the tests.
no_network.watch()

# The same examples each time, and no verdict by the clock: a check that fails on one run in a
# hundred, or on a busy machine, says nothing about the change it was run for.
settings.register_profile(
    "calm", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")


# What an installation remembers is not to be mixed with that of whoever runs the tests; set for
# the programs that tests start as well.
_STATE = tempfile.TemporaryDirectory(prefix="acutrack-state-", ignore_cleanup_errors=True)
os.environ["ACUTRACK_STATE_DIR"] = _STATE.name
# Nor does the language of whoever runs the tests decide what is read in them.
os.environ["LANGUAGE"] = "en"
os.environ.pop("LC_ALL", None)
os.environ["LC_TIME"] = "C"

#: What measures the rooms that pyproject.toml sets a floor for. The other tests run these too, but
#: watching every line of theirs would make them half as slow again.
_MEASURING = frozenset(
    {"analysis", "casebook", "charts", "cli", "compose", "decides", "domain", "interchange"}
    | {"sample", "settings", "storage", "text"}
)


#: What takes minutes for what it finds, most of it short runs of what has a command of its own;
#: `dev.py thorough` runs it with all the rest.
_LONG = (
    "accessibility/test_room_in_other_languages.py",
    "fuzz/test_short_runs.py",
    "gui/pages/sessions/test_list.py::test_the_columns_come_to_rest_at_every_width",
    "gui/pages/test_help.py::TestFinding",
    "gui/test_help_places.py",
    "gui/test_real_diary.py",
    "gui/test_undo_of_everything.py::test_one_press_takes_it_back_and_one_brings_it_again",
    "leaks/test_an_evening.py",
    "leaks/test_commands.py::test_it_asks_nobody_and_leaves_nothing[demo]",
    "monkey/",
    "simulate/",
    "storage/salvage/test_rebuild.py",
    "storage/salvage/test_salvage.py::test_whichever_page",
    "storage/test_kills.py",
    "storage/test_purge.py::test_whatever_was_done",
    "torture/",
)


@pytest.hookimpl(tryfirst=True)  # before those that were not asked for are left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the coverage watched in the tests of the rooms that it is asked of; mark the long."""
    tests = Path(__file__).parent
    for item in items:
        if item.nodeid.removeprefix("tests/").startswith(_LONG):
            item.add_marker(pytest.mark.long)
        if item.path.relative_to(tests).parts[0] not in _MEASURING:
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays until the end: thousands of tests and all modules.

    Locking a record has it look through everything that is there, in every test that locks.
    """
    gc.collect()
    gc.freeze()


class PatientBot(QtBot):
    """Waits for a state as long as a busy machine may need to get there."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815 (as Qt names it)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)  # noqa: N815 (as Qt names it)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Takes the place of pytest-qt's own, which gives up after 1 or 5 seconds."""
    assert qapp is not None
    return PatientBot(request)
