"""A session is logged in five interactions; outcomes are never copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acutrack.casebook.edits.days import plan_appointment
from acutrack.casebook.edits.side_effects import note_effect
from acutrack.domain.note import Appointment
from acutrack.domain.record import Edit, PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique
from acutrack.domain.side_effect import Grade, Occasion, SideEffect, SideEffectKind
from acutrack.domain.warning_sign import WarningShown
from acutrack.gui.context import GuiContext
from tests.builders import an_effect
from tests.gui.pages.sessions.room import CTRL, Room


def _noted(effect: SideEffect, context: GuiContext) -> Edit:
    return note_effect(effect, context.now())


def test_a_repeat_session_takes_five_interactions(room: Room, last: TreatmentSession) -> None:
    room.window.go("sessions")
    room.press(Qt.Key.Key_N, CTRL)
    room.press(Qt.Key.Key_6)
    room.press(Qt.Key.Key_4)
    room.press(Qt.Key.Key_N)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.interactions == 5
    new = next(session for session in room.sessions() if session.id != last.id)
    assert (new.day, new.pre_nrs_now, new.post_nrs_now) == (date(2025, 10, 28), 6, 4)
    assert new.points == last.points
    assert new.practitioner_id == last.practitioner_id
    none = room.effects()[0]
    assert (none.kind, none.session_id) == (SideEffectKind.NONE, new.id)
    assert none.occasion is Occasion.SESSION


def test_a_bare_yes_to_side_effects_is_asked_about_and_never_lost(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_Y)
    room.press(Qt.Key.Key_Return, CTRL)

    assert not room.sessions()
    assert room.form.parts.problem.isVisible()
    assert room.form.parts.effects.given == "yes"


def test_another_point_costs_two_interactions(room: Room, last: TreatmentSession) -> None:
    room.window.go("sessions", "new")
    field = room.form.parts.points.picker.field
    field.setFocus()
    QTest.keyClicks(field, "ki3")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return, CTRL)
    new = next(session for session in room.sessions() if session.id != last.id)
    assert [point.code for point in new.points] == ["BL23", "BL40", "GV3", "KI3"]


@pytest.mark.usefixtures("last")
def test_outcomes_are_never_copied(room: Room) -> None:
    room.window.go("sessions", "new")
    parts = room.form.parts
    assert parts.pain_before.value is None
    assert parts.pain_after.value is None
    assert parts.effects.given == ""
    assert parts.entries["note"].typed() == ""
    assert parts.entries["cost"].typed() == ""
    assert parts.entries["practitioner"].typed() == "Kim Beispiel"


def test_a_one_followed_by_another_digit_is_the_next_answer(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_1)
    room.press(Qt.Key.Key_4)
    assert room.form.parts.pain_before.value == 1
    assert room.form.parts.pain_after.value == 4


def test_one_and_zero_are_ten(room: Room) -> None:
    room.window.go("sessions", "new")
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_0):
        room.press(key)
    assert room.form.parts.pain_before.value == 10
    assert room.form.parts.pain_after.value == 10


def test_a_click_moves_nothing(room: Room) -> None:
    room.window.go("sessions", "new")
    key = room.form.parts.pain_before.scale.keys[7]
    room.click(key)
    assert QApplication.focusWidget() is key
    assert room.form.parts.pain_before.value == 7


def test_an_answer_can_be_taken_back(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    room.click(room.form.parts.pain_before.clear)
    assert room.form.parts.pain_before.value is None


def test_finishing_works_with_open_questions(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.sessions()[0].pre_nrs_now is None
    assert room.effects() == ()


@pytest.mark.parametrize(
    ("text", "told"), [("3 May 2062", "still to come"), ("soonish", "not a date"), ("", "is empty")]
)
def test_a_wrong_date_is_told_under_the_field(room: Room, text: str, told: str) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    entry = room.form.parts.entries["day"]
    field = entry.field.field
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    room.press(Qt.Key.Key_Return, CTRL)
    assert told in entry.field.problem
    assert QApplication.focusWidget() is field
    assert room.sessions() == ()
    assert room.form.parts.pain_before.value == 6
    assert field.text() == text  # type: ignore[attr-defined]
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, "27 October")
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.sessions()[0].day == date(2025, 10, 27)


def test_an_error_among_the_details_opens_them(room: Room) -> None:
    room.window.go("sessions", "new")
    details = room.form.parts.details
    details.entries["ea_hz"].show("fast")
    room.press(Qt.Key.Key_Return, CTRL)
    assert details.is_open
    assert "frequency" in details.entries["ea_hz"].field.problem


def test_a_noted_session_opens_at_its_first_open_question(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    room.press(Qt.Key.Key_Return, CTRL)
    room.window.go("sessions", room.sessions()[0].id)
    room.press(Qt.Key.Key_3)
    assert room.form.parts.pain_after.value == 3
    assert room.form.parts.pain_before.value == 6


def test_every_field_of_a_session_can_be_written_and_read_back(room: Room) -> None:
    room.window.go("sessions", "new")
    parts = room.form.parts
    room.click(parts.details.link)
    for name, text in {
        "session_min": "45",
        "ea_hz": "2/100",
        "ea_ma": "1,5",
        "ea_pairs": "BL23-BL25",
        "needle_diam_mm": "0.25",
        "cost": "1000.5",
        "currency": "EUR",
        "deqi_strength": "4",
        "needle_brand": "Seirin",
        "retention_min": "20",
        "advice_given": "Walk",
        "clinic": "Mill",
        "practitioner": "New Person",
        "next_day": "4 Nov",
        "next_time": "10.30",
    }.items():
        field = parts.entries[name].field.field
        field.setFocus()
        QTest.keyClicks(field, text)
    room.click(parts.entries["technique"].chips.chips["electro"])  # type: ignore[attr-defined]
    room.press(Qt.Key.Key_Return, CTRL)
    made = room.sessions()[0]
    assert (made.session_min, made.ea_hz, made.ea_ma) == (45, (2, 100), 1.5)
    assert made.ea_pairs == (("BL23", "BL25"),)
    assert (made.needle_diam_mm, made.cost, made.currency) == (0.25, 1000.5, "EUR")
    assert made.technique == (Technique.ELECTRO,)
    assert (made.advice_given, made.needle_brand, made.deqi_strength) == ("Walk", "Seirin", 4)
    who = room.context.casebook.practitioners()[0]
    assert (who.id, who.name, who.clinic) == (made.practitioner_id, "New Person", "Mill")
    planned = room.context.casebook.load(Appointment, room.patient)[0]
    assert (planned.day, planned.at) == (date(2025, 11, 4), time(10, 30))
    room.window.go("sessions", made.id)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.sessions() == (made,)


def test_the_planned_session_of_today_is_not_the_next_one(
    room: Room, context: GuiContext, own_room: PatientId
) -> None:
    for day in (context.today(), context.today() + timedelta(days=7)):
        planned = Appointment(patient_id=own_room, written_at=context.now(), day=day)
        context.casebook.record(plan_appointment(planned))
    room.window.go("sessions", "new")
    assert room.form.parts.entries["next_day"].typed() == "2025-11-04"
    room.press(Qt.Key.Key_Return, CTRL)
    assert len(context.casebook.load(Appointment, own_room)) == 2


@pytest.mark.usefixtures("last")
def test_a_known_practitioner_is_not_made_twice(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_Return, CTRL)
    assert len(room.context.casebook.practitioners()) == 1


def test_a_serious_kind_shows_its_card_at_once_and_it_is_recorded(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    room.press(Qt.Key.Key_4)
    room.press(Qt.Key.Key_Y)
    room.click(room.form.parts.effects.kinds.chips[SideEffectKind.BREATH_CHEST])
    assert not room.form.parts.effects.warnings.isHidden()
    QTest.qWait(20)
    scaffold = room.form.parts.scaffold
    card = room.form.parts.effects.warnings
    top = card.mapTo(scaffold.viewport(), card.rect().topLeft()).y()
    assert 0 <= top < scaffold.viewport().height() - 100
    shown = room.context.casebook.load(WarningShown, room.patient)
    room.press(Qt.Key.Key_Return, CTRL)
    effect = room.effects()[0]
    assert effect.kind is SideEffectKind.BREATH_CHEST
    assert {warning.side_effect_id for warning in shown} == {effect.id}


def test_a_kind_is_graded_in_place(room: Room) -> None:
    room.window.go("sessions", "new")
    effects = room.form.parts.effects
    room.click(effects.answer.chip("yes"))
    room.click(effects.kinds.chips[SideEffectKind.BRUISE])
    room.click(effects.rows[SideEffectKind.BRUISE].grade.chip(Grade.MILD.value))
    QTest.keyClicks(effects.rows[SideEffectKind.BRUISE].site, "left calf")
    room.press(Qt.Key.Key_Return, CTRL)
    made = room.effects()[0]
    assert (made.kind, made.grade, made.site) == (SideEffectKind.BRUISE, Grade.MILD, "left calf")


def test_a_second_session_on_a_day_is_asked_about_and_taken(room: Room) -> None:
    for _ in range(2):
        room.window.go("sessions", "new")
        room.press(Qt.Key.Key_Return, CTRL)
    assert len(room.sessions()) == 2
    assert "already a session on that day" in " ".join(room.page.list.look_again.lines)


def test_i_do_not_know_the_points_is_an_answer(room: Room, last: TreatmentSession) -> None:
    room.window.go("sessions", "new")
    room.click(room.form.parts.points.unknown)
    room.press(Qt.Key.Key_Return, CTRL)
    new = next(session for session in room.sessions() if session.id != last.id)
    assert (new.points, new.points_unknown) == ((), True)


def test_a_changed_session_keeps_what_the_form_does_not_show(
    room: Room, context: GuiContext, last: TreatmentSession
) -> None:
    bruise = an_effect(
        patient_id=room.patient,
        session_id=last.id,
        day=last.day,
        occasion=Occasion.SESSION,
        note="As big as a coin",
    )
    later = replace(bruise, id=bruise.id[::-1], occasion=Occasion.FOLLOW_UP)  # type: ignore[arg-type]
    for effect in (bruise, later):
        context.casebook.record(_noted(effect, context))
    room.window.go("sessions", last.id)
    room.press(Qt.Key.Key_2)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.sessions() == (replace(last, pre_nrs_now=2),)
    assert set(room.effects()) == {bruise, later}
