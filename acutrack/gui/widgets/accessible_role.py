"""Tells screen readers what a widget is, where Qt would only say that something is there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_roles: dict[int, QAccessible.Role] = {}
_interfaces: dict[int, list[QAccessibleWidget]] = {}
_left: list[list[QAccessibleWidget]] = []
_installed: list[bool] = []


def read_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget read out as `role`, under its accessible name."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface_of)
    key = id(widget)
    _roles[key] = role
    widget.destroyed.connect(lambda: _roles.pop(key, None))


def kept(made: QAccessibleWidget, widget: QWidget) -> QAccessibleWidget:
    """An interface for Qt, which does not keep what Python made; kept as long as the widget is.

    It has to be a new one each time: Qt asks again whenever it thinks the widget is of another kind
    than before, as it does after a signal was tied to one of its methods. It files and in the end
    deletes what it is given each time; the same one, given twice, ends the program.
    """
    key = id(widget)
    if key not in _interfaces:
        _interfaces[key] = []
        widget.destroyed.connect(lambda: _let_go(key))
    _interfaces[key].append(made)
    return made


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface:
    role = _roles.get(id(thing))
    if role is None or not isinstance(thing, QWidget):
        # Qt takes a null interface here; its stubs do not say so.
        return None  # type: ignore[return-value]
    return kept(QAccessibleWidget(thing, role, thing.accessibleName()), thing)


def _let_go(key: int) -> None:
    # Qt deletes them after this signal; Python may not do so before.
    _left.append(_interfaces.pop(key, []))
    QTimer.singleShot(0, _left.clear)
