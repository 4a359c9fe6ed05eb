"""What every test of a window gets."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.rest import PatientBot


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Takes the place of pytest-qt's own, which gives up after 1 or 5 seconds."""
    assert qapp is not None
    return PatientBot(request)
