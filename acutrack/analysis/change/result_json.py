"""The result record as JSON text and back: for the file, for exports, for the terminal.

Imports no numpy: the page of the day reads what was found at a review before numpy is loaded.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

from acutrack.analysis.change.result import Caution, Code, Effect, Reason, Result, Span, Strength
from acutrack.analysis.change.result_checks import check_result

#: Keys that hold a plain number, text or flag, under the same name in the record.
_PLAIN = (
    "method_version",
    "site",
    "measure",
    "number",
    "reviews_held",
    "days_a",
    "days_b",
    "left_out",
    "n_a",
    "n_b",
    "mean_a",
    "mean_b",
    "important",
    "important_share",
    "p_important",
    "p_worse_important",
    "days_wanted_a",
    "days_wanted_b",
    "after_treatment",
    "usual_pain",
    "global_impression",
    "disagrees",
    "revised",
)
#: What an Effect repeats from its result stands there once.
_SHARED = ("mean_a", "mean_b", "n_a", "n_b")
_OF_EFFECT = tuple(field.name for field in fields(Effect) if field.name not in _SHARED)


def result_to_json(result: Result, *, indent: int | None = None) -> str:
    """`result` as a JSON object; unknown values are null, dates ISO 8601.

    Its keys: `code`, `reason` (empty where there are days enough), `strength`, `cautions`,
    `review`, `day_zero`, `window_a` and `window_b` with `first` and `last`,
    `without_cotreatment` (the same X
    """
    return json.dumps(_to_dict(result), ensure_ascii=False, allow_nan=False, indent=indent)


def result_from_json(text: str) -> Result:
    """The record that `result_to_json` wrote.

    Raises ValueError for any other text, and for numbers that no analysis could have found.
    """
    try:
        return _from_dict(_object(json.loads(text)))
    except (KeyError, TypeError, ValueError) as problem:
        raise ValueError("this is no result record") from problem


def _to_dict(result: Result) -> dict[str, object]:
    effect, clean = result.effect, result.without_cotreatment
    return {
        "code": result.code.value,
        "reason": result.reason.value,
        "strength": result.strength.value if result.strength else None,
        "cautions": [caution.value for caution in result.cautions],
        **{key: getattr(effect, key) if effect else None for key in _OF_EFFECT},
        **{key: getattr(result, key) for key in _PLAIN},
        "review": result.review.isoformat(),
        "day_zero": result.day_zero.isoformat() if result.day_zero else None,
        "window_a": _span_to_dict(result.window_a),
        "window_b": _span_to_dict(result.window_b),
        "without_cotreatment": _to_dict(clean) if clean else None,
    }


def _from_dict(read: dict[str, object]) -> Result:
    plain = {key: read[key] for key in _PLAIN}
    strength, clean = read["strength"], read["without_cotreatment"]
    result = Result(
        code=Code(read["code"]),
        reason=Reason(read["reason"]),
        strength=Strength(strength) if strength else None,
        cautions=tuple(Caution(key) for key in _listed(read["cautions"])),
        effect=_effect(read),
        review=_day(read["review"]),
        day_zero=_day(read["day_zero"]) if read["day_zero"] else None,
        window_a=_span(read["window_a"]),
        window_b=_span(read["window_b"]),
        without_cotreatment=_from_dict(_object(clean)) if clean else None,
        **plain,  # type: ignore[arg-type]
    )
    check_result(result)
    return result


def _effect(read: dict[str, object]) -> Effect | None:
    if read["est"] is None:
        return None
    return Effect(**{key: read[key] for key in (*_SHARED, *_OF_EFFECT)})  # type: ignore[arg-type]


def _span_to_dict(span: Span | None) -> dict[str, str] | None:
    if span is None:
        return None
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def _span(read: object) -> Span | None:
    if read is None:
        return None
    found = _object(read)
    return Span(_day(found["first"]), _day(found["last"]))


def _day(read: object) -> date:
    return date.fromisoformat(str(read))


def _listed(read: object) -> list[object]:
    if not isinstance(read, list):
        raise TypeError("a list is wanted")
    return read


def _object(read: object) -> dict[str, object]:
    if not isinstance(read, dict):
        raise TypeError("an object is wanted")
    return read
