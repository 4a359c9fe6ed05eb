"""The plan of a course, and what was answered at its review, stand in the report and its text."""

from __future__ import annotations

import re
from pathlib import Path

from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.domain.record import Record
from tests.builders import a_course, a_patient, a_session, daily_scores, day
from tests.report.casebooks import pages_of, report_of


def _diary() -> list[Record]:
    course = a_course(
        name="<b>Low</b> back 🙂",
        planned_sessions=8,
        review_on=day(7),
        decisions=(PlanDecision(day(-7), PlanAnswer.LATER),),
    )
    sessions = [a_session(course_id=course.id, day=day(-7 * n)) for n in range(1, 6)]
    earlier = a_course(name="Years ago", started_on=day(-900), ended_on=day(-800))
    return [a_patient(), *daily_scores([5] * 60, day(-59)), course, earlier, *sessions]


def test_plan_review_and_answers_are_printed(tmp_path: Path) -> None:
    words = re.sub(r"\s+", " ", "\n".join(pages_of(report_of(tmp_path, _diary()))))
    assert "5 of 8 planned sessions. Review on 28 October 2025." in words
    assert "Carry on? Answered on 14 October 2025: Decide later." in words
    assert "<b>Low</b> back" in words
    assert "Years ago:" not in words
