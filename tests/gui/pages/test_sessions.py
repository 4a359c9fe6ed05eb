"""A session is logged in five interactions, nothing typed is lost, and outcomes are never copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from acutrack.casebook.edits.people import save_practitioner
from acutrack.casebook.edits.sessions import log_session
from acutrack.domain.course import Course
from acutrack.domain.note import Appointment
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, PatientId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Style, Technique
from acutrack.domain.side_effect import Grade, Occasion, SideEffect, SideEffectKind
from acutrack.domain.warning_sign import WarningShown
from acutrack.gui.context import GuiContext
from acutrack.gui.main_window import MainWindow
from acutrack.gui.pages.sessions import SessionsPage
from acutrack.gui.pages.sessions.session_form import NEW_DRAFT, SessionForm
from acutrack.gui.theme import ThemeChoice
from tests.builders import a_session, an_effect
from tests.gui.conftest import Clock

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Room:
    """The real window in somebody's room, and a count of what was pressed."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        self.context, self.patient = context, patient
        self.window = MainWindow(context.words, context.notices, context.settings.current)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.enter(context, patient, "sessions")
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.interactions = 0

    @property
    def page(self) -> SessionsPage:
        page = self.window.page
        assert isinstance(page, SessionsPage)
        return page

    @property
    def form(self) -> SessionForm:
        assert self.page.form is not None
        return self.page.form

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        focused: QWidget = QApplication.focusWidget() or self.window
        QTest.keyClick(focused, key, modifier)
        self.interactions += 1

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.interactions += 1

    def sessions(self) -> tuple[TreatmentSession, ...]:
        return self.context.casebook.load(TreatmentSession, self.patient)

    def effects(self) -> tuple[SideEffect, ...]:
        return self.context.casebook.load(SideEffect, self.patient)


@pytest.fixture
def room(context: GuiContext, own_room: PatientId) -> Iterator[Room]:
    made = Room(context, own_room)
    yield made
    made.window.leave_room()
    made.window.close()


@pytest.fixture
def kim(context: GuiContext) -> Practitioner:
    practitioner = Practitioner(
        patient_id=EVERYONE, written_at=context.now(), name="Kim Beispiel", clinic="By the mill"
    )
    context.casebook.record(save_practitioner(practitioner))
    return practitioner


@pytest.fixture
def last(context: GuiContext, own_room: PatientId, kim: Practitioner) -> TreatmentSession:
    """A full session of a week ago."""
    session = a_session(
        patient_id=own_room,
        written_at=context.now() - timedelta(days=7),
        day=date(2025, 10, 21),
        start_time=time(10, 30),
        practitioner_id=kim.id,
        style=Style.WESTERN_MEDICAL,
        note="It rained.",
        cost=60,
        currency="EUR",
    )
    context.casebook.record(log_session(session, context.now()))
    return session


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


def test_another_point_costs_two_interactions(room: Room, last: TreatmentSession) -> None:
    room.window.go("sessions", "new")
    field = room.form.parts.points.picker.field
    field.setFocus()
    QTest.keyClicks(field, "ki3")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return, CTRL)
    new = next(session for session in room.sessions() if session.id != last.id)
    assert [point.code for point in new.points] == ["BL23", "BL40", "GV3", "KI3"]


def test_outcomes_are_never_copied(room: Room, last: TreatmentSession) -> None:
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


def test_a_new_window_goes_on_where_the_old_one_died(room: Room, last: TreatmentSession) -> None:
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
    assert not room.page.list.draft.isHidden()
    room.click(room.page.list.draft.go_on)
    assert room.form.parts.pain_before.value == 6


