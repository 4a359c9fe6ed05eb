"""One copy: what it holds, what restoring it would bring and take, and the restoring."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.casebook.copies import Preview
from acutrack.casebook.copy_words import changed_words, gained_words, holds_words, lost_words
from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError, Locked
from acutrack.domain.message import Message, say
from acutrack.gui.copies.at_hand import CopiesAtHand
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.widgets.secret_field import SecretField
from acutrack.gui.work import Work
from acutrack.text.catalogue import Catalogue

_NO_RECORD = say("There is no record here yet. The copy becomes your record.")
_NOT_OPENED = say(
    "The record that is here cannot be opened to compare it. It is set aside, not removed."
)
_SAME = say("It holds what your record holds now.")
_UNDO = say("Your record is copied first, so you can undo this.")
_OLDER = say("An older AcuTrack wrote it. It is brought up to date on the way.")
_AS_IT_IS = say("The copy itself stays as it is.")
#: More than these nobody reads in a window; `acutrack check --full` lists them all.
_REMARKS = 5


class CopyDialog(Dialog):
    """Looks into a copy in the background; nothing is changed by looking.

    Args:
        there: whether there is a record now, opened or not.
    """

    wanted = Signal(object, str)
    """Restore it: the path of the copy, and what was typed to open it."""

    def __init__(
        self,
        words: Catalogue,
        work: Work,
        copies: CopiesAtHand,
        copy: Path,
        parent: QWidget,
        *,
        title: Message,
        there: bool = True,
    ) -> None:
        super().__init__(words(title), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._work, self._copies, self._copy = words, work, copies, copy
        self._there = there
        self._typed = ""
        self._waiting = Text(words(say("Looking into the copy")))
        self.add(self._waiting)
        self._problem = IconText("triangle-alert", "", role=Role.URGENT, icon_role=Role.URGENT)
        self._problem.hide()
        self.add(self._problem)
        hint = words(say("This copy is locked. Its recovery key opens it too."))
        label = words(say("Passphrase this copy was made with"))
        self.secret = SecretField(label, words(say("Show it")), hint)
        self.secret.field.returnPressed.connect(self._open)
        self.secret.hide()
        self.add(self.secret)
        self.open_button = primary(words(say("Open the copy")), "lock-open")
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        self.restore = primary(words(say("Restore this copy")), "archive-restore")
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        self.leave = Button(words(say("Close without restoring")), "x")
        self.leave.clicked.connect(self.reject)
        self.add_buttons(self.open_button, self.restore, self.leave)
        work.start(
            self,
            lambda: copies.asks_for_words(copy),
            self._begin,
            what="copy",
            failed=self._tell_problem,
        )

    def _begin(self, locked: bool) -> None:
        if locked:
            self._ask()
        else:
            self._look("")

    def _ask(self) -> None:
        self._waiting.hide()
        self.secret.show()
        self.open_button.show()
        self.restore.hide()
        self.secret.field.setFocus()
        self.fit()

    def _open(self) -> None:
        if self.secret.typed and self.open_button.isEnabled():
            self.secret.asked.show_problem("")
            self.open_button.setEnabled(False)
            self._look(self.secret.typed)

    def _look(self, typed: str) -> None:
        copies, copy = self._copies, self._copy
        self._work.start(
            self,
            lambda: copies.preview(copy, typed),
            lambda preview: self._show(preview, typed),
            what="copy",
            failed=self._tell_problem,
        )

    def _show(self, preview: Preview, typed: str) -> None:
        self._typed = typed
        self.secret.empty()
        for widget in (self._waiting, self.secret, self.open_button):
            widget.hide()
        words = self._words
        self.add(Text(words(say("It holds")), TextStyle.LABEL))
        for line in holds_words(preview.holds):
            self.add(Text(words(line), TextStyle.STRONG))
        self.add(Text(words(say("If you restore it")), TextStyle.LABEL))
        self._tell_difference(preview)
        if preview.made_by_older:
            self.add(Text(words(_OLDER)))
        if preview.remarks:
            self.add(Text(words(say("Worth knowing")), TextStyle.LABEL))
            for line in preview.remarks[:_REMARKS]:
                self.add(IconText("info", words(line)))
        self.add(Text(words(_AS_IT_IS)))
        self.body.addStretch(1)
        self.restore.show()
        self.restore.setEnabled(True)
        self.leave.setFocus()  # whoever is still pressing Enter restores nothing
        announce(self, self.windowTitle())
        self.fit()

    def _tell_difference(self, preview: Preview) -> None:
        words = self._words
        if preview.differences is None:
            self.add(Text(words(_NOT_OPENED if self._there else _NO_RECORD)))
            return
        if not any(one.differs for one in preview.differences):
            self.add(Text(words(_SAME)))
        for line in gained_words(preview):
            self.add(IconText("plus", words(say("{entries} would come back", entries=line))))
        for line in lost_words(preview):
            self.add(IconText("minus", words(say("{entries} would go", entries=line))))
        for line in changed_words(preview):
            told = say("{entries} would read as in the copy", entries=line)
            self.add(IconText("pencil", words(told)))
        self.add(Text(words(_UNDO)))

    def _restore(self) -> None:
        copy, typed, self._typed = self._copy, self._typed, ""
        self.accept()
        self.wanted.emit(copy, typed)

    def _tell_problem(self, error: AcuTrackError) -> None:
        told = self._words(error.message)
        if isinstance(error, Locked) and self.secret.isVisible():
            self.secret.asked.show_problem(told)
            self.open_button.setEnabled(True)
            self.secret.field.setFocus()
            return
        self._waiting.hide()
        self._problem.text.setText(told)
        self._problem.show()
        self.restore.hide()
        self.leave.set_words(self._words(say("Close")))
        self.leave.setFocus()
        announce(self, told)
        self.fit()
