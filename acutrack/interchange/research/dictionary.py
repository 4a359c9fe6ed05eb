"""The data dictionary of a study's file: every column and every item, in English."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.interchange.csv_rows import write_table
from acutrack.interchange.research.pseudonyms import MOST_WEEKS
from acutrack.interchange.research.variables import UNLISTED, research_kinds

#: The form of the file; another number where a column or an item comes to mean something else.
VERSION = 1
_HEADER = ("column", "kind", "item", "unit", "part", "words", "meaning")
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("person", "stands for a person; the same in every export for the same study"),
    (
        "age_band",
        "age at the first session, or else at the first entry, ten years wide; 90+ is one band; "
        "empty where it is not known",
    ),
    ("entry", "stands for one entry; rows that were told at once have the same one"),
    ("kind", "kind of entry"),
    ("item", "what is told; each is explained below"),
    ("part", "which of several, where an item has more than one; empty otherwise"),
    (
        "day",
        f"the day, moved back by 1 to {MOST_WEEKS} whole weeks, the same for all of a person: "
        "weekdays and distances hold, dates and seasons do not",
    ),
    ("study_day", "days from the first session, which is day 0; empty where there was none"),
    ("days_late", "days from the day it is about to the day it was written down"),
    ("practitioner", "stands for whoever gave the session; empty where it is not said"),
    ("practitioner_role", "profession of whoever gave the session; empty where it is not said"),
    ("number", "what was told, as a number; empty for none"),
    ("word", "what was told, as a word out of a fixed list, or a code; empty for none"),
)


def dictionary() -> str:
    """The dictionary as CSV; of names, places, doses and notes the file holds nothing."""
    return write_table(_HEADER, tuple(_rows()))


def _rows() -> Iterator[tuple[str, ...]]:
    for name, meaning in _COLUMNS:
        yield (name, "", "", "", "", "", meaning)
    for kind in research_kinds():
        for each in kind.variables:
            words = ";".join(each.words)
            yield ("", kind.name, each.item, each.unit, each.parts, words, each.meaning)
    told = f"a point that is in no list of the WHO is told as “{UNLISTED}”"
    yield ("word", "session", "point", "", "", "", told)
