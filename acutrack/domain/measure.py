"""The daily pain ratings: question, anchors, range, direction, as their files word them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from acutrack.domain.measure_folder import shipped_folder
from acutrack.domain.message import Message


class PainMeasure(Enum):
    """The pain ratings a diary holds; the value is the key used in files."""

    NOW = "nrs_now"
    AVERAGE_24H = "nrs_avg_24h"
    WORST_24H = "nrs_worst_24h"


@dataclass(frozen=True)
class Measure:
    """One 0-10 rating: generic wording that nobody owns.

    Attributes:
        higher_is_worse: direction; nothing may call a change "better" without it.
    """

    key: PainMeasure
    name: Message
    question: Message
    low_anchor: Message
    high_anchor: Message
    low: float = 0
    high: float = 10
    higher_is_worse: bool = True


class _DailyRatings(Mapping[PainMeasure, Measure]):
    """Each rating read from its file when its words are first wanted.

    Most of the program only names a rating; the first paint waits for no file.
    """

    def __init__(self) -> None:
        self._read: dict[PainMeasure, Measure] = {}

    def __getitem__(self, key: PainMeasure) -> Measure:
        if key not in self._read:
            self._read[key] = _from_file(key)
        return self._read[key]

    def __iter__(self) -> Iterator[PainMeasure]:
        return iter(PainMeasure)

    def __len__(self) -> int:
        return len(PainMeasure)


MEASURES: Mapping[PainMeasure, Measure] = _DailyRatings()


def _from_file(key: PainMeasure) -> Measure:
    """The words of a rating, taken line by line from its file.

    The daily question is the first thing to be seen, and what reads whole files (`measure_files`)
    takes many times longer to load; a test holds that both read the same.
    """
    lines = (shipped_folder() / f"{key.value}.toml").read_text(encoding="utf-8").splitlines()
    written = {name: Message(text.strip('"')) for name, _, text in _fields(lines)}
    return Measure(
        key,
        written["name"],
        written["text"],
        written["low_anchor"],
        written["high_anchor"],
        higher_is_worse=written["direction"].text == "higher is worse",
    )


def _fields(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    return (line.partition(" = ") for line in lines if ' = "' in line)
