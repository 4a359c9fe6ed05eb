"""The QApplication: names, translations of Qt's own words, and a tidy collector of garbage."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

_COLLECT_EVERY_MS = 10_000


def make_application(arguments: list[str]) -> QApplication:
    """The one QApplication of this process, made at the first call."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    _spare_imports_the_source_scan()
    application = QApplication(arguments)
    QCoreApplication.setApplicationName("AcuTrack")
    application.setApplicationDisplayName("AcuTrack")
    application.setDesktopFileName("acutrack")
    _collect_garbage_here_only(application)
    return application


def _spare_imports_the_source_scan() -> None:
    """Stop PySide6 reading the source of every later import to look for itself.

    It does so for `from __feature__ import ...`, which nobody here uses; without the scan the
    database layer loads a fifth faster. Private, hence guarded.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010


def _collect_garbage_here_only(application: QApplication) -> None:
    """Collect cycles on this thread alone: a widget destroyed by a worker ends in a crash."""
    gc.disable()
    timer = QTimer(application)
    timer.timeout.connect(lambda: gc.collect(1))
    timer.start(_COLLECT_EVERY_MS)
