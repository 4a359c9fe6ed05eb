"""The lock, as a monkey meets it that knows the passphrase: on, typed, changed, taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QWidget

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.ways_in import Way
from acutrack.gui.dialogs.lock_dialogs import AskPassphrase, NewPassphrase, NewRecoveryKey
from acutrack.gui.pages.unlock import UnlockPage
from acutrack.storage.connection import keys_beside
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.passphrase import Cost
from acutrack.storage.turning import turn_on
from tests.monkey.hands import Deed

PASSPHRASE = "kettle orbit walnut thirteen"  # noqa: S105 (nobody's)
_CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


def lock(casebook: Path) -> None:
    """Lock a record before the monkey sits down."""
    key = new_key()
    turn_on(casebook, new_key_file().with_typed(Way.PASSPHRASE, PASSPHRASE, key, _CHEAP), key)


def key_of(casebook: Path) -> Key | None:
    """The key of a record that is locked with the passphrase; None for any other."""
    try:
        return KeyFile.read(keys_beside(casebook)).open_with_passphrase(PASSPHRASE)
    except AcuTrackError:
        return None


def asked_by_the_lock(window: QMainWindow, dialogs: Iterable[QDialog]) -> Deed | None:
    """What answers the question of the lock that is on the screen, if there is one."""
    answers: dict[type[QWidget], Callable[..., None]] = {
        NewPassphrase: _choose,
        NewRecoveryKey: _write_down,
        AskPassphrase: _tell,
    }
    for dialog in dialogs:
        for kind, answer in answers.items():
            if isinstance(dialog, kind):
                return f"answer {kind.__name__}", partial(answer, dialog)
    page = getattr(window, "page", None)
    if isinstance(page, UnlockPage):
        return "type the passphrase", partial(_unlock, page)
    return None


def _unlock(page: UnlockPage) -> None:
    page.passphrase.field.setText(PASSPHRASE)
    QTest.keyClick(page.passphrase.field, Qt.Key.Key_Return)


def _choose(dialog: NewPassphrase) -> None:
    for secret in (dialog.now, dialog.pair.new, dialog.pair.again):
        if secret is not None:
            _fill(secret.field)
    dialog.deed.click()


def _write_down(dialog: NewRecoveryKey) -> None:
    dialog.card.typed.setText(dialog.card._key[-4:])
    dialog.deed.click()


def _tell(dialog: AskPassphrase) -> None:
    _fill(dialog.now.field)
    dialog.deed.click()


def _fill(field: QLineEdit) -> None:
    field.setText(PASSPHRASE)
