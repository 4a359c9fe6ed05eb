from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdf
import pytest

from acutrack.analysis.answers.measure_change import measure_change
from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Result
from acutrack.analysis.rounding import tenths, whole
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.verdict_words import verdict_words
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.pain import PainScore
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record
from acutrack.report.options import Paper, ReportOptions
from acutrack.report.report import write_report
from acutrack.report.verdict_in_short import CODE_WORDS
from tests.builders import (
    NOW,
    PATIENT,
    a_complaint,
    a_patient,
    a_questionnaire,
    a_score,
    a_session,
    a_treatment,
    answered_none,
    daily_scores,
    day,
)
from tests.report.casebooks import WORDS, boxes_on, casebook_of, pages_of, report_of
from tests.report.reviewed import (
    ZERO,
    everything,
    questionnaires,
    review_day_of,
    reviewed,
    standing_of_main,
)

_ONE = WORDS.formats.number


def _signed(value: float, decimals: int | None = None) -> str:
    return ("+" if value > 0 else "") + _ONE(value or 0, decimals)


def _pages(folder: Path, records: list[Record], **options: Any) -> list[str]:
    data = report_of(folder, records, ReportOptions(**options))
    return [" ".join(page.split()) for page in pages_of(data)]


def _told(result: Result) -> str:
    """The numbers of a result as page 1 writes them."""
    effect = result.effect
    assert effect is not None
    before, since = tenths(effect.mean_a), tenths(effect.mean_b)
    change = tenths(since - before)
    return (
        f"{_signed(change, 1)} points ({_signed(whole(100 * change / before))}%); "
        f"95% interval {_signed(tenths(effect.lo), 1)} to {_signed(tenths(effect.hi), 1)} "
        f"({_signed(whole(effect.percent_lo or 0))} to {_signed(whole(effect.percent_hi or 0))}%)."
    )


@pytest.mark.parametrize(("start", "later"), [(7, 4), (6, 6), (5, 8), (7, 6)])
def test_page_one_tells_the_verdict_of_the_latest_review_and_its_numbers(
    tmp_path: Path, start: float, later: float
) -> None:
    casebook = casebook_of(tmp_path, reviewed(start, later))
    patient = casebook.patients()[0]
    standing = standing_of_main(casebook)
    assert standing.latest is not None
    told = headlined(standing.latest.result)
    first = " ".join(
        pages_of(write_report(casebook, patient, ReportOptions(), WORDS, NOW))[0].split()
    )
    on = WORDS.formats.short_day(review_day_of(standing))
    said = verdict_words(standing.latest.result, Reader.DOCTOR).headline
    assert f"Review of {on}: {WORDS(said)}" in first
    assert _told(told) in first
    assert f"({told.n_a} of {told.days_a} days)" in first
    assert f"({told.n_b} of {told.days_b} days to " in first
    assert standing.next_review is not None
    assert f"Next review {WORDS.formats.medium_day(standing.next_review)}" in first


def test_a_caution_leads_and_both_results_are_told_where_other_care_changed(
    tmp_path: Path,
) -> None:
    casebook = casebook_of(tmp_path, reviewed(7, 4, a_treatment(start=day(-35))))
    patient = casebook.patients()[0]
    latest = standing_of_main(casebook).latest
    assert latest is not None
    assert latest.result.cautions
    first = _pages_of(write_report(casebook, patient, ReportOptions(), WORDS, NOW))[0]
    if headlined(latest.result) is latest.result:
        assert "Lower so far, but other care changed in the same time." in first
    else:
        assert "before other care changed." in first
        assert _told(latest.result) in first
    assert _told(headlined(latest.result)) in first


def test_before_the_first_review_the_averages_are_told_with_the_day_of_the_review(
    tmp_path: Path,
) -> None:
    records = [a_patient(), *daily_scores([6.0] * 30, day(-30)), a_session(day=day(-10))]
    first, _, tables = _pages(tmp_path, records)[:3]
    assert "Review of" not in first
    assert f"Next review {WORDS.formats.medium_day(day(18))}" in first
    assert "No review is due yet." in tables


def test_a_period_tells_no_review_that_came_after_it(tmp_path: Path) -> None:
    first, second = _pages(tmp_path, reviewed(), last=day(-30))[:2]
    early = WORDS.formats.short_day(day(-35))
    assert f"Review of {early}:" in first
    assert "Next review" not in first
    assert f"From your review on {WORDS.formats.medium_day(day(-35))}." in second


