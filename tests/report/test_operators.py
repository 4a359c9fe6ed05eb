from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from acutrack.report import operators

_SIDE = 60
_RED, _INK, _WHITE = (255, 0, 0), (18, 52, 86), (255, 255, 255)


def _drawn(*steps: str) -> dict[tuple[int, int], tuple[int, ...]]:
    """The colours of a square page, by points from the bottom left."""
    canvas = Canvas(BytesIO(), pagesize=(_SIDE, _SIDE))
    for step in steps:
        canvas.addLiteral(step)
    canvas.showPage()
    page = pypdfium2.PdfDocument(canvas.getpdfdata())[0]
    pixels = np.asarray(page.render().to_pil().convert("RGB"))
    return {
        (x, y): tuple(int(share) for share in pixels[_SIDE - 1 - y, x])
        for x in range(_SIDE)
        for y in range(_SIDE)
    }


@pytest.mark.parametrize("code", ["#000000", "#0A4B8C", "#FEFDFC", "#123456", "#FFFFFF"])
def test_a_colour_comes_out_as_it_was_asked_for(code: str) -> None:
    box = operators.rectangle((10, 10), (40, 40), filled=True, edged=False)
    asked = tuple(int(code[at : at + 2], 16) for at in (1, 3, 5))
    assert _drawn(f"{operators.colour(code)} rg", box)[30, 30] == asked


def test_an_edge_alone_leaves_the_middle_free() -> None:
    box = operators.rectangle((10, 10), (40, 40), filled=False, edged=True)
    found = _drawn(operators.pen("#FF0000", 6, ()), box)
    assert (found[10, 30], found[30, 30]) == (_RED, _WHITE)


def test_a_shape_is_filled_and_closed() -> None:
    corners = [(10.0, 10.0), (50.0, 10.0), (50.0, 50.0)]
    pens = (operators.pen("#FF0000", 6, ()), f"{operators.colour('#123456')} rg")
    found = _drawn(*pens, operators.area(corners, edged=True))
    assert (found[40, 25], found[30, 30], found[15, 45]) == (_INK, _RED, _WHITE)


def test_dashes_leave_gaps() -> None:
    found = _drawn(
        operators.pen("#FF0000", 6, (10.0, 10.0)), operators.line((0.0, 30.0), (60.0, 30.0))
    )
    assert [found[x, 30] for x in (5, 15, 25, 35)] == [_RED, _WHITE, _RED, _WHITE]


def test_a_path_stays_open() -> None:
    points = [(10.0, 10.0), (50.0, 10.0), (50.0, 50.0)]
    found = _drawn(operators.pen("#FF0000", 6, ()), operators.path(points))
    assert (found[30, 10], found[50, 30], found[30, 30]) == (_RED, _RED, _WHITE)


def test_discs_are_full_and_a_ring_has_another_middle() -> None:
    full = _drawn(
        f"{operators.colour('#FF0000')} rg", operators.discs([(15.0, 30.0), (45.0, 30.0)], 8)
    )
    assert (full[15, 30], full[30, 30], full[45, 30]) == (_RED, _WHITE, _RED)
    pens = (operators.pen("#FF0000", 6, ()), f"{operators.colour('#123456')} rg")
    ring = _drawn(*pens, operators.ring((30.0, 30.0), 20))
    assert (ring[30, 30], ring[50, 30], ring[30, 10]) == (_INK, _RED, _RED)
