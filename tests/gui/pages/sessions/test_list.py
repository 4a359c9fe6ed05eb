"""The list tells sessions and answers apart, and takes removals and courses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from typing_extensions import override

from acutrack.casebook.casebook import put
from acutrack.casebook.edits.sessions import log_session
from acutrack.casebook.edits.side_effects import note_effect
from acutrack.domain.body_mark import BodyMark, Intensity
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.sessions.record_words import SessionRow
from acutrack.gui.pages.sessions.session_list import SessionList
from acutrack.text.catalogue import Catalogue
from tests.builders import a_session, an_effect
from tests.gui.pages.sessions.room import CTRL, Room
from tests.rest import at_rest

#: Far more than a list needs that only changes its width.
_MANY_FITS = 40


def _noted(effect: SideEffect, context: GuiContext) -> Edit:
    return note_effect(effect, context.now())


def test_pain_with_decimals_from_a_file_is_shown_and_kept(
    room: Room, context: GuiContext, own_room: PatientId
) -> None:
    session = a_session(patient_id=own_room, pre_nrs_now=5.5, post_nrs_now=4, imported=True)
    context.casebook.record(log_session(session, context.now()))
    room.window.go("sessions")
    cells = [room.page.list.model.index(0, column).data() for column in range(7)]
    assert "5.5" in cells
    room.window.go("sessions", session.id)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.sessions()[0].pre_nrs_now == 5.5


def test_a_removed_session_and_its_effects_come_back_with_undo(
    room: Room, context: GuiContext, last: TreatmentSession
) -> None:
    effect = an_effect(patient_id=room.patient, session_id=last.id, day=last.day)
    mark = BodyMark(
        patient_id=room.patient,
        written_at=context.now(),
        day=last.day,
        region="back.back_low.L",
        intensity=Intensity.MILD,
        session_id=last.id,
    )
    context.casebook.record(_noted(effect, context))
    context.casebook.record(Edit(say("Mark"), room.patient, (put(mark),)))
    room.window.go("sessions")
    room.click(room.page.list.record.remove)
    assert (room.sessions(), room.effects()) == ((), ())
    assert context.casebook.load(BodyMark, room.patient) == ()
    room.press(Qt.Key.Key_Z, CTRL)
    assert (room.sessions(), room.effects()) == ((last,), (effect,))
    assert context.casebook.load(BodyMark, room.patient) == (mark,)


@pytest.mark.usefixtures("last")
def test_not_asked_none_and_kinds_read_differently(room: Room) -> None:
    room.window.go("sessions", "new")
    for key in (Qt.Key.Key_6, Qt.Key.Key_4, Qt.Key.Key_N):
        room.press(key)
    room.press(Qt.Key.Key_Return, CTRL)
    model = room.page.list.model
    words = [model.index(row, 5).data() for row in range(2)]
    assert words == ["None", "Not asked"]


def test_a_course_is_started_counted_and_changed(room: Room) -> None:
    room.click(room.page.list.course.deed)
    form = room.page.course_form
    QTest.keyClicks(form.entries["name"].field.field, "Low back")
    QTest.keyClicks(form.entries["planned_sessions"].field.field, "10")
    room.click(form.save)
    course = room.context.casebook.load(Course, room.patient)[0]
    assert (course.name, course.planned_sessions) == ("Low back", 10)
    room.press(Qt.Key.Key_N, CTRL)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.sessions()[0].course_id == course.id
    assert room.page.list.course.told.text() == "1 of 10 planned sessions"


def test_undo_takes_a_logged_session_and_all_that_came_with_it_back(room: Room) -> None:
    room.window.go("sessions", "new")
    for key in (Qt.Key.Key_6, Qt.Key.Key_4, Qt.Key.Key_N):
        room.press(key)
    room.press(Qt.Key.Key_Return, CTRL)
    room.press(Qt.Key.Key_Z, CTRL)
    assert (room.sessions(), room.effects()) == ((), ())


def test_a_course_without_a_name_is_told_kindly(room: Room) -> None:
    room.click(room.page.list.course.deed)
    room.click(room.page.course_form.save)
    assert "no name yet" in room.page.course_form.entries["name"].field.problem


def test_an_empty_list_says_how_to_begin(room: Room) -> None:
    assert not room.page.list.empty.isHidden()
    room.press(Qt.Key.Key_N, CTRL)
    assert room.page.form is not None


class _Watched(SessionList):
    """Gives up on columns that are shown and hidden over and over."""

    fits = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.fits += event.type() == QEvent.Type.Resize
        return self.fits > _MANY_FITS or super().eventFilter(watched, event)


@pytest.mark.usefixtures("theme")
def test_the_columns_come_to_rest_at_every_width(last: TreatmentSession) -> None:
    shown = _Watched(Catalogue("de"))
    shown.show_rows([SessionRow(last, None, None, ())] * 9)
    shown.show()
    for width in range(300, 900, 6):
        shown.fits = 0
        shown.resize(width, 640)
        at_rest()
        assert shown.fits < _MANY_FITS, f"columns are shown and hidden for ever at {width} px"
    shown.close()
