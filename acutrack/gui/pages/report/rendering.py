"""The work behind the page, on the worker thread: the file itself, and pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


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


def free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, with a number where that is taken: nothing is ever written over."""
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return path


def _picture(page: object, scale: float) -> Picture:
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)  # type: ignore[attr-defined]
    return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
