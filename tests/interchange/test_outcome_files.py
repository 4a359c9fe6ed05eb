"""Questionnaires, complaints, starts, reviews and planned trials: what is particular to each."""

from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.domain.complaint import Complaint, LateChange, Settled
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.trial_plan import Arm, TrialPlan
from acutrack.interchange.export_files import render_tables
from tests.builders import (
    TODAY,
    a_complaint,
    a_frozen_baseline,
    a_patient,
    a_questionnaire,
    a_review,
    a_trial_plan,
    day,
)
from tests.interchange.importing import added, imported, preview, reasons
from tests.interchange.memory_store import casebook_with

QUESTIONS = "date,time,measure,score,items,labels,site,note\n"


def _rows(kind: str, *records: object) -> list[str]:
    return render_tables({kind: records})[kind].splitlines()  # type: ignore[dict-item]


def test_a_person_reads_date_measure_score_and_items() -> None:
    header, row = _rows("questionnaires", a_questionnaire(imported=True))
    assert header == QUESTIONS.strip()
    assert row == "2025-10-21,,peg,6,6;5;7,,,"


def test_no_score_is_written_where_none_can_be_worked_out() -> None:
    incomplete = a_questionnaire(items=(4, None, 5), imported=True)
    unknown = a_questionnaire("mood_of_2031", items=(1, None, 3.5), imported=True)
    _, *rows = _rows("questionnaires", incomplete, unknown)
    assert sorted(rows) == ["2025-10-21,,mood_of_2031,,1;;3.5,,,", "2025-10-21,,peg,,4;;5,,,"]


def test_a_measure_nobody_here_knows_is_kept(tmp_path: Path) -> None:
    result = imported(tmp_path, QUESTIONS + "2025-10-01,,mood_of_2031,99,1;;3.5,,,\n")
    (answer,) = added(result, QuestionnaireAnswer)
    assert (answer.measure, answer.items) == ("mood_of_2031", (1, None, 3.5))


@pytest.mark.parametrize("key", ["../peg", "/etc/hosts", "peg.toml", "\N{HERB}" * 120])
def test_a_measure_is_never_taken_for_a_path(tmp_path: Path, key: str) -> None:
    (answer,) = added(
        imported(tmp_path, f"{QUESTIONS}2025-10-01,,{key},,6;5;7,,,\n"), QuestionnaireAnswer
    )
    assert answer.measure == key
    assert _rows("questionnaires", answer)[1] == f"2025-10-01,,{key},,6;5;7,,,"


def test_the_score_of_a_file_is_not_believed(tmp_path: Path) -> None:
    result = imported(tmp_path, QUESTIONS + "2025-10-01,,peg,2,6;5;7,,,\n")
    (answer,) = added(result, QuestionnaireAnswer)
    assert _rows("questionnaires", answer)[1] == "2025-10-01,,peg,6,6;5;7,,,"


def test_activities_keep_their_words_and_signs(tmp_path: Path) -> None:
    words = ("lifting; carrying", "stairs\\steps", "sitting, 1 hour")
    answer = a_questionnaire("psfs", labels=words, imported=True)
    (found,) = added(
        imported(tmp_path, render_tables({"questionnaires": (answer,)})["questionnaires"]),
        QuestionnaireAnswer,
    )
    assert found.labels == words


def test_an_answer_without_a_single_item_is_refused_with_its_line(tmp_path: Path) -> None:
    result = imported(tmp_path, QUESTIONS + "2025-10-01,,peg,,;;,,,\n2025-10-01,,peg,,,,,\n")
    assert [line for line, _ in reasons(result)] == [2, 3]


def test_a_complaint_is_read_with_what_was_changed_late(tmp_path: Path) -> None:
    text = (
        "site,measure,important_share,usual_pain,earlier_course,recalled_level,recalled_on,"
        "late_changes\nknee,nrs_worst_24h,0.3,5.5,no,7,2025-10-02,"
        "measure=2025-10-03;importance=2025-10-04\n"
    )
    (found,) = added(imported(tmp_path, text), Complaint)
    assert (found.usual_pain, found.earlier_course, found.recalled_level) == (5.5, False, 7)
    assert [each.what for each in found.late_changes] == [Settled.MEASURE, Settled.IMPORTANCE]


