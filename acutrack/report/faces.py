"""Typefaces of the PDF: Atkinson Hyperlegible Next, then Noto Sans, then the character's code.

reportlab prints an empty box for a character that a font lacks; `runs` sees to it that none is
ever asked for. Only the characters used end up in the file.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from acutrack.places import resource

#: One piece of text and the name of the font that has all its characters.
Run = tuple[str, str]

#: Categories that print nothing: controls, format marks, surrogates.
_SILENT = frozenset({"Cc", "Cf", "Cs"})


class Face(Enum):
    """The three weights that are bundled."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@dataclass(frozen=True)
class LoadedFont:
    """A font file ready for use; `widths` are thousandths of the size, by code point."""

    name: str
    widths: dict[int, float]
    default_width: float

    def has(self, code: int) -> bool:
        """Whether the font can draw the character."""
        return code in self.widths

    def width(self, text: str, size: float) -> float:
        """Width of `text` in points; every character must be there."""
        widths = self.widths
        return sum(widths[code] for code in map(ord, text)) * size / 1000


@cache
def fonts_of(face: Face) -> tuple[LoadedFont, ...]:
    """The fonts of a weight in order of preference, loaded and known to reportlab."""
    return tuple(
        _load(f"{family}-{face.value}") for family in ("AtkinsonHyperlegibleNext", "NotoSans")
    )


def _load(name: str) -> LoadedFont:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # asciiReadable would put all of ASCII into every subset; ToUnicode already makes text readable.
    font: Any = TTFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=0)
    pdfmetrics.registerFont(font)
    known = font.face.charToGlyph
    widths = {code: float(font.face.charWidths[code]) for code in known if code >= 0x20}
    return LoadedFont(name, widths, float(font.face.defaultWidth))


@lru_cache(maxsize=8192)
def runs(text: str, face: Face) -> tuple[Run, ...]:
    """The text cut where the font changes, as (font name, piece); never a missing character."""
    preferred, *others = fonts_of(face)
    if text.isascii() and text.isprintable():
        return ((preferred.name, text),) if text else ()
    found: list[Run] = []
    for character in unicodedata.normalize("NFC", text):
        name, piece = _drawn(character, preferred, others)
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + piece)
        elif piece:
            found.append((name, piece))
    return tuple(found)


def _drawn(character: str, preferred: LoadedFont, others: list[LoadedFont]) -> Run:
    if character.isspace():
        return preferred.name, " "
    if unicodedata.category(character) in _SILENT:
        return preferred.name, ""
    code = ord(character)
    for font in (preferred, *others):
        if font.has(code):
            return font.name, character
    return preferred.name, f"[U+{code:04X}]"


@lru_cache(maxsize=16384)
def text_width(text: str, face: Face, size: float) -> float:
    """Width of `text` in points as it will be drawn."""
    fonts = {font.name: font for font in fonts_of(face)}
    return sum(fonts[name].width(piece, size) for name, piece in runs(text, face))
