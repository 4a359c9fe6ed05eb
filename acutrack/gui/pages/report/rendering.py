"""Pictures of the file's pages, drawn from the very bytes that are saved; for the worker thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """One page as pixels: width, height, bytes per line, and BGRX bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float

    def height_for(self, width: int) -> int:
        """Pixels from top to bottom where the page is `width` pixels wide."""
        return max(1, round(width * self.height / self.width))


@dataclass(frozen=True, order=True)
class Shot:
    """A page (from 0) wanted as a picture `width` pixels wide."""

    page: int
    width: int


def page_sizes(data: bytes) -> tuple[PageSize, ...]:
    """The size of every page of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return tuple(PageSize(*document.get_page_size(at)) for at in range(len(document)))


def render_shots(data: bytes, shots: Iterable[Shot]) -> dict[Shot, Picture]:
    """The wanted pages as pictures."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return {shot: _picture(document[shot.page], shot.width) for shot in shots}


def _picture(page: object, width: int) -> Picture:
    # The library rounds up: a hair less than the width wanted keeps it from being one pixel more.
    scale = (width - 0.01) / page.get_width()  # type: ignore[attr-defined]
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)  # type: ignore[attr-defined]
    return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
