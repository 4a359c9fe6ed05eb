"""Sessions: the list and its form."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.sessions import remove_course, remove_session, start_course
from acutrack.casebook.edits.templates import keep_template
from acutrack.domain.body_mark import BodyMark
from acutrack.domain.course import Course, current_course, sessions_of
from acutrack.domain.errors import AcuTrackError, InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.note import Appointment
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_template import SessionTemplate
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.carry_on import CarryOn
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.sessions.course_card import CourseForm
from acutrack.gui.pages.sessions.opening import Filled, newest_first, open_for
from acutrack.gui.pages.sessions.record_words import SessionRow
from acutrack.gui.pages.sessions.saving import edit_of
from acutrack.gui.pages.sessions.session_form import NEW_DRAFT, SessionForm
from acutrack.gui.pages.sessions.session_list import SessionList


class SessionsPage(Page):
    """`arrive` takes "new", "draft", or the id of a session."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        TreatmentSession,
        SideEffect,
        Practitioner,
        Course,
        Appointment,
    )

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self.form: SessionForm | None = None
        self._discarded: dict[str, Draft] = {}
        self._course: Course | None = None
        self.list = SessionList(context.words)
        self.course_form = CourseForm(context, patient)
        self.course_form.hide()
        self.list.columns.side.insertWidget(1, self.course_form)
        self.carry_on = CarryOn(self, self.list.course.deed)
        self.list.columns.side.insertWidget(0, self.carry_on.card)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.carry_on.card.tab_after(self.list.table)
        self._connect()

    @override
    def arrive(self, argument: str) -> None:
        self._discarded.clear()
        if argument in ("new", "draft"):
            self._open_new()
        elif argument and (session := self._find(RecordId(argument))) is not None:
            self._open_change(session)
        else:
            self._show_list()
        self.refresh_if_shown()

    @override
    def first_focus(self) -> QWidget | None:
        if self.form is not None:
            return self.form.first_focus()
        return self.list.log

    @override
    def leave(self) -> None:
        if self.form is not None:
            self.form.keep()

    @override
    def refresh(self) -> None:
        casebook = self.context.casebook
        self.list.own_notes.setVisible(self.context.settings.current.treats_patients)
        sessions = newest_first(casebook.load(TreatmentSession, self.patient))
        effects = casebook.load(SideEffect, self.patient)
        people = {person.id: person for person in casebook.practitioners()}
        courses = casebook.load(Course, self.patient)
        by_id = {course.id: course for course in courses}
        rows = [
            SessionRow(
                session,
                people.get(session.practitioner_id) if session.practitioner_id else None,
                by_id.get(session.course_id) if session.course_id else None,
                tuple(effect for effect in effects if effect.session_id == session.id),
            )
            for session in sessions
        ]
        self.list.show_rows(rows)
        self._course = course = current_course(courses)
        today = self.context.today()
        done = len(sessions_of(course, sessions, today)) if course is not None else 0
        self.list.course.show_course(course, done, today)
        self.carry_on.look(course, done)
        self._show_drafts()

    def _connect(self) -> None:
        self.list.own_notes.clicked.connect(partial(self.context.ways.go, "own_notes"))
        self.list.wanted_new.connect(lambda: self._enter(self._open_new))
        self.list.wanted_change.connect(lambda s: self._enter(lambda: self._open_change(s)))
        self.list.wanted_whole.connect(self._open_whole)
        self.list.removed.connect(self._remove)
        self.list.wanted_versions.connect(self.show_versions)
        self.list.course.wanted.connect(self._open_course)
        self.course_form.finished.connect(self._save_course)
        self.course_form.removed.connect(self._remove_course)
        self.course_form.closed.connect(self._close_course)
        self.list.draft_continued.connect(lambda name: self._enter(lambda: self._resume(name)))
        self.list.draft_discarded.connect(self._discard)
        self.list.draft_restored.connect(self._restore)

    def _enter(self, opening: object) -> None:
        """Open a form from the list, and give it the keyboard."""
        opening()  # type: ignore[operator]
        if self.form is not None:
            self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_new(self) -> None:
        """A new session; one that was begun and not finished goes on where it was."""
        if self.form is not None and self.form.before is None:
            return
        self._open(None)

    def _open_change(self, session: TreatmentSession) -> None:
        if self.form is not None and self.form.before == session:
            return
        self._open(session)

    def _open_whole(self, session: TreatmentSession) -> None:
        self._open(session)
        if self.form is not None:
            self.form.open_details()
            self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _resume(self, name: str) -> None:
        if name == NEW_DRAFT:
            self._open_new()
            return
        session = self._find(RecordId(name.removeprefix(f"{NEW_DRAFT}:")))
        if session is None:
            self.context.notices.tell(
                say("The session of this change was removed. Undo brings it back.")
            )
            return
        self._open(session)

    def _open(self, before: TreatmentSession | None) -> None:
        self._close_form()
        try:
            opening = open_for(self.context.casebook, self.patient, self.context.today(), before)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return
        self.form = SessionForm(self.context, self.patient, opening)
        self.form.finished.connect(self._finish)
        self.form.discarded.connect(self._discard_form)
        self.form.left.connect(self._leave_form)
        self.form.template_made.connect(self._keep_template)
        self._stack.addWidget(self.form)
        self._stack.setCurrentWidget(self.form)
        draft = self._draft(self.form.draft_name)
        if draft is not None:
            self.form.resume(draft.values, draft.focus)

    def _finish(self, filled: Filled) -> None:
        form = self.form
        if form is None:
            return
        try:
            edit = edit_of(filled, self.context.now())
        except InvalidEntry as error:
            form.tell_problem(error)
            return
        day = filled.session.day
        said = say("Saved: the session of {day}.", day=day)
        if not self.record(edit, said=said, again=form.finish, settled=self._put_away):
            return
        self._put_away()
        self.list.choose(filled.session.id)
        self.list.look_again.show_questions(filled.questions)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_template(self, template: SessionTemplate) -> None:
        form = self.form
        said = say("Kept as a template: {name}", name=template.name)
        if form is None or not self.record(keep_template(template, self.patient), said=said):
            return
        form.parts.templates.clear_name()
        form.parts.templates.show_templates(self.context.casebook.load(SessionTemplate, EVERYONE))

    def _put_away(self) -> None:
        if self.form is not None:
            self.form.forget()
        self._close_form()
        self._show_list()

    def _discard_form(self) -> None:
        if self.form is None:
            return
        name = self.form.draft_name
        self._close_form()
        self._show_list()
        self._discard(name)

    def _leave_form(self) -> None:
        self._close_form()
        self._show_list()
        self.list.log.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        if self.form is None:
            return
        self.form.keep()
        self._stack.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = None

    def _show_list(self) -> None:
        self._close_form()
        self._stack.setCurrentWidget(self.list)
        self.list.look_again.show_questions(())
        self.refresh_if_shown()

    def _show_drafts(self) -> None:
        kept = self.context.drafts.all_of(self.patient)
        ours = {
            draft.form: draft
            for draft in kept
            if draft.form == NEW_DRAFT or draft.form.startswith(f"{NEW_DRAFT}:")
        }
        self.list.show_drafts(ours, self._discarded)

    def _discard(self, name: str) -> None:
        draft = self._draft(name)
        if draft is not None:
            self._discarded[name] = draft
            self._attempt_discard(name)
        self._show_drafts()
        if name in self._discarded:
            self.list.drafts[name].undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, name: str) -> None:
        draft = self._discarded.pop(name, None)
        if draft is not None:
            try:
                self.context.drafts.keep(draft)
            except AcuTrackError as error:
                self.context.notices.tell_failure(error)
        self._show_drafts()
        if name in self.list.drafts:
            self.list.drafts[name].go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attempt_discard(self, name: str) -> None:
        try:
            self.context.drafts.discard(name, self.patient)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)

    def _draft(self, name: str) -> Draft | None:
        try:
            return self.context.drafts.find(name, self.patient)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return None

    def _find(self, session: RecordId) -> TreatmentSession | None:
        known = self.context.casebook.load(TreatmentSession, self.patient)
        return next((found for found in known if found.id == session), None)

    def _remove(self, session: TreatmentSession) -> None:
        effects = self.context.casebook.load(SideEffect, self.patient)
        said = say("Removed: the session of {day}.", day=session.day)
        marks = self.context.casebook.load(BodyMark, self.patient)
        self.record(remove_session(session, effects, marks), said=said)

    def _open_course(self) -> None:
        self.course_form.open(self._course)
        self.course_form.show()
        self.list.course.hide()
        self.course_form.first_focus().setFocus()

    def _close_course(self) -> None:
        self.course_form.hide()
        self.list.course.show()
        self.list.course.deed.setFocus()

    def _save_course(self, after: Course, before: Course | None) -> None:
        said = say("Saved: {name}.", name=after.name)
        again = partial(self._save_course, after, before)
        if self.record(start_course(after, before), said=said, again=again):
            self._close_course()

    def _remove_course(self, course: Course) -> None:
        sessions = self.context.casebook.load(TreatmentSession, self.patient)
        said = say("Removed: {name}.", name=course.name)
        if self.record(remove_course(course, sessions), said=said):
            self._close_course()
