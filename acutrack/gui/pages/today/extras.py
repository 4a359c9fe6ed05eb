"""Anything else? Only if you want to: short answers that stand beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.day_answer import DayQuestion
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.gui.pages.today.focus import holds_focus
from acutrack.gui.pages.today.moment_panel import MomentPanel
from acutrack.gui.pages.today.note_panel import NotePanel
from acutrack.gui.pages.today.todays_diary import TodaysDiary
from acutrack.gui.pages.today.where_panel import WherePanel
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

_NOT_SAID: dict[DayQuestion, Message] = {
    DayQuestion.PAIN_RELIEF: say("Took pain relief, not said"),
    DayQuestion.BAD_NIGHT: say("Slept badly, not said"),
}
_SAID_YES: dict[DayQuestion, Message] = {
    DayQuestion.PAIN_RELIEF: say("Took pain relief, yes"),
    DayQuestion.BAD_NIGHT: say("Slept badly, yes"),
}
_SAID_NO: dict[DayQuestion, Message] = {
    DayQuestion.PAIN_RELIEF: say("Took pain relief, no"),
    DayQuestion.BAD_NIGHT: say("Slept badly, no"),
}


class Extras(QWidget):
    """The chips, and the panel of the one that is open.

    Signals:
        wanted_side_effect: the chip that leads to the side effects.
        answered: a DayQuestion and True, or None to take the answer back.
    """

    wanted_side_effect = Signal()
    answered = Signal(object, object)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.side_effect = Chip(words(say("Side effect")), "bandage", checkable=False)
        self.relief = Chip(words(say("Took pain relief")), "pill")
        self.night = Chip(words(say("Slept badly")), "moon")
        self.now = Chip(words(say("Pain now")), "gauge", checkable=False)
        self.worst = Chip(words(say("Worst pain")), "arrow-up", checkable=False)
        self.where = Chip(words(say("Where")), "person-standing", checkable=False)
        self.note = Chip(words(say("Note")), "pencil", checkable=False)
        self.now_panel = MomentPanel(PainMeasure.NOW, words)
        self.worst_panel = MomentPanel(PainMeasure.WORST_24H, words)
        self.where_panel = WherePanel(words)
        self.note_panel = NotePanel(words)
        self._panels: dict[Chip, QWidget] = {
            self.now: self.now_panel,
            self.worst: self.worst_panel,
            self.where: self.where_panel,
            self.note: self.note_panel,
        }
        self._lay_out()
        self._connect()

    def show_diary(self, diary: TodaysDiary) -> None:
        """Show what was answered about today."""
        self._show_said(self.relief, DayQuestion.PAIN_RELIEF, diary)
        self._show_said(self.night, DayQuestion.BAD_NIGHT, diary)
        moments, worst = diary.moments, diary.score(diary.today, PainMeasure.WORST_24H)
        self._show_number(self.now, "gauge", moments[-1] if moments else None)
        self._show_number(self.worst, "arrow-up", worst)
        self.note.set_icon_name("check" if diary.note else "pencil")
        name = say("Note, written") if diary.note else say("Note, none yet")
        self.note.setAccessibleName(self._words(name))
        self.worst_panel.show_answer(worst)
        self._show_where(diary)
        current = self.now_panel.current
        if current is not None and current.id not in {score.id for score in moments}:
            self.now_panel.begin_anew()
        self.now_panel.show_time(diary.now)
        self.note_panel.show_note(diary.note)

    def open(self, chip: Chip) -> None:
        """Open a chip's panel in place of another one."""
        self.close_panel()
        panel = self._panels[chip]
        panel.show()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Close the panel that is open; a note in it is saved."""
        for chip, panel in self._panels.items():
            if panel.isHidden():
                continue
            inside = holds_focus(panel)
            if panel is self.note_panel and not self.note_panel.finish():
                # What could not be saved stays where it was typed.
                continue
            if panel is self.now_panel:
                self.now_panel.begin_anew()
            panel.hide()
            if inside:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not all(
            p.isHidden() for p in self._panels.values()
        ):
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = flow(
            Text(self._words(say("Anything else?")), TextStyle.STRONG),
            Text(self._words(say("Only if you want to.")), TextStyle.STRONG, Role.INK2),
            gap=6,
            line_gap=0,
        )
        column.addWidget(head)
        first = (self.side_effect, self.relief, self.night)
        chips = (*first, self.now, self.worst, self.where, self.note)
        column.addWidget(flow(*chips, gap=4, line_gap=4))
        for panel in self._panels.values():
            panel.hide()
            column.addWidget(panel)

    def _connect(self) -> None:
        self.side_effect.clicked.connect(self.wanted_side_effect)
        for chip, question in (
            (self.relief, DayQuestion.PAIN_RELIEF),
            (self.night, DayQuestion.BAD_NIGHT),
        ):
            chip.clicked.connect(
                lambda on, question=question: self.answered.emit(question, True if on else None)
            )
        for chip, panel in self._panels.items():
            chip.clicked.connect(
                lambda _on=False, chip=chip, panel=panel: (
                    self.open(chip) if panel.isHidden() else self.close_panel()
                )
            )
        self.note_panel.done.connect(self.close_panel)

    def _show_said(self, chip: Chip, question: DayQuestion, diary: TodaysDiary) -> None:
        said = diary.said(question)
        chip.setChecked(said is True)
        named = {True: _SAID_YES, False: _SAID_NO, None: _NOT_SAID}[said]
        chip.setAccessibleName(self._words(named[question]))

    def _show_where(self, diary: TodaysDiary) -> None:
        marks = diary.where
        self.where.set_icon_name("check" if marks else "person-standing")
        name = say_count("Where, {count} place marked", "Where, {count} places marked", len(marks))
        self.where.setAccessibleName(self._words(name if marks else say("Where, not marked")))
        self.where_panel.show_marks(marks)

    def _show_number(self, chip: Chip, icon: str, score: PainScore | None) -> None:
        chip.set_icon_name("check" if score else icon)
        if score is None:
            chip.setAccessibleName(chip.words)
            return
        name = say("{what}, saved: {value} out of 10", what=chip.words, value=score.value)
        chip.setAccessibleName(self._words(name))
