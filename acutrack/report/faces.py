"""The bundled typefaces, loaded when a text first needs them.

Atkinson Hyperlegible Next, then Noto Sans, then the family of the script (`scripts`). Only the
characters used end up in a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from acutrack.places import resource
from acutrack.report.scripts import Weights, families_for

if TYPE_CHECKING:
    from acutrack.report.font_file import FontFile


class Face(Enum):
    """The three weights that are bundled."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@dataclass(frozen=True, eq=False)
class LoadedFont:
    """A font file ready for use; `widths` are thousandths of the size, by code point."""

    name: str
    widths: dict[int, float]
    default_width: float
    file: FontFile = field(repr=False)

    def has(self, code: int) -> bool:
        """Whether the font can draw the character."""
        return code in self.widths

    def has_all(self, text: str) -> bool:
        """Whether the font can draw every character."""
        widths = self.widths
        return all(code in widths for code in map(ord, text))

    def width(self, text: str) -> float:
        """Width of `text`, unshaped, in thousandths of the size; every character must be there."""
        widths = self.widths
        return sum(widths[code] for code in map(ord, text))


@cache
def fonts_of(face: Face) -> tuple[LoadedFont, LoadedFont]:
    """The two fonts of a weight that nearly every text needs, in order of preference."""
    return (
        _load(f"AtkinsonHyperlegibleNext-{face.value}"),
        _load(f"NotoSans-{face.value}"),
    )


@lru_cache(maxsize=4096)
def font_for(cluster: str, face: Face, *, japanese: bool) -> LoadedFont | None:
    """The first font that has a character with all marks on it; None if there is none.

    Args:
        cluster: a character and the marks that sit on it.
        face: the weight wanted; a script that is bundled in one weight is drawn in that.
        japanese: whether the text around it is Japanese.
    """
    for font in fonts_of(face):
        if font.has_all(cluster):
            return font
    for family in families_for(ord(cluster[0]), japanese=japanese):
        weight = face if family.weights is Weights.ALL else Face.REGULAR
        font = _load(f"{family.name}-{weight.value}")
        if font.has_all(cluster):
            return font
    return None


@cache
def _load(name: str) -> LoadedFont:
    from reportlab.pdfbase import pdfmetrics

    from acutrack.report.font_file import FontFile

    file = FontFile(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(file)
    known = file.face.charToGlyph
    widths = {code: float(file.face.charWidths[code]) for code in known if code >= 0x20}
    return LoadedFont(name, widths, float(file.face.defaultWidth), file)
