"""Takes the record out into a file: what for, where to, and the writing in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.choosing import ask_folder, ask_new_file, documents_folder, free_name
from acutrack.gui.dialogs.export_options import ExportOptions
from acutrack.gui.dialogs.export_wish import (
    ABOUT,
    PURPOSE_WORDS,
    ExportWish,
    Purpose,
    Write,
    Written,
    suggested_name,
    with_ending,
)
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import IconText, Text


class ExportDialog(Dialog):
    """Stays open until the file is whole, so that it can be stopped, or another place chosen.

    Args:
        write: Writes the file, on the worker.
        sample: The record is the invented patient's.
    """

    def __init__(
        self, context: GuiContext, write: Write, parent: QWidget, *, sample: bool = False
    ) -> None:
        words = self._words = context.words
        super().__init__(words(say("Export to files")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._write, self._sample = context, write, sample
        self._stop: Event | None = None
        label = words(say("What is it for?"))
        offered: list[tuple[object, str]] = [
            (what, words(said))
            for what, said in PURPOSE_WORDS.items()
            # A study is of many people: it is for those who treat them.
            if what is not Purpose.STUDY or context.settings.current.treats_patients
        ]
        self.purpose = SegmentedChoice(label, offered, Purpose.SPREADSHEET)
        self._about = Text()
        self.options = ExportOptions(words, practises=context.settings.current.treats_patients)
        self._problem = IconText("triangle-alert", "", role=Role.URGENT, icon_role=Role.URGENT)
        self._problem.hide()
        self._busy = Text(words(say("Writing the file")))
        self._busy.hide()
        for part in (FormField(label, self.purpose), self._about, self.options):
            self.add(part)
        self.add(self._problem)
        self.add(self._busy)
        self.body.addStretch(1)
        self.deed = primary(words(say("Choose where to save it")), "folder-open")
        self.deed.clicked.connect(self._ask_where)
        self.leave = Button(words(say("Close")), "x")
        self.leave.clicked.connect(self._leave)
        self.explained = Button(
            words(say("Help")), "circle-question-mark", name=words(say("Help with the export"))
        )
        self.explained.clicked.connect(self._explain)
        help_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        help_key.activated.connect(self._explain)
        self.add_buttons(self.deed, self.leave, self.explained)
        self.purpose.picked.connect(self._on_purpose)
        self._on_purpose(Purpose.SPREADSHEET)

    def offer(self) -> None:
        """Open it over its window."""
        self.open()
        self.fit()
        self.purpose.first_focus.setFocus()

    @override
    def done(self, result: int) -> None:
        if self._stop is not None:
            self._stop.set()
        self.options.forget()
        super().done(result)

    def _explain(self) -> None:
        from acutrack.gui.dialogs.export_help import show_export_help

        show_export_help(self._words, self)

    def _on_purpose(self, purpose: object) -> None:
        about = self._words(ABOUT[Purpose(purpose)])
        self._about.setText(about)
        self.purpose.setAccessibleDescription(about)
        self.options.show_for(Purpose(purpose))
        self._problem.hide()
        if self.isVisible():
            announce(self.purpose, about)
            self.fit()

    def _ask_where(self) -> None:
        wish = self.options.wish(Purpose(self.purpose.choice))
        if wish is None:
            self.fit()
            return
        title = self.windowTitle()
        if wish.in_folder:
            ask_folder(self, title, partial(self._start, wish))
            return
        name = suggested_name(wish.purpose, self._context.now().date(), sample=self._sample)
        start = free_name(documents_folder(), name)
        ask_new_file(self, title, start, self._words(wish.kind), partial(self._go_to, wish))

    def _go_to(self, wish: ExportWish, chosen: Path) -> None:
        named = with_ending(chosen, wish.purpose)
        # Of another name than the one typed nobody was asked whether it may be replaced.
        self._start(wish, named if named == chosen else free_name(named.parent, named.name))

    def _start(self, wish: ExportWish, place: Path) -> None:
        self._problem.hide()
        self._show_busy(True)
        self._stop = Event()
        self._context.work.start(
            self,
            partial(self._write, wish, place, self._stop),
            self._written,
            what="export",
            failed=self._tell_problem,
        )

    def _show_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.purpose.setEnabled(not busy)
        self.options.setEnabled(not busy)
        self.deed.setEnabled(not busy)
        self.leave.set_words(self._words(say("Stop this") if busy else say("Close")))
        self.leave.setFocus()
        if busy:
            announce(self, self._busy.text())
        self.fit()

    def _leave(self) -> None:
        """While it is written, stop that alone: what was chosen can be chosen anew."""
        if self._stop is not None and not self._stop.is_set() and self._busy.isVisible():
            self._stop.set()
        else:
            self.reject()

    def _written(self, written: Written | None) -> None:
        self._show_busy(False)
        if written is None:
            told = self._words(say("Stopped. Nothing was written."))
            self._problem.text.setText(told)
            self._problem.show()
            announce(self, told)
            return
        place = written.place
        said = say("Saved as {name} in {folder}.", name=place.name, folder=str(place.parent))
        if written.count:
            said = say("Wrote {count} files into {folder}.", count=written.count, folder=str(place))
        self.accept()
        self._context.notices.tell(said)

    def _tell_problem(self, error: AcuTrackError) -> None:
        self._show_busy(False)
        told = self._words(error.message)
        self._problem.text.setText(told)
        self._problem.show()
        announce(self, told)
