"""Tells screen readers what a widget is, where Qt would only say that something is there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_roles: dict[int, QAccessible.Role] = {}
#: Qt does not keep what Python made: one interface for each living widget.
_interfaces: dict[int, QAccessibleWidget] = {}
_installed: list[bool] = []


def read_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget read out as `role`, under its accessible name."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface_of)
    key = id(widget)
    _roles[key] = role
    widget.destroyed.connect(lambda: _forget(key))


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface:
    role = _roles.get(id(thing))
    if role is None or not isinstance(thing, QWidget):
        # Qt takes a null interface here; its stubs do not say so.
        return None  # type: ignore[return-value]
    key = id(thing)
    if key not in _interfaces:
        _interfaces[key] = QAccessibleWidget(thing, role, thing.accessibleName())
    return _interfaces[key]


def _forget(key: int) -> None:
    _roles.pop(key, None)
    _interfaces.pop(key, None)
