"""The whole job without a display: record an invented course, write the PDF, picture the pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from acutrack.casebook.edits.pain import log_day
from acutrack.compose.opening import opened
from acutrack.compose.qt_libraries import expect_qt
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message
from acutrack.places import sample_file
from acutrack.report.options import ReportOptions
from acutrack.sample.margaret import SAMPLE_PATIENT, SAMPLE_SITE, record_sample
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.compose.window import Programme

REPORT = "acutrack-sample-report.pdf"
PICTURES = "acutrack-sample-"


def make_demo(folder: Path, now: Callable[[], datetime]) -> Iterator[Path]:
    """Write the demonstration into `folder` and give each file as it is ready.

    The course goes through the same edits, store and chart as in the window. A second run replaces
    the files of the first, which carry names of their own. Raises Obstacle.
    """
    with TemporaryDirectory(prefix="acutrack-") as aside:
        yield _report(Path(aside), folder, now)
        yield from _pictures(Path(aside), folder, now)


def _report(records: Path, folder: Path, now: Callable[[], datetime]) -> Path:
    from acutrack.report.report import write_report
    from acutrack.report.saving import save_report

    with opened(sample_file(records), now) as casebook:
        owner = record_sample(casebook, now())
        (patient,) = (p for p in casebook.patients() if p.patient_id == owner)
        data = write_report(casebook, patient, ReportOptions(), Catalogue(), now())
    path = folder / REPORT
    save_report(path, data, overwrite=True)
    return path


def _answer_today(programme: Programme, now: datetime) -> None:
    """Today keeps its strip and chart back until the day is answered; the picture shows both."""
    if programme.context is not None:
        answer = log_day(SAMPLE_PATIENT, 4, now.date(), now, site=SAMPLE_SITE)
        programme.context.casebook.record(answer)


def _pictures(records: Path, folder: Path, now: Callable[[], datetime]) -> Iterator[Path]:
    # The same window, drawn into memory: no display is needed, and none flickers.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    expect_qt()
    from PySide6.QtCore import qInstallMessageHandler

    from acutrack.compose.screens import grab_pages
    from acutrack.compose.window import Programme
    from acutrack.gui.application import make_application

    # Without a display Qt remarks on what it cannot do there, which nobody needs to know.
    heard_before = qInstallMessageHandler(lambda *_remark: None)
    programme = Programme(make_application(["acutrack"]), records, now)
    troubles: list[Message] = []
    programme.notices.failed.connect(troubles.append)
    try:
        programme.window.show()
        programme.open_sample()
        _answer_today(programme, now())
        yield from grab_pages(programme, folder, prefix=PICTURES)
    finally:
        programme.window.close()
        programme.end()
        qInstallMessageHandler(heard_before)
    if troubles:
        raise Obstacle(troubles[0])
