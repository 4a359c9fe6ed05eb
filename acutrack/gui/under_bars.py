"""A room's pages under its bars, which scroll with a page they would leave too little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from acutrack.gui.overriding import override
from acutrack.gui.widgets.page import Scaffold

#: Of the height, what bars may take for themselves: one bar, also in large letters.
_SHARE = 4


class UnderBars(QWidget):
    """Shows one page at a time under the bars, as tall as their words.

    Bars that would take more than a quarter of the height, as two of them do in large letters, lie
    over the top of the page and scroll away with it.

    Args:
        bars: Stay in sight where there is room for them.
    """

    def __init__(self, bars: QWidget) -> None:
        super().__init__()
        self._bars = bars
        self._stack = QStackedWidget(self)
        self._nothing = QWidget()
        self._stack.addWidget(self._nothing)
        self._along: Scaffold | None = None
        self._told = 0
        bars.setParent(self)
        bars.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def page(self) -> QWidget | None:
        """What is shown, if anything is."""
        shown = self._stack.currentWidget()
        return None if shown is self._nothing else shown

    @property
    def along(self) -> bool:
        """Whether the bars scroll away with the page."""
        return self._along is not None

    def hold(self, page: QWidget) -> None:
        """Take a page in without showing it yet."""
        if self._stack.indexOf(page) >= 0:
            return
        self._stack.addWidget(page)
        for inner in page.findChildren(QStackedWidget):
            inner.currentChanged.connect(self._arrange_soon)

    def drop(self, page: QWidget) -> None:
        """Have a page no longer."""
        # Qt would show one of the others instead, which would read its records: it may go next.
        if self.page is page:
            self._stack.setCurrentWidget(self._nothing)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        self._arrange_soon()

    def show_page(self, page: QWidget) -> None:
        """Show a page that is held."""
        self._stack.setCurrentWidget(page)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        return self._stack.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._stack.minimumSizeHint()
        return QSize(max(least.width(), self._bars.minimumSizeHint().width()), least.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._bars and event.type() in (
            QEvent.Type.LayoutRequest,
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self._arrange_soon()
        return super().eventFilter(watched, event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Over bars that lie on the page the wheel scrolls the page.
        if self._along is not None:
            QApplication.sendEvent(self._along.verticalScrollBar(), event)

    def _arrange_soon(self) -> None:
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        wide, tall = self.width(), self.height()
        page = self._scaffold()
        bars = self._height_of_bars(wide)
        if page is None or bars * _SHARE <= tall:
            self._go_along(None)
            self._bars.lower()  # a screen reader reads them first
            self._told = bars
            self._bars.setGeometry(0, 0, wide, bars)
            self._stack.setGeometry(0, bars, wide, tall - bars)
            return
        self._go_along(page)
        self._stack.setGeometry(0, 0, wide, tall)
        taller = self._height_of_bars(page.viewport().width())
        if taller > self._told:  # what has come up is to be read, wherever the page was
            page.begin_at_top()
        self._told = taller
        page.leave_above(taller)
        self._bars.raise_()
        self._follow()

    def _scaffold(self) -> Scaffold | None:
        page = self.page
        if page is None:
            return None
        return next((one for one in page.findChildren(Scaffold) if one.isVisibleTo(page)), None)

    def _height_of_bars(self, width: int) -> int:
        if self._bars.isHidden():
            return 0
        return max(self._bars.heightForWidth(width), 0)

    def _go_along(self, page: Scaffold | None) -> None:
        before, self._along = self._along, page
        if before is page:
            return
        if before is not None:
            before.verticalScrollBar().valueChanged.disconnect(self._follow)
            before.verticalScrollBar().rangeChanged.disconnect(self._arrange_soon)
            before.destroyed.disconnect(self._forget_along)
            before.leave_above(0)
        if page is not None:
            page.verticalScrollBar().valueChanged.connect(self._follow)
            # With it the scroll bar comes and goes, and takes some of the width.
            page.verticalScrollBar().rangeChanged.connect(self._arrange_soon)
            page.destroyed.connect(self._forget_along)

    def _forget_along(self) -> None:
        self._along = None
        self._arrange_soon()

    def _follow(self) -> None:
        """Lie where the page has left room, wherever it is scrolled to."""
        page = self._along
        if page is None:
            return
        seen = page.viewport()
        corner = seen.mapTo(self, QPoint(0, -page.verticalScrollBar().value()))
        height = self._height_of_bars(seen.width())
        self._bars.setGeometry(corner.x(), corner.y(), seen.width(), height)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._along is not None and now is not None and self._bars.isAncestorOf(now):
            self._along.begin_at_top()