def test_not_said_and_no_are_two_answers() -> None:
    _, no, not_said = _rows(
        "complaints",
        a_complaint(earlier_course=None, imported=True),
        a_complaint(site="knee", earlier_course=False, imported=True),
    )
    assert not_said == "lower back,nrs_avg_24h,0.3,5,,,,"
    assert no == "knee,nrs_avg_24h,0.3,5,no,,,"


def test_a_start_is_written_day_by_day(tmp_path: Path) -> None:
    start = a_frozen_baseline([6, None, 5.5], first=day(-9), imported=True)
    header, row = _rows("baselines", start)
    assert header == "site,measure,first,last,frozen_on,days"
    assert row == (
        "lower back,nrs_avg_24h,2025-10-12,2025-10-14,2025-10-15,2025-10-12=6;2025-10-14=5.5"
    )
    (found,) = added(imported(tmp_path, f"{header}\n{row}\n"), FrozenBaseline)
    assert found.days == (FrozenDay(day(-9), 6), FrozenDay(day(-7), 5.5))


def test_cells_that_hold_no_pairs_are_refused_in_words(tmp_path: Path) -> None:
    text = "site,measure,first,last,frozen_on,days\n,nrs_now,2025-10-01,2025-10-02,2025-10-03,6;7\n"
    assert "2025-10-21=6" in reasons(imported(tmp_path, text))[0][1]
    text = "measure,important_share,late_changes\nnrs_now,0.3,sometimes\n"
    assert "baseline=2025-10-21" in reasons(imported(tmp_path, text))[0][1]


def test_a_second_complaint_of_a_place_is_refused_and_not_doubled(tmp_path: Path) -> None:
    casebook = casebook_with([a_patient(), a_complaint(usual_pain=5)])
    text = "site,measure,important_share,usual_pain\nLower Back,nrs_avg_24h,0.3,8\n"
    (tmp_path / "in.csv").write_text(text + "Lower Back,nrs_avg_24h,0.4,8\nknee,nrs_now,0.3,2\n")
    result = preview([tmp_path / "in.csv"], casebook)
    assert [line for line, _ in reasons(result)] == [2, 3]
    assert [record.site for record in added(result, Complaint)] == ["knee"]


def test_one_file_cannot_give_a_place_two_starts(tmp_path: Path) -> None:
    starts = (a_frozen_baseline(), a_frozen_baseline([4.0] * 7))
    result = imported(tmp_path, render_tables({"baselines": starts})["baselines"])
    assert len(added(result, FrozenBaseline)) == 1
    assert [line for line, _ in reasons(result)] == [3]


def test_a_plan_may_begin_in_the_days_to_come(tmp_path: Path) -> None:
    plan = a_trial_plan(first=day(30), imported=True)
    header, row = _rows("trial_plans", plan)
    assert row == (
        "lower back,nrs_avg_24h,blocks,2025-11-20,28,treatment;break;break;treatment,4,20251021,"
    )
    (found,) = added(imported(tmp_path, f"{header}\n{row}\n"), TrialPlan)
    assert found.arms == (Arm.TREATMENT, Arm.BREAK, Arm.BREAK, Arm.TREATMENT)


def test_a_review_of_a_day_to_come_is_refused(tmp_path: Path) -> None:
    text = render_tables({"reviews": (a_review(day=day(3)),)})["reviews"]
    assert "still to come" in reasons(imported(tmp_path, text))[0][1]


def test_a_review_keeps_its_result_to_the_letter(tmp_path: Path) -> None:
    said = '{"code":"better_small","lo":-1.25,"cautions":["flare_start"]}'
    text = render_tables({"reviews": (a_review(result=said, imported=True),)})["reviews"]
    (found,) = added(imported(tmp_path, text), type(a_review()))
    assert (found.result, found.day) == (said, TODAY)


def test_late_changes_come_back_in_their_order(tmp_path: Path) -> None:
    late = (LateChange(day(-2), Settled.IMPORTANCE), LateChange(day(-1), Settled.BASELINE))
    text = render_tables({"complaints": (a_complaint(late_changes=late),)})["complaints"]
    (found,) = added(imported(tmp_path, text), Complaint)
    assert found.late_changes == late
