"""Windows about the lock: a first passphrase with its recovery key, a new one of either, none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.domain.message import Message, say
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.passphrase_pair import PassphrasePair
from acutrack.gui.dialogs.recovery_key_card import RecoveryKeyCard
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.secret_field import SecretField

_SHOW = say("Show it")
_FORGOTTEN = say(
    "Nobody can open the record without the passphrase or the recovery key: "
    "not you, and not the people who make AcuTrack. Print the key on the next screen."
)


class LockDialog(Dialog):
    """What these windows share: one deed, a way to leave it, and a place for what is not right.

    Nothing typed here is kept as a draft: a passphrase is never written down.
    """

    def __init__(self, context: GuiContext, title: Message, deed: Message, parent: QWidget) -> None:
        super().__init__(context.words(title), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.words = context.words
        self.deed = primary(self.words(deed), "lock")
        self.leave = Button(self.words(say("Close without changing anything")), "x")
        self.leave.clicked.connect(self.reject)

    def finish_layout(self) -> None:
        """Put the buttons at the foot; called once everything else is in."""
        self.body.addStretch(1)
        self.add_buttons(self.deed, self.leave)

    def secret(self, label: Message) -> SecretField:
        """Add a field for something secret."""
        field = SecretField(self.words(label), self.words(_SHOW))
        field.field.returnPressed.connect(self.deed.click)
        self.add(field)
        return field


class NewPassphrase(LockDialog):
    """Asks for a passphrase twice, and for the present one where there is one."""

    chosen = Signal(str, str)
    """The present passphrase (empty where there is none), and the new one."""

    def __init__(self, context: GuiContext, parent: QWidget, *, first: bool) -> None:
        title = say("Lock the record with a passphrase") if first else say("New passphrase")
        deed = say("Go on to the recovery key") if first else say("Use the new passphrase")
        super().__init__(context, title, deed, parent)
        if first:
            self.add(Text(self.words(_FORGOTTEN)))
        self.now = None if first else self.secret(say("Passphrase until now"))
        self.pair = PassphrasePair(self.words)
        self.pair.entered.connect(self.deed.click)
        self.add(self.pair)
        self.finish_layout()
        self.deed.clicked.connect(self._choose)

    def first_focus(self) -> QWidget:
        """Where to type first."""
        return (self.now or self.pair.new).field

    def refuse(self, words: str) -> None:
        """The present passphrase was another."""
        if self.now is not None:
            self.now.asked.show_problem(words)
            self.now.field.setFocus()
            self.deed.setEnabled(True)

    def _choose(self) -> None:
        if not self.pair.is_right():
            return
        if self.now is not None:
            self.now.asked.show_problem("")
            self.deed.setEnabled(False)
        self.chosen.emit(self.now.typed if self.now else "", self.pair.typed)


class NewRecoveryKey(LockDialog):
    """Shows a recovery key, and goes on once its last group was typed from the paper."""

    kept = Signal()
    """The person has it on paper."""

    def __init__(
        self, context: GuiContext, parent: QWidget, key: str, deed: Message, about: Message
    ) -> None:
        super().__init__(context, say("Your recovery key"), deed, parent)
        self.add(Text(self.words(about)))
        self.card = RecoveryKeyCard(context, key, parent)
        self.add(self.card)
        self.finish_layout()
        self.deed.clicked.connect(self._go_on)
        self.card.typed.returnPressed.connect(self.deed.click)

    def first_focus(self) -> QWidget:
        """The way to paper."""
        return self.card.printing

    def _go_on(self) -> None:
        if self.card.is_on_paper():
            self.kept.emit()
            self.accept()


class AskPassphrase(LockDialog):
    """Asks for the present passphrase before something about the lock is changed."""

    given = Signal(str)

    def __init__(
        self, context: GuiContext, parent: QWidget, title: Message, about: Message, deed: Message
    ) -> None:
        super().__init__(context, title, deed, parent)
        self.add(Text(self.words(about)))
        self.now = self.secret(say("Passphrase"))
        self.finish_layout()
        self.deed.clicked.connect(self._give)

    def first_focus(self) -> QWidget:
        """Where to type."""
        return self.now.field

    def refuse(self, words: str) -> None:
        """It was another."""
        self.now.asked.show_problem(words)
        self.now.field.setFocus()
        self.deed.setEnabled(True)

    def _give(self) -> None:
        if self.now.typed:
            self.now.asked.show_problem("")
            self.deed.setEnabled(False)
            self.given.emit(self.now.typed)


def shown(dialog: Dialog, first: Callable[[], QWidget]) -> None:
    """Open a window of this room with the keyboard where it begins."""
    dialog.open()
    dialog.fit()
    first().setFocus()
