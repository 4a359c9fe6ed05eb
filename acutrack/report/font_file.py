"""A font file in a PDF, with what each of its glyphs means.

reportlab takes a glyph's meaning to be the one character it stands for. A glyph that a script is
shaped with may stand for several characters, or for a character that other glyphs stand for too.
Source: ISO 32000-1:2008, 9.10.3 (ToUnicode CMaps).
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

#: Private use: one for each pair of a glyph and what it stands for. They never reach the file.
_FIRST_PRIVATE = 0xF0000
_NOTHING = "\u200b"


class FontFile(TTFont):  # type: ignore[misc]
    """A TrueType font whose subsets say of each glyph which characters it draws."""

    def __init__(self, name: str, path: str) -> None:
        # asciiReadable would put all of ASCII into every subset.
        super().__init__(name, path, asciiReadable=0)
        self._codes: dict[tuple[int, str], int] = {}
        self._meanings: dict[int, str] = {}
        self._shaper: Any = None

    def shaper(self) -> Any:  # noqa: ANN401 - uharfbuzz has no types
        """The font as the shaping engine wants it, in units of the file."""
        if self._shaper is None:
            import uharfbuzz

            self._shaper = uharfbuzz.Font(self.hbFace)
        return self._shaper

    def glyph(self, number: int, meaning: str) -> tuple[str, float]:
        """A character that draws the glyph of that number, and its width in thousandths.

        Args:
            number: the glyph's number in the file.
            meaning: the characters it stands for; empty if another glyph stands for them.
        """
        face = self.face
        code = self._codes.get((number, meaning))
        if code is None:
            code = _FIRST_PRIVATE + len(self._codes)
            face.charWidths[code] = face._pdfScale(face.hmetrics[number][0])  # noqa: SLF001
            face.charToGlyph[code] = number
            self._meanings[code] = meaning or _NOTHING
            self._codes[number, meaning] = code
        return chr(code), float(face.charWidths[code])

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's name
        """Write the subsets as reportlab does, then say what their glyphs mean."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(at, doc)[1:] for at in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = self._to_unicode(subset)

    def _to_unicode(self, subset: list[int]) -> str:
        pairs = [
            f"<{at:02X}> <{self._meanings.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"
            for at, code in enumerate(subset)
        ]
        # A block holds 100 at most (Adobe Technical Note 5014, 3).
        blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
        mapped = [f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks]
        return "\n".join([*_HEAD, *mapped, *_FOOT])


_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<00> <FF>",
    "endcodespacerange",
)
_FOOT = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