def test_days_of_the_start_that_were_changed_later_are_marked_and_said(tmp_path: Path) -> None:
    records = [
        replace(each, value=9) if isinstance(each, PainScore) and each.day == day(-70) else each
        for each in reviewed()
    ]
    pages = _pages(tmp_path, records)
    assert "1 day before was changed after the start was settled" in pages[0]
    assert "changed after the start was settled" in pages[0]
    assert "1 day of the settled start reads otherwise now" in " ".join(pages[2:])


def test_a_level_from_memory_is_worded_as_recalled_and_enters_no_average(tmp_path: Path) -> None:
    records = [
        a_patient(started_on=day(-60)),
        a_complaint(recalled_level=8, recalled_on=day(-28)),
        *daily_scores([5.0] * 28, day(-28)),
    ]
    first, _, tables = _pages(tmp_path, records)[:3]
    assert "Level before, recalled from memory: 8.0" in first
    assert "Average pain, 0–10 8.0 recalled 5.0 Too few days" in first
    assert "It enters no result." in tables


def test_questionnaire_and_overall_view_stand_on_page_one(tmp_path: Path) -> None:
    casebook = casebook_of(tmp_path, reviewed(7, 4, *questionnaires()))
    peg = outcome_measure("peg")
    assert peg is not None
    answers = casebook.load(QuestionnaireAnswer, PATIENT)
    found = measure_change(peg, answers, "lower back", ZERO, NOW.date())
    assert found.first is not None
    assert found.last is not None
    patient = casebook.patients()[0]
    first, _, *tables = _pages_of(write_report(casebook, patient, ReportOptions(), WORDS, NOW))
    before, since = tenths(found.first), tenths(found.last)
    row = f"{_ONE(before, 1)} {_ONE(since, 1)} {_signed(tenths(since - before), 1)}"
    assert f"Pain and daily life (PEG), 0–10 {row}" in first
    assert f"Patient’s overall view Much improved {WORDS.formats.short_day(day(-7))}" in first
    assert "Not asked in this diary." not in first
    told = " ".join(tables)
    assert "Walking to the market 3; Standing to cook 4" in told
    for measure in (peg, outcome_measure("psfs")):
        assert measure is not None
        assert WORDS(measure.name) in told
        assert measure.thresholds[0].source.split(".")[0] in told


def test_without_peg_the_first_questionnaire_that_is_asked_takes_its_place(tmp_path: Path) -> None:
    labels = ("Walking",)
    records = [
        a_questionnaire("psfs", day=day(-70), items=(3,), labels=labels),
        a_questionnaire("psfs", day=day(-7), items=(6,), labels=labels),
    ]
    first = _pages(tmp_path, reviewed(7, 4, *records))[0]
    assert "Your own activities (PSFS), 0–10 3.0 6.0 +3.0" in first
    assert "higher is better" in first


def test_the_rate_of_side_effects_rests_on_the_sessions_that_were_asked_about(
    tmp_path: Path,
) -> None:
    first, _, *tables = _pages(tmp_path, everything())
    assert "After 2 of 8 sessions; 95% interval 7 to 60 in 100." in first
    assert "Asked at 8 of 9 sessions." in first
    told = " ".join(tables)
    assert "Any side effect 2 of 8 7 to 60 in 100" in told
    assert "1 session has no answer and is not counted." in told
    assert "This diary asks with a list." in told
    assert "Bäumler 2021" in told


def test_no_side_effect_in_a_few_sessions_is_not_called_none_for_ever(tmp_path: Path) -> None:
    asked = [
        answered_none(day=day(-63 + 7 * at), session_id=f"session{at}") for at in range(8)
    ]  # fmt: skip
    first = _pages(tmp_path, reviewed(7, 4, *asked))[0]
    assert "After 0 of 8 sessions; could still be up to 1 in 3." in first


def test_the_page_in_plain_words_draws_the_interval_on_the_number_line(tmp_path: Path) -> None:
    casebook = casebook_of(tmp_path, reviewed())
    latest = standing_of_main(casebook).latest
    assert latest is not None
    data = write_report(casebook, casebook.patients()[0], ReportOptions(), WORDS, NOW)
    second = _pages_of(data)[1]
    said = verdict_words(latest.result, Reader.PATIENT)
    for part in (said.headline, said.numbers, said.interval):
        assert part is not None
        assert " ".join(WORDS(part).split()) in second
    assert "bar: likely between" in second
    assert f"Before: {_ONE(tenths(latest.result.mean_a or 0), 1)}" in second
    figures = [str(node["/Alt"]) for node in _nodes(data) if node["/S"] == "/Figure"]
    assert any("bar: likely between" in figure for figure in figures)


