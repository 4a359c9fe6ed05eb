"""Text that fits: cut at a word, or wrapped into lines. Widths in points."""

from __future__ import annotations

import re

from acutrack.report.faces import Face, text_width

ELLIPSIS = "…"
_BREAK = re.compile(r"[^\S\u00a0\u202f]+")


def cut(text: str, face: Face, size: float, width: float, ending: str = ELLIPSIS) -> str:
    """`text` if it fits `width`, else as many whole words as do, then `ending`.

    A first word that alone is too long is cut within the word.
    """
    if text_width(text, face, size) <= width:
        return text
    words = text.split()
    kept: list[str] = []
    for word in words:
        if text_width(" ".join([*kept, word]) + ending, face, size) > width:
            break
        kept.append(word)
    if kept:
        return " ".join(kept).rstrip(",;:.- ") + ending
    return _longest_start(words[0] if words else "", face, size, width, ending) + ending


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """`text` in lines no wider than `width`; a word longer than a line is broken."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines += _wrap_paragraph(paragraph, face, size, width)
    return lines


def _wrap_paragraph(text: str, face: Face, size: float, width: float) -> list[str]:
    lines: list[str] = []
    space = text_width(" ", face, size)
    line, used = "", 0.0
    for word in _words(text):
        needed = text_width(word, face, size)
        if line and used + space + needed <= width:
            line, used = f"{line} {word}", used + space + needed
            continue
        if line:
            lines.append(line)
        line = word
        while text_width(line, face, size) > width:
            start = _longest_start(line, face, size, width, "")
            lines.append(start)
            line = line[len(start) :]
        used = text_width(line, face, size)
    return [*lines, line]


def _words(text: str) -> list[str]:
    """Words as they may be parted; a no-break space holds what belongs together."""
    return [word for word in _BREAK.split(text) if word]


def _longest_start(word: str, face: Face, size: float, width: float, ending: str) -> str:
    """As many characters as fit with `ending`; at least one, so that wrapping comes to an end."""
    low, high = 1, max(1, len(word))
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(word[:middle] + ending, face, size) <= width:
            low = middle
        else:
            high = middle - 1
    return word[:low]
