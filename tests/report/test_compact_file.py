from __future__ import annotations

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from acutrack.report.compact_file import compact_file
from tests.report.casebooks import report_of, ten_years


@cache
def _long() -> bytes:
    with TemporaryDirectory() as folder:
        return report_of(Path(folder), ten_years())


def test_ten_years_of_daily_entries_stay_under_a_megabyte() -> None:
    assert len(_long()) < 1_000_000


def test_an_independent_checker_finds_it_sound(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(_long())
    try:
        done = subprocess.run(
            ["qpdf", "--check", file], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("qpdf is not on this computer")
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_readers_find_every_page() -> None:
    pages = len(pypdf.PdfReader(BytesIO(_long())).pages)
    assert pages > 30
    assert len(pypdfium2.PdfDocument(_long())) == pages


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 450])
def test_every_object_is_found_by_its_number(count: int) -> None:
    canvas = Canvas(BytesIO(), invariant=1)
    canvas.drawString(72, 72, "Shoulder")
    canvas.showPage()
    document = canvas._doc
    written = {}
    for place in range(count):
        document.objectcounter += 1
        written[document.objectcounter] = b"<</Own %d>>" % place
    reader = pypdf.PdfReader(BytesIO(compact_file(canvas, written)))
    found: list[Any] = [
        pypdf.generic.IndirectObject(number, 0, reader).get_object() for number in written
    ]
    assert found == [{"/Own": place} for place in range(count)]
    assert reader.pages[0].extract_text().strip() == "Shoulder"
