"""The main chart with ten years of daily data against a bare pyqtgraph plot of the same points.

Both are built, shown and moved in turns in one run, so that a busy machine slows both alike; only
the ratios mean anything.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.measuring import Ratio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from acutrack.domain.pain import PainScore

DAYS = 3650
#: As in the floor's own measurements: a window of a tenth of the days moves across them.
PANS = 60
SIZE = (1000, 600)


def measure(rounds: int = 7) -> list[Ratio]:
    """First draw and pan, with their aims; needs a display or the offscreen platform."""
    _application()
    import numpy as np

    rng = np.random.default_rng(1)
    walk = np.clip(np.cumsum(rng.normal(0, 0.3, DAYS)) % 10, 0, 10)
    values = np.round(walk)
    makers = (_ours(values.tolist()), _bare(values, walk))
    firsts: tuple[list[float], list[float]] = ([], [])
    pans: tuple[list[float], list[float]] = ([], [])
    for round_number in range(rounds + 1):
        for kind, make in enumerate(makers):
            first, pan = _one(make)
            if round_number:  # the first round warms caches up
                firsts[kind].append(first)
                pans[kind].append(pan)
    return [
        Ratio("main chart, 3,650 days: first draw", median(firsts[0]), median(firsts[1]), 2.0),
        Ratio("main chart, 3,650 days: pan a tenth", median(pans[0]), median(pans[1]), 2.0),
    ]


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from acutrack.gui.theme import Theme, ThemeChoice, look

    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("the bench needs an application with widgets")
    try:
        look()
    except LookupError:
        Theme(application, ThemeChoice.LIGHT)
    return application


Frame = Callable[[float, float], None]
Made = tuple[Callable[[], None], Frame, Callable[[], None]]


def _one(make: Callable[[], Made]) -> tuple[float, float]:
    """Milliseconds from data to the first picture, and of the median frame while panning."""
    begun = time.perf_counter()
    draw, frame, close = make()
    draw()
    first = (time.perf_counter() - begun) * 1e3
    frames = []
    for step in range(PANS):
        low = 0.9 * step / PANS
        begun = time.perf_counter()
        frame(low, low + 0.1)
        frames.append((time.perf_counter() - begun) * 1e3)
    close()
    return first, median(frames)


def _ours(values: list[float]) -> Callable[[], Made]:
    from PySide6.QtWidgets import QApplication

    from acutrack.analysis.diary import Diary
    from acutrack.charts.pain_timeline import pain_timeline
    from acutrack.domain.pain import PainScore
    from acutrack.domain.patient import Patient
    from acutrack.domain.record import PatientId, RecordId
    from acutrack.domain.session import TreatmentSession
    from acutrack.gui.charts.chart_view import ChartView
    from acutrack.text.catalogue import Catalogue

    first = date(2016, 1, 1)
    owner = PatientId("ten years")
    days = [first + timedelta(days=number) for number in range(DAYS)]
    written = [datetime.combine(day, clock_time(20), UTC) for day in days]
    scores = tuple(
        PainScore(patient_id=owner, written_at=at, day=day, value=value)
        for day, at, value in zip(days, written, values, strict=True)
    )
    sessions = tuple(
        TreatmentSession(patient_id=owner, written_at=at, day=day)
        for day, at in zip(days[28::7], written[28::7], strict=True)
    )
    patient = Patient(patient_id=owner, id=RecordId(owner), written_at=written[0])
    diary = Diary(patient, scores, sessions)
    words = Catalogue()
    words.formats.month(first)  # locale data is read once per start, by whoever comes first

    def make() -> Made:
        last = days[-1]
        chart = pain_timeline(diary, words, first=first, last=last, today=last + timedelta(days=1))
        view = ChartView(words)
        view.resize(*SIZE)
        view.show_chart(chart)
        low, span = chart.x.low, chart.x.high - chart.x.low

        def draw() -> None:
            view.show()
            QApplication.processEvents()

        def frame(start: float, end: float) -> None:
            view.show_days(low + span * start, low + span * end)
            QApplication.processEvents()

        def close() -> None:
            view.close()
            view.deleteLater()
            QApplication.processEvents()

        return draw, frame, close

    return make


def drawn_chart(scores: Sequence[PainScore]) -> None:
    """The main chart of these scores, from records to the first picture."""
    from PySide6.QtWidgets import QApplication

    from acutrack.analysis.diary import Diary
    from acutrack.charts.pain_timeline import pain_timeline
    from acutrack.domain.patient import Patient
    from acutrack.domain.record import RecordId
    from acutrack.gui.charts.chart_view import ChartView
    from acutrack.text.catalogue import Catalogue

    owner, last = scores[0].patient_id, max(score.day for score in scores)
    first = min(score.day for score in scores)
    at = datetime.combine(last, clock_time(20), UTC)
    patient = Patient(patient_id=owner, id=RecordId(owner), written_at=at)
    words = Catalogue()
    diary = Diary(patient, tuple(scores), ())
    view = ChartView(words)
    view.resize(*SIZE)
    view.show_chart(pain_timeline(diary, words, first=first, last=last, today=last))
    view.show()
    QApplication.processEvents()
    view.close()
    view.deleteLater()
    QApplication.processEvents()


def _bare(values: object, walk: object) -> Callable[[], Made]:
    import numpy as np
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    xs = datetime(2016, 1, 1, tzinfo=UTC).timestamp() + np.arange(DAYS) * 86400.0
    span = float(xs[-1] - xs[0])

    def make() -> Made:
        plot = pg.PlotWidget(axisItems={"bottom": pg.DateAxisItem()})
        plot.resize(*SIZE)
        plot.setMouseEnabled(x=True, y=False)
        plot.setYRange(0, 10)
        plot.plot(xs, values, pen=None, symbol="o", symbolSize=5)
        plot.plot(xs, walk, pen=pg.mkPen(width=1))

        def draw() -> None:
            plot.show()
            QApplication.processEvents()

        def frame(start: float, end: float) -> None:
            plot.setXRange(xs[0] + span * start, xs[0] + span * end, padding=0)
            QApplication.processEvents()

        def close() -> None:
            plot.close()
            plot.deleteLater()
            QApplication.processEvents()

        return draw, frame, close

    return make


def main() -> int:
    """Print the ratios."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for row in measure():
        sys.stdout.write(
            f"{row.what}: {row.ratio:.2f} ({row.ours_ms:.1f} / {row.floor_ms:.1f} ms)\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
