"""The whole program over a folder of its own, with somebody at its keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.edits.pain import log_day
from acutrack.casebook.edits.people import start_own_record
from acutrack.compose.window import Programme
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.pages.page import Page
from acutrack.gui.undo_bar import UndoBar
from acutrack.gui.widgets.message_bar import MessageBar
from acutrack.gui.widgets.painted_button import PaintedButton
from acutrack.places import casebook_file
from acutrack.storage.open_casebook import open_casebook
from tests.builders import a_patient
from tests.gui.pages.person import Person
from tests.rest import at_rest, settled

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=QWidget)

ROSA, IVO = PatientId("rosa"), PatientId("ivo")
_DEFECT = "Something in AcuTrack went wrong"


class Desk:
    """What somebody sees and does; `told` and `failed` are what was said so far, in words."""

    def __init__(self, qtbot: QtBot, programme: Programme) -> None:
        self.qtbot, self.programme = qtbot, programme
        self.window = programme.window
        self.person = Person()
        self.told: list[str] = []
        self.failed: list[str] = []
        programme.notices.told.connect(lambda m, _undo: self.told.append(programme.words(m)))
        programme.notices.failed.connect(lambda m: self.failed.append(programme.words(m)))

    @property
    def context(self) -> GuiContext:
        assert self.programme.context is not None
        return self.programme.context

    @property
    def casebook(self) -> Casebook:
        return self.context.casebook

    def page(self, kind: type[W]) -> W:
        page = self.window.page
        assert isinstance(page, kind), f"{type(page).__name__} is shown"
        return page

    def go(self, key: str, argument: str = "") -> Page:
        self.window.go(key, argument)
        self.settle()
        return self.page(Page)

    def settle(self) -> None:
        """Wait until the window has nothing left to do."""
        settled(self.programme)

    def button(self, words: str, inside: QWidget | None = None) -> PaintedButton:
        """The button with these words, or of this name; the first where there are several."""
        holder = inside or self.window
        found = [
            button
            for button in holder.findChildren(PaintedButton)
            if button.isVisible() and words in (button.words, button.accessibleName())
        ]
        assert found, f"there is no button {words!r}"
        return found[0]

    def click(self, words: str, inside: QWidget | None = None) -> None:
        self.person.click(self.button(words, inside))

    def write(self, field: QWidget, text: str) -> None:
        """Type into a field in place of what stands there."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()
        at_rest()
        self.person.writes(text)

    def leave(self) -> None:
        """Close the window, which ends the program; another one may write from then on."""
        self.window.close()
        self.programme.end()

    def message(self) -> str:
        return self.only(MessageBar).words

    def failure(self) -> str:
        return self.only(FailureBar).words

    def offered(self) -> list[str]:
        """What Undo and Redo offer in the foot."""
        buttons = self.only(UndoBar).findChildren(QPushButton)
        return [b.accessibleName() for b in buttons if b.isVisible()]

    def only(self, kind: type[W]) -> W:
        found = self.window.findChildren(kind)
        # A card on a page may say something as well; the window's own bar is no part of a page.
        own = [w for w in found if not any(isinstance(p, Page) for p in _parents(w))]
        return own[0]

    def dialog(self, kind: type[W]) -> W:
        """The window over the page, once it is there."""

        def there() -> bool:
            return any(d.isVisible() for d in self.window.findChildren(kind))

        self.qtbot.waitUntil(there)
        return next(d for d in self.window.findChildren(kind) if d.isVisible())

    def choose(self, *paths: Path) -> None:
        """Type the path into the file dialog and press Enter."""
        dialog = self.dialog(QFileDialog)
        name = cast(QLineEdit, dialog.findChild(QLineEdit, "fileNameEdit"))
        if len(paths) == 1:
            self.write(name, str(paths[0]))
        else:  # several are pasted: the dialog completes names while they are typed
            name.setText(" ".join(f'"{path}"' for path in paths))
            name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.person.key(Qt.Key.Key_Return)
        self.settle()

    def on_disk(self, kind: type[R], patient: PatientId = ROSA) -> tuple[R, ...]:
        """What somebody else finds who opens the file now."""
        folder = self.programme._folder
        with open_casebook(casebook_file(folder)) as other:
            return other.store.load(kind, patient)

    def records(self, kind: type[R], patient: PatientId = ROSA) -> tuple[R, ...]:
        return self.casebook.load(kind, patient)

    def ctrl(self, key: Qt.Key, *, shift: bool = False) -> None:
        if QApplication.focusWidget() is None:
            # A window manager would give the keyboard back when a dialog closes.
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        if shift:
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            focused = QApplication.focusWidget()
            assert focused is not None, "the keyboard is nowhere"
            QTest.keyClick(focused, key, held)
        else:
            self.person.key(key, ctrl=True)
        self.settle()


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


@contextmanager
def sat_down(
    qtbot: QtBot,
    folder: Path,
    now: Callable[[], datetime],
    *,
    size: tuple[int, int] = (1280, 800),
    **settings: object,
) -> Iterator[Desk]:
    """Start the program on `folder` and wait until there is something to do."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    programme = Programme(application, folder, now)
    desk = Desk(qtbot, programme)
    if settings:
        programme.settings.change(replace(programme.settings.current, **settings))  # type: ignore[arg-type]
    window = programme.window
    window.resize(*size)
    try:
        with qtbot.waitExposed(window):
            programme.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.page is not None)
        desk.settle()
        yield desk
        assert [words for words in desk.failed if words.startswith(_DEFECT)] == []
    finally:
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.close()
        programme.end()
        window.deleteLater()
        at_rest()


def begin_record(
    folder: Path,
    now: Callable[[], datetime],
    patient: PatientId = ROSA,
    name: str = "Rosa Lind",
    days: tuple[float, ...] = (),
    **fields: object,
) -> None:
    """Begin somebody's record on disk, with an answer for each of the last days up to yesterday."""
    with open_casebook(casebook_file(folder)) as opened:
        casebook = Casebook(opened.store, now)
        written = now() - timedelta(days=len(days) + 1)
        person = a_patient(
            id=patient,
            patient_id=patient,
            written_at=written,
            name=name,
            main_site="low back",
            **fields,
        )
        casebook.record(start_own_record(person))
        for back, value in zip(range(len(days), 0, -1), days, strict=True):
            at = now() - timedelta(days=back)
            casebook.record(log_day(patient, value, at.date(), at, site="low back"))


def keep(desk: Desk, *records: Record, patient: PatientId = ROSA) -> None:
    """Put records into somebody's record as one edit."""
    own = [replace(record, patient_id=patient) for record in records]
    desk.casebook.record(Edit(say("Set up"), patient, tuple(put(record) for record in own)))
    desk.settle()
