"""Those who treat others keep what they usually do as a template, and begin a session with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.casebook.edits.templates import keep_template
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.record import EVERYONE
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.gui.widgets.painted_button import PaintedButton
from tests.builders import NOW
from tests.gui.pages.sessions.room import CTRL, Room

KNEE = SessionTemplate(
    patient_id=EVERYONE,
    written_at=NOW,
    name="Knee",
    points=(NeedledPoint("ST36", Side.BOTH), NeedledPoint("SP9", Side.LEFT)),
    needle_count=3,
    retention_min=20,
)


def practise(room: Room) -> None:
    settings = room.context.settings
    settings.change(replace(settings.current, treats_patients=True))


def templates(room: Room) -> tuple[SessionTemplate, ...]:
    return room.context.casebook.load(SessionTemplate, EVERYONE)


def press(card: QWidget, words: str) -> None:
    next(b for b in card.findChildren(PaintedButton) if b.words == words).click()


def test_a_session_begins_with_a_template_and_its_answers_stay(
    room: Room, last: TreatmentSession
) -> None:
    practise(room)
    room.context.casebook.record(keep_template(KNEE, last.patient_id))
    room.window.go("sessions", "new")
    for answer in (Qt.Key.Key_6, Qt.Key.Key_4, Qt.Key.Key_N):
        room.press(answer)
    (choice,) = room.form.parts.templates.findChildren(ChoiceField)
    choice.setFocus()
    choice.show_choice(KNEE.id)
    choice.picked.emit(KNEE.id)
    room.press(Qt.Key.Key_Return, CTRL)

    new = next(session for session in room.sessions() if session.id != last.id)
    assert [point.code for point in new.points] == ["ST36", "SP9"]
    assert (new.needle_count, new.retention_min, new.pre_nrs_now) == (3, 20, 6)
    assert new.practitioner_id == last.practitioner_id


def test_a_visit_is_kept_as_a_template_without_anything_about_the_patient(
    room: Room, last: TreatmentSession
) -> None:
    practise(room)
    room.window.go("sessions", "new")
    card = room.form.parts.templates
    card.name.setText("  My  back ")
    press(card, "Keep this visit as a template")

    (kept,) = templates(room)
    assert kept.name == "My back"
    assert [point.code for point in kept.points] == [point.code for point in last.points]
    assert card.name.text() == ""
    assert [f.currentText() for f in card.findChildren(ChoiceField)] == [""]


def test_a_template_wants_a_name(room: Room, last: TreatmentSession) -> None:
    assert last.points
    practise(room)
    room.window.go("sessions", "new")
    press(room.form.parts.templates, "Keep this visit as a template")
    assert templates(room) == ()


def test_whoever_keeps_a_diary_alone_sees_no_templates(room: Room) -> None:
    room.window.go("sessions", "new")
    assert not room.form.parts.templates.isVisible()
