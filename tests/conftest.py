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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the coverage watched in the tests of the rooms that it is asked of."""
    tests = Path(__file__).parent
    for item in items:
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
