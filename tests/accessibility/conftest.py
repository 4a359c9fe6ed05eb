"""The real window on the sample patient, opened once for all tests of a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from acutrack.compose.window import Programme
from acutrack.gui.theme import Theme, ThemeChoice
from tests.rest import at_rest, settled

MORNING = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)


@dataclass(frozen=True)
class View:
    """What a page shows when it is opened with an argument."""

    key: str
    argument: str = ""

    def __str__(self) -> str:
        return f"{self.key}-{self.argument}" if self.argument else self.key


VIEWS = (
    View("today"),
    View("gap"),
    View("sessions"),
    View("sessions", "new"),
    View("pain"),
    View("pain", "new"),
    View("questions", "peg"),
    View("questions", "rmdq24"),
    View("questions", "psfs"),
    View("questions", "pgic"),
    View("questions", "meds_days"),
    View("side_effects"),
    View("side_effects", "new"),
    View("treatments"),
    View("treatments", "new"),
    View("charts"),
    View("baseline"),
    View("trial"),
    View("courses"),
    View("decides"),
    View("report"),
    View("known"),
    View("patients"),
    View("audit"),
    View("own_notes"),
    View("own_notes", "new"),
    View("help"),
    View("protected"),
    View("security"),
    View("settings"),
)


class Room:
    """The window in the sample patient's room, and somebody who looks at it."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.window = programme.window

    @property
    def page(self) -> QWidget:
        found = self.window.page
        assert found is not None
        return found

    def show(self, view: View) -> QWidget:
        """Open a page, and wait until nothing moves."""
        self.window.go(view.key, view.argument)
        settled(self.programme)
        return self.page

    def wear(self, choice: ThemeChoice, scale: float, width: int, height: int) -> None:
        """Change the look and the size of the window."""
        self.programme.theme.choose(choice, scale)
        self.window.resize(width, height)
        settled(self.programme)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        plain = Qt.KeyboardModifier.NoModifier
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        QTest.keyClick(focused, key, plain if held is None else held)
        at_rest()


@pytest.fixture(scope="module")
def room(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    programme = sample_programme(qapp, tmp_path_factory.mktemp("room"))
    yield Room(programme)
    close(programme, qapp)


def sample_programme(application: QApplication, folder: Path) -> Programme:
    """The programme as it is after the click on the sample patient, with all pages offered."""
    programme = Programme(application, folder, now=lambda: MORNING)
    programme.settings.change(replace(programme.settings.current, treats_patients=True))
    programme.theme.choose(ThemeChoice.LIGHT, 1.0)
    programme.show()
    programme.open_sample()
    settled(programme)
    programme.window.activateWindow()
    settled(programme)
    return programme


def close(programme: Programme, application: QApplication) -> None:
    """Close the window and give the program's look back."""
    programme.window.close()
    programme.end()
    programme.window.deleteLater()
    at_rest()
    sys.excepthook = sys.__excepthook__
    Theme(application, ThemeChoice.LIGHT)
