"""Keys of equal width that fill a line, or several lines when they would get too narrow."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget
from typing_extensions import override


class KeyRow(QLayout):
    """Shares the width equally; lines break only where a key would be narrower than its words."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 1) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            policy = parent.sizePolicy()
            policy.setHeightForWidth(True)
            parent.setSizePolicy(policy)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return lines * self._key_height() + (lines - 1) * self._gap

    @override
    def sizeHint(self) -> QSize:
        wide = max((item.sizeHint().width() for item in self._items), default=0)
        count = max(self.count(), 1)
        return QSize(count * wide + (count - 1) * self._gap, self._key_height())

    @override
    def minimumSize(self) -> QSize:
        return QSize(self._narrowest() * ceil(self.count() / 3), self._key_height())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        in_line = ceil(self.count() / self._lines(rect.width()))
        pitch = (rect.width() + self._gap) / max(in_line, 1)
        height = self._key_height()
        for index, item in enumerate(self._items):
            line, place = divmod(index, in_line)
            left = rect.left() + round(place * pitch)
            right = rect.left() + round((place + 1) * pitch) - self._gap
            top = rect.top() + line * (height + self._gap)
            key = QRect(left, top, right - left, height)
            item.setGeometry(QStyle.visualRect(direction, rect, key))

    def _lines(self, width: int) -> int:
        each = self._narrowest() + self._gap
        fit = max((width + self._gap) // each, 1) if each else 1
        return max(ceil(self.count() / fit), 1)

    def _narrowest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=0)

    def _key_height(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)
