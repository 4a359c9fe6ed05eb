"""Where it hurt at the start and lately, and what is different: three small maps, and their words.

One description for window and paper, so that both draw and say the same. A place without a mark was
not marked, which is not "no pain": it is said as such, and never counted as better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from acutrack.charts.palette import Role
from acutrack.charts.spec import TableTwin
from acutrack.domain.body_atlas import WHOLE, BodyAtlas
from acutrack.domain.body_mark import INTENSITY_WORDS, BodyMark, Intensity, MarkKind, most_severe
from acutrack.domain.message import Message, say
from acutrack.text.catalogue import Catalogue

#: How long the start and the last days are.
DAYS = 14
#: The shade of each step on the pain scale of 0 to 10; apart in grey too.
SHADE = {Intensity.MILD: 3, Intensity.MODERATE: 6, Intensity.SEVERE: 9}


class Turn(Enum):
    """How a place is marked now, beside the start."""

    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"
    NEW = "new"
    NOT_NOW = "not now"


TURN_WORDS: dict[Turn, Message] = {
    Turn.LOWER: say("lower"),
    Turn.HIGHER: say("higher"),
    Turn.SAME: say("the same"),
    Turn.NEW: say("not marked at the start"),
    Turn.NOT_NOW: say("not marked now"),
}
#: The colour repeats what the sign says.
TURN_ROLE: dict[Turn, Role] = {
    Turn.LOWER: Role.BETTER,
    Turn.HIGHER: Role.WORSE,
    Turn.SAME: Role.SAME,
    Turn.NEW: Role.INK,
    Turn.NOT_NOW: Role.INK,
}
#: What is written in a region; lower and higher are drawn as arrows.
TURN_SIGN: dict[Turn, str] = {Turn.SAME: "=", Turn.NEW: "+", Turn.NOT_NOW: "–"}


@dataclass(frozen=True)
class SmallMap:
    """One of the three: steps at the start or now, or turns between them."""

    title: str
    steps: Mapping[str, Intensity]
    turns: Mapping[str, Turn]


@dataclass(frozen=True)
class MapRow:
    """The three maps of the whole body, or of the hands; `key` names the map of the atlas."""

    key: str
    name: str
    maps: tuple[SmallMap, ...]


@dataclass(frozen=True)
class PlaceLine:
    """One place in words."""

    words: str
    turn: Turn | None


@dataclass(frozen=True)
class BodyChange:
    """The whole picture.

    Attributes:
        title, summary: what a screen reader says of it.
        rows: the whole body first, then head, hands or feet if a place there is marked.
        lines: every marked place in words.
        table: the same as a table.
        legend: what the signs mean.
    """

    title: str
    summary: str
    rows: tuple[MapRow, ...]
    lines: tuple[PlaceLine, ...]
    table: TableTwin
    legend: str

    @property
    def empty(self) -> bool:
        """Whether nothing was ever marked."""
        return not self.lines


@dataclass(frozen=True)
class Windows:
    """The marks of pain at the start and of the last days; `apart` if they share no day."""

    start: Mapping[str, Intensity]
    now: Mapping[str, Intensity]
    start_days: int
    now_days: int
    apart: bool

    def turn(self, start: Intensity | None, now: Intensity | None) -> Turn | None:
        """How a place differs, or None where nothing can be said of it."""
        if not (self.apart and self.start_days and self.now_days):
            return None
        if start is None or now is None:
            return None if start is now else Turn.NEW if start is None else Turn.NOT_NOW
        return Turn.SAME if start == now else Turn.LOWER if now < start else Turn.HIGHER


def windows_of(
    marks: Iterable[BodyMark], last: date, kind: MarkKind = MarkKind.PAIN
) -> Windows | None:
    """The first two weeks in which anything was marked, and the two weeks up to `last`."""
    known = [mark for mark in marks if mark.day <= last]
    own = [mark for mark in known if mark.kind is kind]
    if not own:
        return None
    first = min(mark.day for mark in known)
    since = last - timedelta(days=DAYS - 1)
    start = [mark for mark in own if mark.day < first + timedelta(days=DAYS)]
    now = [mark for mark in own if mark.day >= since]
    return Windows(
        most_severe(start, kind),
        most_severe(now, kind),
        len({mark.day for mark in start}),
        len({mark.day for mark in now}),
        since >= first + timedelta(days=DAYS),
    )


def body_change(
    marks: Iterable[BodyMark], atlas: BodyAtlas, words: Catalogue, last: date
) -> BodyChange:
    """Describe where it hurt at the start, in the days up to `last`, and the difference."""
    title = words(say("Where it hurts"))
    found = windows_of(marks, last)
    if found is None:
        none = words(say("Nothing is marked on the body map yet."))
        return BodyChange(title, none, (), (), TableTwin((), (), ()), "")
    told = tuple(_lines(found, atlas, words))
    return BodyChange(
        title,
        words(_summary(found)),
        tuple(_rows(found, atlas, words)),
        tuple(line for line, _ in told),
        TableTwin(
            tuple(words(head) for head in heads()),
            tuple(float(place) for place in range(len(told))),
            tuple(cells for _, cells in told),
        ),
        words(_legend(found)),
    )


def heads() -> tuple[Message, ...]:
    """The columns of the table."""
    return (
        say("Region"),
        say("At the start"),
        say("Last {days} days", days=DAYS),
        say("Difference"),
    )


def step_words(intensity: Intensity | None) -> Message:
    """A step in words."""
    return INTENSITY_WORDS[intensity] if intensity else say("not marked")


def _summary(found: Windows) -> Message:
    rests = say(
        "Marked on days: {start} at the start, {now} in the last {days} days.",
        start=found.start_days,
        now=found.now_days,
        days=DAYS,
    )
    if not found.apart:
        soon = say("The start was less than 4 weeks ago, so nothing is compared yet.")
        return say("{rests} {more}", rests=rests, more=soon)
    if not found.now_days:
        none = say("Nothing was marked lately, so nothing is compared.")
        return say("{rests} {more}", rests=rests, more=none)
    counted = Counter(
        found.turn(found.start.get(key), found.now.get(key)) for key in {*found.start, *found.now}
    )
    places = say(
        "Places lower: {lower}, higher: {higher}, the same: {same}, not marked at the start: "
        "{new}, not marked now: {gone}.",
        lower=counted[Turn.LOWER],
        higher=counted[Turn.HIGHER],
        same=counted[Turn.SAME],
        new=counted[Turn.NEW],
        gone=counted[Turn.NOT_NOW],
    )
    return say("{rests} {more}", rests=places, more=rests)


def _legend(found: Windows) -> Message:
    steps = say("1 mild, 2 moderate, 3 severe: the most severe mark. Left and right are your own.")
    if found.turn(Intensity.MILD, Intensity.MILD) is None:
        return steps
    signs = say(
        "Arrow down: lower. Arrow up: higher. =: the same. +: not marked at the start. "
        "–: not marked now, which need not mean no pain."
    )
    return say("{steps} {signs}", steps=steps, signs=signs)


def _rows(found: Windows, atlas: BodyAtlas, words: Catalogue) -> Iterator[MapRow]:
    for key, body in atlas.maps.items():
        start, now = found.start, found.now
        if key == WHOLE:
            start, now = atlas.rolled_up(start), atlas.rolled_up(now)
        own = [region.id for region in body.regions if region.id in start or region.id in now]
        if not own and key != WHOLE:
            continue
        turns = {
            region: turn
            for region in own
            if (turn := found.turn(start.get(region), now.get(region))) is not None
        }
        maps = (
            SmallMap(words(say("At the start")), start, {}),
            SmallMap(words(say("Last {days} days", days=DAYS)), now, {}),
            SmallMap(words(say("Difference")), {}, turns),
        )
        yield MapRow(key, words(body.name), maps)


def _lines(
    found: Windows, atlas: BodyAtlas, words: Catalogue
) -> Iterator[tuple[PlaceLine, tuple[str, ...]]]:
    """Each marked place in reading order; one that only a newer version knows comes last."""
    marked = {*found.start, *found.now}
    known = [region.id for region in atlas.regions if region.id in marked]
    for key in [*known, *sorted(marked - set(known))]:
        region = atlas.by_id.get(key)
        name = words(region.words) if region is not None else key
        start, now = found.start.get(key), found.now.get(key)
        turn = found.turn(start, now)
        said = say(
            "{region}. At the start: {start}. Now: {now}.",
            region=name,
            start=step_words(start),
            now=step_words(now),
        )
        if turn is not None:
            said = say("{places} Difference: {turn}.", places=said, turn=TURN_WORDS[turn])
        cells = (
            name,
            words(step_words(start)),
            words(step_words(now)),
            words(TURN_WORDS[turn]) if turn is not None else "",
        )
        yield PlaceLine(words(said), turn), cells
