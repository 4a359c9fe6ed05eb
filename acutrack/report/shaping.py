"""Letters that join, stack or change places, set by HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from acutrack.report.faces import LoadedFont
from acutrack.report.scripts import DEVANAGARI, within


@dataclass(frozen=True)
class PlacedGlyph:
    """One glyph from left to right; lengths in thousandths of the size, y upwards.

    Attributes:
        drawn: the character that draws it.
        width: how far the font itself moves on.
        advance: how far the next glyph stands.
        right, up: how far this one is moved from its place.
        silent: whether it only helps to draw the letter that another glyph stands for.
    """

    drawn: str
    width: float
    advance: float
    right: float
    up: float
    silent: bool


@lru_cache(maxsize=4096)
def shape(text: str, font: LoadedFont, *, leftward: bool) -> tuple[PlacedGlyph, ...]:
    """The glyphs of a text that `font` has throughout, from left to right."""
    import uharfbuzz

    buffer: Any = uharfbuzz.Buffer()
    levels = uharfbuzz.BufferClusterLevel
    # In Devanagari both letter and sign take room; elsewhere a mark is read with its letter.
    apart = any(within(ord(character), DEVANAGARI) for character in text)
    buffer.cluster_level = levels.MONOTONE_CHARACTERS if apart else levels.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    uharfbuzz.shape(font.file.shaper(), buffer, {"kern": True, "liga": True})
    infos = buffer.glyph_infos
    units = 1000.0 / float(font.file.face.unitsPerEm)
    positions = buffer.glyph_positions
    clusters = [info.cluster for info in infos]
    meanings = _meanings(text, clusters, [position.x_advance for position in positions])
    placed = []
    for info, meaning, position in zip(infos, meanings, positions, strict=True):
        drawn, width = font.file.glyph(info.codepoint, meaning)
        placed.append(
            PlacedGlyph(
                drawn,
                width,
                position.x_advance * units,
                position.x_offset * units,
                position.y_offset * units,
                silent=not meaning,
            )
        )
    return tuple(placed)


def _meanings(text: str, clusters: list[int], advances: list[float]) -> list[str]:
    """What each glyph stands for: the widest of a cluster for all its characters."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    bearers = {
        start: max(
            (at for at, cluster in enumerate(clusters) if cluster == start),
            key=lambda at: advances[at],
        )
        for start in starts
    }
    return [
        text[start : ends[start]] if bearers[start] == at else ""
        for at, start in enumerate(clusters)
    ]
