"""Telling a screen reader something without moving the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have a screen reader say something.

    Args:
        source: The widget it is about.
        words: What to say.
        at_once: Whether to break into what is being read; only for warning signs.
    """
    event = QAccessibleAnnouncementEvent(source, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)
