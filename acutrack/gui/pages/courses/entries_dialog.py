"""The entries behind a number, in a window over the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import Record
from acutrack.gui.models.record_table import RecordTable
from acutrack.gui.pages.courses.entries import Entries, EntryWords, Part
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Heading
from acutrack.gui.widgets.table import Table, row_height

_MOST_ROWS = 6


class EntriesDialog(Dialog):
    """Tables of the very records; `tables` in the order of the parts that have any."""

    def __init__(self, entries: Entries, told: EntryWords, parent: QWidget) -> None:
        words = told.words
        super().__init__(words(entries.title), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tables: list[Table] = []
        for part in entries.parts:
            self.add(Heading(words(_counted(part)), 3))
            if part.records:
                self.add(self._table(part, told))
        self.close_button = primary(words(say("Close")), "x")
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)

    def _table(self, part: Part, told: EntryWords) -> Table:
        model: RecordTable[Record] = RecordTable(told.columns(part.records[0]))
        model.show_records(part.records)
        table = Table(told.words(part.heading))
        model.setParent(table)
        table.setModel(model)
        table.setFixedHeight((min(len(part.records), _MOST_ROWS) + 1) * row_height() + 12)
        table.selectRow(0)
        self.tables.append(table)
        return table


def _counted(part: Part) -> Message:
    return say_count(
        "{heading}: {count} entry",
        "{heading}: {count} entries",
        len(part.records),
        heading=part.heading,
    )


def show_entries(entries: Entries, told: EntryWords, parent: QWidget) -> EntriesDialog:
    """Open them, the keyboard on the first."""
    dialog = EntriesDialog(entries, told, parent)
    dialog.open()
    (dialog.tables[0] if dialog.tables else dialog.close_button).setFocus()
    return dialog
