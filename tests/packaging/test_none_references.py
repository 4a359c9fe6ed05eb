"""PySide6 must not lose references to None: before Python 3.12 that ends the program.

PySide6 6.12.0 gives back one reference too many from each call that returns nothing. Before None
became immortal (Python 3.12) its count then falls to zero while a plot is painted, and the
interpreter aborts with "none_dealloc". A sound release leaves the count as it was.
"""

import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

CALLS = 1000
LOST = -CALLS // 2  # other code may hold or free a few meanwhile; a bad release loses one a call
SPARE = 100_000  # references held so that a bad release fails this test instead of aborting it

pytestmark = [
    pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there"),
    pytest.mark.usefixtures("qapp"),
]


def drift(call: Callable[[], object]) -> int:
    """How far the count of references to None moves over CALLS calls."""
    gc.collect()
    gc.disable()  # what it throws away may hold thousands of them
    try:
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            call()
        return sys.getrefcount(None) - before
    finally:
        gc.enable()


def test_painting_a_great_deal_leaves_none_alone() -> None:
    spare = [None] * SPARE
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    calls: dict[str, Callable[[], object]] = {
        "save": painter.save,
        "restore": painter.restore,
        "drawLine": lambda: painter.drawLine(0, 0, 7, 7),
        "drawEllipse": lambda: painter.drawEllipse(QPointF(4, 4), 2.0, 2.0),
        "fillRect": lambda: painter.fillRect(QRectF(0, 0, 8, 8), 0),
    }
    try:
        assert {name: moved for name, call in calls.items() if (moved := drift(call)) < LOST} == {}
    finally:
        painter.end()
    assert len(spare) == SPARE


def test_setting_a_property_leaves_none_alone() -> None:
    spare = [None] * SPARE
    thing = QObject()
    assert drift(lambda: thing.setObjectName("a")) > LOST
    assert len(spare) == SPARE
