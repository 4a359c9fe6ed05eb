"""The window: the only package that knows Qt.

May import everything below it. Decided here: Qt is loaded first and the rest after it, without
PySide6 reading the source of each later module (see `_spare_the_source_scan`).
"""

import sys

import PySide6.QtCore  # noqa: F401  loads the scan that the next lines switch off


def _spare_the_source_scan() -> None:
    """Stop PySide6 reading the source of every later import to look for itself.

    It does so for `from __feature__ import ...`, which nobody here uses; without the scan the
    window and the database layer load a fifth faster. Private, hence guarded.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010


_spare_the_source_scan()
