"""Shows what comes back of a damaged record, and from where, before it takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.kind_words import count_words
from acutrack.casebook.recovery import KindRecovery, Recovery
from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say, say_count
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.work import Work
from acutrack.text.catalogue import Catalogue

_MOVED_IN = 20
_NOTHING = say(
    "Nothing can be read in the damaged file, and there is no copy beside it. Nothing was changed. "
    "Open a backup from another place, such as a stick."
)


@dataclass(frozen=True)
class RecoveryDeeds:
    """What the dialog has done for it, on the worker. Both raise AcuTrackError.

    Attributes:
        look: finds out what comes back; changes nothing.
        use: puts it in the place of the damaged record.
    """

    look: Callable[[], Recovery]
    use: Callable[[], None]


class RecoveryDialog(Dialog):
    """Looks in the background, tells what comes from where, and puts it in place when asked to."""

    used = Signal()
    """The record is back in its place."""

    def __init__(self, words: Catalogue, work: Work, deeds: RecoveryDeeds, parent: QWidget) -> None:
        super().__init__(words(say("What can be got back")), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._work, self._deeds = words, work, deeds
        self._waiting = Text(words(say("Reading what is left. Nothing is changed.")))
        self.add(self._waiting)
        self._problem = IconText("triangle-alert", "", role=Role.URGENT, icon_role=Role.URGENT)
        self._problem.hide()
        self.add(self._problem)
        self.use_button = primary(words(say("Use this")), "archive-restore")
        self.use_button.setEnabled(False)
        self.use_button.clicked.connect(self._use)
        self.close_button = Button(words(say("Close without using it")), "x")
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.use_button, self.close_button)
        work.start(self, deeds.look, self._show, what="look", failed=self._tell_problem)

    def _show(self, found: Recovery) -> None:
        words = self._words
        self._waiting.hide()
        if not found.records:
            self._tell_problem(AcuTrackError(_NOTHING))
            return
        for line in headlines(found):
            self.add(Text(words(line), TextStyle.STRONG))
        if found.lost:
            lost = words(lost_words(found))
            self.add(IconText("triangle-alert", lost, role=Role.CAUTION, icon_role=Role.CAUTION))
        self.add(Text(words(copy_words(found))))
        self.add(Text(words(say("Where it comes from")), TextStyle.LABEL))
        for kind in found.kinds:
            self._add_kind(kind)
        for line in beside_lines(found):
            self.add(Text(words(line)))
        kept = say("The damaged file is kept under another name, just as it is.")
        self.add(Text(words(kept)))
        self.body.addStretch(1)
        self.use_button.setEnabled(True)
        self.use_button.setFocus()
        announce(self, " ".join(words(line) for line in headlines(found)))
        self.fit()

    def _add_kind(self, kind: KindRecovery) -> None:
        """How many entries, and under that, moved in, where they come from."""
        head, *lines = kind_lines(kind)
        self.add(Text(self._words(head)))
        if lines:
            block = QVBoxLayout()
            block.setContentsMargins(_MOVED_IN, 0, 0, 0)
            block.setSpacing(4)
            for line in lines:
                block.addWidget(Text(self._words(line), TextStyle.SMALL))
            self.body.addLayout(block)

    def _use(self) -> None:
        self.use_button.setEnabled(False)
        self._waiting.setText(self._words(say("Writing the record and looking it over.")))
        self._waiting.show()
        self._work.start(self, self._deeds.use, self._done, what="use", failed=self._tell_problem)

    def _done(self, _none: None) -> None:
        self.accept()
        self.used.emit()

    def _tell_problem(self, error: AcuTrackError) -> None:
        told = self._words(error.message)
        self._waiting.hide()
        self._problem.text.setText(told)
        self._problem.show()
        self.close_button.set_words(self._words(say("Close")))
        self.close_button.setFocus()
        announce(self, told)
        self.fit()


def headlines(found: Recovery) -> Iterator[Message]:
    """How much comes back."""
    yield say_count(
        "{count} entry comes back.",
        "{count} entries come back.",
        sum(kind.kept for kind in found.kinds),
    )
    if not found.lost:
        yield say("None that AcuTrack knows of is lost.")


def lost_words(found: Recovery) -> Message:
    """How much is known to be lost."""
    if found.copy_of is not None:
        return say_count(
            "{count} entry is lost: it can be read neither in the file nor in the copy.",
            "{count} entries are lost: they can be read neither in the file nor in the copy.",
            found.lost,
        )
    return say_count("{count} entry is lost.", "{count} entries are lost.", found.lost)


def copy_words(found: Recovery) -> Message:
    """Which copy fills the gaps."""
    if found.copy_of is None:
        return say("There is no copy beside the record that could fill gaps.")
    return say("Gaps are filled from your last good copy, of {day}.", day=found.copy_of)


def kind_lines(kind: KindRecovery) -> Iterator[Message]:
    """How many entries of a kind there are, then where they come from if not all from one place."""
    entries = count_words(kind.kind, kind.kept + kind.lost)
    if kind.read == kind.kept and not kind.lost:
        yield say("{entries}: all read in the damaged file", entries=entries)
    elif kind.from_copy == kind.kept and not kind.lost:
        yield say("{entries}: all from the copy", entries=entries)
    else:
        yield say("{entries}, of which:", entries=entries)
        yield from _places(kind)
    yield from _remarks(kind)


def _places(kind: KindRecovery) -> Iterator[Message]:
    if kind.read:
        yield say_count(
            "{count} read in the damaged file", "{count} read in the damaged file", kind.read
        )
    if kind.from_history:
        yield say_count(
            "{count} read in the history of the damaged file",
            "{count} read in the history of the damaged file",
            kind.from_history,
        )
    if kind.from_copy:
        yield say_count("{count} only in the copy", "{count} only in the copy", kind.from_copy)
    if kind.lost:
        yield say_count("{count} lost", "{count} lost", kind.lost)


def _remarks(kind: KindRecovery) -> Iterator[Message]:
    if kind.newer:
        yield say_count(
            "{count} is newer in the damaged file than in the copy; the newer one is taken",
            "{count} are newer in the damaged file than in the copy; the newer ones are taken",
            kind.newer,
        )
    if kind.in_doubt:
        yield say_count(
            "{count} is said in two ways in the damaged file; both are kept, so look at it again",
            "{count} are said in two ways in the damaged file; both are kept, so look again",
            kind.in_doubt,
        )
    if kind.still_named:
        yield say_count(
            "{count} belonged to an entry that is lost, and stands alone now",
            "{count} belonged to entries that are lost, and stand alone now",
            kind.still_named,
        )


def beside_lines(found: Recovery) -> Iterator[Message]:
    """What is lost beside entries."""
    if found.steps_lost:
        yield say_count(
            "{count} step of the history is lost: Undo may not reach as far back.",
            "{count} steps of the history are lost: Undo may not reach as far back.",
            found.steps_lost,
        )
    if found.drafts_lost:
        yield say_count(
            "{count} unfinished form is lost.",
            "{count} unfinished forms are lost.",
            found.drafts_lost,
        )
