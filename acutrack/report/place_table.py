"""The body map in full: maps of the start, of the last days and of the difference, and a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import partial

from acutrack.charts.body_change import (
    TURN_WORDS,
    BodyChange,
    body_change,
    heads,
    step_words,
    windows_of,
)
from acutrack.domain.body_mark import BodyMark, MarkKind
from acutrack.domain.message import say
from acutrack.report import look
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.places_figure import draw_maps, height_of
from acutrack.report.sections_places import atlas
from acutrack.report.table import Column, Table


def pour_places(page: Page, flow: Flow) -> None:
    """Nothing at all where the map was never used."""
    marks = page.content.marks
    if not marks:
        return
    flow.heading(page.say(say("Where it hurts")))
    last = page.content.period.last
    made = body_change(marks, atlas(), page.words, last)
    if not made.empty:
        _pour_maps(page, flow, made)
    for kind, head in ((MarkKind.PAIN, say("Region")), (MarkKind.SKIN, say("Region, skin"))):
        own = [mark for mark in marks if mark.kind is kind]
        found = windows_of(marks, last, kind)
        if found is None:
            continue
        days = _days(own)
        rows = []
        for key, name in _named(page, days):
            start, now = found.start.get(key), found.now.get(key)
            turn = found.turn(start, now)
            steps = (page.say(step_words(start)), page.say(step_words(now)))
            said = page.say(TURN_WORDS[turn]) if turn is not None else ""
            rows.append((name, *steps, str(days[key]), said))
        _, at_start, lately, difference = heads()
        columns = (
            Column(page.say(head), 0),
            Column(page.say(at_start), 27),
            Column(page.say(lately), 27),
            Column(page.say(say("Days marked")), 26, right=True),
            Column(page.say(difference), 36),
        )
        flow.table(Table(columns, rows))


def _pour_maps(page: Page, flow: Flow, made: BodyChange) -> None:
    flow.text(made.summary)
    for row in made.rows:
        spoken = page.say(say("{name}: {chart}", name=row.name, chart=made.summary))
        draw = partial(draw_maps, page, row, atlas())
        flow.figure(height_of(row, atlas(), flow.width), spoken, draw)
    flow.text(made.legend, look.TEXT_QUIET)


def _days(marks: Iterable[BodyMark]) -> dict[str, int]:
    found: dict[str, set[date]] = defaultdict(set)
    for mark in marks:
        found[mark.region].add(mark.day)
    return {region: len(days) for region, days in found.items()}


def _named(page: Page, marked: Iterable[str]) -> list[tuple[str, str]]:
    """Ids and names in reading order; a region that only a newer version knows keeps its id."""
    keys = set(marked)
    known = [(r.id, page.say(r.words)) for r in atlas().regions if r.id in keys]
    return known + [(key, key) for key in sorted(keys - {key for key, _ in known})]
