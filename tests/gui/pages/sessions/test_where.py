"""Where it hurts at a session: kept while the form is open, recorded with it, undone with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.domain.session import TreatmentSession
from tests.gui.pages.sessions.room import CTRL, Room

KNEE, BACK = "front.knee.L", "back.back_low.L"


def _marks(room: Room) -> dict[str, Intensity]:
    loaded = room.context.casebook.load(BodyMark, room.patient)
    return {mark.region: mark.intensity for mark in loaded}


def _press_on(room: Room, region: str, times: int) -> None:
    room.form.parts.where.map.figures.boxes[region].setFocus()
    for _ in range(times):
        room.press(Qt.Key.Key_Space)


def _logged(room: Room) -> TreatmentSession:
    """A session with a mild mark on the knee, logged through the form."""
    room.page.arrive("new")
    known = {session.id for session in room.sessions()}
    _press_on(room, KNEE, 1)
    room.press(Qt.Key.Key_Return, CTRL)
    return next(session for session in room.sessions() if session.id not in known)


def test_marks_are_recorded_with_the_session_and_undone_with_it(
    room: Room, last: TreatmentSession
) -> None:
    room.page.arrive("new")
    _press_on(room, BACK, 3)
    assert _marks(room) == {}
    _press_on(room, KNEE, 1)
    room.press(Qt.Key.Key_Return, CTRL)
    assert _marks(room) == {BACK: Intensity.SEVERE, KNEE: Intensity.MILD}
    (session,) = (session for session in room.sessions() if session.id != last.id)
    loaded = room.context.casebook.load(BodyMark, room.patient)
    assert {(mark.session_id, mark.day) for mark in loaded} == {(session.id, session.day)}
    room.context.casebook.undo(room.patient)
    assert _marks(room) == {}
    assert room.sessions() == (last,)


def test_where_it_hurt_last_time_is_never_copied(room: Room) -> None:
    _logged(room)
    room.page.arrive("new")
    assert room.form.parts.where.marks == {}


def test_a_change_shows_what_was_marked_and_alters_only_that(room: Room) -> None:
    session = _logged(room)
    room.page.arrive(session.id)
    assert room.form.parts.where.marks == {KNEE: Intensity.MILD}
    _press_on(room, KNEE, 1)
    room.press(Qt.Key.Key_Return, CTRL)
    assert _marks(room) == {KNEE: Intensity.MODERATE}
    assert room.sessions() == (session,)


def test_a_removed_session_takes_its_marks_along_and_undo_brings_them_back(room: Room) -> None:
    session = _logged(room)
    room.page._remove(session)
    assert _marks(room) == {}
    room.context.casebook.undo(room.patient)
    assert _marks(room) == {KNEE: Intensity.MILD}


def test_marks_of_an_unfinished_form_survive_with_the_keyboard_on_the_map(room: Room) -> None:
    room.page.arrive("new")
    _press_on(room, BACK, 2)
    QTest.qWait(700)
    again = Room(room.context, room.patient)
    again.page.arrive("new")
    assert again.form.parts.where.marks == {BACK: Intensity.MODERATE}
    assert again.form.first_focus() is again.form.parts.where.map
    again.window.leave_room()
    again.window.close()


def test_a_bruise_is_kept_in_the_draft_recorded_and_changed(room: Room) -> None:
    room.page.arrive("new")
    room.form.parts.where.map.kinds.chip(MarkKind.SKIN).click()
    _press_on(room, KNEE, 2)
    QTest.qWait(700)
    again = Room(room.context, room.patient)
    again.page.arrive("new")
    assert again.form.parts.where.map.skin == {KNEE: Intensity.MODERATE}
    again.press(Qt.Key.Key_Return, CTRL)
    (mark,) = room.context.casebook.load(BodyMark, room.patient)
    assert (mark.kind, mark.intensity) == (MarkKind.SKIN, Intensity.MODERATE)
    again.page.arrive(str(mark.session_id))
    assert again.form.parts.where.map.skin == {KNEE: Intensity.MODERATE}
    again.window.leave_room()
    again.window.close()
