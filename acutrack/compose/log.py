"""A small log beside the records: what the program did, never what somebody wrote."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from typing_extensions import override

LOGGER = "acutrack"
#: One older file is kept beside it, so both together stay below twice this.
LARGEST_BYTES = 200_000

_ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def keep_log(file: Path) -> None:
    """From now on, write AcuTrack's own log lines to `file`.

    Only AcuTrack's: libraries may put values from the diary into theirs. A log that cannot be
    written is done without.
    """
    # What libraries log has nowhere to go; without this it would reach the console.
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
    logging.raiseExceptions = False
    logger = logging.getLogger(LOGGER)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(_handler(file))


def _handler(file: Path) -> logging.Handler:
    try:
        if file.exists() and file.stat().st_size > LARGEST_BYTES:
            file.replace(file.with_suffix(".1.log"))
        if not file.exists():
            file.touch(mode=0o600)
        handler = _QuietFile(file, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(_Frames("%(asctime)s %(levelname)s %(message)s"))
    return handler


class _QuietFile(logging.FileHandler):
    """A full disk is told where the person's own words cannot be saved, not for a log line."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        return

    @override
    def close(self) -> None:
        with suppress(OSError):
            super().close()


class _Frames(logging.Formatter):
    """Writes an exception as its type and its frames: its text may hold what somebody typed."""

    @override
    def formatException(self, ei: _ExceptionInfo) -> str:
        kind, _error, trace = ei
        frames = [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return "\n".join([kind.__name__ if kind else "", *frames])
