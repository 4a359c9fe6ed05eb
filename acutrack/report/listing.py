"""What is kept of a report that left the program: the figures that its first page leads with."""

from __future__ import annotations

from typing import Any

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Result
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.overview_words import overview_sentence
from acutrack.analysis.words.verdict_words import verdict_words
from acutrack.domain.report_made import Audience, ReportMade, ReportWay
from acutrack.report.content import Content
from acutrack.report.options import ReportOptions
from acutrack.text.catalogue import Catalogue


def as_made(
    content: Content,
    options: ReportOptions,
    words: Catalogue,
    *,
    audience: Audience | None,
    way: ReportWay,
    as_text: bool = False,
) -> ReportMade:
    """The record of a report that was made from `content`, with the words it leads with."""
    counted = [effect for effect in content.side_effects if effect.counts]
    return ReportMade(
        patient_id=content.patient.patient_id,
        written_at=content.made,
        made_at=content.made,
        code=content.record_code,
        way=way,
        as_text=as_text,
        audience=audience,
        names=options.names,
        first=content.period.first,
        last=content.period.last,
        site=content.numbers.site,
        sessions=len(content.sessions),
        side_effects=len(counted) if content.side_effects else None,
        **_answer(content, options, words),
    )


def _answer(content: Content, options: ReportOptions, words: Catalogue) -> dict[str, Any]:
    """The verdict of the latest review, or before the first one the two averages."""
    held = content.standing.latest
    if held is None:
        return _without_review(content) | {
            "headline": words(overview_sentence(content.numbers, options.reader).headline)
        }
    told = headlined(held.result)
    return _of_review(told) | {
        "measure": content.standing.complaint.measure,
        "review_day": held.review.day,
        "headline": words(verdict_words(held.result, options.reader).headline),
    }


def _without_review(content: Content) -> dict[str, Any]:
    numbers = content.numbers
    before, since = numbers.before, numbers.since
    return {
        "measure": numbers.measure,
        "mean_before": _rounded(before.average),
        "days_before": before.days_recorded,
        "mean_now": _rounded(since.average) if since else None,
        "days_now": since.days_recorded if since else None,
        "difference": numbers.difference,
    }


def _of_review(told: Result) -> dict[str, Any]:
    before, now = _rounded(told.mean_a), _rounded(told.mean_b)
    effect = told.effect
    judged = effect is not None and before is not None and now is not None
    return {
        "mean_before": before,
        "days_before": told.n_a,
        "mean_now": now,
        "days_now": told.n_b,
        # Taken from the averages as printed, as page 1 does.
        "difference": tenths(now - before) if judged else None,  # type: ignore[operator]
        "low": tenths(effect.lo) if effect is not None else None,
        "high": tenths(effect.hi) if effect is not None else None,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else tenths(value)
