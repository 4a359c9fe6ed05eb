"""The letter a key press stands for, in whatever script the keyboard writes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def typed_letter(event: QKeyEvent) -> str:
    """In capitals; empty where a shortcut was pressed or no letter."""
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & ~modifiers:
        return ""
    letter = event.text().upper()
    return letter if letter.isalpha() else ""
