"""What a measure's file holds: which fields, of which kind, and what has to agree with what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NUMBER = (int, float)
_Fields = Mapping[str, tuple[type | tuple[type, ...], bool]]

#: Field to its kind, and whether it has to be there.
_TOP: _Fields = {
    "key": (str, True),
    "version": (int, True),
    "name": (str, True),
    "for_whom": (str, True),
    "instruction": (str, False),
    "instruction_again": (str, False),
    "recall": (str, True),
    "recall_days": (int, True),
    "about": (str, True),
    "answers": (dict, True),
    "item": (list, True),
    "score": (dict, True),
    "threshold": (list, False),
    "error": (list, False),
    "licence": (dict, True),
    "schedule": (dict, True),
}
_ANSWERS: _Fields = {
    "kind": (str, True),
    "low": (_NUMBER, True),
    "high": (_NUMBER, True),
    "step": (_NUMBER, False),
    "low_anchor": (str, False),
    "high_anchor": (str, False),
    "options": (list, False),
    "most_activities": (int, False),
}
_OPTION: _Fields = {"value": (_NUMBER, True), "words": (str, True)}
_ITEM: _Fields = {
    "text": (str, True),
    "short": (str, False),
    "low_anchor": (str, False),
    "high_anchor": (str, False),
}
_SCORE: _Fields = {
    "how": (str, True),
    "least": (_NUMBER, True),
    "most": (_NUMBER, True),
    "decimals": (int, False),
    "told": (str, False),
    "direction": (str, True),
    "missing": (str, True),
}
_THRESHOLD: _Fields = {
    "points": (_NUMBER, False),
    "share": (float, False),
    "meaning": (str, True),
    "source": (str, True),
    "remark": (str, False),
}
_ERROR: _Fields = {
    "kind": (str, True),
    "value": (_NUMBER, False),
    "low": (_NUMBER, False),
    "high": (_NUMBER, False),
    "source": (str, True),
    "remark": (str, False),
    "caution": (str, False),
}
_LICENCE: _Fields = {"terms": (str, True), "attribution": (str, False), "wording": (str, False)}
_SCHEDULE: _Fields = {
    "asked": (str, True),
    "at_first": (bool, False),
    "weeks": (list, False),
    "unasked": (bool, False),
    "places": (list, False),
    "order": (int, False),
}
#: Whose the words are that are answered: this project's, or those of a tested instrument.
_WORDINGS = ("own", "instrument")
_ERROR_KINDS = {"sem", "sd", "reliability", "mdc90", "mdc95"}


def check_shape(data: Mapping[str, Any], file_name: str) -> None:
    """Refuse a file that lacks something or contradicts itself.

    Args:
        data: The file as TOML reads it.
        file_name: Its name without the ending, which is the measure's key.

    Raises:
        ValueError: What is wrong, and where.
    """
    _check(data, _TOP, "the file")
    for part, fields in (
        ("answers", _ANSWERS),
        ("score", _SCORE),
        ("licence", _LICENCE),
        ("schedule", _SCHEDULE),
    ):
        _check(data[part], fields, f"[{part}]")
    lists = (("item", _ITEM), ("threshold", _THRESHOLD), ("error", _ERROR))
    for part, fields in lists:
        for number, entry in enumerate(data.get(part, ()), start=1):
            _check(entry, fields, f"[[{part}]] {number}")
    for number, entry in enumerate(data["answers"].get("options", ()), start=1):
        _check(entry, _OPTION, f"option {number}")
    if data["licence"].get("wording", "own") not in _WORDINGS:
        raise ValueError(f"licence.wording can be: {', '.join(_WORDINGS)}")
    if data["key"] != file_name:
        raise ValueError(f"key is {data['key']!r}; a file is named after its key")
    _check_ranges(data)
    _check_answers(data)
    _check_figures(data)


def _check(data: object, fields: _Fields, where: str) -> None:
    if not isinstance(data, Mapping):
        raise TypeError(f"{where} holds no fields")
    unknown = sorted(set(data) - set(fields))
    if unknown:
        raise ValueError(f"{where} has an unknown field: {unknown[0]}")
    for name, (kind, needed) in fields.items():
        if name not in data:
            if needed:
                raise ValueError(f"{where} lacks {name}")
            continue
        value = data[name]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"{where} has a {name} of the wrong kind: {value!r}")
        if isinstance(value, str) and needed and not value.strip():
            raise ValueError(f"{where} has an empty {name}")


def _check_ranges(data: Mapping[str, Any]) -> None:
    for low, high in (("answers.low", "answers.high"), ("score.least", "score.most")):
        part, bottom = low.split(".")
        top = high.split(".")[1]
        if not data[part][bottom] < data[part][top]:
            raise ValueError(f"{low} is not below {high}")
    if data["answers"].get("step", 1) <= 0:
        raise ValueError("answers.step is not above 0")


def _check_answers(data: Mapping[str, Any]) -> None:
    answers, items = data["answers"], data["item"]
    kind = answers["kind"]
    if not items:
        raise ValueError("there is no [[item]]")
    if kind in {"choice", "activities"} and len(items) != 1:
        raise ValueError(f"a measure of kind {kind!r} has one [[item]]")
    if (kind == "choice") != bool(answers.get("options")):
        raise ValueError("answers.options belong to a choice, and a choice needs them")
    if (kind == "activities") != bool(answers.get("most_activities")):
        raise ValueError("answers.most_activities belongs to activities, which need it")
    if kind in {"scale", "activities"}:
        anchored = all(
            {**answers, **item}.get("low_anchor") and {**answers, **item}.get("high_anchor")
            for item in items
        )
        if not anchored:
            raise ValueError("a scale lacks low_anchor or high_anchor")
    if "{score}" not in data["score"].get("told", "{score}"):
        raise ValueError("score.told has no place for {score}")
    shorts = [item.get("short", "") for item in items]
    if kind == "scale" and len(items) > 1 and (not all(shorts) or len(set(shorts)) < len(shorts)):
        raise ValueError("each [[item]] needs a short name of its own")
    if data["schedule"]["asked"] == "milestones" and not data["schedule"].get("weeks"):
        raise ValueError("milestones need schedule.weeks")


def _check_figures(data: Mapping[str, Any]) -> None:
    for number, entry in enumerate(data.get("threshold", ()), start=1):
        if "points" not in entry and "share" not in entry:
            raise ValueError(f"[[threshold]] {number} has neither points nor share")
    for number, entry in enumerate(data.get("error", ()), start=1):
        if entry["kind"] not in _ERROR_KINDS:
            known = ", ".join(sorted(_ERROR_KINDS))
            raise ValueError(f"[[error]] {number} has kind {entry['kind']!r}; it can be: {known}")
        if "value" not in entry and not {"low", "high"} <= set(entry):
            raise ValueError(f"[[error]] {number} needs a value, or low and high")
