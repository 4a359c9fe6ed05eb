"""What Python tells Qt of a widget for screen readers is given once and deleted once."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

#: Qt asks again for what a widget is once a signal is tied to one of its methods. What is then
#: deleted twice need not end the program at once, unless memory is checked and spoilt (mallopt(3)).
MET_AND_CLOSED = """
import sys
import shiboken6
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from acutrack.gui.charts.accessible_chart import ChartWidget
from acutrack.gui.widgets.accessible_role import read_as

class Shown({kind}):
    def heard(self): pass

application = QApplication([])
for _ in range(50):
    shown, button = Shown(), QPushButton()
    {told}
    roles = [QAccessible.queryAccessibleInterface(shown).role()]
    button.clicked.connect(shown.heard)
    roles += [QAccessible.queryAccessibleInterface(shown).role()]
    assert roles == [QAccessible.Role.{role}] * 2, roles
    shiboken6.delete(shown)
    application.processEvents()
print("sound")
"""


@pytest.mark.parametrize(
    ("kind", "told", "role"),
    [
        ("QWidget", "read_as(shown, QAccessible.Role.Document)", "Document"),
        ("ChartWidget", "pass", "Chart"),
    ],
    ids=["document", "chart"],
)
def test_what_a_screen_reader_met_can_be_closed(kind: str, told: str, role: str) -> None:
    script = MET_AND_CLOSED.format(kind=kind, told=told, role=role)
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "MALLOC_CHECK_": "3",
            "MALLOC_PERTURB_": "165",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout.strip()) == (0, "sound"), ended.stderr[-2000:]
