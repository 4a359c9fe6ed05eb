"""A piece of lettering as PDF operators.

Of the glyphs that together draw one letter, one stands for it. The others (dots, signs) come after
the words and are marked as standing for nothing, or readers would find letters in between that
nobody wrote. Source: ISO 32000-1:2008, 14.9.4 (replacement text).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from acutrack.report.lettering import Piece
from acutrack.report.shaping import PlacedGlyph

_STANDS_FOR_NOTHING = "/Span <</ActualText <FEFF>>> BDC"


def draw_piece(canvas: Any, piece: Piece, start: tuple[float, float], size: float) -> None:  # noqa: ANN401
    """Draw a piece of the line that starts at `start`; points."""
    left, baseline = start[0] + piece.x * size / 1000, start[1]
    if not piece.glyphs:
        canvas.addLiteral(_unshaped(canvas, piece, (left, baseline), size))
        return
    line = canvas.beginText(left, baseline)
    line.setFont(piece.font, size)
    line.textOut(_words(piece.glyphs))
    canvas.drawText(line)
    silent = [(x, glyph) for x, glyph in _standing(piece.glyphs) if glyph.silent]
    if not silent:
        return
    marks = canvas.beginText(left, baseline)
    marks.setFont(piece.font, size)
    for x, glyph in silent:
        across, up = (x + glyph.right) * size / 1000, glyph.up * size / 1000
        marks.setTextOrigin(left + across, baseline + up)
        marks.textOut(glyph.drawn)
    canvas.addLiteral(_STANDS_FOR_NOTHING)
    canvas.drawText(marks)
    canvas.addLiteral("EMC")


def _unshaped(canvas: Any, piece: Piece, start: tuple[float, float], size: float) -> str:  # noqa: ANN401
    """Nearly every text of a report; reportlab's own way takes three times as long."""
    from reportlab.pdfbase.pdfmetrics import getFont

    font, document = getFont(piece.font), canvas._doc  # noqa: SLF001 - there is no other way in
    shown = " ".join(
        f"{font.getSubsetInternalName(subset, document)} {size:g} Tf ({canvas._escape(codes)}) Tj"  # noqa: SLF001
        for subset, codes in font.splitString(piece.text, document)
    )
    return f"BT 1 0 0 1 {start[0]:.2f} {start[1]:.2f} Tm {shown} ET"


def _standing(glyphs: tuple[PlacedGlyph, ...]) -> Iterator[tuple[float, PlacedGlyph]]:
    x = 0.0
    for glyph in glyphs:
        yield x, glyph
        x += glyph.advance


def _words(glyphs: tuple[PlacedGlyph, ...]) -> Any:  # noqa: ANN401 - reportlab has no types
    """The glyphs that stand for letters; room that silent ones take is left free."""
    from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

    spoken = [(x, glyph) for x, glyph in _standing(glyphs) if not glyph.silent]
    ends = [x for x, _ in spoken[1:]] + [sum(glyph.advance for glyph in glyphs)]
    first = spoken[0][0] if spoken else 0.0
    return ShapedStr(
        "".join(glyph.drawn for _, glyph in spoken),
        [
            ShapeData(0, end - x, 0.0, glyph.right + first, glyph.up, glyph.width)
            for (x, glyph), end in zip(spoken, ends, strict=True)
        ],
    )
