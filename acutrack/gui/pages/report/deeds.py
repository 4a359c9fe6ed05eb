"""Saving and printing the file that is shown, and the buttons for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.choosing import ask_new_file, documents_folder, free_name
from acutrack.gui.pages.report.making import Made
from acutrack.gui.pages.report.saved_card import SavedCard
from acutrack.gui.widgets.buttons import Button, primary


class Deeds:
    """What can be done with the file; a press before it is ready is kept until it is.

    Args:
        context: The long-lived objects.
        page: The widget that dialogs stand over.
        saved: Where a saved file is told.
        person: Whose report it is; raises Obstacle.
    """

    def __init__(
        self,
        context: GuiContext,
        page: QWidget,
        saved: SavedCard,
        person: Callable[[], Patient],
    ) -> None:
        words = context.words
        self._context, self._page, self._saved, self._person = context, page, saved, person
        self.made: Made | None = None
        self._waiting: Callable[[], object] | None = None
        self.save_button = primary(words(say("Save PDF")), "download")
        self.save_button.clicked.connect(self.save)
        elsewhere = Button(words(say("Save somewhere else")), "folder-open")
        elsewhere.clicked.connect(self._save_elsewhere)
        printing = Button(words(say("Print")), "printer", name=words(say("Print the report")))
        printing.clicked.connect(self.print)
        self.buttons: list[QWidget] = [printing, elsewhere, self.save_button]

    @property
    def waiting(self) -> bool:
        """Whether something is to be done as soon as the file is there."""
        return self._waiting is not None

    def offer(self, offered: bool) -> None:
        """Show the buttons where there is something to save."""
        for button in self.buttons:
            button.setVisible(offered)

    def forget(self) -> None:
        """Another file is being made."""
        self.made = None

    def stopped(self) -> None:
        """There will be no file; nothing is kept waiting."""
        self._waiting = None

    def take(self, made: Made) -> None:
        """The file is there; do what was asked for in the meantime."""
        self.made = made
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def save(self) -> None:
        """Save into the documents folder, under a name that is still free."""
        if self.made is None:
            self._waiting = self.save
            told = say("The report is being made. It is saved when it is done.")
            self._context.notices.tell(told)
            return
        try:
            name = self._person().name if self._context.settings.current.name_in_file else None
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
            return
        self._write(free_name(documents_folder(), self._suggested(name)), self.made.data)

    def print(self) -> None:
        """Ask for a printer, then print on the worker thread."""
        if self.made is None:
            self._waiting = self.print
            told = say("The report is being made. The print window opens when it is done.")
            self._context.notices.tell(told)
            return
        from acutrack.gui.dialogs.printing import print_file

        paper = self.made.options.paper
        print_file(self._context, self._page, self.made.data, paper, say("Pain profile"))

    def _save_elsewhere(self) -> None:
        if self.made is None:
            self._waiting = self._save_elsewhere
            return
        data = self.made.data
        # The dialog itself has asked before it gives a name that is taken.
        ask_new_file(
            self._page,
            self._context.words(say("Save the report")),
            free_name(documents_folder(), self._suggested()),
            self._context.words(say("PDF (*.pdf)")),
            lambda path: self._write(path, data, overwrite=True),
        )

    def _suggested(self, name: str | None = None) -> str:
        from acutrack.report.saving import suggested_file_name

        return suggested_file_name(self._context.today(), name)

    def _write(self, path: Path, data: bytes, *, overwrite: bool = False) -> None:
        from acutrack.report.saving import save_report

        try:
            save_report(path, data, overwrite=overwrite)
        except AcuTrackError as error:
            again = partial(self._write, path, data, overwrite=overwrite)
            self._context.notices.tell_failure(error, again)
            return
        self._saved.show_saved(path)
        self._context.notices.tell(say("The report is saved."))
