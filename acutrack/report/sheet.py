"""A canvas in millimetres from the top left, with text that always has its glyphs.

Positions and lengths are millimetres; sizes of type and widths of lines are points. A text's y is
its baseline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import Any

from acutrack import __version__
from acutrack.charts.palette import PAPER, Role
from acutrack.report import operators
from acutrack.report.compact_file import compact_file
from acutrack.report.direction import in_a_leftward_page
from acutrack.report.faces import Face, fonts_of
from acutrack.report.fitting import ELLIPSIS, cut, wrap, wrap_within
from acutrack.report.lettering import lettering, text_width
from acutrack.report.options import Paper
from acutrack.report.piece_drawing import draw_piece
from acutrack.report.structure import Element, Structure
from acutrack.text.languages import from_right_to_left

MM = 72 / 25.4
"""Points in a millimetre."""

PAPER_MM: dict[Paper, tuple[float, float]] = {
    Paper.A4: (210.0, 297.0),
    Paper.LETTER: (215.9, 279.4),
}

Point = tuple[float, float]
#: Left and right end.
Span = tuple[float, float]


class Align(Enum):
    """Which part of a text stands at its x."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True)
class Style:
    """How a text looks; `size` in points."""

    size: float
    face: Face = Face.REGULAR
    role: Role = Role.INK

    def width(self, words: str) -> float:
        """Width of `words` in mm."""
        return text_width(words, self.face, self.size) / MM

    def within(self, words: str, room: float, least: float) -> Style:
        """This style, smaller where `words` would pass `room` mm, but not below `least` points."""
        wide = self.width(words)
        if wide <= room:
            return self
        # A hair less: what is as wide as its room would wrap.
        return replace(self, size=max(least, self.size * max(room, 0.0) / wide * 0.998))

    def cut(self, words: str, room: float, ending: str = ELLIPSIS) -> str:
        """`words` on one line of `room` mm; see `fitting.cut`."""
        return cut(words, self.face, self.size, room * MM, ending)

    def wrap(self, words: str, room: float) -> list[str]:
        """`words` in lines of `room` mm; see `fitting.wrap`."""
        return wrap(words, self.face, self.size, room * MM)

    def wrap_within(self, words: str, room: float, most: int, ending: str = ELLIPSIS) -> list[str]:
        """At most `most` lines of `room` mm; see `fitting.wrap_within`."""
        return wrap_within(words, self.face, self.size, room * MM, most, ending=ending)


