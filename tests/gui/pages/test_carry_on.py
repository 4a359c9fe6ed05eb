"""Carry on? Asked on Today and on Sessions at the review, with what is known and no opinion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import put
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.plan_answer import PlanAnswer, PlanDecision
from acutrack.domain.record import Edit, PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.carry_on import CarryOnCard
from acutrack.gui.pages.sessions import SessionsPage
from acutrack.gui.pages.today import TodayPage
from acutrack.gui.theme import Theme, ThemeChoice
from tests.builders import a_course, a_session
from tests.gui.conftest import Clock
from tests.gui.pages.person import Person, cut_off, names_said_twice, on_disk, shown
from tests.rest import at_rest


@pytest.fixture
def person() -> Person:
    return Person()


def plan(context: GuiContext, patient: PatientId, held: int = 5, **fields: Any) -> Course:
    """A course of eight sessions of which some were held, to be looked at today."""
    today = context.today()
    whole = {"planned_sessions": 8, "review_on": today, "started_on": today - timedelta(days=50)}
    course = replace(a_course(**{**whole, **fields}), patient_id=patient)
    sessions = [
        replace(
            a_session(
                course_id=course.id, day=today - timedelta(days=7 * back + 3), session_min=45
            ),
            patient_id=patient,
        )
        for back in range(held)
    ]
    changes = tuple(put(record) for record in (course, *sessions))
    context.casebook.record(Edit(say("Set up"), patient, changes))
    return course


def today_page(qtbot: QtBot, context: GuiContext, patient: PatientId, person: Person) -> TodayPage:
    page = TodayPage(context, patient)
    shown(qtbot, page)
    person.key("5")
    return page


@pytest.fixture
def asked(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
) -> Callable[..., TodayPage]:
    """Opens Today with a course whose review is due, and answers for the day."""

    def ask(**fields: Any) -> TodayPage:
        plan(context, own_room, **fields)
        page = today_page(qtbot, context, own_room, person)
        qtbot.waitUntil(page.carry_on.card.isVisible)
        return page

    return ask


def texts(card: CarryOnCard) -> str:
    return " ".join(line.text() for line in card.lines)


def test_todays_progress_is_words_beside_a_bar(
    qtbot: QtBot, context: GuiContext, own_room: PatientId
) -> None:
    plan(context, own_room, review_on=context.today() + timedelta(days=9))
    page = TodayPage(context, own_room)
    shown(qtbot, page)
    assert page.course.isVisible()
    assert page.course.told.text() == "5 of 8 planned sessions"
    assert page.course.bar.share == 5 / 8
    assert page.course.review.text() == "Review on 6 November 2025."
    assert not page.carry_on.card.isVisible()


def test_the_daily_question_comes_first(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
) -> None:
    plan(context, own_room)
    page = TodayPage(context, own_room)
    shown(qtbot, page)
    assert not page.carry_on.card.isVisible()
    person.key("5")
    qtbot.waitUntil(page.carry_on.card.isVisible)


def test_the_evidence_stands_beside_the_question_and_no_answer_stands_out(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
) -> None:
    plan(context, own_room)
    card = today_page(qtbot, context, own_room, person).carry_on.card
    qtbot.waitUntil(card.isVisible)
    said = texts(card)
    assert "5 sessions so far." in said
    assert "Time at sessions: 3 h 45 min, noted for 5 of 5." in said
    assert "Side effects: not asked." in said
    kinds = {(type(b), b.text_style, b.least_height) for b in card.buttons.values()}
    assert len(kinds) == 1
    assert [b.words for b in card.buttons.values()] == ["Carry on", "Pause", "Stop", "Decide later"]


@pytest.mark.parametrize("answer", PlanAnswer)
def test_one_click_answers_is_on_disk_with_its_day_and_undone(
    asked: Callable[..., TodayPage],
    person: Person,
    qtbot: QtBot,
    tmp_path: Path,
    answer: PlanAnswer,
) -> None:
    page = asked()
    (before,) = on_disk(tmp_path, Course, page.patient)
    person.count = 0
    person.click(page.carry_on.card.buttons[answer])
    qtbot.waitUntil(lambda: not page.carry_on.card.isVisible())
    assert person.count == 1
    (kept,) = on_disk(tmp_path, Course, page.patient)
    assert kept.decisions == (PlanDecision(page.context.today(), answer),)
    assert (kept.ended_on is not None) is (answer is PlanAnswer.STOP)
    page.context.casebook.undo(page.patient)
    assert on_disk(tmp_path, Course, page.patient) == (before,)
    qtbot.waitUntil(page.carry_on.card.isVisible)


def test_decide_later_asks_again_after_a_week(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person, clock: Clock
) -> None:
    plan(context, own_room)
    page = today_page(qtbot, context, own_room, person)
    qtbot.waitUntil(page.carry_on.card.isVisible)
    person.click(page.carry_on.card.buttons[PlanAnswer.LATER])
    clock.pass_days(7)
    page.refresh_if_shown()
    page.answer.scale.setFocus()
    person.key("4")
    qtbot.waitUntil(page.carry_on.card.isVisible)


def test_on_sessions_it_is_asked_and_the_answer_stays_on_the_card(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person
) -> None:
    plan(context, own_room)
    page = SessionsPage(context, own_room)
    shown(qtbot, page)
    qtbot.waitUntil(page.carry_on.card.isVisible)
    person.click(page.carry_on.card.buttons[PlanAnswer.CARRY_ON])
    qtbot.waitUntil(lambda: not page.carry_on.card.isVisible())
    assert page.list.course.told.text() == "5 of 8 planned sessions"
    assert page.list.course.plan.text() == "Carry on? Answered on 28 October 2025: Carry on."


def test_the_review_day_is_typed_in_the_courses_form(
    qtbot: QtBot, context: GuiContext, own_room: PatientId, person: Person, tmp_path: Path
) -> None:
    plan(context, own_room, review_on=None)
    page = SessionsPage(context, own_room)
    shown(qtbot, page)
    person.click(page.list.course.deed)
    field = page.course_form.entries["review_on"].field.field
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    person.writes("2 November 2025")
    person.click(page.course_form.save)
    (kept,) = on_disk(tmp_path, Course, own_room)
    assert str(kept.review_on) == "2025-11-02"


@pytest.mark.parametrize(("scale", "width"), [(1.0, 740), (2.0, 1060)])
@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "🙂" * 30, "Low back"])
def test_nothing_is_cut_off_whatever_the_course_is_called(
    asked: Callable[..., TodayPage], theme: Theme, scale: float, width: int, name: str
) -> None:
    theme.choose(ThemeChoice.DARK, scale)
    page = asked(name=name)
    page.resize(width, 700)
    at_rest()
    assert cut_off(page) == []
    assert names_said_twice(page) == []
    assert name in page.carry_on.card.why.text()
