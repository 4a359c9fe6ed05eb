"""What a locked record shows: one field, and ways on for whoever cannot fill it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.ways_in import Way
from acutrack.gui.widgets.alone import AlonePage
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Heading, Mark, Text
from acutrack.gui.widgets.secret_field import SecretField
from acutrack.text.catalogue import Catalogue

#: The first tries are answered as fast as they can be; after that each waits a second longer.
_FREE_TRIES, _LONGEST_PAUSE_S = 2, 10


class UnlockPage(AlonePage):
    """One card in the middle of the window; nothing of the record is in memory behind it."""

    tried = Signal(object, str)
    """A Way, and what was typed."""

    wanted_backup = Signal()
    wanted_sample = Signal()

    def __init__(self, words: Catalogue, ways: frozenset[Way]) -> None:
        super().__init__()
        self._words = words
        self._way = Way.PASSPHRASE
        self._tries = 0
        self.passphrase = SecretField(words(say("Passphrase")), words(say("Show it")))
        self.recovery = TextField(wide=34)
        self._recovery_asked = FormField(
            words(say("Recovery key, as it is printed")),
            self.recovery,
            words(say("Seven groups of four. Hyphens and large letters make no difference.")),
        )
        self.open = primary(words(say("Unlock")), "lock-open")
        self.other = QuietLink(words(say("Use the recovery key instead")))
        self.other.setVisible(Way.RECOVERY in ways)
        backup = Button(words(say("Open a backup")), "folder-open")
        sample = Button(words(say("Look around with a sample patient")), "flask-conical")
        backup.clicked.connect(self.wanted_backup)
        sample.clicked.connect(self.wanted_sample)
        self._lay_out(backup, sample)
        self.open.clicked.connect(self._try)
        self.other.clicked.connect(self._turn)
        self.passphrase.field.returnPressed.connect(self._try)
        self.recovery.returnPressed.connect(self._try)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ready)

    def first_focus(self) -> QWidget:
        """Where to type."""
        return self.recovery if self._way is Way.RECOVERY else self.passphrase.field

    def refuse(self, words: str) -> None:
        """Say that it did not open, and let the next try wait a little longer."""
        self._tries += 1
        self._asked.show_problem(words)
        pause = min(max(0, self._tries - _FREE_TRIES), _LONGEST_PAUSE_S)
        self._pause.start(pause * 1000)

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.passphrase.empty()
        self.recovery.clear()

    @property
    def _asked(self) -> FormField:
        return self._recovery_asked if self._way is Way.RECOVERY else self.passphrase.asked

    def _lay_out(self, *others: QWidget) -> None:
        card = self.card
        card.body.addWidget(Mark("lock", Role.ACCENT, 32))
        card.add(Heading(self._words(say("Your record is locked")), 1))
        card.add(self.passphrase)
        card.add(self._recovery_asked)
        self._recovery_asked.hide()
        card.add(flow(self.open, gap=12))
        card.add(flow(self.other))
        card.add(Text(self._words(say("Nothing of it is shown or kept in memory until then."))))
        card.add(flow(*others, gap=12))

    def _try(self) -> None:
        typed = self.recovery.text() if self._way is Way.RECOVERY else self.passphrase.typed
        if not typed or not self.open.isEnabled():
            return
        self._asked.show_problem("")
        self.open.setEnabled(False)
        announce(self, self._words(say("Unlocking")))
        self.tried.emit(self._way, typed)

    def _ready(self) -> None:
        self.open.setEnabled(True)
        field = self.first_focus()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, TextField):
            field.selectAll()

    def _turn(self) -> None:
        to_recovery = self._way is Way.PASSPHRASE
        self._way = Way.RECOVERY if to_recovery else Way.PASSPHRASE
        self.passphrase.setVisible(not to_recovery)
        self._recovery_asked.setVisible(to_recovery)
        said = (
            say("Use the passphrase instead")
            if to_recovery
            else say("Use the recovery key instead")
        )
        self.other.set_words(self._words(said))
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
