"""The cells of one week, and the keys that move between them."""

from __future__ import annotations

from datetime import date
from enum import Enum
from itertools import chain, pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui.pages.gap.day_facts import COLUMN_WORDS, Column, DayFacts
from acutrack.gui.pages.gap.number_cell import NumberCell
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.chips import TriStateChip
from acutrack.gui.widgets.labels import Text
from acutrack.text.answer_letters import YES_OR_NO, answers_by_letter
from acutrack.text.catalogue import Catalogue

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}

#: Room for each column beside the others: day, number, four answers.
_SHARES = (22, 18, 15, 13, 13, 14)
#: Narrower than this (at 100 % text) the day stands above its cells.
_BESIDE_FROM = 600
_BETWEEN = 10


#: The number takes the width of its column.
_AS_WIDE = Qt.AlignmentFlag(0)


class _Arrangement(Enum):
    """How days and their cells stand, the widest first."""

    BESIDE = "the day beside its cells, under the heads"
    ABOVE = "the day above its cells, under the heads"
    LISTED = "the day above its cells, each after its own head"


class WeekGrid(QWidget):
    """Rows are days.

    Signals:
        typed: a day and its level, or None for empty.
        answered: a Column, a day and True, False or None.
        left: the keyboard wants the week before (-1) or after (1), and which column it was in.
        pressed: a number cell was pressed with the mouse or Space; carries the day.
    """

    typed = Signal(object, object)
    answered = Signal(object, object, object)
    left = Signal(int, int)
    pressed = Signal(object)

    def __init__(self, words: Catalogue, days: tuple[date, ...], today: date) -> None:
        super().__init__()
        self._words = words
        self.days = days
        self._today = today
        self.numbers: list[NumberCell] = []
        self.chips: list[dict[Column, TriStateChip]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(2)
        self._heads = self._made_heads()
        self._labels: list[Text] = []
        self._captions: list[list[Text]] = []
        for row, day in enumerate(days):
            self._make_row(row, day)
        for text in (*chain(*self._heads), *chain(*self._captions)):
            text.setParent(self)  # shown without one, it would be a window of its own
        self._arrangement: _Arrangement | None = None
        follow_look(self._arrange)

    def show_facts(self, facts: tuple[DayFacts, ...]) -> None:
        """Fill the cells with what is on disk."""
        for row, known in enumerate(facts):
            self._show_number(self.numbers[row], known)
            for column, chip in self.chips[row].items():
                chip.show_answer(known.facts[column].yes)
                self._tell_time(chip, known.facts[column].written_at)

    def focus_cell(self, row: int, column: int = 0) -> bool:
        """Move the keyboard to a cell; false where there is none that takes an answer."""
        if not 0 <= row < len(self.days):
            return False
        cell = self._cells(row)[max(0, min(column, len(Column)))]
        if not cell.isEnabled():
            return False
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def minimumSizeHint(self) -> QSize:
        days = max(_width(label) for label in self._labels)
        captions = max(_width(caption) for caption in self._captions[0])
        cells = max(cell.minimumSizeHint().width() for cell in self._cells(0))
        least = max(days, captions + _BETWEEN + cells)
        return QSize(least, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = self._place(watched)
            if place is not None and event.key() in _ARROWS:
                down, across = _ARROWS[Qt.Key(event.key())]
                if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    across = -across
                self._move(place[0] + down, place[1] + across)
                return True
        return super().eventFilter(watched, event)

    def _made_heads(self) -> list[tuple[Text, Text]]:
        words = [(say("Average pain"), say("0 to 10"))]
        words += [(COLUMN_WORDS[column], say("yes or no")) for column in Column]
        self._day_head = Text(self._words(say("Day")), TextStyle.SMALL_STRONG)
        return [
            (
                Text(self._words(title), TextStyle.SMALL_STRONG),
                Text(self._words(how), TextStyle.CAPTION, Role.INK2),
            )
            for title, how in words
        ]

    def _make_row(self, row: int, day: date) -> None:
        open_to_write = day <= self._today
        spoken = self._words.formats.weekday_and_month(day)
        self._labels.append(Text(spoken, TextStyle.BODY, Role.INK if open_to_write else Role.INK2))
        number = NumberCell(day)
        number.typed.connect(lambda level, day=day: self.typed.emit(day, level))
        number.settled.connect(lambda row=row: self._move(row + 1, 0))
        number.typed_ahead.connect(lambda digit, row=row: self._ahead(row, digit))
        number.clicked.connect(lambda _on=False, day=day: self.pressed.emit(day))
        self.numbers.append(number)
        self._captions.append([Text(title.text(), TextStyle.SMALL) for title, _ in self._heads])
        self.chips.append({column: self._chip(column, day, spoken) for column in Column})
        for cell in self._cells(row):
            cell.setEnabled(open_to_write)
            cell.installEventFilter(self)

    def _fitting(self) -> _Arrangement:
        """The widest arrangement that there is room for."""
        columns = [
            max(_width(title), _width(how), cell.minimumSizeHint().width())
            for (title, how), cell in zip(self._heads, self._cells(0), strict=True)
        ]
        above = sum(columns) + _BETWEEN * (len(columns) - 1)
        day = max(_width(text) for text in (self._day_head, *self._labels))
        if self.width() < above:
            return _Arrangement.LISTED
        if self.width() < max(look().px(_BESIDE_FROM), day + _BETWEEN + above):
            return _Arrangement.ABOVE
        return _Arrangement.BESIDE

    def _arrange(self) -> None:
        wanted = self._fitting()
        if wanted is self._arrangement:
            return
        self._arrangement = wanted
        beside, listed = wanted is _Arrangement.BESIDE, wanted is _Arrangement.LISTED
        for column, share in enumerate(_SHARES):
            self._grid.setColumnStretch(column, share if beside else 0)
        self._grid.addWidget(self._day_head, 0, 0)
        self._day_head.setVisible(beside)
        for place, (title, how) in enumerate(self._heads, start=1 if beside else 0):
            title.setVisible(not listed)
            how.setVisible(not listed)
            self._grid.addWidget(title, 0, place, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(how, 1, place, Qt.AlignmentFlag.AlignTop)
        lines = 1 + len(self._captions[0]) if listed else 2
        for row, label in enumerate(self._labels):
            line = 2 + lines * row
            width = 1 if beside else len(Column) + 1
            self._grid.addWidget(label, line, 0, 1, width, Qt.AlignmentFlag.AlignVCenter)
            self._put_cells(row, line, wanted)
        # Only now in the reading order of either arrangement.
        cells = [cell for row in range(len(self.days)) for cell in self._cells(row)]
        for one, following in pairwise(cells):
            QWidget.setTabOrder(one, following)
        self.updateGeometry()

    def _put_cells(self, row: int, line: int, wanted: _Arrangement) -> None:
        listed = wanted is _Arrangement.LISTED
        middle = Qt.AlignmentFlag.AlignCenter
        cells = zip(self._cells(row), self._captions[row], strict=True)
        for place, (cell, caption) in enumerate(cells):
            caption.setVisible(listed)
            if listed:
                self._grid.addWidget(caption, line + 1 + place, 0, Qt.AlignmentFlag.AlignVCenter)
                self._grid.addWidget(cell, line + 1 + place, 1)
            elif wanted is _Arrangement.ABOVE:
                self._grid.addWidget(cell, line + 1, place, middle if place else _AS_WIDE)
            else:
                self._grid.addWidget(cell, line, place + 1, middle if place else _AS_WIDE)

    def _chip(self, column: Column, day: date, spoken: str) -> TriStateChip:
        question = say("{question}, {day}", question=COLUMN_WORDS[column], day=spoken)
        chip = TriStateChip(
            self._words(question),
            self._words(say("Not said")),
            self._words(say("Yes")),
            self._words(say("No")),
            letters=answers_by_letter(self._words, YES_OR_NO),
        )
        chip.answered.connect(
            lambda yes, column=column, day=day: self.answered.emit(column, day, yes)
        )
        return chip

    def _show_number(self, cell: NumberCell, known: DayFacts) -> None:
        spoken = self._words.formats.weekday_and_month(known.day)
        score = known.score
        if score is None:
            cell.set_words("", self._words(say("Average pain, {day}: empty", day=spoken)))
            cell.setToolTip("")
            return
        name = say(
            "Average pain, {day}: {value} out of 10, written on {written}",
            day=spoken,
            value=score.value,
            written=score.written_at,
        )
        cell.set_words(self._words.formats.number(score.value), self._words(name))
        cell.setToolTip(self._words(say("Written on {written}", written=score.written_at)))

    def _tell_time(self, chip: TriStateChip, written_at: object) -> None:
        if written_at is None:
            chip.setToolTip("")
            return
        written = self._words(say("Written on {written}", written=written_at))
        chip.setToolTip(written)
        said = chip.accessibleDescription()
        described = say("{answer}. {written}", answer=said, written=written)
        chip.setAccessibleDescription(self._words(described))

    def _ahead(self, row: int, digit: int) -> None:
        self._move(row + 1, 0)
        following = self.focusWidget()
        if isinstance(following, NumberCell) and following is not self.numbers[row]:
            following.press_digit(digit)

    def _move(self, row: int, column: int) -> None:
        if not 0 <= row < len(self.days):
            self.left.emit(-1 if row < 0 else 1, column)
        else:
            self.focus_cell(row, column)

    def _cells(self, row: int) -> list[NumberCell | TriStateChip]:
        return [self.numbers[row], *self.chips[row].values()]

    def _place(self, cell: QObject) -> tuple[int, int] | None:
        for row in range(len(self.days)):
            for column, other in enumerate(self._cells(row)):
                if other is cell:
                    return row, column
        return None


def _width(text: Text) -> int:
    return text.minimumSizeHint().width()
