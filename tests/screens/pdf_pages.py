"""The report's pages as pictures: both papers, and the first page in grey."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pypdfium2

from acutrack.casebook.casebook import Casebook
from acutrack.domain.patient import Patient
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.report import write_report
from acutrack.sample.margaret import record_sample
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue

_SCALE = 2.0


def take_pdf_pages(out: Path, words: Catalogue) -> list[Path]:
    """Write the sample's report on both papers, and each page as a PNG."""
    out.mkdir(parents=True, exist_ok=True)
    now = datetime.now().astimezone()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_casebook(Path(folder) / "sample.acutrack") as opened,
    ):
        casebook = Casebook(opened.store, lambda: now)
        patient = casebook.load(Patient, record_sample(casebook, now))[0]
        written = []
        for paper in Paper:
            data = write_report(casebook, patient, ReportOptions(paper=paper), words, now)
            written += _pages(data, out, paper.value)
    return written


def _pages(data: bytes, out: Path, name: str) -> list[Path]:
    (out / f"{name}.pdf").write_bytes(data)
    written = []
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        picture = page.render(scale=_SCALE).to_pil()
        path = out / f"{name}-{number}.png"
        picture.save(path)
        written.append(path)
        if number == 1:
            grey = out / f"{name}-{number}-grey.png"
            picture.convert("L").save(grey)
            written.append(grey)
    document.close()
    return written
