"""A column of cards that is made anew when a record changes, without losing the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget


class RecordList(QWidget):
    """Headings and cards under each other."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return self._rows.count() == 0

    def add(self, widget: QWidget) -> None:
        """Put a widget under the others."""
        self._rows.addWidget(widget)
        widget.show()  # now, not when the events are next seen to: it may get the keyboard

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Empty the list, fill it inside the block, and go back to the button that had focus."""
        focused = QApplication.focusWidget()
        held = focused if focused is not None and self.isAncestorOf(focused) else None
        name = held.accessibleName() if held is not None else ""
        items = [self._rows.itemAt(place) for place in range(self._rows.count())]
        widgets = [item.widget() for item in items if item is not None]
        old = [widget for widget in widgets if widget is not None]
        yield
        if held is not None:
            self._focus(name, old)
        for widget in old:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _focus(self, name: str, old: list[QWidget]) -> None:
        """Names tell buttons apart; where the button is gone, the list's first takes its place."""
        new = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not any(gone.isAncestorOf(widget) for gone in old)
        ]
        wanted = [widget for widget in new if widget.accessibleName() == name] or new
        if wanted:
            wanted[0].setFocus(Qt.FocusReason.OtherFocusReason)
