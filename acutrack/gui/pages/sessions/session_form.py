"""The session form: three dotted questions, the rest copied, everything kept while typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.note import Appointment
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import PatientId, RecordId
from acutrack.domain.session import TreatmentSession, questions_about
from acutrack.domain.session_template import (
    NEEDLE_SIDE,
    SessionTemplate,
    template_of,
    with_template,
)
from acutrack.gui.context import GuiContext
from acutrack.gui.draft_keeper import DraftKeeper
from acutrack.gui.pages.sessions.details_card import follow_all
from acutrack.gui.pages.sessions.effects_card import NONE, YES
from acutrack.gui.pages.sessions.entries import Entry, first_problem, name_of_focus
from acutrack.gui.pages.sessions.form_layout import FormParts
from acutrack.gui.pages.sessions.opening import Filled, Opening, fresh
from acutrack.gui.pages.sessions.session_values import values_of
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.typed_letter import typed_letter
from acutrack.text.answer_letters import YES_OR_NO, answers_by_letter

#: Name of the draft of a new session; a change to one has its id behind a colon.
NEW_DRAFT = "session"
_RECORD_FIELDS = frozenset(field.name for field in fields(TreatmentSession))


class SessionForm(QWidget):
    """One form for one session; made anew each time it opens.

    Signals: `finished` carries a Filled; `discarded` and `left` ask for the list; `template_made`
    carries a SessionTemplate to keep.
    """

    finished = Signal(object)
    discarded = Signal()
    left = Signal()
    template_made = Signal(object)

    def __init__(self, context: GuiContext, patient: PatientId, opening: Opening) -> None:
        super().__init__()
        self._context, self._patient, self._opening = context, patient, opening
        self._filling = True
        now = context.now()
        blank = TreatmentSession(patient_id=patient, written_at=now, day=now.date())
        self._start = opening.before or fresh(opening, patient, blank)
        self.parts = FormParts(context, patient, opening)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts.scaffold)
        self.draft_name = draft_name(opening.before)
        self._keeper = DraftKeeper(context, patient, self.draft_name, self._typed, self)
        self._wanted_focus = ""
        self._copied_from = opening.last.day if opening.last is not None else None
        self._show_start()
        self._connect()
        self._filling = False

    @property
    def before(self) -> TreatmentSession | None:
        """The session that is being changed; None for a new one."""
        return self._opening.before

    def resume(self, values: Mapping[str, object], focus: str) -> None:
        """Show what an unfinished form held, and give the same field the keyboard."""
        self._filling = True
        self._start = replace(self._start, id=RecordId(str(values.get("id") or self._start.id)))
        self._copied_from = _day(values.get("copied_from"))
        self._show_values(values)
        self._wanted_focus = focus
        self._filling = False

    def open_details(self) -> None:
        """Show every field, and begin with them."""
        self.parts.details.open()
        self._wanted_focus = "setting"

    def first_focus(self) -> QWidget:
        """Where the keyboard was, or the first dotted question without an answer."""
        return self._widget(self._wanted_focus or self._first_open())

    def keep(self) -> None:
        """Keep what is typed; the form may be about to go."""
        self._keeper.flush()

    def forget(self) -> None:
        """Forget the draft: it is saved, or thrown away."""
        self._keeper.discard()

    def finish(self) -> None:
        """Hand over what is filled in, or say under the field what is in the way."""
        self.parts.points.take_pending()
        self.parts.problem.hide()
        for entry in self.parts.entries.values():
            entry.field.show_problem("")
        try:
            filled = self._filled()
            self.parts.effects.check()
        except InvalidEntry as error:
            self._show_problem(error.field, self._context.words(error.message))
            return
        wrong = first_problem(self.parts.entries)
        if wrong is not None:
            self._go_to(wrong)
            return
        self.finished.emit(filled)

    def tell_problem(self, error: InvalidEntry) -> None:
        """Show what the casebook refused."""
        self._show_problem(error.field, self._context.words(error.message))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = answers_by_letter(self._context.words, YES_OR_NO).get(typed_letter(event))
        if answer is not None and self._on_a_dotted_question():
            self.parts.effects.press(YES if answer else NONE)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        parts = self.parts
        parts.finish.clicked.connect(self.finish)
        parts.finish_below.clicked.connect(self.finish)
        parts.discard.clicked.connect(self._discard)
        parts.back.clicked.connect(self.left)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)
        follow_all(parts.entries, self._touched)
        parts.practitioner.follow(self._touched)
        for question in (parts.pain_before, parts.pain_after):
            question.changed.connect(self._touched)
        parts.pain_before.settled.connect(lambda: self._go_on_to("post_nrs_now", parts.pain_after))
        parts.pain_after.settled.connect(lambda: self._go_on_to("effects", parts.effects.answer))
        parts.pain_before.passed_on.connect(parts.pain_after.scale.press_digit)
        parts.effects.changed.connect(self._touched)
        parts.effects.warned.connect(lambda: self._bring_into_sight(parts.effects.warnings))
        parts.points.changed.connect(self._on_points)
        parts.where.changed.connect(self._touched)
        parts.details.points.changed.connect(self._on_point_details)
        parts.templates.chosen.connect(self._begin_with)
        parts.templates.kept.connect(self._make_template)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _begin_with(self, template: SessionTemplate) -> None:
        """Show what is usually done in place of what stands there; answers stay as they are."""
        values, _ = self._typed()
        shown = values_of(with_template(self._start, template))
        told = {name: shown[name] for name in (*NEEDLE_SIDE, "points_unknown")}
        self._filling = True
        self._show_values({**values, **told})
        self._filling = False
        self._touched()
        announce(self, self._context.words(say("Filled in: {name}", name=template.name)))

    def _make_template(self, name: str) -> None:
        self.parts.points.take_pending()
        try:
            session = self._filled().session
            self.template_made.emit(template_of(session, name, self._context.now()))
        except InvalidEntry as error:
            self._show_problem(error.field, self._context.words(error.message))

    def _go_on_to(self, name: str, question: QWidget) -> None:
        """The next dotted question gets the keyboard, and is scrolled to where it is hidden."""
        self._widget(name).setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_sight(question)

    def _bring_into_sight(self, widget: QWidget) -> None:
        # Once the layout is done with what was just shown.
        QTimer.singleShot(0, self, lambda: self.parts.scaffold.ensureWidgetVisible(widget, 0, 16))

    def _first_open(self) -> str:
        parts = self.parts
        answered = {
            "pre_nrs_now": parts.pain_before.value is not None,
            "post_nrs_now": parts.pain_after.value is not None,
            "effects": bool(parts.effects.given),
        }
        return next((name for name, done in answered.items() if not done), "pre_nrs_now")

    def _on_a_dotted_question(self) -> bool:
        focused = QApplication.focusWidget()
        scales = (self.parts.pain_before.scale, self.parts.pain_after.scale)
        on_scale = focused is not None and any(scale.isAncestorOf(focused) for scale in scales)
        return on_scale or self.parts.effects.has_focus_in_answer()

    def _touched(self) -> None:
        if not self._filling:
            self._keeper.touched()

    def _on_points(self) -> None:
        self.parts.details.points.show_points(self.parts.points.picker.points)
        self._touched()

    def _on_point_details(self) -> None:
        picker = self.parts.points.picker
        picker.show_points(self.parts.details.points.applied_to(picker.points))
        self._touched()

    def _on_focus(self, old: QWidget | None, _new: QWidget | None) -> None:
        """A field was left: what looks unusual is asked about, kindly and without a hurry."""
        if old is None or not self.isVisible() or not self.isAncestorOf(old):
            return
        try:
            questions = self._filled().questions
        except InvalidEntry:
            return
        self.parts.questions.show_questions(questions)

    def _discard(self) -> None:
        self._keeper.keep_now()
        self.discarded.emit()

    def _show_start(self) -> None:
        opening, parts = self._opening, self.parts
        values = values_of(self._start) | parts.practitioner.values_of(self._start.practitioner_id)
        if opening.next_session is not None:
            values["next_day"] = opening.next_session.day.isoformat()
            at = opening.next_session.at
            values["next_time"] = at.isoformat() if at else ""
        self._show_values(values)
        parts.effects.show_effects(opening.effects_before)
        parts.where.show_marks(opening.marks_before)

    def _show_values(self, values: Mapping[str, object]) -> None:
        parts = self.parts
        for name, entry in parts.entries.items():
            entry.show(values.get(name))
        parts.practitioner.show(values)
        parts.pain_before.show_value(_number(values.get("pre_nrs_now")))
        parts.pain_after.show_value(_number(values.get("post_nrs_now")))
        parts.points.show_values(values)
        parts.details.points.show_points(parts.points.picker.points)
        parts.effects.show_values(values.get("effects"))
        parts.where.show_values(values.get("marks"))
        if values.get("details_open"):
            parts.details.open()
        parts.visit.show_copied(self._copied_from)

    def _typed(self) -> tuple[Mapping[str, object], str]:
        parts = self.parts
        values: dict[str, object] = {
            "id": self._start.id,
            "of": self.before.id if self.before is not None else "",
            "copied_from": self._copied_from.isoformat() if self._copied_from else "",
            "details_open": parts.details.is_open,
            "pre_nrs_now": parts.pain_before.value,
            "post_nrs_now": parts.pain_after.value,
            "effects": parts.effects.typed(),
            "marks": parts.where.typed(),
            **{name: entry.typed() for name, entry in parts.entries.items()},
            **parts.points.typed(),
        }
        return values, self._focus_name()

    def _filled(self) -> Filled:
        """What stands in the form. Raises InvalidEntry."""
        now, parts = self._context.now(), self.parts
        read = {name: entry.read() for name, entry in parts.entries.items()}
        if read["day"] is None:
            raise InvalidEntry(say("The date is empty. Type one, such as 28 October."), "day")
        who, who_before = parts.practitioner.read(now)
        told: dict[str, Any] = {name: read[name] for name in read if name in _RECORD_FIELDS}
        session = replace(
            self._start,
            **told,
            practitioner_id=who.id if who is not None else None,
            points=parts.details.points.applied_to(parts.points.points),
            points_unknown=parts.points.unknown.isChecked(),
            pre_nrs_now=parts.pain_before.value,
            post_nrs_now=parts.pain_after.value,
        )
        known = self._opening.effects_before
        effects = parts.effects.effects(session.id, session.day, now, known)
        planned = self._planned(read["next_day"], read["next_time"], session, who)
        return Filled(
            session,
            self.before,
            effects,
            known,
            who,
            who_before,
            planned,
            self._opening.next_session,
            self._questions(session),
            parts.where.records(session, now, self._opening.marks_before),
            self._opening.marks_before,
        )

    def _planned(
        self, day: object, at: object, session: TreatmentSession, who: Practitioner | None
    ) -> Appointment | None:
        if not isinstance(day, date):
            return None
        known = self._opening.next_session
        if day < session.day:
            raise InvalidEntry(
                say(
                    "The next session is {day}, before this one. Type a later date, "
                    "or leave it empty.",
                    day=day,
                ),
                "next_day",
            )
        at = at if isinstance(at, time) else None
        if known is not None:
            return replace(known, day=day, at=at)
        return Appointment(
            patient_id=self._patient,
            written_at=self._context.now(),
            day=day,
            at=at,
            with_whom=who.name if who is not None else "",
        )

    def _questions(self, session: TreatmentSession) -> tuple[Message, ...]:
        return questions_about(session, self._opening.sessions)

    def _show_problem(self, name: str, words: str) -> None:
        entry = self.parts.entries.get(name)
        if entry is None:
            self.parts.problem.text.setText(words)
            self.parts.problem.show()
            self.parts.scaffold.ensureWidgetVisible(self.parts.problem)
            announce(self.parts.problem, words)
            return
        entry.field.show_problem(words)
        self._go_to(name)

    def _go_to(self, name: str) -> None:
        if name in self.parts.details.entries:
            self.parts.details.open()
        widget = self._widget(name)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.parts.scaffold.ensureWidgetVisible(self.parts.entries[name].field)

    def _focus_name(self) -> str:
        focused = QApplication.focusWidget()
        for name, widget in self._places().items():
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                return name
        return name_of_focus(self.parts.entries, focused)

    def _places(self) -> dict[str, QWidget]:
        parts = self.parts
        return {
            "pre_nrs_now": parts.pain_before.scale,
            "post_nrs_now": parts.pain_after.scale,
            "effects": parts.effects,
            "points": parts.points.picker.field,
            "marks": parts.where.map,
        }

    def _widget(self, name: str) -> QWidget:
        if name == "effects":
            effects = self.parts.effects
            return effects.answer.chip(effects.given or NONE)
        entries: Mapping[str, Entry] = self.parts.entries
        if name in entries:
            return entries[name].field.field
        return self._places().get(name, self.parts.pain_before.scale)


def draft_name(before: TreatmentSession | None) -> str:
    """The name of the draft of a new session, or of a change to `before`."""
    return NEW_DRAFT if before is None else f"{NEW_DRAFT}:{before.id}"


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _number(value: object) -> float | None:
    """A rating; anything else that a draft may hold counts as unanswered."""
    return value if isinstance(value, int | float) and 0 <= value <= 10 else None
