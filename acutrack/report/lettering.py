"""A line of text in any script as pieces that can be drawn: font, place, glyphs.

A character that no bundled font has is written as its code, such as [U+1F9FF]: reportlab would
print an empty box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from acutrack.report.direction import (
    JOINERS,
    TO_THE_LEFT,
    TO_THE_RIGHT,
    Stretch,
    runs_left,
    stretches,
)
from acutrack.report.faces import Face, LoadedFont, font_for, fonts_of
from acutrack.report.isolates import MARKS
from acutrack.report.scripts import SHAPED, is_japanese, is_mark, within
from acutrack.report.shaping import PlacedGlyph, shape

#: Categories that print nothing: controls, format marks, surrogates.
_SILENT = frozenset({"Cc", "Cf", "Cs"})
#: They say which way what is beside them runs, and draw nothing.
DIRECTIONS = frozenset((TO_THE_LEFT, TO_THE_RIGHT, *MARKS))
#: More marks on a letter than any language writes would climb out of the line.
_MOST_MARKS = 4


@dataclass(frozen=True)
class Piece:
    """Text in one font that runs one way; lengths in thousandths of the size.

    Attributes:
        font: name under which reportlab knows the font.
        x: where the piece begins, from the left end of the line.
        width: how long it is.
        text: the characters as they are read.
        glyphs: the glyphs from left to right, where the script is shaped; else empty.
    """

    font: str
    x: float
    width: float
    text: str
    glyphs: tuple[PlacedGlyph, ...] = ()


@dataclass(frozen=True)
class Lettering:
    """The pieces of a line in the order they are read, and its width in thousandths of the size."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True)
class _Cluster:
    """A character with its marks, the font that has them, and whether it is to be shaped."""

    text: str
    font: LoadedFont
    shaped: bool


@lru_cache(maxsize=16384)
def lettering(text: str, face: Face) -> Lettering:
    """How a line of text is drawn; a character that is missing everywhere shows as its code."""
    preferred = fonts_of(face)[0]
    if text.isascii() and text.isprintable():
        width = preferred.width(text)
        pieces = (Piece(preferred.name, 0.0, width, text),) if text else ()
        return Lettering(pieces, width)
    return _set(tuple(_clusters(text, face)), leftward=runs_left(text))


def _set(clusters: tuple[_Cluster, ...], *, leftward: bool) -> Lettering:
    owner = [cluster for cluster in clusters for _ in cluster.text]
    written = "".join(cluster.text for cluster in clusters)
    pieces: list[tuple[int, Piece]] = []
    x = 0.0
    for stretch in stretches(written, leftward=leftward):
        parts = list(_one_font_each(owner, stretch))
        for start, end in reversed(parts) if stretch.leftward else parts:
            text = written[start:end].replace(TO_THE_RIGHT, "").replace(TO_THE_LEFT, "")
            if text:
                piece = _piece(text, owner[start], x, leftward=stretch.leftward)
                pieces.append((start, piece))
                x += piece.width
    pieces.sort(key=lambda placed: placed[0])
    return Lettering(tuple(piece for _, piece in pieces), x)


def _one_font_each(owner: list[_Cluster], stretch: Stretch) -> Iterator[tuple[int, int]]:
    start = stretch.start
    for at in range(stretch.start + 1, stretch.end + 1):
        done = at == stretch.end
        if done or (owner[at].font, owner[at].shaped) != (owner[start].font, owner[start].shaped):
            yield start, at
            start = at


def _piece(text: str, owner: _Cluster, x: float, *, leftward: bool) -> Piece:
    font = owner.font
    if owner.shaped or leftward:
        glyphs = shape(text, font, leftward=leftward)
        return Piece(font.name, x, sum(glyph.advance for glyph in glyphs), text, glyphs)
    return Piece(font.name, x, font.width(text), text)


def _clusters(text: str, face: Face) -> Iterator[_Cluster]:
    japanese = is_japanese(text)
    preferred = fonts_of(face)[0]
    before: _Cluster | None = None
    for cluster in _with_marks(text):
        if cluster in DIRECTIONS:
            near = before or _Cluster(cluster, preferred, shaped=False)
            before = _Cluster(cluster, near.font, near.shaped)
        else:
            found = _in_font(cluster, face, before, japanese=japanese)
            before = found or _in_codes(cluster, preferred)
        yield before


def _in_font(
    cluster: str, face: Face, before: _Cluster | None, *, japanese: bool
) -> _Cluster | None:
    if cluster == " " and before is not None and before.font.has(ord(" ")):
        return _Cluster(cluster, before.font, before.shaped)
    joined = cluster.strip(JOINERS)
    font = font_for(joined, face, japanese=japanese)
    if font is None:
        return None
    if len(joined) == 1 and not within(ord(joined), SHAPED):
        return _Cluster(joined, font, shaped=False)
    return _Cluster(cluster if font.has_all(cluster) else joined, font, shaped=True)


def _in_codes(cluster: str, preferred: LoadedFont) -> _Cluster:
    codes = "".join(f"[U+{ord(c):04X}]" for c in cluster if c not in JOINERS)
    return _Cluster(codes, preferred, shaped=False)


def _with_marks(text: str) -> Iterator[str]:
    """Each character with the marks and joiners after it; what prints nothing is left out."""
    cluster, marks = "", 0
    for character in _printing(unicodedata.normalize("NFC", text)):
        sits = is_mark(character) or character in JOINERS
        if not sits or not cluster:
            if cluster:
                yield cluster
            cluster, marks = ("" if character in JOINERS else character), 0
        elif marks < _MOST_MARKS:
            cluster, marks = cluster + character, marks + 1
    if cluster:
        yield cluster


def _printing(text: str) -> Iterator[str]:
    for character in text:
        if character.isspace():
            yield " "
        elif character in JOINERS or character in DIRECTIONS:
            yield character
        elif unicodedata.category(character) in _SILENT or _varies(ord(character)):
            continue
        else:
            yield character


def _varies(code: int) -> bool:
    """Whether a character only chooses between forms of the one before it."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def text_width(text: str, face: Face, size: float) -> float:
    """Width of `text` in points as it will be drawn."""
    return lettering(text, face).width * size / 1000
