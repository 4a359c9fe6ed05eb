"""The figures that are kept of a report are those that its first page prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from acutrack.domain.record import Record
from acutrack.domain.report_made import Audience, Names, ReportMade, ReportWay
from acutrack.report.content import gather
from acutrack.report.listing import as_made
from acutrack.report.options import ReportOptions, for_audience
from acutrack.report.text_version import write_text
from tests.builders import NOW, a_patient, a_score, a_session, answered_none, daily_scores, day
from tests.report.casebooks import WORDS, casebook_of
from tests.report.reviewed import reviewed, side_effects


def listed(folder: Path, records: list[Record], **chosen: Any) -> tuple[ReportMade, str]:
    """What is kept, and the words of the report itself."""
    options = for_audience(Audience.PHYSICIAN, ReportOptions(**chosen))
    casebook = casebook_of(folder, records)
    content = gather(casebook, casebook.patients()[0], options, NOW)
    made = as_made(content, options, WORDS, audience=Audience.PHYSICIAN, way=ReportWay.SAVED)
    return made, " ".join(write_text(content, options, WORDS).split())


def number(value: float | None) -> str:
    assert value is not None
    written = WORDS.formats.number(value, 1)
    return f"+{written}" if value > 0 else written


def test_after_a_review_it_is_the_verdict_with_its_averages_and_interval(tmp_path: Path) -> None:
    made, page = listed(tmp_path, reviewed(7, 4, *side_effects()))
    assert made.review_day is not None
    assert f"Review of {WORDS.formats.short_day(made.review_day)}: {made.headline}" in page
    assert number(made.mean_before)[1:] + f" before ({made.days_before} of" in page
    assert number(made.mean_now)[1:] + f" since ({made.days_now} of" in page
    assert f": {number(made.difference)} points" in page
    assert f"95% interval {number(made.low)} to {number(made.high)}" in page
    assert made.difference is not None
    assert made.difference < 0


def test_its_counts_and_its_foot_are_those_of_the_report(tmp_path: Path) -> None:
    made, page = listed(tmp_path, reviewed(7, 4, *side_effects()))
    assert f"{made.sessions} sessions since" in page
    assert f"{made.side_effects} side effects" in page
    assert f"Record {made.code}." in page
    assert made.made_at == NOW


def test_before_the_first_review_it_is_the_two_averages(tmp_path: Path) -> None:
    records = [a_patient(), a_session(day=day(-14)), *daily_scores([6.0] * 28, day(-28))]
    made, page = listed(tmp_path, records)
    assert made.review_day is None
    assert made.headline in page
    assert (made.mean_before, made.mean_now, made.low, made.high) == (6, 6, None, None)
    assert made.side_effects is None


def test_asked_and_none_is_told_from_not_asked(tmp_path: Path) -> None:
    session = a_session(day=day(-14))
    none = answered_none(day=day(-13), session_id=session.id)
    made, _ = listed(tmp_path, [a_patient(), session, none, *daily_scores([6.0] * 28, day(-28))])
    assert made.side_effects == 0


def test_a_diary_of_one_day_can_be_listed(tmp_path: Path) -> None:
    made, _ = listed(tmp_path, [a_patient(), a_score(4)])
    assert made.mean_now is None
    assert made.difference is None


def test_the_days_and_how_the_person_is_named_are_kept_and_no_name(tmp_path: Path) -> None:
    records = [a_patient(), *daily_scores([6.0] * 28, day(-28))]
    made, _ = listed(tmp_path, records, first=day(-20), last=day(-5), names=Names.INITIALS)
    assert (made.first, made.last, made.names) == (day(-20), day(-5), Names.INITIALS)
    assert "Muster" not in repr(made)
