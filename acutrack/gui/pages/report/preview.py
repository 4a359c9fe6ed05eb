"""The pages of the file, one under the other; only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.gui.pages.report.rendering import PageSize, Picture, Shot
from acutrack.gui.pages.report.sheet_view import SheetView
from acutrack.gui.pages.report.zoom import (
    FULL_WIDTH,
    WHOLE_PAGE,
    Fit,
    Zoom,
    larger,
    smaller,
    width_on_screen,
)
from acutrack.gui.widgets.accessible_role import read_as

_GAP = 16
_EDGE = 4
#: Pages kept drawn on either side of those in sight, so that scrolling meets no blank paper.
_AHEAD = 1


class PdfPreview(QScrollArea):
    """Scrolls with the arrows, Page keys, Home and End."""

    wanted = Signal(object)
    """Pages in sight without a sharp picture, as a tuple of Shot."""
    turned = Signal(int)
    """The page (from 0) that now fills most of the view."""
    zoomed = Signal(object)
    """The Zoom now in use."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        read_as(self, QAccessible.Role.Document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._column.setSpacing(_GAP)
        self.setWidget(self._holder)
        self.zoom = FULL_WIDTH
        self.sheets: list[SheetView] = []
        self._sizes: tuple[PageSize, ...] = ()
        self._page = 0
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self.sheets)

    @property
    def page(self) -> int:
        """The page (from 0) that fills most of the view."""
        return self._page

    def show_pages(self, sizes: tuple[PageSize, ...], names: list[str]) -> None:
        """Show paper of these sizes in place of the pages before; pictures follow."""
        place = self.verticalScrollBar().value()
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        pairs = zip(sizes, names, strict=True)
        self._sizes = sizes
        self.sheets = [SheetView(page, size, name) for page, (size, name) in enumerate(pairs)]
        for sheet in self.sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            # The column would show it when the program is next idle; until then it takes no room.
            sheet.show()
        self._column.addStretch(1)
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._on_scroll()
        self._ask()

    def show_pictures(self, pictures: Mapping[Shot, Picture]) -> None:
        """Show these on their pages; pages far out of sight let theirs go."""
        near = set(self._near())
        for page, sheet in enumerate(self.sheets):
            if sheet.shot in pictures:
                sheet.show_picture(pictures[sheet.shot])
            elif page not in near:
                sheet.show_picture(None)

    def use(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller; the page being read stays in sight."""
        page = self._page
        self.zoom = zoom
        self._measure()
        self.go_to(page)
        self.zoomed.emit(zoom)

    def enlarge(self) -> None:
        """One step larger."""
        if (zoom := larger(self._percent())) is not None:
            self.use(zoom)

    def shrink(self) -> None:
        """One step smaller."""
        if self.zoom != WHOLE_PAGE and (zoom := smaller(self._percent())) is not None:
            self.use(zoom)

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self.sheets[page].y() - _EDGE)
            self._on_scroll()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self._page
        self._measure()
        if self.zoom.of is Fit.PAGE:
            self.go_to(page)
        self._on_scroll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        else:
            super().keyPressEvent(event)

    def _percent(self) -> float:
        if not self.sheets:
            return 100.0
        return 100 * self.sheets[0].width() / width_on_screen(self._sizes[0].width, 100)

    def _measure(self) -> None:
        """Lay the pages out now: the scroll bar has to know them before a key or a place does."""
        room = self._room()
        for sheet, size in zip(self.sheets, self._sizes, strict=True):
            if self.zoom.of is Fit.PAGE:
                sheet.take_width(sheet.width_within(room))
            elif self.zoom.of is Fit.WIDTH:
                sheet.take_width(room.width())
            else:
                sheet.take_width(width_on_screen(size.width, float(self.zoom.of)))
        QCoreApplication.sendPostedEvents(self._holder, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _room(self) -> QSize:
        # Room for the bar is kept in any case: pages that change their width with it never rest.
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.width() - bar - 2 * _EDGE, self.height() - 2 * _EDGE)

    def _on_scroll(self) -> None:
        if self.sheets:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 3
            page = max((s.page for s in self.sheets if s.y() <= middle), default=0)
            if 0 < self.verticalScrollBar().maximum() == self.verticalScrollBar().value():
                page = self.count - 1
            if page != self._page:
                self._page = page
                self.turned.emit(page)
        self._asking.start(0)

    def _near(self) -> list[int]:
        """Pages in sight, and one on either side."""
        top = self._holder.mapFrom(self.viewport(), QPoint(0, 0)).y()
        bottom = top + self.viewport().height()
        seen = [s.page for s in self.sheets if s.y() < bottom and s.y() + s.height() > top]
        if not seen:
            return []
        return list(range(max(0, seen[0] - _AHEAD), min(self.count, seen[-1] + _AHEAD + 1)))

    def _ask(self) -> None:
        self._asking.stop()
        shots = tuple(self.sheets[p].shot for p in self._near() if not self.sheets[p].is_sharp)
        if shots:
            self.wanted.emit(shots)
