"""The one-page PDF against reportlab drawing the same marks with the same fonts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from acutrack.casebook.casebook import Casebook
from acutrack.charts.palette import PAPER, Role
from acutrack.report.content import Content, gather
from acutrack.report.faces import Face, fonts_of
from acutrack.report.lettering import Piece, lettering
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.page import Page
from acutrack.report.report import draw_profile, write_report
from acutrack.report.sheet import MM, PAPER_MM, Align, Point, Sheet, Style
from acutrack.sample.margaret import record_sample
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.bench.measuring import Ratio, compare

_AIM = 1.5
_NOW = datetime(2025, 10, 28, 9, 5, tzinfo=UTC)
_ONE_PAGE = ReportOptions(plain_words_page=False, tables=False)

#: Draws one mark on a canvas.
Drawn = Callable[[Any], object]


def measure() -> Ratio:
    """The sample patient's page 1, from the records to the bytes."""
    words = Catalogue()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_casebook(Path(folder) / "casebook.acutrack") as opened,
    ):
        casebook = Casebook(opened.store, lambda: _NOW)
        record_sample(casebook, _NOW)
        patient = casebook.patients()[0]
        marks = _marks_of(gather(casebook, patient, _ONE_PAGE, _NOW), words)
        return compare(
            "one-page PDF / reportlab, same marks",
            _AIM,
            lambda: write_report(casebook, patient, _ONE_PAGE, words, _NOW),
            lambda: _bare(marks),
            rounds=25,
        )


def _marks_of(content: Content, words: Catalogue) -> list[Drawn]:
    recorder = Recorder(Paper.A4, "Profile", "en", _NOW)
    draw_profile(Page(recorder, words, content, tables_from=0), Paper.A4, 1)
    return recorder.marks


def _bare(marks: Sequence[Drawn]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    width, height = PAPER_MM[Paper.A4]
    canvas = Canvas(
        BytesIO(),
        pagesize=(width * MM, height * MM),
        pageCompression=1,
        invariant=1,
        initialFontName=fonts_of(Face.REGULAR)[0].name,
    )
    for draw in marks:
        draw(canvas)
    data: bytes = canvas.getpdfdata()
    return data


class Recorder(Sheet):
    """A sheet that remembers each mark as the plain reportlab calls that would draw it."""

    def __init__(self, paper: Paper, title: str, language: str, made: datetime) -> None:
        super().__init__(paper, title, language, made)
        self.marks: list[Drawn] = []

    def _at(self, x: float, y: float) -> Point:
        return x * MM, (self.height - y) * MM

    def text(
        self, x: float, y: float, words: str, style: Style, align: Align = Align.LEFT
    ) -> float:
        width = super().text(x, y, words, style, align)
        left, low = self._at(x - width * align.value, y)
        colour = _rgb(PAPER[style.role])
        for piece in lettering(words, style.face).pieces:

            def draw(canvas: Any, piece: Piece = piece) -> None:
                canvas.setFillColorRGB(*colour)
                canvas.setFont(piece.font, style.size)
                canvas.drawString(left + piece.x * style.size / 1000, low, piece.text)

            self.marks.append(draw)
        return width

    def rule(
        self,
        start: Point,
        end: Point,
        role: Role,
        width: float = 0.5,
        dash: tuple[float, ...] = (),
    ) -> None:
        super().rule(start, end, role, width, dash)
        ends = (*self._at(*start), *self._at(*end))

        def draw(canvas: Any) -> None:
            _pen(canvas, PAPER[role], width, dash)
            canvas.line(*ends)

        self.marks.append(draw)

    def box(self, corner: Point, size: Point, **look: Any) -> None:
        super().box(corner, size, **look)
        left, top = self._at(*corner)
        wide, high = size[0] * MM, size[1] * MM

        def draw(canvas: Any) -> None:
            fill, edge = look.get("fill", ""), look.get("edge", "")
            if fill:
                canvas.setFillColorRGB(*_rgb(fill))
            if edge:
                _pen(canvas, edge, look.get("width", 0.5), look.get("dash", ()))
            canvas.rect(left, top - high, wide, high, stroke=bool(edge), fill=bool(fill))

        self.marks.append(draw)

    def path(
        self,
        points: Sequence[Point],
        role: Role,
        width: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        super().path(points, role, width, dash)

        def draw(canvas: Any) -> None:
            _pen(canvas, PAPER[role], width, dash)
            canvas.drawPath(self._line(canvas, points))

        self.marks.append(draw)

    def area(self, points: Sequence[Point], fill: str, edge: str = "", width: float = 0.5) -> None:
        super().area(points, fill, edge, width)

        def draw(canvas: Any) -> None:
            canvas.setFillColorRGB(*_rgb(fill))
            canvas.drawPath(self._line(canvas, points), stroke=0, fill=1)

        self.marks.append(draw)

    def discs(self, centres: Sequence[Point], role: Role, diameter: float) -> None:
        super().discs(centres, role, diameter)
        self._circles(centres, role, diameter, stroke=0)

    def rings(
        self, centres: Sequence[Point], role: Role, diameter: float, width: float = 0.9
    ) -> None:
        super().rings(centres, role, diameter, width)
        self._circles(centres, role, diameter, stroke=1)

    def _circles(self, centres: Sequence[Point], role: Role, diameter: float, stroke: int) -> None:
        def draw(canvas: Any) -> None:
            canvas.setFillColorRGB(*_rgb(PAPER[role]))
            for centre in centres:
                canvas.circle(*self._at(*centre), diameter / 2, stroke=stroke, fill=1)

        self.marks.append(draw)

    def _line(self, canvas: Any, points: Sequence[Point]) -> Any:
        line = canvas.beginPath()
        line.moveTo(*self._at(*points[0]))
        for point in points[1:]:
            line.lineTo(*self._at(*point))
        return line


def _pen(canvas: Any, colour: str, width: float, dash: tuple[float, ...]) -> None:
    canvas.setStrokeColorRGB(*_rgb(colour))
    canvas.setLineWidth(width)
    canvas.setDash(list(dash))


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
