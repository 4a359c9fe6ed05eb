"""Nothing typed is lost: drafts outlive the window, and come back where they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acutrack.casebook.drafts import Draft
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffectKind
from acutrack.gui.pages.sessions.session_form import NEW_DRAFT
from tests.gui.pages.sessions.room import CTRL, Room


def test_every_keystroke_is_kept_within_half_a_second(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    note = room.form.parts.entries["note"].field.field
    note.setFocus()
    QTest.keyClicks(note, "Slept well")
    QTest.qWait(500)
    draft = room.context.drafts.find(NEW_DRAFT, room.patient)
    assert draft is not None
    assert draft.values["note"] == "Slept well"
    assert draft.values["pre_nrs_now"] == 6
    assert draft.focus == "note"


@pytest.mark.usefixtures("last")
def test_a_new_window_goes_on_where_the_old_one_died(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    room.form.parts.effects.press("yes")
    room.click(room.form.parts.effects.kinds.chips[SideEffectKind.BRUISE])
    day = room.form.parts.entries["day"].field.field
    day.setFocus()
    day.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(day, "27 Oc")
    QTest.qWait(500)
    again = Room(room.context, room.patient)
    again.window.go("sessions", "draft")
    parts = again.form.parts
    assert parts.pain_before.value == 6
    assert list(parts.effects.rows) == [SideEffectKind.BRUISE]
    assert parts.entries["day"].typed() == "27 Oc"
    assert QApplication.focusWidget() is parts.entries["day"].field.field
    again.window.leave_room()
    again.window.close()


def test_opening_the_form_and_leaving_it_makes_no_draft(room: Room) -> None:
    room.window.go("sessions", "new")
    room.window.go("sessions")
    assert room.context.drafts.find(NEW_DRAFT, room.patient) is None


def test_leaving_keeps_the_draft_on_top_of_the_list(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    room.window.go("sessions")
    assert not room.page.list.drafts[NEW_DRAFT].isHidden()
    room.click(room.page.list.drafts[NEW_DRAFT].go_on)
    assert room.form.parts.pain_before.value == 6


def test_a_discarded_draft_comes_back_with_undo(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    room.click(room.form.parts.discard)
    assert room.context.drafts.find(NEW_DRAFT, room.patient) is None
    room.click(room.page.list.drafts[NEW_DRAFT].undo)
    assert room.context.drafts.find(NEW_DRAFT, room.patient) is not None
    room.click(room.page.list.drafts[NEW_DRAFT].go_on)
    assert room.form.parts.pain_before.value == 6


def test_a_finished_session_leaves_no_draft(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    QTest.qWait(500)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.context.drafts.find(NEW_DRAFT, room.patient) is None


def test_each_changed_session_has_a_draft_of_its_own(room: Room, last: TreatmentSession) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_Return, CTRL)
    other = next(session for session in room.sessions() if session.id != last.id)
    for session, level in ((last, 2), (other, 7)):
        room.window.go("sessions", session.id)
        room.click(room.form.parts.pain_before.scale.keys[level])
        room.window.go("sessions")
    assert len(room.page.list.drafts) == 2
    room.click(room.page.list.drafts[f"{NEW_DRAFT}:{last.id}"].go_on)
    assert room.form.before == last
    assert room.form.parts.pain_before.value == 2
    names = [card.go_on.accessibleName() for card in room.page.list.drafts.values()]
    assert len(set(names)) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("effects", {"answer": "yes", "rows": [{}, 5, {"kind": "of tomorrow"}, {"kind": ["x"]}]}),
        ("marks", {"back.back_low.L": [2], "no.such": 1, "front.knee.R": "x"}),
        ("points", [{"code": "x" * 9_000}, {"code": "BL23", "side": "Z"}, 5]),
        ("copied_from", "08:42"),
        ("pre_nrs_now", float("inf")),
        ("post_nrs_now", 10**30),
        ("technique", [None, {}, "of tomorrow"]),
        ("setting", {"a": None}),
        ("needle_count", 1e300),
        ("day", 5),
    ],
)
def test_a_value_that_fits_no_field_costs_itself_alone(
    room: Room, name: str, value: object
) -> None:
    values = {"note": "Slept well", name: value}
    room.context.drafts.keep(Draft(NEW_DRAFT, room.patient, values, "note", room.context.now()))
    room.window.go("sessions", "draft")

    assert room.form.parts.entries["note"].typed() == "Slept well"
    room.form.finish()
