"""Tells screen readers that a widget is a chart, with one name and one description."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from typing_extensions import override

from acutrack.gui.widgets.accessible_role import kept


class AccessibleChart(QAccessibleWidget):
    """A chart to a screen reader: no parts, so that it does not meet nameless ones."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Chart, widget.accessibleName())

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface:
        # Qt takes a null interface here; its stubs do not say so.
        return None  # type: ignore[return-value]


class ChartWidget(QWidget):
    """A widget that is read out as a chart; its parts are not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _install()


_installed: list[bool] = []


def _install() -> None:
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface:
    if not isinstance(thing, ChartWidget):
        return None  # type: ignore[return-value]
    return kept(AccessibleChart(thing), thing)
