"""The lock: what a locked record shows, and the windows that change it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize

from acutrack.compose.screens import save, settle
from acutrack.compose.window import Programme
from acutrack.domain.message import say
from acutrack.domain.recovery_key import in_groups
from acutrack.domain.ways_in import Way
from acutrack.gui.context import LockFacts
from acutrack.gui.dialogs.lock_dialogs import NewPassphrase, NewRecoveryKey
from acutrack.gui.pages.settings.lock_card import lock_card
from acutrack.gui.pages.unlock import UnlockPage
from acutrack.gui.widgets.page import Scaffold
from tests.screens.tongues import known

#: Nobody's: the check at its end is not right.
_KEY = in_groups("ABCDEFGH0123456789JKMNPQRSTV")


def unlock_page(programme: Programme, out: Path) -> Path:
    """A locked record, after a passphrase that was another."""
    page = UnlockPage(programme.words, frozenset(Way))
    programme.window.show_alone(page)
    page.passphrase.field.setText("kettle")
    refused = say("That did not open the record. Nothing was changed. Look at it and try again.")
    page.refuse(programme.words(known(programme, refused)))
    settle(programme)
    path = save(programme.window, out / "unlock.png")
    page.other.click()
    settle(programme)
    save(programme.window, out / "unlock-recovery.png")
    programme.open_sample()
    settle(programme)
    return path


def settings_cards(programme: Programme, out: Path) -> Path:
    """The card in the settings, without a lock and with one."""
    context = programme.context
    if context is None:
        raise TypeError("no record is open")
    shown = Scaffold(
        programme.words(say("Settings")), programme.words(say("Each choice takes effect at once."))
    )
    locked = LockFacts(locked=True, remembered=True, keyring=True, can_change=True)
    for facts in (LockFacts(can_change=True), locked):
        card = lock_card(
            programme.words,
            facts,
            lambda _deed: None,
            lambda: replace(programme.settings.current),
            lambda _settings: None,
        )
        shown.add(card)
    shown.resize(programme.window.size() - QSize(220, 0))
    shown.show()
    settle(programme)
    path = save(shown, out / "settings-lock.png")
    shown.close()
    return path


def lock_dialogs(programme: Programme, out: Path) -> Path:
    """A first passphrase, and the recovery key."""
    context = programme.context
    if context is None:
        raise TypeError("no record is open")
    first = NewPassphrase(context, programme.window, first=True)
    first.open()
    first.pair.new.field.setText("kettle orbit walnut")
    first.pair.again.field.setText("kettle")
    first.deed.click()
    settle(programme)
    first.fit()
    settle(programme)
    path = save(first, out / "dialog-passphrase.png")
    first.reject()

    about = say(
        "It opens the record when nobody knows the passphrase any more. "
        "Print it and keep the paper in a safe place: it is shown this once."
    )
    second = NewRecoveryKey(
        context, programme.window, _KEY, say("Lock the record"), known(programme, about)
    )
    second.open()
    settle(programme)
    second.fit()
    settle(programme)
    save(second, out / "dialog-recovery-key.png")
    second.reject()
    return path


LOCK = (unlock_page, settings_cards, lock_dialogs)
