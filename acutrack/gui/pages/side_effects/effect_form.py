"""The form for one side effect. Nothing in it is filled in beforehand but the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from typing_extensions import override

from acutrack.casebook.edits.side_effects import note_effect
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.record import Edit, PatientId, RecordId, new_id
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
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.record_form import RecordForm
from acutrack.gui.red_flag_cards import RedFlagCards
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.fields import ChoiceField, NoteField, TextField

#: What may be said of an effect besides, each with the question that asks for it.
_CHOICES: tuple[tuple[str, Message, type[Enum]], ...] = (
    ("noticed", say("When you noticed it"), Noticed),
    ("lasted", say("How long it lasted"), Lasted),
    ("action", say("What you did"), Action),
    ("outcome", say("How it is now"), Outcome),
    ("cause", say("Do you think the treatment caused it?"), Cause),
)
_MEANINGS = say(
    "Mild: {mild}. Moderate: {moderate}. Severe: {severe}. Very serious: {serious}.",
    mild=GRADE_MEANING[Grade.MILD],
    moderate=GRADE_MEANING[Grade.MODERATE],
    severe=GRADE_MEANING[Grade.SEVERE],
    serious=GRADE_MEANING[Grade.VERY_SERIOUS],
)


class EffectForm(RecordForm[SideEffect]):
    """`cards` holds the warning cards; the page shows them above, also when the form is gone."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        self.context = context
        self._id = new_id()
        nothing = words(say("Not said"))
        kinds = [kind for kind in SideEffectKind if kind is not SideEffectKind.NONE]
        self.kind = ChoiceField([(kind, words(KIND_WORDS[kind])) for kind in kinds])
        self.grade = SegmentedChoice(
            words(say("How bad was it?")), [(grade, words(GRADE_WORDS[grade])) for grade in Grade]
        )
        self.site = TextField(words(say("Such as right calf")))
        self.day = self.date_field()
        self.resolved_on = self.date_field()
        self.session = ChoiceField([], nothing)
        self.choices = {
            name: ChoiceField([(value, words(EFFECT_WORDS[value])) for value in kind], nothing)
            for name, _question, kind in _CHOICES
        }
        self.note = NoteField(lines=2)
        self.cards = RedFlagCards(context, patient)
        super().__init__(
            context,
            patient,
            title=say("What did you notice?"),
            form="side_effect",
            fields={
                "kind": (say("What was it?"), self.kind),
                "site": (say("Where"), self.site),
                "grade": (say("How bad was it?"), self.grade),
                "day": (say("First noticed on"), self.day),
                "resolved_on": (say("Gone on; empty while it is there"), self.resolved_on),
                "session_id": (say("After which session"), self.session),
                **{name: (question, self.choices[name]) for name, question, _kind in _CHOICES},
                "note": (say("Note"), self.note),
            },
            kinds={"kind": SideEffectKind, "grade": Grade, **{n: kind for n, _q, kind in _CHOICES}},
            save=say("Save what you noticed"),
            hints={"grade": _MEANINGS},
            whole={"grade"},
        )
        self.grade.picked.connect(self._look_for_red_flags)
        for choice in (self.kind, *self.choices.values()):
            choice.picked.connect(self._look_for_red_flags)
        self.resolved_on.changed.connect(self._look_for_red_flags)

    def follow(self, session: RecordId) -> None:
        """Say which session the effect followed, where nothing else is said yet."""
        if self.session.choice is None:
            self.session.show_choice(session)

    @override
    def open(self, record: SideEffect | None) -> None:
        self.cards.begin_another()
        super().open(record)
        if record is None:
            self._look_for_red_flags()

    @override
    def show_record(self, record: SideEffect | None) -> None:
        self._id = record.id if record is not None else new_id()
        self._offer_sessions()
        self.kind.show_choice(record.kind if record else None)
        self.grade.show_choice(record.grade if record else None)
        self.site.setText(record.site if record else "")
        self.day.show_value(record.day if record else self.context.today())
        self.resolved_on.show_value(record.resolved_on if record else None)
        self.session.show_choice(record.session_id if record else None)
        for name, field in self.choices.items():
            field.show_choice(getattr(record, name) if record else None)
        self.note.setPlainText(record.note if record else "")

    @override
    def read_record(self) -> SideEffect:
        kind, day = self.kind.choice, self.day.value
        if not isinstance(kind, SideEffectKind):
            raise InvalidEntry(say("Choose what you noticed first."), "kind")
        if day is None:
            raise InvalidEntry(say("The day is empty. Type a date, such as 28 October."), "day")
        session, grade = self.session.choice, self.grade.choice
        base = self.before or SideEffect(
            patient_id=self.patient, written_at=self.context.now(), id=self._id, day=day, kind=kind
        )
        return replace(
            base,
            written_at=self.context.now(),
            imported=False,
            day=day,
            kind=kind,
            grade=grade if isinstance(grade, Grade) and kind not in WANTED else None,
            site=self.site.text().strip(),
            resolved_on=self.resolved_on.value,
            note=self.note.toPlainText().strip(),
            session_id=RecordId(session) if isinstance(session, str) else None,
            **self._said(),
        )

    @override
    def edit_of(self, after: SideEffect) -> Edit:
        return note_effect(after, self.context.now(), self.before)

    @override
    def kept_beside(self) -> dict[str, object]:
        return {"id": self._id}

    @override
    def give(self, values: Mapping[str, object]) -> None:
        if self.before is None and isinstance(values.get("id"), str):
            self._id = RecordId(str(values["id"]))
        super().give(values)

    def withdraw(self) -> None:
        """The entry was taken back before it was saved, and its cards with it."""
        self.cards.forget(self._id)

    def _look_for_red_flags(self) -> None:
        """Show the cards as soon as a listed item is picked, whatever else is still open."""
        kind, grade = self.kind.choice, self.grade.choice
        if not isinstance(kind, SideEffectKind):
            return
        effect = SideEffect(
            patient_id=self.patient,
            written_at=self.context.now(),
            id=self._id,
            day=self.context.today(),
            kind=kind,
            grade=grade if isinstance(grade, Grade) and kind not in WANTED else None,
            **self._said(),
        )
        first, gone = self.day.value, self.resolved_on.value
        if first is not None and gone is not None and first <= gone:
            effect = replace(effect, day=first, resolved_on=gone)
        self.cards.show_signs_of(effect)

    def _said(self) -> dict[str, Any]:
        return {name: field.choice for name, field in self.choices.items()}

    def _offer_sessions(self) -> None:
        sessions = self.context.casebook.load(TreatmentSession, self.patient)
        newest = sorted(sessions, key=lambda session: session.day, reverse=True)
        formats = self.context.words.formats
        self.session.set_options([(s.id, formats.table_day(s.day)) for s in newest])
