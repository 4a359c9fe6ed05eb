"""Where it hurts, in the PDF: every region drawn, the marks of the last days, or "not asked"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pypdf
import pypdfium2
import pytest

from acutrack.charts.body_change import SHADE
from acutrack.charts.palette import PAPER
from acutrack.domain.body_mark import Intensity, MarkKind
from acutrack.domain.record import Record
from acutrack.report.blocks import blocks_on
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.sections_places import _figure, body_map, room_for_figures
from tests.builders import TODAY, a_mark, a_patient, daily_scores, day
from tests.report.casebooks import pages_of, report_of

BODY = body_map()


def _diary(*marks: Record) -> list[Record]:
    return [a_patient(), *daily_scores([5] * 40, day(-39)), *marks]


def _pixels(data: bytes, dots: int) -> Any:
    return pypdfium2.PdfDocument(data)[0].render(scale=dots / 72).to_pil().convert("RGB")


@pytest.mark.parametrize("paper", list(Paper))
def test_every_region_is_drawn_with_its_shade(tmp_path: Path, paper: Paper) -> None:
    marks = [a_mark(region.id) for region in BODY.regions]
    dots = 400
    picture = _pixels(report_of(tmp_path, _diary(*marks), ReportOptions(paper=paper)), dots)
    ground = PAPER.pain_ground(SHADE[Intensity.SEVERE]).lstrip("#")
    shade = tuple(int(ground[at : at + 2], 16) for at in (0, 2, 4))
    block = room_for_figures(blocks_on(paper).places, 2)
    for region in BODY.regions:
        figure = _figure(BODY, block, region.view)
        corners = [figure.at(corner) for corner in region.outline]
        assert all(block.x <= x <= block.right and block.y <= y <= block.bottom for x, y in corners)
        xs, ys = (
            [round(side * dots / 25.4) for side in sides] for sides in zip(*corners, strict=True)
        )
        inside = (
            picture.getpixel((x, y))
            for x in range(min(xs), max(xs))
            for y in range(min(ys), max(ys))
            if region.holds(
                (
                    (x / dots * 25.4 - figure.x) / figure.scale,
                    (y / dots * 25.4 - figure.y) / figure.scale,
                )
            )
        )
        assert shade in inside, region.id


def test_the_most_severe_mark_of_the_last_14_days_counts(tmp_path: Path) -> None:
    marks = (
        a_mark("back.back_low.L", intensity=Intensity.MILD),
        a_mark("back.back_low.L", day=day(-13), intensity=Intensity.MODERATE),
        a_mark("back.back_low.L", day=day(-14), intensity=Intensity.SEVERE),
        a_mark("front.knee.R", day=day(-20)),
        a_mark("front.knee.R", kind=MarkKind.SKIN),
    )
    data = report_of(tmp_path, _diary(*marks))
    spoken = _alternatives(data)
    assert any("Lower back, your left, back: 2 moderate." in words for words in spoken)
    assert not any("Knee" in words for words in spoken)
    page = pages_of(data)[0]
    assert "1 mild, 2 moderate, 3 severe" in page
    assert "Diamond: skin." in page
    assert "Body map" not in page


def test_a_map_that_was_never_used_is_said_to_be_not_asked(tmp_path: Path) -> None:
    data = report_of(tmp_path, _diary())
    assert "Body map: not asked." in pages_of(data)[0]
    assert "Days marked" not in _all(data)


def test_the_table_tells_start_end_and_on_how_many_days(tmp_path: Path) -> None:
    marks = (
        a_mark("back.back_low.L", day=day(-39)),
        a_mark("back.back_low.L", day=TODAY, intensity=Intensity.MILD),
        a_mark("front.knee.R", day=day(-20)),
        a_mark("front.hand.R", kind=MarkKind.SKIN),
    )
    data = report_of(tmp_path, _diary(*marks))
    words = re.sub(r"\s+", " ", _all(data))
    assert "Lower back, your left, back 3 severe 1 mild 2 lower" in words
    assert "Places lower: 1, higher: 0" in words
    assert any(told.startswith("Whole body: Places lower: 1") for told in _alternatives(data))
    assert "Knee, your right, front not marked not marked 1" in words
    assert "Wrist and hand, your right, front not marked 3 severe 1" in words


def test_a_place_drawn_closer_is_named_and_counts_for_its_region_on_the_small_figures(
    tmp_path: Path,
) -> None:
    thumb = a_mark("front.hand_thumb.R", intensity=Intensity.SEVERE)
    data = report_of(tmp_path, _diary(thumb))
    assert any("Thumb, your right, front: 3 severe." in words for words in _alternatives(data))
    words = re.sub(r"\s+", " ", _all(data))
    assert "Thumb, your right, front 3 severe 3 severe 1" in words
    whole = report_of(tmp_path, _diary(a_mark("front.hand.R", intensity=Intensity.SEVERE)))
    drawn = [_pixels(each, 100).crop((600, 190, 780, 400)) for each in (data, whole)]
    assert drawn[0].tobytes() == drawn[1].tobytes()


@pytest.mark.parametrize("step", list(Intensity))
def test_shades_keep_apart_in_grey(step: Intensity) -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    others = [grey(PAPER.pain_ground(SHADE[other])) for other in Intensity if other is not step]
    assert min(abs(grey(PAPER.pain_ground(SHADE[step])) - other) for other in others) > 40


def _alternatives(data: bytes) -> list[str]:
    """What a screen reader says of each figure."""
    reader = pypdf.PdfReader(BytesIO(data))
    root = cast(Any, reader.trailer["/Root"])["/StructTreeRoot"]
    return [str(element["/Alt"]) for element in _elements(root) if "/Alt" in element]


def _elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, list) else ():
        found = kid.get_object()
        yield found
        yield from _elements(found)


def _all(data: bytes) -> str:
    return "\n".join(pages_of(data))
