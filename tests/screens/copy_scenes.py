"""Copies of the record: the card in the settings, the list, one copy, and where nothing opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import QSize

from acutrack.casebook.contents import Contents, compare
from acutrack.casebook.copies import CopiesFacts, Copy, Preview, Why
from acutrack.compose.screens import save, settle
from acutrack.compose.window import Programme
from acutrack.domain.errors import Locked, Obstacle
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.session import TreatmentSession
from acutrack.gui.copies.copies_dialog import CopiesDialog
from acutrack.gui.copies.copies_list import CopiesList
from acutrack.gui.copies.copy_dialog import CopyDialog
from acutrack.gui.pages.settings.copies_card import copies_card
from acutrack.gui.pages.trouble import TroublePage
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.work import Work
from tests.builders import NOW, a_note, a_patient, a_score, a_session, day
from tests.screens.tongues import known

_DAY = NOW.date()
_SCORES = tuple(a_score(n % 11, day=day(-n)) for n in range(84))
_SESSIONS = tuple(a_session(day=day(-7 * n)) for n in range(12))
_NOTES = (a_note(), a_note("A long walk."))
_NOW = Contents({Patient: (a_patient(),), PainScore: _SCORES[3:], TreatmentSession: _SESSIONS,
                 Note: _NOTES})  # fmt: skip
_THEN = Contents({Patient: _NOW.of(Patient), Note: (replace(_NOTES[0], text="Slept badly."),),
                  PainScore: _SCORES[6:], TreatmentSession: _SESSIONS[2:]})  # fmt: skip


class Invented:
    """A CopiesAtHand without a disk."""

    def listed(self) -> tuple[Copy, ...]:
        return (
            Copy(Path("a"), Why.RESTORE, _DAY, time(14, 22)),
            Copy(Path("b"), Why.DAY, date(2025, 10, 20)),
            Copy(Path("damaged"), Why.DAY, date(2025, 10, 19)),
            Copy(Path("locked"), Why.IMPORT, date(2025, 9, 30), time(9, 5), second=True),
        )

    def facts(self) -> CopiesFacts:
        newest = Copy(Path("b"), Why.DAY, date(2025, 10, 20))
        return CopiesFacts(newest, datetime(2025, 10, 20, 21, 40, tzinfo=NOW.tzinfo), 12)

    def asks_for_words(self, copy: Path) -> bool:
        return copy == Path("locked")

    def preview(self, copy: Path, typed: str, *, thorough: bool = True) -> Preview:
        if copy == Path("damaged"):
            raise Obstacle(
                say(
                    "This copy is not as it was when it was made, so it was not used. Nothing was "
                    "changed. Choose another copy, such as the one before it."
                )
            )
        if copy == Path("locked"):
            raise Locked(
                say(
                    "This copy is locked. Nothing was changed. "
                    "Type the passphrase it was made with, or its recovery key."
                )
            )
        holds = _NOW if copy == Path("a") else _THEN
        return Preview(holds, compare(_NOW, holds), made_by_older=thorough and bool(typed))

    def copy_before_import(self) -> None:
        return


def card(programme: Programme, out: Path) -> Path:
    """The card without a second folder, with one, and with one that is away."""
    shown = Scaffold(
        programme.words(say("Settings")), programme.words(say("Each choice takes effect at once."))
    )
    facts = Invented().facts()
    folder = Path("/media/stick/AcuTrack copies")
    for one in (
        facts,
        replace(facts, second=folder, second_there=True, second_count=12),
        replace(facts, second=folder),
    ):
        shown.add(copies_card(programme.words, one, lambda _deed: None))
    shown.resize(programme.window.size() - QSize(220, 0))
    shown.show()
    settle(programme)
    path = save(shown, out / "settings-copies.png")
    shown.close()
    return path


def copy_dialogs(programme: Programme, out: Path) -> Path:
    """The list, one copy, and a locked one."""
    work = Work(lambda _error: None)
    words, window, copies = programme.words, programme.window, Invented()
    listed = CopiesDialog(words, work, copies, window)
    title = say("Copy of {when}", when=_DAY)
    one, locked = (
        CopyDialog(words, work, copies, Path(name), window, title=title) for name in ("b", "locked")
    )
    path = out
    for dialog, name in ((listed, "list"), (one, "one"), (locked, "locked")):
        dialog.open()
        while work.busy():
            settle(programme)
        settle(programme)
        dialog.fit()
        settle(programme)
        path = save(dialog, out / f"dialog-copies-{name}.png")
        dialog.reject()
    work.finish()
    return path


def trouble_copies(programme: Programme, out: Path) -> Path:
    """The record cannot be opened, and there are copies."""
    work = Work(lambda _error: None)
    damaged = say(
        "The file of this record is damaged. AcuTrack has changed nothing in it. "
        "Keep a copy of the file, then open a backup."
    )
    known(programme, damaged)
    copies = CopiesList(programme.words, work, Invented(), most=5)
    programme.window.show_alone(TroublePage(programme.words, damaged, copies))
    while work.busy():
        settle(programme)
    settle(programme)
    work.finish()
    path = save(programme.window, out / "trouble-copies.png")
    programme.open_sample()
    settle(programme)
    return path


COPIES = (card, copy_dialogs, trouble_copies)
