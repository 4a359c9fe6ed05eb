"""Text that fits: cut at a word, or wrapped into lines. Widths in points."""

from __future__ import annotations

from acutrack.report.direction import as_in
from acutrack.report.faces import Face
from acutrack.report.isolates import carried_over
from acutrack.report.lettering import text_width
from acutrack.report.line_breaks import joined, safe_place, words_of

ELLIPSIS = "…"
#: No line of paper holds more; a longer word without a place to break is measured in parts.
_LONGEST_LINE = 400


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
        return carried_over([" ".join(kept).rstrip(",;:.- ")])[0] + ending
    start = _longest_start(words[0] if words else "", face, size, width, ending)
    return carried_over([start])[0] + ending


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """`text` in lines no wider than `width`; a word longer than a line is broken.

    A line of a paragraph that runs to the left begins with a mark of that direction where its own
    words would not tell.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        wrapped = _wrap_paragraph(paragraph, face, size, width)
        if len(wrapped) > 1:
            wrapped = [as_in(paragraph, line) for line in carried_over(wrapped)]
        lines += wrapped
    return lines


def wrap_within(
    text: str, face: Face, size: float, width: float, most: int, *, ending: str = ELLIPSIS
) -> list[str]:
    """At most `most` lines; what is left over is cut at a word and ends with `ending`."""
    lines = wrap(text, face, size, width)
    if len(lines) <= most:
        return lines
    left_over = joined(lines[most - 1 :])
    return [*lines[: most - 1], cut(left_over, face, size, width, ending)]


def _wrap_paragraph(text: str, face: Face, size: float, width: float) -> list[str]:
    lines: list[str] = []
    space = text_width(" ", face, size)
    line, used = "", 0.0
    for word in words_of(text):
        needed = text_width(word.text, face, size)
        gap = space if word.spaced else 0.0
        if line and used + gap + needed <= width:
            line = f"{line} {word.text}" if word.spaced else line + word.text
            used += gap + needed
            continue
        if line:
            lines.append(line)
        line, used = word.text, needed
        while used > width:
            start = _longest_start(line, face, size, width, "")
            if start == line:
                break
            lines.append(start)
            line = line[len(start) :]
            used = text_width(line, face, size)
    return [*lines, line]


def _longest_start(word: str, face: Face, size: float, width: float, ending: str) -> str:
    """As many characters as fit with `ending`; at least one, so that wrapping comes to an end."""
    low, high = 1, min(max(1, len(word)), _LONGEST_LINE)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(word[:middle] + ending, face, size) <= width:
            low = middle
        else:
            high = middle - 1
    return word[: safe_place(word, low)]
