"""Table of the body map: each marked region at the start, at the end, and on how many days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from acutrack.domain.body_mark import INTENSITY_WORDS, BodyMark, Intensity, MarkKind, most_severe
from acutrack.domain.message import say
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.sections_places import DAYS, atlas, last_days
from acutrack.report.table import Column, Table


def pour_places(page: Page, flow: Flow) -> None:
    """One row a region; nothing at all where the map was never used."""
    marks = page.content.marks
    if not marks:
        return
    flow.heading(page.say(say("Where it hurts")))
    first = page.content.period.first + timedelta(days=DAYS)
    for kind, head in ((MarkKind.PAIN, say("Region")), (MarkKind.SKIN, say("Region, skin"))):
        own = [mark for mark in marks if mark.kind is kind]
        if not own:
            continue
        start = most_severe((mark for mark in own if mark.day < first), kind)
        end = most_severe(last_days(page), kind)
        days = _days(own)
        rows = [
            (name, _step(page, start.get(key)), _step(page, end.get(key)), str(days[key]))
            for key, name in _named(page, days)
        ]
        columns = (
            Column(page.say(head), 0),
            Column(page.say(say("First {days} days", days=DAYS)), 30),
            Column(page.say(say("Last {days} days", days=DAYS)), 30),
            Column(page.say(say("Days marked")), 26, right=True),
        )
        flow.table(Table(columns, rows))


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


def _step(page: Page, intensity: Intensity | None) -> str:
    return page.say(INTENSITY_WORDS[intensity] if intensity else say("not marked"))
