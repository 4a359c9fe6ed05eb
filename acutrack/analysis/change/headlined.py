"""Which of two results is told first where other care changed during treatment."""

from __future__ import annotations

from acutrack.analysis.change.result import Code, Result

#: How much each verdict claims; a claim of lower pain has to hold without the other care too.
_CLAIMS = {
    Code.BETTER_IMPORTANT: 3,
    Code.BETTER_SIZE_UNCLEAR: 2,
    Code.BETTER_SMALL: 1,
    Code.NO_IMPORTANT_CHANGE: 0,
    Code.NO_CLEAR_CHANGE: 0,
    Code.NOT_ENOUGH_DATA: 0,
    Code.WORSE: -1,
}


def headlined(result: Result) -> Result:
    """The weaker of a result and the one made from the days before other care changed.

    Of a "lower" and anything that claims less, the latter; of a "higher" and a result that claims
    nothing, the latter; otherwise the result itself.
    """
    clean = result.without_cotreatment
    if clean is None:
        return result
    claims, clean_claims = _CLAIMS[result.code], _CLAIMS[clean.code]
    if claims > 0:
        return clean if clean_claims < claims else result
    return clean if claims < 0 and clean_claims == 0 else result
