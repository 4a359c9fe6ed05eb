"""Offers the blank paper diary: from which day, on which paper, printed or saved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.sheet_dialog import SheetDialog
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.typed_date import Towards

if TYPE_CHECKING:
    from acutrack.report.options import Paper


class PaperDiaryDialog(SheetDialog):
    """The first day is tomorrow unless another one is typed."""

    def __init__(self, context: GuiContext, parent: QWidget) -> None:
        words = context.words
        self.first = DateField(
            context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(say("Open the calendar: first day of the paper diary")),
            towards=Towards.FUTURE,
            written=words.formats.medium_day,
        )
        self.first.show_value(context.today() + timedelta(days=1))
        super().__init__(
            context,
            parent,
            title=say("Paper diary for four weeks"),
            about=say(
                "One page with a line for each day. Circle the numbers while you are away. "
                "Type them in on the page Fill in a gap when you are back."
            ),
            printed=say("Print the paper diary"),
            job=say("Paper diary"),
        )

    @override
    def add_fields(self) -> None:
        label = self.context.words(say("First day; empty: write the days in by hand"))
        self.add(FormField(label, self.first))

    @override
    def first_focus(self) -> QWidget:
        return self.first

    @override
    def made(self, paper: Paper) -> bytes:
        from acutrack.report.paper_diary import write_paper_diary

        return write_paper_diary(
            paper,
            self._first_day(),
            self.context.words,
            self.context.now(),
            emergency_number=self.context.settings.current.emergency_number,
        )

    @override
    def file_name(self) -> str:
        from acutrack.report.paper_diary import paper_diary_name

        return paper_diary_name(self._first_day())

    def _first_day(self) -> date | None:
        self.first.take()
        return self.first.value


def offer_paper_diary(context: GuiContext, parent: QWidget) -> PaperDiaryDialog:
    """Open the window over `parent`."""
    dialog = PaperDiaryDialog(context, parent)
    dialog.offer()
    return dialog