def test_side_effects_and_questions_stay_on_the_page_in_plain_words(tmp_path: Path) -> None:
    for paper in Paper:
        (tmp_path / paper.value).mkdir()
        second = _pages(tmp_path / paper.value, everything(), paper=paper)[1]
        assert "You noted 2, all mild" in second
        assert "Do my medicines still fit?" in second
        assert "Naproxen ran from" in second


def test_the_whole_record_of_the_latest_review_is_printed(tmp_path: Path) -> None:
    casebook = casebook_of(tmp_path, reviewed())
    latest = standing_of_main(casebook).latest
    assert latest is not None
    result, effect = latest.result, latest.result.effect
    assert effect is not None
    data = write_report(casebook, casebook.patients()[0], ReportOptions(), WORDS, NOW)
    tables = " ".join(_pages_of(data)[2:])
    est, low, high = (_signed(value, 2) for value in (effect.est, effect.lo, effect.hi))
    for written in (
        f"{est}, {low} to {high}",
        f"{result.n_a} of {result.days_a}, {_ONE(effect.mean_a, 2)}",
        f"{result.n_b} of {result.days_b}, {_ONE(effect.mean_b, 2)}",
        f"{_ONE(effect.phi, 2)}, {_ONE(effect.sigma, 2)} points",
        WORDS(CODE_WORDS[result.code]),
        "Nonoverlap of all pairs, Tau",
        "Method: mean of the daily ratings",
    ):
        assert written in tables
    assert "1.00" not in tables.split("Chance of any fall")[1][:60]


def test_every_review_course_and_complaint_has_its_row(tmp_path: Path) -> None:
    tables = " ".join(_pages(tmp_path, everything())[2:])
    for number, offset in ((1, -35), (2, -7)):
        assert f"{number}: {WORDS.formats.medium_day(day(offset))}" in tables
    assert "medicine: Naproxen" in tables
    assert "left knee" in tables
    assert "recalled from memory on" in tables
    changed = WORDS.formats.medium_day(day(-10))
    assert f"how much counts as important changed on {changed}, after results" in tables
    assert "with pain relief taken" in tables


def test_too_few_sessions_are_not_compared_and_the_page_says_why(tmp_path: Path) -> None:
    tables = " ".join(_pages(tmp_path, [a_patient(), a_session(), a_session(day=day(-9))])[2:])
    assert "Too early to say what pain does after a session." in tables
    assert "Points compared" not in tables


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("which", ["everything", "worse", "unclear", "changed care", "short"])
def test_page_one_holds_every_verdict_without_words_that_touch(
    tmp_path: Path, paper: Paper, which: str
) -> None:
    diaries: dict[str, list[Record]] = {
        "everything": everything(),
        "worse": reviewed(4, 8, *questionnaires()),
        "unclear": reviewed(6, 6),
        "changed care": reviewed(7, 4, a_treatment("Ibuprofen " * 9, start=day(-40))),
        "short": [
            a_patient(),
            *daily_scores([7, 6, 7, 8, 6, 7], day(-48)),
            *daily_scores([4.0] * 40, day(-42)),
            a_session(day=day(-42)),
        ],
    }
    data = report_of(tmp_path, diaries[which], ReportOptions(paper=paper))
    assert "Page 1 of" in pages_of(data)[0]
    boxes = boxes_on(data, 0)
    right = 196.2 if paper is Paper.A4 else 202.1
    assert all(left >= 13.8 and end <= right for left, _, end, _ in boxes)
    deep = [
        min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1]))
        for a, b in combinations(boxes, 2)
    ]
    assert max(deep) <= 0.15


def test_only_imported_answers_without_a_session_are_a_page_too(tmp_path: Path) -> None:
    first = _pages(tmp_path, [a_patient(), a_score(), *questionnaires()])[0]
    assert "Pain and daily life (PEG), 0–10" in first


def _pages_of(data: bytes) -> list[str]:
    return [" ".join(page.split()) for page in pages_of(data)]


def _nodes(data: bytes) -> list[Any]:
    reader = pypdf.PdfReader(BytesIO(data))
    root: Any = reader.trailer["/Root"]
    found: list[Any] = []
    left = [root["/StructTreeRoot"]]
    while left:
        kids = left.pop().get("/K")
        if kids is None or isinstance(kids, int):
            continue
        nodes = [kid.get_object() for kid in kids]
        found += nodes
        left += nodes
    return found
