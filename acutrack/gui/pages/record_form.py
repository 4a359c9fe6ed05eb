"""What the forms for one record have in common: reading, saying what is wrong, keeping drafts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.draft_keeper import DraftKeeper
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.date_field import DateField, TimeField
from acutrack.gui.widgets.field_grid import FieldGrid
from acutrack.gui.widgets.fields import ChoiceField, NoteField, NumberField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField

R = TypeVar("R", bound=Record)

#: Px at 100 % text in which a day with its weekday and year can be read whole beside its calendar.
_DATE_IN_WORDS = 280


class RecordForm(Card, Generic[R]):
    """A form for one new record, or for the correction of one that is there.

    What is typed is kept within a second, each record's in a draft of its own, and only what
    differs from the record: what another window changes in the meantime is not taken back.

    Subclasses give the fields by name and say how a record is shown, read and kept.

    Args:
        title: The heading.
        form: The draft's name.
        fields: Each field under the name of the record's attribute.
        kinds: For fields that choose from an enumeration, which one.
        save: The words of the button that saves.
        hints: Sentences that stand between label and field.
        whole: Names of fields that have a line of their own, as notes have.
    """

    finished = Signal(object, object)
    """Save was pressed and all is well: the Edit, and the record it keeps."""
    closed = Signal()
    wanted_versions = Signal(object)
    """Show the earlier versions of this record."""

    def __init__(
        self,
        context: GuiContext,
        patient: PatientId,
        *,
        title: Message,
        form: str,
        fields: Mapping[str, tuple[Message, QWidget]],
        kinds: Mapping[str, type[Enum]],
        save: Message,
        hints: Mapping[str, Message] | None = None,
        whole: Collection[str] = (),
    ) -> None:
        words = context.words
        super().__init__(words(title))
        self.context, self.patient = context, patient
        self.before: R | None = None
        self._kinds = kinds
        self._unchanged: dict[str, object] = {}
        self._focus = ""
        explained = {name: words(hint) for name, hint in (hints or {}).items()}
        self.fields = {
            name: FormField(words(label), field, explained.get(name, ""))
            for name, (label, field) in fields.items()
        }
        self._name_calendars()
        self.keeper = DraftKeeper(context, patient, form, self._draft, self)
        self.add(self._side_by_side(whole))
        self.add_more()
        self._save = primary(words(save), "check")
        self._save.clicked.connect(self.finish)
        self._close = Button(words(say("Close without saving")), "x")
        self._close.clicked.connect(self._abandon)
        self._versions = Button(words(say("Earlier versions")), "history")
        self._versions.clicked.connect(lambda: self.wanted_versions.emit(self.before))
        self.add(flow(self._save, self._close, self._versions, gap=8))
        self._follow_typing()

    def add_more(self) -> None:
        """Put what is no field of its own between the fields and the buttons."""

    def show_record(self, record: R | None) -> None:
        """Fill the fields from a record, or as for a new one."""
        raise NotImplementedError

    def read_record(self) -> R:
        """The record as typed. Raises InvalidEntry."""
        raise NotImplementedError

    def edit_of(self, after: R) -> Edit:
        """The edit that keeps it in place of `before`. Raises InvalidEntry."""
        raise NotImplementedError

    def kept_beside(self) -> dict[str, object]:
        """What a draft holds besides what is typed."""
        return {}

    def open(self, record: R | None) -> None:
        """Show a record to correct or an empty form, with what was typed before on top."""
        self.keeper.turn_to(record.id if record is not None else "")
        self._fill(record)
        draft = self.keeper.found()
        if draft is not None:
            self.give(draft.values)
            self._focus = draft.focus

    def catch_up(self, record: R | None) -> None:
        """Another window changed or removed the record: show it as it is, what is typed on top.

        Where it changed the very field that is being typed in, the form stays on what it was begun
        from: then saving shows both versions, and nothing of theirs is covered unseen.
        """
        typed = self.typed() if record is None else self._differences()
        if record is not None and self._is_contested(record, typed):
            return
        self.keeper.turn_to(record.id if record is not None else "")
        self._fill(record)
        self.give(typed)
        self.keeper.keep_now()

    def _is_contested(self, record: R, typed: Mapping[str, object]) -> bool:
        if self.before is None or not typed:
            return False
        was, before = self._unchanged, self.before
        self._fill(record)
        now = self._unchanged
        self._fill(before)
        self.give(typed)
        return any(now[name] not in (was.get(name), typed[name]) for name in typed)

    def waiting(self) -> tuple[str, ...]:
        """Ids of records with something typed and not yet saved; an empty text for a new one."""
        return self.keeper.waiting()

    def keep(self) -> None:
        """Keep what is typed; the form may be about to go."""
        self.keeper.flush()

    def clear(self) -> None:
        """Forget what was typed: it is saved."""
        self.keeper.discard()

    def first_focus(self) -> QWidget:
        """Where typing begins or goes on."""
        name = self._focus if self._focus in self.fields else next(iter(self.fields))
        return self.fields[name].field

    def typed(self) -> dict[str, object]:
        """What stands in the fields, as a draft can hold it."""
        return {name: _plain(field.field) for name, field in self.fields.items()}

    def give(self, values: Mapping[str, object]) -> None:
        """Put drafted values into the fields."""
        for name, value in values.items():
            if name in self.fields:
                self._give_one(name, value)

    def show_problem(self, error: InvalidEntry) -> None:
        """Say what is wrong under the field it is about, and go there."""
        field = self.fields.get(error.field) or next(iter(self.fields.values()))
        field.show_problem(self.context.words(error.message))
        field.field.setFocus()

    def date_field(self) -> DateField:
        """A field for a day of the diary."""
        words = self.context.words
        return DateField(
            self.context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(say("Open the calendar")),
            written=words.formats.weekday_and_day,
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _side_by_side(self, whole: Collection[str]) -> FieldGrid:
        alone = [
            field
            for name, field in self.fields.items()
            if name in whole or isinstance(field.field, NoteField)
        ]
        return FieldGrid(
            *self.fields.values(), narrowest=_DATE_IN_WORDS, most=2, whole=alone, gap=16
        )

    def _name_calendars(self) -> None:
        for field in self.fields.values():
            if isinstance(field.field, DateField):
                name = say("Open the calendar: {field}", field=field.label.text())
                field.field.name_calendar(self.context.words(name))

    def _fill(self, record: R | None) -> None:
        self.before = record
        self._versions.setVisible(record is not None)
        self._focus = ""
        for field in self.fields.values():
            field.show_problem("")
        self.show_record(record)
        self._unchanged = self.typed()

    def finish(self) -> None:
        """Hand over what is filled in, or say under the field what is in the way."""
        for field in self.fields.values():
            field.show_problem("")
            take = getattr(field.field, "take", None)
            if take is not None:  # read what is typed now, also where the field was not left
                take()
        wrong = next((field for field in self.fields.values() if field.problem), None)
        if wrong is not None:
            wrong.field.setFocus()
            return
        try:
            record = self.read_record()
            edit = self.edit_of(record)
        except InvalidEntry as error:
            self.show_problem(error)
            return
        self.finished.emit(edit, record)

    def _abandon(self) -> None:
        self.keeper.discard()
        self.closed.emit()
        self._fill(self.before)

    def _draft(self) -> tuple[dict[str, object], str]:
        focused = next((n for n, f in self.fields.items() if f.field.hasFocus()), self._focus)
        typed = self._differences()
        return ({**typed, **self.kept_beside()} if typed else {}), focused

    def _differences(self) -> dict[str, object]:
        now = self.typed()
        return {name: value for name, value in now.items() if value != self._unchanged.get(name)}

    def _follow_typing(self) -> None:
        for form_field in self.fields.values():
            field = form_field.field
            if isinstance(field, TextField):
                field.textEdited.connect(self.keeper.touched)
            if isinstance(field, DateField | TimeField | NumberField):
                field.changed.connect(self.keeper.touched)
            if isinstance(field, ChoiceField | SegmentedChoice):
                field.picked.connect(self.keeper.touched)
            if isinstance(field, NoteField):
                field.textChanged.connect(self._touched_note)

    def _touched_note(self) -> None:
        # A note that is filled by the program is no keystroke.
        if any(isinstance(f.field, NoteField) and f.field.hasFocus() for f in self.fields.values()):
            self.keeper.touched()

    def _give_one(self, name: str, value: object) -> None:
        field = self.fields[name].field
        if isinstance(field, TextField):
            field.setText(str(value or ""))
            if isinstance(field, DateField | TimeField | NumberField):
                field.take()
        elif isinstance(field, NoteField):
            field.setPlainText(str(value or ""))
        elif isinstance(field, ChoiceField | SegmentedChoice):
            chosen = self._chosen(name, value)
            # A word that is none of the choices leaves what stands there.
            if field.offers(chosen):
                field.show_choice(chosen)

    def _chosen(self, name: str, value: object) -> object:
        kind = self._kinds.get(name)
        if kind is None:
            return value
        return next((member for member in kind if member.value == value), None)


def _plain(field: QWidget) -> object:
    if isinstance(field, TextField):
        return field.text()
    if isinstance(field, NoteField):
        return field.toPlainText()
    choice = field.choice if isinstance(field, ChoiceField | SegmentedChoice) else None
    return choice.value if isinstance(choice, Enum) else choice
