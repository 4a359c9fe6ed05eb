"""Offers one page of paper: which size, printed or saved. What stands on it is for subclasses."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.choosing import documents_folder, free_name
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text

if TYPE_CHECKING:
    from acutrack.report.options import Paper


class SheetDialog(Dialog):
    """Escape closes it; nothing is written before a button is pressed.

    Args:
        context: Whose page.
        parent: The window it stands over.
        title: What is offered.
        about: What stands on the page.
        printed: What the Print button prints, for screen readers.
        job: What the print service calls it.
    """

    def __init__(
        self,
        context: GuiContext,
        parent: QWidget,
        *,
        title: Message,
        about: Message,
        printed: Message,
        job: Message,
    ) -> None:
        words = context.words
        super().__init__(words(title), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._over, self._job = parent, job
        self.paper = SegmentedChoice(
            words(say("Paper")),
            [("a4", words(say("A4"))), ("letter", words(say("Letter")))],
            context.settings.current.paper,
        )
        self.add(Text(words(about)))
        self.add_fields()
        self.add(FormField(words(say("Paper")), self.paper))
        printing = primary(words(say("Print")), "printer", name=words(printed))
        saving = Button(words(say("Save as PDF")), "download")
        closing = Button(words(say("Close")), "x")
        printing.clicked.connect(self._print)
        saving.clicked.connect(self._save)
        closing.clicked.connect(self.reject)
        self.add_buttons(closing, saving, printing)

    def add_fields(self) -> None:
        """Add what can be chosen beside the paper."""

    def made(self, paper: Paper) -> bytes:
        """The page as a PDF."""
        raise NotImplementedError

    def file_name(self) -> str:
        """What the file is called."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What has the keyboard when it opens."""
        return self.paper.first_focus

    def offer(self) -> None:
        """Open it over its window."""
        self.open()
        self.fit()
        self.first_focus().setFocus()

    def _paper(self) -> Paper:
        from acutrack.report.options import Paper

        return Paper.named(str(self.paper.choice))

    def _print(self) -> None:
        from acutrack.gui.dialogs.printing import print_file

        paper = self._paper()
        print_file(self.context, self._over, self.made(paper), paper, self._job)
        self.accept()

    def _save(self) -> None:
        path = free_name(documents_folder(), self.file_name())
        self._write(path, self.made(self._paper()))

    def _write(self, path: Path, data: bytes) -> None:
        from acutrack.report.saving import save_report

        try:
            save_report(path, data)
        except AcuTrackError as error:
            again = partial(self._write, path, data)
            self.context.notices.tell_failure(error, again)
            return
        where = say("Saved as {name} in {folder}.", name=path.name, folder=path.parent.name)
        self.context.notices.tell(where)
        self.accept()
