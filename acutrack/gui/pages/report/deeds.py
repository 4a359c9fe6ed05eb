"""Saving and printing the file that is shown, and the buttons for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from acutrack.casebook.edits.reports import note_report
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.domain.report_made import ReportWay
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.choosing import ask_new_file, documents_folder, free_name
from acutrack.gui.pages.report.making import Made
from acutrack.gui.pages.report.password_field import PasswordField
from acutrack.gui.pages.report.saved_card import SavedCard
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.text.catalogue import Catalogue


class Deeds:
    """What can be done with the file; a press before it is ready is kept until it is.

    Args:
        context: The long-lived objects.
        page: The widget that dialogs stand over.
        saved: Where a saved file is told.
        password: What locks a saved PDF.
        person: The name of whose report it is.
        make: Has the file made where it was stopped.
    """

    def __init__(
        self,
        context: GuiContext,
        page: QWidget,
        saved: SavedCard,
        password: PasswordField,
        *,
        person: Callable[[], str],
        make: Callable[[], object],
    ) -> None:
        words = context.words
        self._context, self._page, self._saved, self._person = context, page, saved, person
        self._password, self._make, self._stopped = password, make, False
        self.made: Made | None = None
        self._waiting: Callable[[], object] | None = None
        self._saving = False
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
        self.made, self._stopped = None, False

    def stopped(self) -> None:
        """There will be no file; nothing is kept waiting."""
        self._waiting, self._stopped = None, True

    def take(self, made: Made) -> None:
        """The file is there; do what was asked for in the meantime."""
        self.made = made
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def save(self) -> None:
        """Save into the documents folder, under a name that is still free."""
        made = self._made_or_later(self.save, say("The report is being made. It is saved then."))
        if made is not None:
            self._save_pdf(made, free_name(documents_folder(), self._suggested()))

    def save_text(self) -> None:
        """Save the same words and tables as plain text, beside where the PDF goes."""
        told = say("The report is being made. Its text is saved then.")
        made = self._made_or_later(self.save_text, told)
        if made is None:
            return
        name = Path(self._suggested()).with_suffix(".txt").name
        job = partial(_write_text, made, self._context.words)
        note = partial(self._note, made, ReportWay.SAVED, as_text=True)
        self._put(free_name(documents_folder(), name), job, note)

    def print(self) -> None:
        """Ask for a printer, then print on the worker thread."""
        told = say("The report is being made. The print window opens then.")
        made = self._made_or_later(self.print, told)
        if made is None:
            return
        from acutrack.gui.dialogs.printing import print_file

        what, paper = say("Pain profile"), made.options.paper
        note = partial(self._note, made, ReportWay.PRINTED)
        print_file(self._context, self._page, made.data, paper, what, then=note)

    def _save_elsewhere(self) -> None:
        told = say("The report is being made. You can say where to save it then.")
        made = self._made_or_later(self._save_elsewhere, told)
        if made is None:
            return
        # The dialog itself has asked before it gives a name that is taken.
        ask_new_file(
            self._page,
            self._context.words(say("Save the report")),
            free_name(documents_folder(), self._suggested(named=False)),
            self._context.words(say("PDF (*.pdf)")),
            lambda path: self._save_pdf(made, path, overwrite=True),
        )

    def _made_or_later(self, deed: Callable[[], object], told: Message) -> Made | None:
        """The file; where it is not there yet, None, and the deed is done once it is."""
        if self.made is None:
            if self._stopped:
                self._make()
            self._waiting = deed
            self._context.notices.tell(told)
        return self.made

    def _suggested(self, *, named: bool = True) -> str:
        from acutrack.report.saving import suggested_file_name

        wanted = named and self._context.settings.current.name_in_file
        return suggested_file_name(self._context.today(), self._person() if wanted else None)

    def _save_pdf(self, made: Made, path: Path, *, overwrite: bool = False) -> None:
        if self._password.problem():
            self._password.field.setFocus()
            return
        job = partial(_pdf, made, self._password.password)
        self._put(path, job, partial(self._note, made, ReportWay.SAVED), overwrite=overwrite)

    def _put(
        self,
        path: Path,
        data: Callable[[], bytes],
        note: Callable[[], object],
        *,
        overwrite: bool = False,
    ) -> None:
        """Put what `data` gives on disk, both on the worker thread; then `note` that it was."""
        if self._saving:
            # A second press in the meantime is no wish for a second file.
            return
        self._saving = True
        self._context.work.start(
            self._page,
            partial(_save, path, data, overwrite=overwrite),
            partial(self._tell_saved, note),
            what="save",
            failed=partial(
                self._tell_failed, partial(self._put, path, data, note, overwrite=overwrite)
            ),
        )

    def _note(self, made: Made, way: ReportWay, *, as_text: bool = False) -> None:
        """List it among the reports made; a record that can only be looked at lists none."""
        from acutrack.report.listing import as_made

        if self._context.read_only:
            return
        listed = as_made(
            made.content,
            made.options,
            self._context.words,
            audience=made.audience,
            way=way,
            as_text=as_text,
        )
        try:
            self._context.casebook.record(note_report(listed))
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)

    def _tell_saved(self, note: Callable[[], object], path: Path) -> None:
        self._saving = False
        note()
        self._saved.show_saved(path)
        self._context.notices.tell(say("The report is saved."))

    def _tell_failed(self, again: Callable[[], object], error: AcuTrackError) -> None:
        self._saving = False
        self._context.notices.tell_failure(error, again)


def _save(path: Path, data: Callable[[], bytes], *, overwrite: bool) -> Path:
    from acutrack.report.saving import save_report

    save_report(path, data(), overwrite=overwrite)
    return path


def _pdf(made: Made, password: str) -> bytes:
    if not password:
        return made.data
    from acutrack.report.password import lock

    return lock(made.data, password)


def _write_text(made: Made, words: Catalogue) -> bytes:
    from acutrack.report.text_version import write_text

    return write_text(made.content, made.options, words).encode()
