"""Windows over the page. Escape closes the top one only."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.theme import follow_look, look
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Heading

_EDGE = 24
_AIR = 12


def close_dialogs() -> None:
    """Close every dialog that is open, as Escape does."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


class Dialog(QDialog):
    """A titled window whose body scrolls when the screen is small.

    Args:
        title: The heading and the window's title.
        parent: The window it stands over.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(_EDGE, 20, _EDGE, 20)
        self._outer.setSpacing(12)
        self.title = Heading(title, 2)
        self._outer.addWidget(self.title)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._content)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content.installEventFilter(self)
        bar = self._scroll.verticalScrollBar()
        bar.setAccessibleName(title)
        bar.rangeChanged.connect(self._mind_bar)
        self._outer.addWidget(self._scroll, 1)
        follow_look(self._restyle)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def add(self, widget: QWidget) -> None:
        """Put a widget under the others."""
        self.body.addWidget(widget)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put the deeds at the foot, where they stay in sight."""
        self._outer.addWidget(flow(*buttons, gap=8))

    def fit(self) -> None:
        """Take the size the content has once the events have been seen to."""
        QTimer.singleShot(0, self, lambda: self._take(self.sizeHint()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Qt would show it at two thirds of the screen at most, too little for large text.
        if not event.spontaneous():
            self.resize(self.sizeHint())
        super().showEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._grow)
            QTimer.singleShot(0, self, self._bring_into_sight)
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        room = self._room()
        wished = max(look().px(560), self._content.minimumSizeHint().width() + 2 * _EDGE)
        width = min(wished, room.width())
        inner = width - 2 * _EDGE
        tall = self._content_height(inner)
        # A field's least height is more than the height it says it has for a width.
        least = max(each.minimumSizeHint().height() for each in (self._content, self._scroll))
        tall = max(tall, least, self._content.sizeHint().height())
        return QSize(width, tall + self._around(inner)).boundedTo(room)

    def _content_height(self, width: int) -> int:
        """What the content takes, with the scroll bar that is there until the first fit too."""
        if not self._content.hasHeightForWidth():
            return 0
        beside_bar = width - self._scroll.verticalScrollBar().sizeHint().width()
        return max(self._content.heightForWidth(each) for each in (width, beside_bar))

    def _around(self, width: int) -> int:
        """What title, buttons and edges take; Qt counts on the width they would like to have."""
        edges = self._outer.contentsMargins()
        taken = edges.top() + edges.bottom() + self._outer.spacing() * (self._outer.count() - 1)
        for place in range(self._outer.count()):
            item = self._outer.itemAt(place)
            if item is None or item.widget() is self._scroll:
                continue
            folds = item.hasHeightForWidth()
            taken += item.heightForWidth(width) if folds else item.sizeHint().height()
        return taken

    def _grow(self) -> None:
        """What came in, such as what is wrong with a field, is not to lie below the edge."""
        wanted = self.sizeHint().height()
        if wanted > self.height():
            self._take(QSize(self.width(), wanted))

    def _take(self, size: QSize) -> None:
        self.resize(size)
        # Beside a bar words take more lines, and more lines need the bar: Qt would never drop it.
        for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded):
            self._scroll.setVerticalScrollBarPolicy(policy)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A body that moves under a pressed mouse button would lose the click.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self._content.isAncestorOf(now):
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """Scroll to what has the keyboard, with what is wrong with it, if that is told."""
        focused = cast("QWidget | None", self._content.focusWidget())
        if focused is None or not focused.hasFocus():
            return
        around = focused.parentWidget()
        whole = around if isinstance(around, FormField) else focused
        self._scroll.ensureWidgetVisible(whole, 0, _AIR)

    def _room(self) -> QSize:
        return self.screen().availableSize() - QSize(32, 64)

    def _mind_bar(self) -> None:
        """What is only there to be read is read by keyboard at the bar, while there is one."""
        stops = (w for w in self._content.findChildren(QWidget) if w.isVisibleTo(self._content))
        reading = all(stop.focusPolicy() == Qt.FocusPolicy.NoFocus for stop in stops)
        policy = Qt.FocusPolicy.TabFocus if reading else Qt.FocusPolicy.NoFocus
        self._scroll.verticalScrollBar().setFocusPolicy(policy)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, look().colour(Role.SURFACE))
        self.setPalette(palette)
        self.updateGeometry()
