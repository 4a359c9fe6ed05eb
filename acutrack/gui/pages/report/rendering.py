"""The work behind the page, on the worker thread: the file itself, and pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """One page as pixels: width, height, bytes per line, and BGRA bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True)
class Rendered:
    """The file and what it looks like."""

    data: bytes
    pages: tuple[Picture, ...]


def render(make: Callable[[], bytes], dots_per_inch: float) -> Rendered:
    """Make the file and draw its pages from the very bytes that are saved."""
    import pypdfium2

    data = make()
    document = pypdfium2.PdfDocument(data)
    try:
        pages = tuple(_picture(page, dots_per_inch / 72) for page in document)
    finally:
        document.close()
    return Rendered(data, pages)


def _picture(page: object, scale: float) -> Picture:
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)  # type: ignore[attr-defined]
    return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
