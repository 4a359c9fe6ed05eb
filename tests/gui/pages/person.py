"""Somebody at keyboard and mouse whose every press is counted, and what a second look finds."""

from __future__ import annotations

from collections import Counter
from math import ceil
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acutrack.domain.record import PatientId, Record
from acutrack.gui.pages.page import Page
from acutrack.gui.widgets.painted_button import PaintedButton
from acutrack.storage.open_casebook import open_casebook
from tests.rest import at_rest

R = TypeVar("R", bound=Record)


class Person:
    """Presses keys and clicks; `count` is the number of interactions so far."""

    def __init__(self) -> None:
        self.count = 0

    def key(self, key: Qt.Key | str, *, ctrl: bool = False) -> None:
        self.count += 1
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        if isinstance(key, str):
            QTest.keyClicks(focused, key, held)
        else:
            QTest.keyClick(focused, key, held)
        at_rest()

    def click(self, widget: QWidget) -> None:
        self.count += 1
        assert widget.isVisible(), "nobody can click what is not there"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        at_rest()

    def writes(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        at_rest()


def shown(qtbot: QtBot, page: QWidget, width: int = 1060, height: int = 760) -> None:
    """Put the page on the screen as the window does: shown, arrived at, the keyboard on it."""
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    if isinstance(page, Page):
        page.arrive("")
        first = page.first_focus()
        assert first is not None
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    at_rest()


def on_disk(folder: Path, kind: type[R], patient: PatientId) -> tuple[R, ...]:
    """What somebody else finds who opens the file now."""
    with open_casebook(folder / "casebook.acutrack") as other:
        return other.store.load(kind, patient)


def cut_off(page: QWidget) -> list[str]:
    """Words that get less room than they need."""
    labels = [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible() and label.text() and not _fits(label)
    ]
    buttons = [
        button.accessibleName()
        for button in page.findChildren(PaintedButton)
        if button.isVisible()
        and (
            button.height() < button.heightForWidth(button.width())
            or button.width() < button.minimumSizeHint().width()
        )
    ]
    return labels + buttons


def names_said_twice(page: QWidget) -> list[str]:
    """Names of focusable things that do not tell them apart."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    named = [
        widget.accessibleName()
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible() and not _in_a_scale(widget)
    ]
    return [name for name, times in Counter(named).items() if times > 1 or not name]


def _in_a_scale(widget: QWidget) -> bool:
    # Its keys are told apart by the group they are in, as radio buttons are.
    return widget.objectName().startswith("pain-")


def _fits(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.textFormat() == Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(label.text())
        document.setTextWidth(room.width())
        return ceil(document.size().height()) <= room.height() + 2
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    box = QRectF(0, 0, room.width(), 10_000)
    needed = QFontMetricsF(label.font()).boundingRect(box, flags, label.text())
    return ceil(needed.height()) <= room.height() + 1 and needed.width() <= room.width() + 1
