"""Things side by side that go on in the next line when the width runs out."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Lays items out like words: in reading direction, line by line, centred within a line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4, line_gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)

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
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        heights = sum(height for _, height in lines)
        return heights + self._line_gap * max(len(lines) - 1, 0) + self._margin_height()

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + self._margin_width(), height + self._margin_height())

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + self._margin_width(), height + self._margin_height())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        direction = self._direction()
        top = inside.top()
        for line, height in self._lines(rect.width()):
            left = inside.left()
            for item, size in line:
                down = top + (height - size.height()) // 2
                place = QRect(QPoint(left, down), size)
                item.setGeometry(QStyle.visualRect(direction, inside, place))
                left += size.width() + self._gap
            top += height + self._line_gap

    def _lines(self, width: int) -> list[tuple[list[tuple[QLayoutItem, QSize]], int]]:
        room = width - self._margin_width()
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = _fitted(item, room)
            if lines and used + self._gap + size.width() <= room:
                lines[-1].append((item, size))
                used += self._gap + size.width()
            else:
                lines.append([(item, size)])
                used = size.width()
        return [(line, max(size.height() for _, size in line)) for line in lines]

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

    def _margin_width(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _margin_height(self) -> int:
        margins = self.contentsMargins()
        return margins.top() + margins.bottom()


def _fitted(item: QLayoutItem, room: int) -> QSize:
    size = item.sizeHint()
    width = max(min(size.width(), room), item.minimumSize().width())
    height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, height)


def flow(*widgets: QWidget, gap: int = 4, line_gap: int = 4) -> QWidget:
    """A widget holding others in a flow."""
    holder = QWidget()
    layout = FlowLayout(holder, gap=gap, line_gap=line_gap)
    for widget in widgets:
        layout.addWidget(widget)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
