"""The recovery key on the screen: to be printed, saved or written down, and read back once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.choosing import ask_new_file, documents_folder, free_name
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text


class RecoveryKeyCard(QWidget):
    """Nothing of it is kept: what is not on paper when the window closes is gone."""

    def __init__(self, context: GuiContext, key: str, over: QWidget) -> None:
        super().__init__()
        self._context, self._key, self._over = context, key, over
        words = context.words
        groups = key.split("-")
        shown = Card()
        for part in (groups[:4], groups[4:]):
            line = Text("  ".join(part), TextStyle.H2)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setAccessibleName(" ".join(part))
            shown.add(line)
        self.printing = Button(words(say("Print")), "printer", name=words(say("Print the key")))
        saving = Button(words(say("Save as PDF")), "download", name=words(say("Save the key")))
        self.printing.clicked.connect(self._print)
        saving.clicked.connect(self._save)
        self.typed = TextField(wide=8)
        self._asked = FormField(
            words(say("Type its last four characters from the paper")), self.typed
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(shown)
        column.addWidget(flow(self.printing, saving, gap=8))
        column.addWidget(self._asked)

    def is_on_paper(self) -> bool:
        """Whether the last group was typed; says what is not right otherwise."""
        right = self.typed.text().strip().upper() == self._key[-4:]
        told = say("These are not the last four characters of the key. Look at the paper again.")
        self._asked.show_problem("" if right else self._context.words(told))
        if not right:
            self.typed.setFocus()
        return right

    def _made(self) -> bytes:
        from acutrack.report.options import Paper
        from acutrack.report.recovery_sheet import write_recovery_sheet

        paper = Paper.named(self._context.settings.current.paper)
        return write_recovery_sheet(paper, self._key, self._context.words, self._context.now())

    def _print(self) -> None:
        from acutrack.gui.dialogs.printing import print_file
        from acutrack.report.options import Paper

        paper = Paper.named(self._context.settings.current.paper)
        print_file(self._context, self._over, self._made(), paper, say("AcuTrack recovery key"))

    def _save(self) -> None:
        from acutrack.report.recovery_sheet import recovery_sheet_name

        words = self._context.words
        start = free_name(documents_folder(), recovery_sheet_name())
        title, kind = words(say("Save the recovery key")), words(say("PDF (*.pdf)"))
        ask_new_file(self, title, start, kind, partial(self._write, self._made()))

    def _write(self, data: bytes, path: Path) -> None:
        from acutrack.report.saving import save_report

        try:
            save_report(path, data, overwrite=True)
        except AcuTrackError as error:
            self._asked.show_problem(self._context.words(error.message))
            return
        told = say("Saved. Print it and keep the paper. A file beside the record protects nothing.")
        self._asked.show_problem("")
        self._context.notices.tell(told)
