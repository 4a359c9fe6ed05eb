"""The clipboard: the one way a table gets there, and the way out again.

Nothing is put there but by the person's own Ctrl+C. Everybody who uses the computer, and every
program on it, can read the clipboard; some systems also keep what was on it, or send it to other
devices. What is copied here asks them not to.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

#: Says that it came from here; a program that pastes asks for text and does not see it.
_OURS = "application/x-acutrack"
#: What clipboard histories look for to leave something out: KDE; macOS; Windows and its cloud.
_ASKING = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
_PLACES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def copy(text: str) -> None:
    """Put a text on the clipboard, because the person asked for just that."""
    holder = QMimeData()
    holder.setText(text)
    holder.setData(_OURS, b"1")
    for name, value in _ASKING.items():
        holder.setData(name, value)
    QGuiApplication.clipboard().setMimeData(holder)


def forget() -> None:
    """Take from the clipboard what AcuTrack put there, if it is still what is on it.

    Also a word somebody copied from a field, and a text that was marked with the mouse, which X11
    gives to other programs. What another program put there stays.
    """
    clipboard = QGuiApplication.clipboard()
    for place in _PLACES:
        if _is_ours(clipboard, place):
            clipboard.clear(place)


def _is_ours(clipboard: QClipboard, place: QClipboard.Mode) -> bool:
    if place is QClipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    # Nothing at all, where nobody ever copied anything.
    holder = cast(QMimeData | None, clipboard.mimeData(place))
    return clipboard.ownsClipboard() or (holder is not None and holder.hasFormat(_OURS))
