"""The one way to tell the person something."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import Message, say

_log = logging.getLogger("acutrack")

_OUR_FAULT = say(
    "Something in AcuTrack went wrong just now. What you saved is safe. "
    "Try again; if it happens again, close AcuTrack and start it once more."
)


class Notices(QObject):
    """Hands messages to the window; who shows them, and where, is the window's matter.

    `told` carries a Message and whether Undo is offered with it, `failed` a Message that says what
    happened, what is safe and what to do.
    """

    told = Signal(object, bool)
    told_with = Signal(object, object, object)
    """A Message, the words of a deed that goes with it, and the deed."""

    conflicted = Signal(object, object)
    """A Conflicting with its edit, and what puts the form away once it is settled, or None."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._telling_defect = False
        self.again: Callable[[], object] | None = None
        """What would try once more what failed last; None where nothing can be tried."""

    def tell(self, message: Message, *, undo: bool = False) -> None:
        """Say that something was done."""
        self.told.emit(message, undo)

    def tell_with(self, message: Message, label: Message, deed: Callable[[], object]) -> None:
        """Say that something was done, with one deed beside it, such as the way back."""
        self.told_with.emit(message, label, deed)

    def tell_failure(
        self,
        error: AcuTrackError,
        again: Callable[[], object] | None = None,
        settled: Callable[[], object] | None = None,
    ) -> None:
        """Say what went wrong, in the error's own words, and offer to do `again` what failed.

        Where somebody else was first, both versions are shown; `settled` puts the form away that
        the edit came from, once one of them is chosen.
        """
        from acutrack.casebook.conflict import Conflicting  # not before the first paint

        if isinstance(error, Conflicting) and error.edit is not None:
            self.again = None
            self.conflicted.emit(error, settled)
            return
        # What another window changed stays changed; only what stood in the way can go.
        self.again = again if isinstance(error, Obstacle) else None
        self.failed.emit(error.message)

    def tell_defect(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that the program itself is at fault; the log gets frames and type, never the text.

        The text of an exception may hold what somebody typed.
        """
        frames = "".join(traceback.format_list(_frames_without_lines(trace)))
        _log.error("defect: %s\n%s", kind.__name__, frames)
        if self._telling_defect:
            # What shows the message is broken too; telling again would never end.
            return
        self._telling_defect = True
        self.again = None
        try:
            self.failed.emit(error.message if isinstance(error, AcuTrackError) else _OUR_FAULT)
        finally:
            self._telling_defect = False


def _frames_without_lines(trace: TracebackType | None) -> list[traceback.FrameSummary]:
    return [
        # The name of the file alone: the way to it can hold the person's own.
        traceback.FrameSummary(
            Path(frame.filename).name, frame.lineno, frame.name, line="", lookup_line=False
        )
        for frame in traceback.extract_tb(trace)
    ]


def catch_defects(notices: Notices) -> Callable[..., object]:
    """Send every exception that nobody caught to the notices; returns who heard of them before."""
    before = sys.excepthook
    sys.excepthook = notices.tell_defect
    return before
