"""The third dotted question: any side effects so far, which ones, and how bad."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId
from acutrack.domain.red_flags import signs_for
from acutrack.domain.side_effect import KIND_SHORT, Occasion, SideEffect, SideEffectKind
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.sessions.chip_set import ChipSet
from acutrack.gui.pages.sessions.dotted import DotHeading
from acutrack.gui.pages.sessions.effect_row import EffectRow
from acutrack.gui.red_flag_cards import RedFlagCards
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.labels import Text

NONE, YES = "none", "yes"
#: The order of the chips: what is common first.
_KINDS = tuple(kind for kind in SideEffectKind if kind is not SideEffectKind.NONE)


class EffectsCard(Card):
    """None so far, or yes and then which. Keys N and Y answer, Delete takes the answer back."""

    changed = Signal()

    warned = Signal()
    """A warning card stands in the form and is to be seen now."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__()
        words = context.words
        self._context, self._patient = context, patient
        self.none_id: RecordId | None = None
        question = words(say("Any side effects so far?"))
        self.answer = SegmentedChoice(
            question, [(NONE, words(say("None so far"))), (YES, words(say("Yes")))]
        )
        self.answer.chip(YES).setAccessibleName(words(say("Yes, there are side effects")))
        self.answer.picked.connect(self._on_answer)
        self.hint = Text(
            words(say("We ask again tomorrow. Bruises often show later.")),
            TextStyle.SMALL,
            Role.INK2,
        )
        self.clear = QuietLink(words(say("Clear")), name=words(say("Clear: side effects so far")))
        self.clear.clicked.connect(self.take_back)
        self.kinds = ChipSet(
            words(say("What did you notice?")),
            [(kind, words(KIND_SHORT[kind])) for kind in _KINDS],
        )
        self.kinds.changed.connect(self._on_kinds)
        self.rows: dict[SideEffectKind, EffectRow] = {}
        self.warnings = RedFlagCards(context, patient)
        self.warnings.appeared.connect(self.warned)
        self.warnings.closed.connect(self.focus_answer)
        self._lay_out(question)
        self._show_panel()

    @property
    def given(self) -> str:
        """The answer: NONE, YES, or an empty text for not said."""
        chosen = self.answer.choice
        return chosen if isinstance(chosen, str) else ""

    def press(self, answer: str) -> None:
        """Answer as if the chip was pressed."""
        self.answer.show_choice(answer)
        self.focus_answer()
        self._on_answer()

    def take_back(self) -> None:
        """Be unanswered again; the kinds picked stay until the form is finished."""
        self.answer.show_choice(None)
        self.focus_answer()
        self._on_answer()

    def focus_answer(self) -> None:
        """Give the keyboard to the answer."""
        self.answer.chip(self.given or NONE).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus_in_answer(self) -> bool:
        """Whether the keyboard is on "None so far" or "Yes"."""
        focused = QApplication.focusWidget()
        return focused is not None and self.answer.isAncestorOf(focused)

    def typed(self) -> dict[str, object]:
        """What a draft holds."""
        return {"answer": self.given, "rows": [row.typed() for row in self.rows.values()]}

    def show_values(self, value: object) -> None:
        """Show what a draft holds."""
        values = value if isinstance(value, Mapping) else {}
        rows = values.get("rows")
        kinds = {kind.value: kind for kind in SideEffectKind if kind is not SideEffectKind.NONE}
        for row in rows if isinstance(rows, list) else []:
            kind = kinds.get(str(row.get("kind"))) if isinstance(row, Mapping) else None
            if kind is not None:  # one that a newer AcuTrack knows is passed over
                self._row(kind).show_values(row)
        self.kinds.show_chosen(list(self.rows))
        self.answer.show_choice(values.get("answer") or None)
        self._show_panel()
        self._warn()

    def show_effects(self, effects: tuple[SideEffect, ...]) -> None:
        """Show what was answered at the session."""
        none = next((e for e in effects if e.kind is SideEffectKind.NONE), None)
        noticed = [effect for effect in effects if effect.kind is not SideEffectKind.NONE]
        self.none_id = none.id if none is not None else None
        for effect in noticed:
            self._row(effect.kind).show_values(
                {
                    "id": effect.id,
                    "grade": effect.grade.value if effect.grade else None,
                    "site": effect.site,
                }
            )
        self.kinds.show_chosen(list(self.rows))
        self.answer.show_choice(YES if noticed else NONE if none else None)
        self._show_panel()

    def effects(
        self, session: RecordId, day: date, now: datetime, known: tuple[SideEffect, ...] = ()
    ) -> tuple[SideEffect, ...]:
        """The answer as records; those in `known` keep what the form does not show."""
        before = {effect.id: effect for effect in known}

        def base(of: RecordId | None, kind: SideEffectKind) -> SideEffect:
            found = before.get(of) if of is not None else None
            return found or SideEffect(
                patient_id=self._patient,
                written_at=now,
                day=day,
                kind=kind,
                session_id=session,
                occasion=Occasion.SESSION,
            )

        if self.given == NONE:
            return (base(self.none_id, SideEffectKind.NONE),)
        if self.given == YES:
            return tuple(row.applied_to(base(row.id, kind)) for kind, row in self.rows.items())
        return ()

    def check(self) -> None:
        """Refuse a bare yes: finished like this it would read "not asked".

        Raises:
            InvalidEntry: for `effects`, when nothing was picked.
        """
        if self.given == YES and not self.rows:
            raise InvalidEntry(
                say("You noticed side effects. Pick which ones, or press Clear."),
                "effects",
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        delete = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if delete and self.has_focus_in_answer():
            self.take_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, question: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(DotHeading(question), 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.answer)
        self.body.setContentsMargins(20, 10, 20, 4)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self.clear)
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(policy)
        self.body.addLayout(below)
        self.panel = QWidget()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.warnings)
        words = self._context.words
        column.addWidget(
            Text(words(say("What did you notice? Pick all that fit.")), TextStyle.LABEL)
        )
        column.addWidget(self.kinds)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.add(self.panel)

    def _on_answer(self) -> None:
        self._show_panel()
        self._warn()
        self.changed.emit()

    def _on_kinds(self) -> None:
        chosen = [kind for kind in self.kinds.chosen if isinstance(kind, SideEffectKind)]
        for kind in [kind for kind in self.rows if kind not in chosen]:
            row = self.rows.pop(kind)
            self.warnings.forget(row.id)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for kind in chosen:
            self._row(kind)
        self._warn()
        self.changed.emit()

    def _row(self, kind: SideEffectKind) -> EffectRow:
        if kind not in self.rows:
            row = EffectRow(kind, self._context.words)
            row.changed.connect(self._on_row)
            self.rows[kind] = row
            self._rows.addWidget(row)
        return self.rows[kind]

    def _on_row(self) -> None:
        self._warn()
        self.changed.emit()

    def _warn(self) -> None:
        if self.given != YES:
            return
        now = self._context.now()
        people = self._context.casebook.load(Patient, self._patient)
        for effect in self.effects(RecordId(""), now.date(), now) if people else ():
            self.warnings.show_signs(signs_for(effect, people[0]), effect.id)

    def _show_panel(self) -> None:
        self.panel.setVisible(self.given == YES)
        self.clear.setVisible(bool(self.given))
