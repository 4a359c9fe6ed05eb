"""Tells screen readers what a widget is, where Qt would only say that something is there."""

from __future__ import annotations

from itertools import count
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_roles: WeakKeyDictionary[QObject, QAccessible.Role] = WeakKeyDictionary()
_interfaces: dict[int, QAccessibleWidget] = {}
_left: list[QAccessibleWidget] = []
_numbers = count()
_installed: list[bool] = []


def read_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget read out as `role`, under its accessible name."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface_of)
    _roles[widget] = role


def kept(made: QAccessibleWidget, widget: QWidget) -> QAccessibleWidget:
    """An interface for Qt, which does not keep what Python made; kept as long as the widget is.

    It has to be a new one each time: Qt asks again whenever it thinks the widget is of another kind
    than before, as it does after a signal was tied to one of its methods. It files and in the end
    deletes what it is given each time; the same one, given twice, ends the program.

    Each goes by a number of its own and not by its widget's `id`: while Qt takes a widget apart,
    another may get that, and the interface of one that is still there would go with the first.
    """
    number = next(_numbers)
    _interfaces[number] = made
    widget.destroyed.connect(lambda: _let_go(number))
    return made


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface:
    role = _roles.get(thing)
    if role is None or not isinstance(thing, QWidget):
        # Qt takes a null interface here; its stubs do not say so.
        return None  # type: ignore[return-value]
    # Without a name of its own it tells the widget's, also after that has changed.
    return kept(QAccessibleWidget(thing, role), thing)


def _let_go(number: int) -> None:
    # Qt deletes it after this signal; Python may not do so before.
    _left.append(_interfaces.pop(number))
    QTimer.singleShot(0, _left.clear)
