"""Where the file now is, and the ways to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from acutrack.charts.palette import Role
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text


class SavedCard(Card):
    """Hidden until something was saved."""

    def __init__(self, context: GuiContext) -> None:
        super().__init__(ground=Role.TINT, edge=Role.ACCENT)
        self._context = context
        self._saved: Path | None = None
        self._said = Text("", TextStyle.STRONG)
        open_it = Button(context.words(say("Open the report")), "file-text")
        folder = Button(context.words(say("Show in folder")), "folder-open")
        open_it.clicked.connect(lambda: self._open(self._saved))
        folder.clicked.connect(self._show_folder)
        self.add(flow(self._said, open_it, folder, gap=12))
        self.hide()

    def show_saved(self, path: Path) -> None:
        """Say where the file is."""
        self._saved = path
        where = say("Saved as {name} in {folder}.", name=path.name, folder=path.parent.name)
        self._said.setText(self._context.words(where))
        self.show()

    def _show_folder(self) -> None:
        self._open(self._saved.parent if self._saved is not None else None)

    def _open(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._context.notices.tell_failure(
                Obstacle(
                    say(
                        "This computer has no program for it. The file is safe: {path}",
                        path=str(path),
                    )
                )
            )
