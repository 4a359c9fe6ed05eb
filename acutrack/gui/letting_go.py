"""Has what was removed over 30 days ago let go of for good, out of the person's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from acutrack.domain.errors import AcuTrackError
    from acutrack.gui.context import GuiContext

#: After the diary was opened: first what the person waits for.
QUIET_MS = 6_000
#: In a window that stays open for days; the casebook itself sees to it that once a day is enough.
AGAIN_MS = 6 * 60 * 60 * 1000


class LettingGo(QObject):
    """One open casebook's; nothing is asked and nothing is said."""

    def __init__(self, context: GuiContext) -> None:
        super().__init__()
        self._context = context
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self.look)
        self._quiet.start(QUIET_MS)

    def end(self) -> None:
        """The diary is about to be closed."""
        self._quiet.stop()
        self.deleteLater()

    def look(self) -> None:
        """Look for what is to go, in the background."""
        self._quiet.start(AGAIN_MS)
        if not self._context.read_only:
            job = self._context.casebook.let_go
            self._context.work.start(self, job, self._tell, what="let go", failed=self._later)

    def _tell(self, found: bool) -> None:
        if found:  # what Undo offers and what Recently removed lists may be fewer now
            self._context.casebook.announce_anything()

    def _later(self, _error: AcuTrackError) -> None:
        """A full disk, or another program is writing: nothing typed is at stake, it waits."""
