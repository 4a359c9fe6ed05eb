"""What a person is told that a column may hold, for each kind of entry that tables mostly have."""

from __future__ import annotations

from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say
from acutrack.interchange.column_mapping import SCORE_OF

_DAY, _TIME, _NOTE = say("Day"), say("Time"), say("Note")

#: Kind of table, and what its columns may hold, in the order in which it is offered. The command
#: line takes every column that a kind has.
_OFFERED: dict[str, tuple[tuple[str, Message], ...]] = {
    "scores": (
        ("date", _DAY),
        ("time", _TIME),
        ("site", say("Place")),
        ("note", _NOTE),
    ),
    "sessions": (
        ("date", _DAY),
        ("time", _TIME),
        ("practitioner", say("Practitioner")),
        ("technique", say("Technique")),
        ("points", say("Points")),
        ("needle_count", say("Needles")),
        ("retention_min", say("Minutes that the needles stayed in")),
        ("pain_before", say("Pain before")),
        ("pain_after", say("Pain afterwards")),
        ("note", _NOTE),
    ),
    "side_effects": (
        ("date", _DAY),
        ("time", _TIME),
        ("kind", say("Kind")),
        ("grade", say("How bad")),
        ("site", say("Place")),
        ("resolved_date", say("Gone on")),
        ("note", _NOTE),
    ),
    "treatments": (
        ("start", say("First day")),
        ("end", say("Last day")),
        ("name", say("Name")),
        ("dose", say("Dose")),
        ("note", _NOTE),
    ),
    "notes": (("date", _DAY), ("time", _TIME), ("text", _NOTE)),
}
#: What is in a file, in the order in which it is offered.
KINDS_OFFERED: tuple[tuple[str, Message], ...] = (
    ("scores", say("Pain")),
    ("sessions", say("Sessions")),
    ("side_effects", say("Side effects")),
    ("treatments", say("Medicines and other care")),
    ("notes", say("Notes")),
)


def offered(kind: str) -> tuple[tuple[str, Message], ...]:
    """What a column of a kind of table may hold; of pain each rating by its name."""
    own = _OFFERED[kind]
    if kind != "scores":
        return own
    ratings = tuple((f"{SCORE_OF}{each.value}", MEASURES[each].name) for each in PainMeasure)
    return (own[0], *ratings, *own[1:])
