"""Whether a result record that was read can be one: files come from other hands too.

A record is never shown with a number that is none, off its scale, or firmer than its grounds.
Imports no numpy, as `result_json` does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from math import inf, isfinite

from acutrack.analysis.change.result import Code, Effect, Result, Strength
from acutrack.domain.measure import PainMeasure

_TEXTS = ("method_version", "site", "measure")
_FLAGS = ("after_treatment", "disagrees", "revised")
_COUNTS = (
    "number", "reviews_held", "days_a", "days_b", "left_out", "n_a", "n_b", "days_wanted_a",
    "days_wanted_b",
)  # fmt: skip
#: Numbers that may be unknown, with the least and the most each can be.
_LEVELS = {"mean_a": 10, "mean_b": 10, "usual_pain": 10, "important": 10}
_CHANCES = ("p_important", "p_worse_important")
_OF_EFFECT = ("p_lower", "p_two_lower", "p_thirty", "p_fifty", "baseline_share", "phi")
_EVERY_NUMBER = tuple(field.name for field in fields(Effect))
_MEASURES = frozenset(measure.value for measure in PainMeasure)
_PERCENTS = ("percent", "percent_lo", "percent_hi")
_IMPRESSIONS = range(1, 8)
#: Chances are sums of many parts, which may miss 0 and 1 by a hair.
_HAIR = 1e-9


def check_result(result: Result) -> None:
    """Raises ValueError for a record that no analysis could have made."""
    _want(all(isinstance(getattr(result, name), str) for name in _TEXTS))
    _want(result.measure in _MEASURES)
    _want(all(isinstance(getattr(result, name), bool) for name in _FLAGS))
    _want(all(_is_count(getattr(result, name)) for name in _COUNTS))
    _want(all(_within(getattr(result, name), 0, most) for name, most in _LEVELS.items()))
    _want(all(_within(getattr(result, name), 0, 1) for name in _CHANCES))
    _want(_on_scale(result.important_share, 0, 1))
    said = result.global_impression
    _want(said is None or (_is_count(said) and said in _IMPRESSIONS))
    _check_grounds(result)


def _check_grounds(result: Result) -> None:
    """No verdict without its interval, and none that is tentative for no reason."""
    if result.code is not Code.NOT_ENOUGH_DATA:
        _want(None not in (result.effect, result.strength, result.window_a, result.window_b))
    if result.strength is Strength.TENTATIVE:
        _want(bool(result.cautions))
    if result.effect is not None:
        _want(None not in (result.important, result.p_important, result.p_worse_important))
        _check_effect(result.effect)


def _check_effect(effect: Effect) -> None:
    for name in _EVERY_NUMBER:
        value = getattr(effect, name)
        _want(_within(value, -inf, inf) and (value is not None or name in _PERCENTS))
    _want(effect.lo <= effect.est <= effect.hi)
    _want(all(_within(getattr(effect, name), 0, 1) for name in _OF_EFFECT))
    _want(_one_kind(getattr(effect, name) is None for name in _PERCENTS))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _within(value: object, low: float, high: float) -> bool:
    """Whether it is on a scale, or not known."""
    return value is None or _on_scale(value, low, high)


def _on_scale(value: object, low: float, high: float) -> bool:
    # A caseload reads a thousand records at once, with thirty numbers each.
    if value.__class__ is not float and (
        isinstance(value, bool) or not isinstance(value, int | float)
    ):
        return False
    if not isfinite(value):
        return False
    return low - _HAIR <= value <= high + _HAIR


def _one_kind(answers: Iterable[bool]) -> bool:
    return len(set(answers)) == 1


def _want(holds: bool) -> None:
    if not holds:
        raise ValueError("this is no result record")
