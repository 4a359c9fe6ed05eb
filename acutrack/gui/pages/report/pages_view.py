"""The file as it will be printed: small pages at the side, the one being read beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.report.making import Made
from acutrack.gui.pages.report.preview import PdfPreview
from acutrack.gui.pages.report.rendering import Picture, Shot, render_shots
from acutrack.gui.pages.report.thumbnails import Thumbnails
from acutrack.gui.pages.report.zoom_bar import ZoomBar

Pictures = dict[Shot, Picture]


class PagesView(QWidget):
    """Shows a file; draws only what is in sight, on the worker thread."""

    def __init__(self, context: GuiContext) -> None:
        super().__init__()
        words = context.words
        self._context = context
        self._made: Made | None = None
        self.preview = PdfPreview(words(say("The report, as it will be printed")))
        self.small = Thumbnails(words(say("Pages of the report")))
        self.zoom_bar = ZoomBar(words, self.preview)
        self.preview.wanted.connect(partial(self._draw, self.preview, "pages"))
        self.small.wanted.connect(partial(self._draw, self.small, "small pages"))
        self.small.chosen.connect(self.preview.go_to)
        self.preview.turned.connect(self.small.show_page)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.small)
        beside.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.zoom_bar)
        column.addLayout(beside, 1)

    def show_file(self, made: Made) -> None:
        """Show this file in place of the one before."""
        self._made = made
        total = len(made.sizes)
        names = [
            self._context.words(say("Page {page} of {total}", page=page, total=total))
            for page in range(1, total + 1)
        ]
        self.preview.show_pages(made.sizes, names)
        self.small.show_pages(made.sizes, names)
        self.zoom_bar.show_place()

    def _draw(self, where: PdfPreview | Thumbnails, what: str, shots: tuple[Shot, ...]) -> None:
        if self._made is None:
            return
        job: Callable[[], Pictures] = partial(render_shots, self._made.data, shots)
        show = partial(self._show, self._made, where)
        self._context.work.start(where, job, show, what=what)

    def _show(self, made: Made, where: PdfPreview | Thumbnails, pictures: Pictures) -> None:
        if made is self._made:
            where.show_pictures(pictures)
