"""The form for one side effect. Nothing in it is filled in beforehand but the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId, new_id
from acutrack.domain.red_flags import signs_for
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import (
    EFFECT_WORDS,
    GRADE_MEANING,
    GRADE_WORDS,
    KIND_WORDS,
    WANTED,
    Action,
    Cause,
    Grade,
    Lasted,
    Noticed,
    Occasion,
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.gui.context import GuiContext
from acutrack.gui.draft_keeper import DraftKeeper
from acutrack.gui.red_flag_cards import RedFlagCards
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.fields import ChoiceField, NoteField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField

_CHOICES: tuple[tuple[str, type[Enum]], ...] = (
    ("noticed", Noticed),
    ("lasted", Lasted),
    ("action", Action),
    ("outcome", Outcome),
    ("cause", Cause),
)


class EffectForm(Card):
    """Emits `finished` with the record after and before; `closed` when it is to go away."""

    finished = Signal(object, object)
    closed = Signal()

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        super().__init__(words(say("What did you notice?")))
        self._context, self._patient = context, patient
        self._before: SideEffect | None = None
        self._id = new_id()
        self._sessions: tuple[TreatmentSession, ...] = ()
        nothing = words(say("Not said"))
        kinds = [kind for kind in SideEffectKind if kind is not SideEffectKind.NONE]
        self.kind = ChoiceField([(kind, words(KIND_WORDS[kind])) for kind in kinds])
        self.grade = SegmentedChoice(
            words(say("How bad was it?")), [(grade, words(GRADE_WORDS[grade])) for grade in Grade]
        )
        self.site = TextField(words(say("Such as right calf")))
        self.day = self._date_field()
        self.resolved_on = self._date_field()
        self.session = ChoiceField([], nothing)
        self._chosen_from = {
            name: ChoiceField([(value, words(EFFECT_WORDS[value])) for value in kind], nothing)
            for name, kind in _CHOICES
        }
        self.note = NoteField(lines=2)
        self.cards = RedFlagCards(context, patient)
        self._fields = self._labelled()
        self._keeper = DraftKeeper(context, patient, "side_effect", self._typed, self)
        self._lay_out()
        self._follow_typing()

    def open(
        self,
        effect: SideEffect | None,
        sessions: tuple[TreatmentSession, ...],
        about: RecordId | None = None,
    ) -> None:
        """Show an effect to change, or an empty form with what was typed before.

        `about` names the session it followed, where that is known.
        """
        self._before, self._sessions = effect, sessions
        self._id = effect.id if effect is not None else new_id()
        self.cards.forget()
        newest = sorted(sessions, key=lambda session: session.day, reverse=True)
        self.session.set_options([(s.id, self._words_of(s)) for s in newest])
        for field in self._fields.values():
            field.show_problem("")
        if effect is None:
            self._show_draft(about)
        else:
            self._show(effect)

    def pick(self, kind: SideEffectKind) -> None:
        """Choose what was noticed, as if in the list."""
        self.kind.show_choice(kind)
        self._picked()

    def has_draft(self) -> bool:
        """Whether something was typed and not yet saved."""
        return self._keeper.found() is not None

    def keep(self) -> None:
        """Keep what is typed; the form may be about to go."""
        self._keeper.flush()

    def clear(self) -> None:
        """Forget what was typed: it is saved."""
        self._keeper.discard()

    def first_focus(self) -> QWidget:
        """Where answering begins."""
        return self.kind

    def _labelled(self) -> dict[str, FormField]:
        words = self._context.words
        meanings = say(
            "Mild: {mild}. Moderate: {moderate}. Severe: {severe}. Very serious: {serious}.",
            mild=GRADE_MEANING[Grade.MILD],
            moderate=GRADE_MEANING[Grade.MODERATE],
            severe=GRADE_MEANING[Grade.SEVERE],
            serious=GRADE_MEANING[Grade.VERY_SERIOUS],
        )
        return {
            "kind": FormField(words(say("What was it?")), self.kind),
            "grade": FormField(words(say("How bad was it?")), self.grade, words(meanings)),
            "site": FormField(words(say("Where")), self.site),
            "day": FormField(words(say("First noticed on")), self.day),
            "resolved_on": FormField(
                words(say("Gone on; empty while it is there")), self.resolved_on
            ),
            "session_id": FormField(words(say("After which session")), self.session),
            "noticed": FormField(words(say("When you noticed it")), self._chosen_from["noticed"]),
            "lasted": FormField(words(say("How long it lasted")), self._chosen_from["lasted"]),
            "action": FormField(words(say("What you did")), self._chosen_from["action"]),
            "outcome": FormField(words(say("How it is now")), self._chosen_from["outcome"]),
            "cause": FormField(
                words(say("Do you think the treatment caused it?")), self._chosen_from["cause"]
            ),
            "note": FormField(words(say("Note")), self.note),
        }

    def _lay_out(self) -> None:
        self.body.addWidget(self.cards)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._fields["kind"], 0, 0)
        grid.addWidget(self._fields["site"], 0, 1)
        grid.addWidget(self._fields["grade"], 1, 0, 1, 2)
        rest = [name for name in self._fields if name not in {"kind", "site", "grade", "note"}]
        for place, name in enumerate(rest):
            grid.addWidget(self._fields[name], 2 + place // 2, place % 2)
        grid.addWidget(self._fields["note"], 3 + len(rest) // 2, 0, 1, 2)
        self.body.addLayout(grid)
        save = primary(self._context.words(say("Save what you noticed")), "check")
        save.clicked.connect(self._finish)
        close = Button(self._context.words(say("Close without saving")), "x")
        close.clicked.connect(self._abandon)
        self.add(flow(save, close, gap=8))

    def _follow_typing(self) -> None:
        for line in (self.site, self.day, self.resolved_on):
            line.textEdited.connect(self._keeper.touched)
        self.note.textChanged.connect(self._touched_note)
        self.grade.picked.connect(self._picked)
        for choice in (self.kind, self.session, *self._chosen_from.values()):
            choice.picked.connect(self._picked)

    def _picked(self) -> None:
        self._keeper.touched()
        self._look_for_red_flags()

    def _touched_note(self) -> None:
        # A note that is filled by the program is no keystroke.
        if self.note.hasFocus():
            self._keeper.touched()

    def _look_for_red_flags(self) -> None:
        """Show the cards as soon as a listed item is picked; saving goes on beside them."""
        try:
            effect = self._record()
        except InvalidEntry:
            return
        found = self._context.casebook.load(Patient, self._patient)
        if found:
            self.cards.show_signs(signs_for(effect, found[0]), self._id)

    def _finish(self) -> None:
        for field in self._fields.values():
            field.show_problem("")
        try:
            record = self._record()
        except InvalidEntry as error:
            field = self._fields.get(error.field, self._fields["kind"])
            field.show_problem(self._context.words(error.message))
            field.field.setFocus()
            return
        self.finished.emit(record, self._before)

    def _record(self) -> SideEffect:
        kind, day = self.kind.choice, self.day.value
        if not isinstance(kind, SideEffectKind):
            raise InvalidEntry(say("Choose what you noticed first."), "kind")
        if day is None:
            raise InvalidEntry(say("The day is empty. Type a date, such as 28 October."), "day")
        grade, session = self.grade.choice, self.session.choice
        chosen = {name: field.choice for name, field in self._chosen_from.items()}
        made = SideEffect(
            patient_id=self._patient,
            written_at=self._context.now(),
            id=self._id,
            day=day,
            kind=kind,
            grade=grade if isinstance(grade, Grade) and kind not in WANTED else None,
            site=self.site.text().strip(),
            resolved_on=self.resolved_on.value,
            note=self.note.toPlainText().strip(),
            session_id=RecordId(session) if isinstance(session, str) else None,
            occasion=self._before.occasion if self._before is not None else Occasion.UNASKED,
        )
        return replace(made, **chosen)  # type: ignore[arg-type]  # choices hold their own enum

    def _abandon(self) -> None:
        self._keeper.discard()
        self.closed.emit()

    def _show(self, effect: SideEffect) -> None:
        self.kind.show_choice(effect.kind)
        self.grade.show_choice(effect.grade)
        self.site.setText(effect.site)
        self.day.show_value(effect.day)
        self.resolved_on.show_value(effect.resolved_on)
        self.session.show_choice(effect.session_id)
        for name, field in self._chosen_from.items():
            field.show_choice(getattr(effect, name))
        self.note.setPlainText(effect.note)

    def _show_draft(self, about: RecordId | None) -> None:
        found = self._keeper.found()
        values = found.values if found is not None else {}
        self.kind.show_choice(_member(SideEffectKind, values.get("kind")))
        self.grade.show_choice(_member(Grade, values.get("grade")))
        self.site.setText(str(values.get("site", "")))
        self.day.show_value(_day(values.get("day")) if found else self._context.today())
        self.resolved_on.show_value(_day(values.get("resolved_on")))
        self.session.show_choice(values.get("session") or about)
        for name, kind in _CHOICES:
            self._chosen_from[name].show_choice(_member(kind, values.get(name)))
        self.note.setPlainText(str(values.get("note", "")))
        self._look_for_red_flags()

    def _typed(self) -> tuple[dict[str, object], str]:
        values: dict[str, object] = {
            "kind": _value(self.kind.choice),
            "grade": _value(self.grade.choice),
            "site": self.site.text(),
            "day": self.day.value.isoformat() if self.day.value else "",
            "resolved_on": self.resolved_on.value.isoformat() if self.resolved_on.value else "",
            "session": self.session.choice,
            "note": self.note.toPlainText(),
        }
        values |= {name: _value(field.choice) for name, field in self._chosen_from.items()}
        focused = next((n for n, f in self._fields.items() if f.field.hasFocus()), "kind")
        return values, focused

    def _words_of(self, session: TreatmentSession) -> str:
        return self._context.words.formats.table_day(session.day)

    def _date_field(self) -> DateField:
        words = self._context.words
        return DateField(
            self._context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(say("Open the calendar")),
            written=words.formats.weekday_and_day,
        )


def _value(choice: object) -> object:
    return choice.value if isinstance(choice, Enum) else None


def _member(kind: type[Enum], value: object) -> Enum | None:
    return next((member for member in kind if member.value == value), None)


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
