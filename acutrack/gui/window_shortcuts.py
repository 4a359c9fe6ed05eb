"""The keys that work in the whole window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.text.catalogue import Catalogue


def add_shortcuts(
    window: QWidget,
    words: Catalogue,
    open_page: Callable[[str], None],
    deeds: Mapping[str, Callable[[], object]],
) -> None:
    """Give a window an action for each page and each shortcut, with its words for screen readers.

    Args:
        window: Where the keys work.
        words: The language.
        open_page: Called with the key of a page.
        deeds: What each of `actions.SHORTCUTS` does, by its key.
    """
    for page in PAGES:
        _add(window, words(page.words), page.shortcut, partial(open_page, page.key))
    for shortcut in SHORTCUTS:
        _add(window, words(shortcut.words), shortcut.keys, deeds[shortcut.key])


def _add(window: QWidget, words: str, keys: str, deed: Callable[[], object]) -> None:
    # An action's keys work in its whole window unless it is told otherwise.
    action = QAction(words, window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked=False: deed())
    window.addAction(action)