class Sheet:
    """The document while it is drawn."""

    def __init__(self, paper: Paper, title: str, language: str, made: datetime) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        # Pages as bytes, not as letters: a fifth smaller, and half the time of a small report.
        rl_config.useA85 = 0
        self.width, self.height = PAPER_MM[paper]
        base = fonts_of(Face.REGULAR)[0].name
        self._canvas: Any = Canvas(
            BytesIO(),
            pagesize=(self.width * MM, self.height * MM),
            pageCompression=1,
            invariant=1,
            initialFontName=base,  # reportlab's own default would be Helvetica, not embedded
            lang=language,
            pdfVersion=(1, 7),
        )
        # Without this a document that is the same for the same input says it is from 2000.
        self._canvas.setDateFormatter(lambda *_now: _pdf_date(made))
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator(f"AcuTrack {__version__}")
        self._structure = Structure(self._canvas)
        self._from_right = from_right_to_left(language)
        self._shift: float | None = None
        self._pages = 0
        self._filled = ""
        self._stroked: tuple[str, float, tuple[float, ...]] = ("", 0.0, ())
        self._bookmarks = 0
        self.new_page()

    @property
    def page(self) -> int:
        """Number of the page being drawn, from 1."""
        return self._pages

    @property
    def drawn(self) -> Element:
        """The elements drawn so far, with their words."""
        return self._structure.document

    def new_page(self) -> None:
        """Finish the page and begin another."""
        if self._pages:
            self._end_page()
        self._pages += 1
        self._forget_state()
        self._structure.start_page()

    def finish(self) -> bytes:
        """The whole document; nothing can be drawn afterwards."""
        self._end_page()
        tree = self._structure.hang_into(self._canvas._doc)  # noqa: SLF001 - no other way in
        return compact_file(self._canvas, tree)

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """An entry in the document's outline that leads to height `y` on this page."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontal(key, 0, (self.height - y) * MM)
        self._canvas.addOutlineEntry(title, key, level)

    @contextmanager
    def group(self, role: str) -> Iterator[None]:
        """A structure element that holds others, such as Table or TR."""
        with self._structure.group(role):
            yield

    @contextmanager
    def element(self, role: str, spoken: str = "", across: Span | None = None) -> Iterator[None]:
        """A structure element with content: H1, H2, P, TH, TD, or Figure with its description.

        A figure is drawn the same way round in every language; `across` as in `unturned`.
        """
        turned = self.unturned(across) if role == "Figure" else nullcontext()
        with turned, self._structure.words(role, spoken):
            yield

    @contextmanager
    def unturned(self, across: Span | None = None) -> Iterator[None]:
        """Draw from left to right also on a page that is laid out from the right.

        `across` is the left and the right of the place it has among the others, where that is not
        the whole page.
        """
        before = self._shift
        if self._from_right:
            left, right = across or (0.0, self.width)
            self._shift = self.width - left - right
        try:
            yield
        finally:
            self._shift = before

    def text(
        self, x: float, y: float, words: str, style: Style, align: Align = Align.LEFT
    ) -> float:
        """Draw one line of text; returns its width."""
        line = lettering(in_a_leftward_page(words) if self._from_right else words, style.face)
        width = line.width * style.size / 1000 / MM
        if not line.pieces:
            return width
        self._fill(PAPER[style.role])
        # Seen from the other side, a text that ended at its x begins there.
        start = width * (1 - align.value if self._is_turned else align.value)
        anchor, baseline = self._at(x, y)
        left = anchor - start * MM
        for piece in line.pieces:
            draw_piece(self._canvas, piece, (left, baseline), style.size)
        self._structure.note(words)
        return width

    def lines(
        self, x: float, y: float, texts: Sequence[str], style: Style, leading: float
    ) -> float:
        """Draw lines under each other, `leading` mm apart; returns the y after the last."""
        for words in texts:
            self.text(x, y, words, style)
            y += leading
        return y

    def rule(
        self,
        start: Point,
        end: Point,
        role: Role,
        width: float = 0.5,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A straight line."""
        self._stroke(PAPER[role], width, dash)
        self._canvas.addLiteral(operators.line(self._at(*start), self._at(*end)))

    def box(
        self,
        corner: Point,
        size: Point,
        *,
        fill: str = "",
        edge: str = "",
        width: float = 0.5,
        dash: tuple[float, ...] = (),
        radius: float = 0.0,
    ) -> None:
        """A rectangle from its top left corner; `fill` and `edge` are colours, empty for none."""
        if fill:
            self._fill(fill)
        if edge:
            self._stroke(edge, width, dash)
        far = size[0] if self._is_turned else 0.0
        left, top = self._at(corner[0] + far, corner[1])
        wide, high = size[0] * MM, size[1] * MM
        filled, edged = bool(fill), bool(edge)
        if radius:
            painted = {"fill": int(filled), "stroke": int(edged)}
            self._canvas.roundRect(left, top - high, wide, high, radius * MM, **painted)
            return
        drawn = operators.rectangle((left, top - high), (wide, high), filled=filled, edged=edged)
        self._canvas.addLiteral(drawn)

    def path(
        self,
        points: Sequence[Point],
        role: Role,
        width: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A line through points."""
        self._stroke(PAPER[role], width, dash)
        self._canvas.addLiteral(operators.path(self._all_at(points)))

    def area(self, points: Sequence[Point], fill: str, edge: str = "", width: float = 0.5) -> None:
        """A closed filled shape."""
        self._fill(fill)
        if edge:
            self._stroke(edge, width, ())
        self._canvas.addLiteral(operators.area(self._all_at(points), edged=bool(edge)))

    def discs(self, centres: Sequence[Point], role: Role, diameter: float) -> None:
        """Filled round marks, `diameter` points across."""
        if not centres:
            return
        self._fill(PAPER[role])
        self._canvas.addLiteral(operators.discs(self._all_at(centres), diameter / 2))

    def rings(
        self, centres: Sequence[Point], role: Role, diameter: float, width: float = 0.9
    ) -> None:
        """Open round marks with a white middle."""
        self._fill(PAPER[Role.SURFACE])
        self._stroke(PAPER[role], width, ())
        for centre in self._all_at(centres):
            self._canvas.addLiteral(operators.ring(centre, (diameter - width) / 2))

    @property
    def _is_turned(self) -> bool:
        """Whether the page is laid out from the right; figures are not."""
        return self._from_right and self._shift is None

    def _all_at(self, points: Sequence[Point]) -> list[Point]:
        high = self.height
        if self._from_right:
            return [self._at(x, y) for x, y in points]
        return [(x * MM, (high - y) * MM) for x, y in points]

    def _at(self, x: float, y: float) -> Point:
        across = self.width - x if self._is_turned else x + (self._shift or 0.0)
        return across * MM, (self.height - y) * MM

    def _fill(self, colour: str) -> None:
        if colour != self._filled:
            self._canvas.addLiteral(f"{operators.colour(colour)} rg")
            self._filled = colour

    def _stroke(self, colour: str, width: float, dash: tuple[float, ...]) -> None:
        if (colour, width, dash) == self._stroked:
            return
        self._canvas.addLiteral(operators.pen(colour, width, dash))
        self._stroked = (colour, width, dash)

    def _end_page(self) -> None:
        self._structure.end_page()
        self._canvas.showPage()

    def _forget_state(self) -> None:
        self._filled = ""
        self._stroked = ("", 0.0, ())


def _pdf_date(moment: datetime) -> str:
    """A moment as ISO 32000-1:2008, 7.9.4 writes it, such as D:20251027201500+02'00'."""
    offset = f"{moment:%z}" or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
