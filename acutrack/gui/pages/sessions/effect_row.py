"""One side effect that was picked in the session form: how bad, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.record import RecordId, new_id
from acutrack.domain.side_effect import (
    GRADE_MEANING,
    GRADE_WORDS,
    KIND_WORDS,
    WANTED,
    Grade,
    SideEffect,
    SideEffectKind,
)
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Rule, Text
from acutrack.text.catalogue import Catalogue


class EffectRow(QWidget):
    """A kind with its grade and place; a pleasant effect has no grade."""

    changed = Signal()

    def __init__(self, kind: SideEffectKind, words: Catalogue) -> None:
        super().__init__()
        self.kind = kind
        self.id = new_id()
        self._words = words
        name = words(KIND_WORDS[kind])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addWidget(Rule())
        column.addWidget(Text(name, TextStyle.STRONG))
        self.grade = SegmentedChoice(
            words(say("How bad: {kind}", kind=name)),
            [(grade.value, words(GRADE_WORDS[grade])) for grade in Grade],
        )
        self._name_grades(name)
        self._meaning = Text("", TextStyle.SMALL, Role.INK2)
        self._meaning.hide()
        self.site = TextField(words(say("Such as left calf")))
        place = FormField(words(say("Where, if you like")), self.site)
        self.site.setAccessibleName(words(say("Where: {kind}", kind=name)))
        if kind not in WANTED:
            column.addWidget(self.grade)
            column.addWidget(self._meaning)
        column.addWidget(place)
        self.grade.picked.connect(self._on_grade)
        self.site.textEdited.connect(self.changed)

    @property
    def chosen_grade(self) -> Grade | None:
        """The grade, None where it was not said."""
        value = self.grade.choice
        return Grade(value) if isinstance(value, int) else None

    def typed(self) -> dict[str, object]:
        """What a draft holds."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "grade": self.grade.choice,
            "site": self.site.text(),
        }

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what a draft holds."""
        self.id = RecordId(str(values.get("id") or self.id))
        self.grade.show_choice(values.get("grade"))
        self.site.setText(str(values.get("site", "")))
        self._explain()

    def applied_to(self, effect: SideEffect) -> SideEffect:
        """The record with what stands here."""
        return replace(
            effect,
            id=self.id,
            kind=self.kind,
            grade=self.chosen_grade,
            site=self.site.text().strip(),
        )

    def _name_grades(self, kind: str) -> None:
        for grade in Grade:
            chip = self.grade.chip(grade.value)
            words = self._words(GRADE_WORDS[grade])
            chip.setAccessibleName(self._words(say("{kind}: {grade}", kind=kind, grade=words)))
            chip.setAccessibleDescription(self._words(GRADE_MEANING[grade]))
            chip.setToolTip(self._words(GRADE_MEANING[grade]))

    def _on_grade(self) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        grade = self.chosen_grade
        self._meaning.setText(self._words(GRADE_MEANING[grade]) if grade else "")
        self._meaning.setVisible(grade is not None)
