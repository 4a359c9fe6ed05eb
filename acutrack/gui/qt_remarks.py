"""What Qt has to say about the program: to the log, and without what it says it about.

Qt writes its remarks to the console, which some systems keep, and puts into them what it was given:
a text that could not be filled in, a path, a name. The log gets how grave it is and which part of
Qt speaks.
"""

from __future__ import annotations

import logging
import re

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("acutrack")
_GRAVE = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
#: Such as "QPainter::begin", at the beginning of a remark.
_SPEAKER = re.compile(r"Q\w+(::\w+)+|Q[A-Z]\w+(?=[:(])")


def keep_remarks() -> None:
    """From now on; before, Qt says by itself why it cannot start, which a person needs to know."""
    qInstallMessageHandler(_keep)


def _keep(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind in _GRAVE:
        speaker = _SPEAKER.match(text)
        _log.log(_GRAVE[kind], "Qt: %s", speaker.group() if speaker else context.category)
