"""Everybody in the casebook: found, filtered and sorted; the rows come from the worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from acutrack.analysis.caseload.order import Order, Show, arranged
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say, say_count
from acutrack.gui.pages.patients.caseload_columns import HEADINGS, ORDERS, CellWriter, Column
from acutrack.gui.pages.patients.caseload_table import CaseloadTable, caseload_row_height
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.fields import ChoiceField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.search_field import SearchField
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.analysis.caseload.row import CaseloadRow

_SHOWN: dict[Show, Message] = {
    Show.ALL: say("All"),
    Show.TO_LOOK_AT: say("To look at"),
    Show.SAFETY: say("Side effects"),
    Show.REVIEW: say("Review due"),
    Show.SILENT: say("No entries lately"),
}
#: Sorted so at first, the most is on top: more of it is more to look at.
_FALLING = frozenset({Order.START, Order.NOW, Order.CHANGE, Order.EFFECTS, Order.COURSE})
_FEWEST_ROWS = 3
#: Air under the rows, in px.
_UNDER = 62
_ROOM = 480


class CaseloadView(QWidget):
    """Values in, one signal out: `wanted` carries the id of the patient to open."""

    wanted = Signal(str)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._rows: tuple[CaseloadRow, ...] = ()
        self._today = date.min
        self._order, self._falling = Order.LOOK, False
        self.search = SearchField(words(say("Type a part of the name")))
        self.sort = ChoiceField(
            [(order, words(HEADINGS[column])) for column, order in ORDERS.items()]
        )
        self.filter = SegmentedChoice(
            words(say("Which patients to show")),
            [(show, words(told)) for show, told in _SHOWN.items()],
            Show.ALL,
        )
        self.table = CaseloadTable(words)
        self.nobody = Text("", TextStyle.BODY, Role.INK2)
        self.key = Text(
            words(
                say(
                    "The band is each person’s usual range before the first session, a triangle is "
                    "a session. Lower is better. Side effects are those since the last visit."
                )
            ),
            TextStyle.SMALL,
            Role.INK2,
        )
        self._card = Card()
        self._lay_out()
        self._connect()
        self.sort.show_choice(Order.LOOK)
        self._show_order()

    def show_caseload(self, rows: Sequence[CaseloadRow], today: date) -> None:
        """Show everybody; the row that was chosen stays chosen."""
        self._rows, self._today = tuple(rows), today
        self.arrange()

    def arrange(self) -> None:
        """Filter and sort what is there."""
        chosen = self.table.chosen()
        show = cast(Show, self.filter.choice or Show.ALL)
        typed = self.search.text()
        rows = arranged(
            self._rows, order=self._order, falling=self._falling, show=show, typed=typed
        )
        self.table.rows_shown.show_rows(rows, CellWriter(self._words, self._today))
        self.table.choose(chosen)
        self._card.setVisible(bool(rows))
        self.key.setVisible(bool(rows))
        self.nobody.setVisible(bool(self._rows) and not rows)
        self.nobody.setText(self._words(self._nobody(typed.strip())))
        self.fit_height()

    def fit_height(self, room: int | None = None) -> None:
        """Be as high as the rows, or as there is room for."""
        if room is not None:
            self._room = room
        row = caseload_row_height()
        heading = self.table.horizontalHeader()
        head = max(heading.sizeHint().height(), heading.minimumHeight())
        wanted = head + len(self.table.rows_shown.rows) * row + 4
        least = head + min(_FEWEST_ROWS, len(self.table.rows_shown.rows)) * row + 4
        self.table.setFixedHeight(max(least, min(wanted, self._room)))

    def expect(self, people: int) -> None:
        """Offer to look for somebody where there are several."""
        for tool in (self.find_row, self._sort_row, self.filter):
            tool.setVisible(people > 1)

    def below_table(self) -> int:
        """Height in px of what stands under the rows."""
        return self.key.heightForWidth(max(1, self.width())) + _UNDER

    def _lay_out(self) -> None:
        self._room = look().px(_ROOM)
        self.find_row = FormField(self._words(say("Find")), self.search)
        self._sort_row = FormField(self._words(say("Sort by")), self.sort)
        tools = QGridLayout()
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setHorizontalSpacing(16)
        tools.addWidget(self.find_row, 0, 0)
        tools.addWidget(self._sort_row, 0, 1)
        tools.setColumnStretch(0, 2)
        tools.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tools)
        column.addWidget(self.filter)
        column.addWidget(self.nobody)
        column.addWidget(self._card)
        column.addWidget(self.key)
        self._card.body.setContentsMargins(8, 6, 8, 8)
        self._card.add(self.table)
        self.nobody.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.arrange)
        self.search.stepped_down.connect(self.table.setFocus)
        self.filter.picked.connect(self._on_filter)
        self.sort.picked.connect(self._on_sort)
        self.table.wanted.connect(self.wanted)
        self.table.horizontalHeader().sectionClicked.connect(self._on_head)

    def _on_filter(self) -> None:
        self.arrange()
        count = len(self.table.rows_shown.rows)
        announce(self, self._words(say_count("{count} person", "{count} people", count)))

    def _on_sort(self, order: Order) -> None:
        self.sort_by(order, falling=order in _FALLING)

    def _on_head(self, section: int) -> None:
        order = ORDERS.get(Column(section))
        if order is None:
            self._show_order()
        elif order is self._order:
            self.sort_by(order, falling=not self._falling)
        else:
            self._on_sort(order)

    def sort_by(self, order: Order, *, falling: bool) -> None:
        """Sort, and show by what."""
        self._order, self._falling = order, falling
        self.sort.show_choice(order)
        self._show_order()
        self.arrange()

    def _show_order(self) -> None:
        (column,) = (column for column, order in ORDERS.items() if order is self._order)
        way = Qt.SortOrder.DescendingOrder if self._falling else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(column, way)

    def _nobody(self, typed: str) -> Message:
        if typed:
            return say("Nobody here is called “{name}”.", name=typed)
        return say("Nobody in this list.")
