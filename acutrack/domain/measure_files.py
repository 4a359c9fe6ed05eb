"""Reads the measures from their files; a measure is added by adding a file.

Texts become Messages here (`texts` lists them all for a translator). A file that
cannot be right is refused in words that name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from acutrack.domain.measure_folder import shipped_folder
from acutrack.domain.measure_shape import check_shape
from acutrack.domain.message import NOTHING, Message
from acutrack.domain.outcome_measure import (
    About,
    Answering,
    Asked,
    Direction,
    ErrorInput,
    Item,
    Licence,
    Missing,
    Option,
    OutcomeMeasure,
    Schedule,
    Scoring,
    Threshold,
)

E = TypeVar("E", bound=Enum)
#: What a file may be called; a casebook can hold any other word, and no path is made of it.
_KEY = re.compile(r"[a-z0-9_]{1,60}")


class BrokenMeasure(ValueError):
    """A measure's file cannot be read; the text names the file and what is wrong in it."""


class MeasureFolder:
    """The measures of one folder, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, OutcomeMeasure] = {}

    def find(self, key: str) -> OutcomeMeasure | None:
        """The measure with this key, None if the folder has none. Raises BrokenMeasure."""
        path = self._folder / f"{key}.toml"
        if _KEY.fullmatch(key) and key not in self._read and path.is_file():
            self._read[key] = read_measure(path)
        return self._read.get(key)

    def all(self) -> tuple[OutcomeMeasure, ...]:
        """Every measure, by key. Raises BrokenMeasure."""
        keys = sorted(path.stem for path in self._folder.glob("*.toml"))
        return tuple(measure for key in keys if (measure := self.find(key)) is not None)


@cache
def shipped_measures() -> MeasureFolder:
    """The measures that come with the program."""
    return MeasureFolder(shipped_folder())


def outcome_measure(key: str) -> OutcomeMeasure | None:
    """The shipped measure with this key; None for one that this version does not know."""
    return shipped_measures().find(key)


def all_measures() -> tuple[OutcomeMeasure, ...]:
    """Every shipped measure, by key."""
    return shipped_measures().all()


def read_measure(path: Path) -> OutcomeMeasure:
    """The measure that a file describes.

    Raises:
        BrokenMeasure: It cannot be read, lacks something, or says what cannot be.
    """
    # Not before a file is read: whoever only names a daily rating needs no reader of files.
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        check_shape(data, path.stem)
        return _measure(data)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        why = f"{error.args[0]} is not there" if isinstance(error, KeyError) else str(error)
        raise BrokenMeasure(f"{path.name}: {why}") from error


def texts(measure: OutcomeMeasure) -> Iterator[Message]:
    """Every text of a measure that a person may read."""
    found = [measure.name, measure.for_whom, measure.recall, measure.told]
    found += [measure.instruction, measure.instruction_again, measure.licence.attribution]
    for item in measure.items:
        found += [item.text, item.short, item.low_anchor, item.high_anchor]
        found += [option.words for option in item.options]
    found += [words for each in measure.thresholds for words in (each.meaning, each.remark)]
    found += [words for each in measure.errors for words in (each.caution, each.remark)]
    yield from (message for message in found if message != NOTHING)


def _measure(data: Mapping[str, Any]) -> OutcomeMeasure:
    score = data["score"]
    tested = _tested(data)
    answers = data["answers"]
    return OutcomeMeasure(
        key=data["key"],
        version=data["version"],
        name=_text(data, "name"),
        for_whom=_text(data, "for_whom"),
        instruction=_text(data, "instruction", tested),
        instruction_again=_text(data, "instruction_again", tested),
        recall=_text(data, "recall"),
        recall_days=data["recall_days"],
        about=_member(About, data, "about"),
        answering=_member(Answering, answers, "kind"),
        items=_items(data, tested),
        low=answers["low"],
        high=answers["high"],
        step=answers.get("step", 1),
        most_activities=answers.get("most_activities", 0),
        scoring=_member(Scoring, score, "how"),
        least=score["least"],
        most=score["most"],
        decimals=score.get("decimals", 0),
        told=_text(score, "told"),
        direction=_member(Direction, score, "direction"),
        missing=_member(Missing, score, "missing"),
        thresholds=tuple(_threshold(each) for each in data.get("threshold", ())),
        errors=tuple(_error(each) for each in data.get("error", ())),
        licence=_licence(data["licence"]),
        schedule=_schedule(data["schedule"]),
    )


def _tested(data: Mapping[str, Any]) -> str:
    """What keeps an instrument's words apart from the same words said elsewhere: its key.

    A catalogue translates what is said elsewhere; these it has only from a source it names.
    """
    return "" if data["licence"].get("wording") == "own" else data["key"]


def _licence(data: Mapping[str, Any]) -> Licence:
    # A source is called the same in every language.
    attribution = _text(data, "attribution", "citation")
    return Licence(data["terms"], attribution, own=data.get("wording") == "own")


def _items(data: Mapping[str, Any], tested: str) -> tuple[Item, ...]:
    anchors = data["answers"]
    options = tuple(
        Option(each["value"], _text(each, "words", tested)) for each in anchors.get("options", ())
    )
    return tuple(
        Item(
            text=_text(item, "text", tested),
            short=_text(item, "short"),
            low_anchor=_text({**anchors, **item}, "low_anchor", tested),
            high_anchor=_text({**anchors, **item}, "high_anchor", tested),
            options=options,
        )
        for item in data["item"]
    )


def _threshold(data: Mapping[str, Any]) -> Threshold:
    return Threshold(
        data.get("points"),
        data.get("share"),
        _text(data, "meaning"),
        data["source"],
        _text(data, "remark"),
    )


def _error(data: Mapping[str, Any]) -> ErrorInput:
    low = data["value"] if "value" in data else data["low"]
    high = data["value"] if "value" in data else data["high"]
    return ErrorInput(
        data["kind"], low, high, data["source"], _text(data, "caution"), _text(data, "remark")
    )


def _schedule(data: Mapping[str, Any]) -> Schedule:
    return Schedule(
        _member(Asked, data, "asked"),
        at_first=data.get("at_first", True),
        weeks=tuple(data.get("weeks", ())),
        unasked=data.get("unasked", False),
        places=tuple(data.get("places", ())),
        order=data.get("order", 100),
    )


def _text(data: Mapping[str, Any], name: str, context: str = "") -> Message:
    text = data.get(name, "")
    return Message(text, context=context) if text else NOTHING


def _member(kind: type[E], data: Mapping[str, Any], name: str) -> E:
    try:
        return kind(data[name])
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise ValueError(f"{name} is {data[name]!r}; it can be: {known}") from None
