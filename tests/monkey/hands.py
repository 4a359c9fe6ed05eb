"""What a monkey's hands do: clicks, keys and texts, wherever the program would get them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

_KEYS = (
    *[Qt.Key.Key_Tab] * 8,
    *[Qt.Key.Key_Return] * 4,
    *[Qt.Key.Key_Space] * 4,
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) * 2,
    *(Qt.Key.Key_Escape, Qt.Key.Key_Backtab, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Insert),
    *(Qt.Key(Qt.Key.Key_0.value + digit) for digit in range(10)),
    *(Qt.Key(Qt.Key.Key_A.value + letter) for letter in range(26)),
    *(Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_Menu, Qt.Key.Key_Enter, Qt.Key.Key_Comma),
)
_WAITS_IN_A_MENU_MS = 200
_NONE = Qt.KeyboardModifier.NoModifier
_HELD = (
    *[_NONE] * 12,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
_TEXTS = (
    *("Ibuprofen", "low back", "5", "10", "3,5", "-1", "28 October", "2025-10-20", "31.2.2025"),
    *("8:15", "25:99", "BL23", "l14 x", "BL40:B; GV3", "tomorrow", "0", "1e9", "9" * 40),
    *("", " ", "\t", "\n\n", "=1+1", "'x", '"quoted"', "{place}", "%s %d", "<b>bold</b>", "&amp;"),
    *(
        "\u202eright to left",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0645\u0631\u062d\u0628\u0627",
        "e\u0301" * 9,
    ),
    *(
        "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    ),
    *("\ud83d", "\x00", "\x07\x1b[31m", "\u2028", "\ufeff", "\uffff", "long " * 800, "W" * 3000),
    *("acutrack \u2014 \u201cquoted\u201d", "\u6f22\u5b57", "C:\\temp\\x", "../../etc", "a\u0000b"),
)
_BUTTONS = (*[Qt.MouseButton.LeftButton] * 12, Qt.MouseButton.RightButton)
_TAKES_INPUT = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


class Impatience(QObject):
    """Ends menus that keep a step from ending: Qt waits inside them for somebody to choose."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self._random = random
        self._timer = QTimer(self)
        self._timer.setInterval(_WAITS_IN_A_MENU_MS)
        self._timer.timeout.connect(self._choose)
        self._timer.start()

    def _choose(self) -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            key = self._random.choice((Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down))
            QTest.keyClick(menu, key)


def foremost(window: QWidget) -> QWidget:
    """What takes clicks now: a list that is open, a dialog, or the window."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or window


#: What is about to be done, in words, and what does it.
Deed = tuple[str, Callable[[], object]]


def click_a_widget(root: QWidget, random: Random) -> Deed:
    """Click something that can be seen and used; mostly what takes input."""
    usable = [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and not each.size().isEmpty()
    ]
    likely = [
        each
        for each in usable
        if isinstance(each, _TAKES_INPUT) or each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    chosen = random.choice(likely if likely and random.random() < 0.8 else [*usable, root])
    return _click(chosen, random)


def click_a_point(root: QWidget, random: Random) -> Deed:
    """Click wherever the hand falls."""
    at = QPoint(random.randrange(root.width() or 1), random.randrange(root.height() or 1))
    under = root.childAt(at) or root
    where = under.mapFrom(root, at) if under is not root else at
    button = random.choice(_BUTTONS)
    told = f"click at {at.x()},{at.y()} on {_name(under)}"
    return told, partial(QTest.mouseClick, under, button, _NONE, where)


def drag(root: QWidget, random: Random) -> Deed:
    """Press, move and let go somewhere else."""
    start = QPoint(random.randrange(root.width() or 1), random.randrange(root.height() or 1))
    under = root.childAt(start) or root
    here = under.mapFrom(root, start) if under is not root else start
    there = here + QPoint(random.randint(-200, 200), random.randint(-200, 200))

    def act() -> None:
        QTest.mousePress(under, Qt.MouseButton.LeftButton, _NONE, here)
        QTest.mouseMove(under, there)
        QTest.mouseRelease(under, Qt.MouseButton.LeftButton, _NONE, there)

    return f"drag on {_name(under)}", act


def scroll(root: QWidget, random: Random) -> Deed:
    """Turn the wheel, with and without Ctrl."""
    at = QPoint(random.randrange(root.width() or 1), random.randrange(root.height() or 1))
    under = root.childAt(at) or root
    turned = QPoint(0, random.choice((-1200, -120, 120, 1200)))
    held = random.choice(_HELD)
    event = QWheelEvent(
        QPointF(under.rect().center()),
        QPointF(under.mapToGlobal(under.rect().center())),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    return f"wheel on {_name(under)}", partial(QApplication.sendEvent, under, event)


def press_a_key(root: QWidget, random: Random) -> Deed:
    """One key, now and then with others held."""
    key, held = random.choice(_KEYS), random.choice(_HELD)
    return f"key {key.name} {held}", partial(QTest.keyClick, _focused(root), key, held)


def press(root: QWidget, keys: str) -> Deed:
    """A shortcut of the program."""
    combined = QKeySequence(keys)[0]  # type: ignore[index]
    held = combined.keyboardModifiers()
    return f"shortcut {keys}", partial(QTest.keyClick, _focused(root), combined.key(), held)


def write(root: QWidget, random: Random) -> Deed:
    """A text, typed sign by sign or pasted."""
    text = random.choice(_TEXTS)
    if random.random() < 0.3:
        text += random.choice(_TEXTS)
    focused = _focused(root)
    if len(text) > 60 or random.random() < 0.3:
        return f"paste {text[:30]!r}", partial(_paste, focused, text)
    return f"type {text!r}", partial(_type, root, text)


def _paste(focused: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _type(root: QWidget, text: str) -> None:
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(_focused(root), QKeyEvent(kind, 0, _NONE, sign))


def _click(widget: QWidget, random: Random) -> Deed:
    at = QPoint(random.randrange(widget.width() or 1), random.randrange(widget.height() or 1))
    if random.random() < 0.5:
        at = widget.rect().center()
    told = f"click {_name(widget)}"
    button = random.choice(_BUTTONS)
    if random.random() < 0.05:
        return f"double {told}", partial(QTest.mouseDClick, widget, button, _NONE, at)
    return told, partial(QTest.mouseClick, widget, button, _NONE, at)


def _focused(root: QWidget) -> QWidget:
    return QApplication.focusWidget() or root


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "words", "") or widget.objectName()
    return f"{type(widget).__name__} {str(words)[:40]!r}"