def test_a_discarded_draft_comes_back_with_undo(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    room.click(room.form.parts.discard)
    assert room.context.drafts.find(NEW_DRAFT, room.patient) is None
    room.click(room.page.list.draft.undo)
    assert room.context.drafts.find(NEW_DRAFT, room.patient) is not None
    room.click(room.page.list.draft.go_on)
    assert room.form.parts.pain_before.value == 6


def test_a_finished_session_leaves_no_draft(room: Room) -> None:
    room.window.go("sessions", "new")
    room.press(Qt.Key.Key_6)
    QTest.qWait(500)
    room.press(Qt.Key.Key_Return, CTRL)
    assert room.context.drafts.find(NEW_DRAFT, room.patient) is None


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


def test_a_known_practitioner_is_not_made_twice(room: Room, last: TreatmentSession) -> None:
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


def _noted(effect: SideEffect, context: GuiContext):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from acutrack.casebook.edits.side_effects import note_effect

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
    context.casebook.record(_noted(effect, context))
    room.window.go("sessions")
    room.click(room.page.list.record.remove)
    assert (room.sessions(), room.effects()) == ((), ())
    room.press(Qt.Key.Key_Z, CTRL)
    assert (room.sessions(), room.effects()) == ((last,), (effect,))


def test_not_asked_none_and_kinds_read_differently(
    room: Room, context: GuiContext, last: TreatmentSession
) -> None:
    room.window.go("sessions", "new")
    for key in (Qt.Key.Key_6, Qt.Key.Key_4, Qt.Key.Key_N):
        room.press(key)
    room.press(Qt.Key.Key_Return, CTRL)
    model = room.page.list.model
    words = [model.index(row, 5).data() for row in range(2)]
    assert words == ["None", "Not asked"]


def test_a_course_is_started_counted_and_changed(room: Room, clock: Clock) -> None:
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


def test_a_course_without_a_name_is_told_kindly(room: Room) -> None:
    room.click(room.page.list.course.deed)
    room.click(room.page.course_form.save)
    assert "no name yet" in room.page.course_form.entries["name"].field.problem


def test_an_empty_list_says_how_to_begin(room: Room) -> None:
    assert not room.page.list.empty.isHidden()
    room.press(Qt.Key.Key_N, CTRL)
    assert room.page.form is not None


def test_names_are_unique_in_the_open_form(room: Room, last: TreatmentSession) -> None:
    room.window.go("sessions", "new")
    room.form.parts.details.open()
    room.form.parts.effects.press("yes")
    room.click(room.form.parts.effects.kinds.chips[SideEffectKind.BRUISE])
    room.click(room.form.parts.effects.kinds.chips[SideEffectKind.SORENESS])
    stops = [
        widget
        for widget in room.form.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    names = [_spoken_path(widget) for widget in stops]
    assert all(name for name in names)
    assert [name for name in names if names.count(name) > 1] == []


def _spoken_path(widget: QWidget) -> str:
    """Name within its named group: the pain keys 0 to 10 stand in two groups."""
    name = widget.accessibleName() or widget.parentWidget().accessibleName()
    group = widget.parentWidget()
    while group is not None and not (group.inherits("QGroupBox") and group.accessibleName()):
        group = group.parentWidget()
    return f"{group.accessibleName() if group is not None else ''}/{name}"


@pytest.mark.parametrize(("scale", "width"), [(2.0, 1280), (1.0, 960)])
def test_nothing_is_wider_than_the_page(
    room: Room, last: TreatmentSession, scale: float, width: int
) -> None:
    room.context.theme.choose(ThemeChoice.LIGHT, scale)
    room.window.resize(width, 640 if width == 960 else 800)
    room.window.go("sessions", "new")
    room.form.parts.details.open()
    QTest.qWait(50)
    for scaffold in (room.form.parts.scaffold,):
        content = scaffold.widget()
        assert content.minimumSizeHint().width() <= scaffold.viewport().width()


def test_the_whole_form_is_walked_with_tab(room: Room) -> None:
    room.window.go("sessions", "new")
    seen = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)  # type: ignore[arg-type]
    parts = room.form.parts
    wanted = {
        parts.pain_after.scale.keys[0],
        parts.effects.answer.chip("none"),
        *(entry.field.field for entry in parts.visit.entries.values()),
        parts.entries["note"].field.field,
        parts.points.picker.field,
        parts.details.link,
        parts.entries["next_day"].field.field,
        parts.finish_below,
    }
    assert wanted <= seen
