"""Notices whatever goes wrong while a monkey is at the window: nothing may pass unseen."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from typing_extensions import override

#: Busy for this long without an answer, a window hangs. Processor time: a clock on the wall would
#: blame it for other programs.
HANGS_AFTER_S = 10.0
#: So long on the wall, and it waits for something that never comes.
STUCK_AFTER_S = 90.0
_LOOKS_EVERY_S = 1.0
_GRAVE = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Watch(logging.Handler):
    """Exceptions nobody caught, defects in the log, grave words of Qt; and steps that never end."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.defects: list[str] = []
        self.complaints: Counter[str] = Counter()
        self._told: Callable[..., Any] | None = None
        self._armed = 0.0
        self._began: float | None = None
        self._over = threading.Event()
        threading.Thread(target=self._look_at_the_clock, daemon=True).start()

    def begin(self) -> None:
        """Listen everywhere; to be called again after a window was opened or closed."""
        if sys.excepthook != self._on_exception:
            self._told = sys.excepthook
            sys.excepthook = self._on_exception
        sys.unraisablehook = lambda missed: self._note(
            missed.exc_type, missed.exc_value, missed.exc_traceback
        )
        threading.excepthook = lambda missed: self._note(
            missed.exc_type, missed.exc_value, missed.exc_traceback
        )
        qInstallMessageHandler(self._on_message)
        logger = logging.getLogger("acutrack")
        if self not in logger.handlers:
            logger.addHandler(self)

    def end(self) -> None:
        """Listen no longer."""
        self.patience()
        self._over.set()
        sys.excepthook, sys.unraisablehook = sys.__excepthook__, sys.__unraisablehook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        logging.getLogger("acutrack").removeHandler(self)

    def one_step(self) -> None:
        """A step begins: if it does not end, the process says where it stands and ends itself."""
        self._began = time.process_time()
        if time.monotonic() - self._armed > _LOOKS_EVERY_S:  # arming costs more than most steps
            self._armed = time.monotonic()
            faulthandler.dump_traceback_later(STUCK_AFTER_S, exit=True)

    def patience(self) -> None:
        """What follows may take long."""
        self._began, self._armed = None, 0.0
        faulthandler.cancel_dump_traceback_later()

    def _look_at_the_clock(self) -> None:
        while not self._over.wait(_LOOKS_EVERY_S):
            began = self._began
            if began is not None and time.process_time() - began > HANGS_AFTER_S:
                faulthandler.dump_traceback(all_threads=True)
                os._exit(1)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.defects.append(f"logged: {record.getMessage()}")

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._note(kind, error, trace)
        if self._told not in (None, sys.__excepthook__):
            self._told(kind, error, trace)

    def _note(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.defects.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind in _GRAVE:
            self.defects.append(f"Qt: {words}")
        else:
            self.complaints[words[:120]] += 1
