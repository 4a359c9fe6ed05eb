"""The scaffold of a page: title, one line of context, deeds, and a body that scrolls."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Text

ONE_COLUMN_FROM_SCALE = 1.5
ONE_COLUMN_BELOW_PX = 860
EDGE = 32
WIDEST = 1360
BETWEEN_CARDS = 16
_TOP = 18
_SENTENCE = 240
_AIR = 12


class Scaffold(QScrollArea):
    """A page of the program.

    Args:
        title: The heading, level 1.
        context: One line under it.
        actions: Links and buttons of the page, the primary one last.
        widest: Width in px at 100 % text beyond which the page stands in the middle.
    """

    def __init__(
        self,
        title: str,
        context: str = "",
        actions: list[QWidget] | None = None,
        *,
        widest: int = WIDEST,
    ) -> None:
        super().__init__()
        self._widest = widest
        self._beginning: QWidget | None = None
        self._above = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = Heading(title, 1)
        self.context = Text(context, TextStyle.BODY, Role.INK2)
        if not context:
            # Never shown here: without a parent it would be a window of its own for a moment.
            self.context.hide()
        content = QWidget()
        column = QVBoxLayout(content)
        self._column = column
        column.setContentsMargins(EDGE, _TOP, EDGE, 16)
        column.setSpacing(BETWEEN_CARDS)
        column.addWidget(Header(self.title, self.context, actions or []))
        self.body = QVBoxLayout()
        self.body.setSpacing(BETWEEN_CARDS)
        column.addLayout(self.body)
        column.addStretch(1)
        self.setWidget(content)
        self.verticalScrollBar().actionTriggered.connect(self._begin_nowhere)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def add(self, widget: QWidget) -> None:
        """Put a card under the others."""
        self.body.addWidget(widget)

    def set_context(self, words: str) -> None:
        """Change the line under the title."""
        self.context.setText(words)
        self.context.setVisible(bool(words))

    def bring_into_sight(self, widget: QWidget, *, top_at_least: bool = False) -> None:
        """Scroll so that all of a widget on this page is seen.

        One that is larger than that is left where it is, or with `top_at_least` seen from its top.
        """
        content = self.widget()
        # The page's own bar can have the keyboard, and lies beside what is scrolled.
        if content is None or not content.isAncestorOf(widget):
            return
        top = widget.mapTo(content, QPoint(0, 0)).y()
        if widget.height() > self.viewport().height():
            if top_at_least:
                self.verticalScrollBar().setValue(top)
            return
        for y in (top + widget.height(), top):
            self.ensureVisible(0, y, 0, _AIR)

    def begin_at(self, widget: QWidget) -> None:
        """Scroll so that the page begins with a widget on it, as far as it goes down.

        Texts find their height in several rounds: until somebody scrolls or steps on, the page
        goes on beginning there.
        """
        self._beginning = widget
        self._begin_there()

    def begin_at_top(self) -> None:
        """Scroll all the way up."""
        self._begin_nowhere()
        self.verticalScrollBar().setValue(0)

    def leave_above(self, height: int) -> None:
        """Leave room above the title, in px, for what scrolls away with the page."""
        self._above = height
        self._keep_edges()

    def _keep_edges(self) -> None:
        spare = self.viewport().width() - look().px(self._widest)
        edge = max(EDGE, spare // 2)
        self._column.setContentsMargins(edge, self._above + _TOP, edge, 16)

    def _begin_there(self) -> None:
        content, widget = self.widget(), self._beginning
        if content is not None and widget is not None and content.isAncestorOf(widget):
            top = widget.mapTo(content, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(max(top - _AIR, 0))

    def _begin_nowhere(self) -> None:
        self._beginning = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt has a scroll area watch what it scrolls.
        settling = event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if self._beginning is not None and settling:
            QTimer.singleShot(0, self, self._begin_there)
        return super().eventFilter(watched, event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._begin_nowhere()
        super().wheelEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        focused = QApplication.focusWidget()
        # Qt is content to show the cursor of a field, not the field with its ring.
        if moved and focused is not None and self.isAncestorOf(focused):
            self.bring_into_sight(focused)
        return moved

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        # A page that moves under a pressed mouse button would lose the click; and coming back to
        # the window is no reason to leave the place that is being read.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and self.isAncestorOf(now) and now is not self.verticalScrollBar():
            self._begin_nowhere()
        if old is not None and now is not None and not pressed and self.isAncestorOf(now):
            self.bring_into_sight(now)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_edges()
        super().resizeEvent(event)


class Header(QWidget):
    """Title and context line, with the page's deeds beside them, or below where room is short."""

    def __init__(self, title: Text, context: Text, actions: list[QWidget]) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(context)
        self._title, self._context = title, context
        self._actions = flow(*actions, gap=8) if actions else None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(words, 1)
        if self._actions is not None:
            self._row.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._actions is None:
            return
        # The line under the title may wrap, but not word by word.
        sentence = min(self._context.sizeHint().width(), look().px(_SENTENCE))
        words = max(self._title.sizeHint().width(), sentence if self._context.text() else 0)
        beside = words + self._actions.sizeHint().width() + 16 <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        middle = Qt.AlignmentFlag.AlignVCenter
        self._row.setDirection(direction)
        self._row.setAlignment(self._actions, middle if beside else Qt.AlignmentFlag(0))
        self._row.setSpacing(16 if beside else 8)


class Columns(QWidget):
    """Two columns that become one when text is large or the window narrow.

    Args:
        main: Share of the wider column.
        side: Share of the other.
    """

    def __init__(self, main: int = 27, side: int = 10) -> None:
        super().__init__()
        self._shares = (main, side)
        self.main = QVBoxLayout()
        self.side = QVBoxLayout()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(BETWEEN_CARDS)
        for column in (self.main, self.side):
            column.setSpacing(BETWEEN_CARDS)
            # Qt's alignment of a layout forgets that text wraps; a stretch under it does not.
            upright = QVBoxLayout()
            upright.setSpacing(0)
            upright.addLayout(column)
            upright.addStretch(1)
            self._box.addLayout(upright)
        follow_look(self._arrange)

    @property
    def is_single(self) -> bool:
        """Whether the columns now stand under each other."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        large = look().text_scale >= ONE_COLUMN_FROM_SCALE
        single = large or self.width() < ONE_COLUMN_BELOW_PX
        direction = QBoxLayout.Direction.TopToBottom if single else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        for place, share in enumerate(self._shares):
            self._box.setStretch(place, 0 if single else share)
