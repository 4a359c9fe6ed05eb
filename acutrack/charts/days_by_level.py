"""How many days were mild, moderate and severe, before the first session and of late."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.analysis.overview import Overview
from acutrack.analysis.phase_numbers import PhaseNumbers
from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    AxisKind,
    Box,
    Chart,
    LegendEntry,
    Stroke,
    TableTwin,
    Tick,
)
from acutrack.domain.message import Message, say, say_count
from acutrack.text.catalogue import Catalogue

#: Words and the shade of a level in its middle.
LEVELS: tuple[tuple[Message, Role], ...] = (
    (say("Mild 0–3"), Role.PAIN_1),
    (say("Moderate 4–6"), Role.PAIN_5),
    (say("Severe 7–10"), Role.PAIN_10),
)
_THICK = 0.62


def days_by_level(numbers: Overview, words: Catalogue, *, upright: bool = False) -> Chart:
    """Two bars of one length, each shared out by the level of its days, with their numbers.

    Args:
        numbers: the two windows and their counts.
        words: the reader's language.
        upright: bars from the bottom up, for a narrow place; else from left to right.
    """
    phases = [(say("Before"), numbers.before), (say("Since"), numbers.since)]
    bars = [
        _Bar(words(name), phase, place)
        for (name, phase), place in zip(phases, (0, 1) if upright else (1, 0), strict=True)
    ]
    ticks = tuple(Tick(bar.place, words(bar.named)) for bar in bars)
    across = Axis(-0.5, 1.5, ticks, kind=AxisKind.NONE)
    share = Axis(0, 1, (), kind=AxisKind.NONE)
    boxes = tuple(box for bar in bars for box in bar.boxes(words, upright=upright))
    counted = any(bar.counts for bar in bars)
    return Chart(
        title=words(say("Days by level")),
        summary=words(_summary(numbers) if counted else say("No pain is noted yet.")),
        x=across if upright else share,
        y=share if upright else across,
        marks=boxes,
        legend=tuple(
            LegendEntry(Box(0, 1, 0, 1, Role.INK2, shade), words(level)) for level, shade in LEVELS
        ),
        table=_table(bars, words, upright=upright),
    )


class _Bar:
    """One window as a bar at `place` on the axis of bars."""

    def __init__(self, name: str, phase: PhaseNumbers | None, place: int) -> None:
        self.name = name
        self.place = place
        recorded = phase is not None and phase.days_recorded > 0
        self.counts = (phase.mild, phase.moderate, phase.severe) if phase and recorded else ()

    @property
    def named(self) -> Message:
        return say_count(
            "{name}: {count} day", "{name}: {count} days", sum(self.counts), name=self.name
        )

    def parts(self) -> Iterator[tuple[int, float, float]]:
        """Days, and the shares at which the part begins and ends."""
        begin = 0.0
        for count in self.counts:
            end = begin + count / sum(self.counts)
            yield count, begin, end
            begin = end

    def boxes(self, words: Catalogue, *, upright: bool) -> Iterator[Box]:
        low, high = self.place - _THICK / 2, self.place + _THICK / 2
        if not self.counts:
            place = (low, high, 0.0, 1.0) if upright else (0.0, 1.0, low, high)
            empty = words(say("No days"))
            yield Box(*place, Role.CTL, None, Stroke.DASHED, 1.0, empty)
        for (count, begin, end), (_, shade) in zip(self.parts(), LEVELS, strict=False):
            if count:
                place = (low, high, begin, end) if upright else (begin, end, low, high)
                yield Box(*place, Role.INK2, shade, text=words.formats.number(count))


def _summary(numbers: Overview) -> Message:
    before = say(
        "Before the first session: {mild} mild, {moderate} moderate and {severe} severe days.",
        mild=numbers.before.mild,
        moderate=numbers.before.moderate,
        severe=numbers.before.severe,
    )
    since = numbers.since
    if since is None:
        return before
    return say(
        "{before} From {first} to {last}: {mild} mild, {moderate} moderate and {severe} severe.",
        before=before,
        first=since.window.first,
        last=since.window.last,
        mild=since.mild,
        moderate=since.moderate,
        severe=since.severe,
    )


def _table(bars: list[_Bar], words: Catalogue, *, upright: bool) -> TableTwin:
    rows: list[tuple[str, ...]] = []
    along: list[float] = []
    across: list[float] = []
    for bar in bars:
        for (count, begin, end), (level, _) in zip(bar.parts(), LEVELS, strict=False):
            of = say("{part} of {whole}", part=count, whole=sum(bar.counts))
            rows.append((bar.name, words(level), words(of)))
            along.append((begin + end) / 2)
            across.append(float(bar.place))
    headers = (say("When"), say("Level"), say("Days"))
    xs, ys = (across, along) if upright else (along, across)
    return TableTwin(tuple(words(header) for header in headers), tuple(xs), tuple(rows), tuple(ys))
