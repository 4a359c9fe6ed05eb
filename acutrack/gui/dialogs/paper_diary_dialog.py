"""Offers the blank paper diary: from which day, on which paper, printed or saved."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.choosing import documents_folder, free_name
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.typed_date import Towards


class PaperDiaryDialog(Dialog):
    """Escape closes it; nothing is written before a button is pressed."""

    def __init__(self, context: GuiContext, parent: QWidget) -> None:
        words = context.words
        super().__init__(words(say("Paper diary for four weeks")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._over = parent
        about = say(
            "One page with a line for each day. Circle the numbers while you are away. "
            "Type them in on the page Fill in a gap when you are back."
        )
        self.first = DateField(
            context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(say("Open the calendar: first day of the paper diary")),
            towards=Towards.FUTURE,
            written=words.formats.medium_day,
        )
        self.first.show_value(context.today() + timedelta(days=1))
        self.paper = SegmentedChoice(
            words(say("Paper")),
            [("a4", words(say("A4"))), ("letter", words(say("Letter")))],
            context.settings.current.paper,
        )
        self.add(Text(words(about)))
        self.add(FormField(words(say("First day; empty: write the days in by hand")), self.first))
        self.add(FormField(words(say("Paper")), self.paper))
        printing = primary(words(say("Print")), "printer", name=words(say("Print the paper diary")))
        saving = Button(words(say("Save as PDF")), "download")
        closing = Button(words(say("Close")), "x")
        printing.clicked.connect(self._print)
        saving.clicked.connect(self._save)
        closing.clicked.connect(self.reject)
        self.add_buttons(closing, saving, printing)

    def _first_day(self) -> date | None:
        self.first.take()
        return self.first.value

    def _made(self) -> bytes:
        from acutrack.report.options import Paper
        from acutrack.report.paper_diary import write_paper_diary

        return write_paper_diary(
            Paper.named(str(self.paper.choice)),
            self._first_day(),
            self._context.words,
            self._context.now(),
            emergency_number=self._context.settings.current.emergency_number,
        )

    def _print(self) -> None:
        from acutrack.gui.dialogs.printing import print_file
        from acutrack.report.options import Paper

        paper = Paper.named(str(self.paper.choice))
        print_file(self._context, self._over, self._made(), paper, say("Paper diary"))
        self.accept()

    def _save(self) -> None:
        from acutrack.report.paper_diary import paper_diary_name

        name = paper_diary_name(self._first_day())
        self._write(free_name(documents_folder(), name), self._made())

    def _write(self, path: Path, data: bytes) -> None:
        from acutrack.report.saving import save_report

        try:
            save_report(path, data)
        except AcuTrackError as error:
            again = partial(self._write, path, data)
            self._context.notices.tell_failure(error, again)
            return
        where = say("Saved as {name} in {folder}.", name=path.name, folder=path.parent.name)
        self._context.notices.tell(where)
        self.accept()


def offer_paper_diary(context: GuiContext, parent: QWidget) -> PaperDiaryDialog:
    """Open the window over `parent`."""
    dialog = PaperDiaryDialog(context, parent)
    dialog.open()
    dialog.fit()
    dialog.first.setFocus()
    return dialog
