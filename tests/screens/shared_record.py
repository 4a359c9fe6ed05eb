"""What is seen where somebody else writes in the same record."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

from acutrack.casebook.merging import KindMerge, Merge
from acutrack.compose.screens import save, settle
from acutrack.compose.window import Programme
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.context import GuiContext
from acutrack.gui.dialogs.merge_dialog import MergeDialog, Together
from acutrack.gui.offered_copy import Found, OfferedCopy
from acutrack.gui.who_writes import HERE, WhoWrites, Writer
from tests.builders import a_note, an_effect

_SEEN = (
    (WhoWrites(Writer.WINDOW), "another-window"),
    (WhoWrites(Writer.COMPUTER, time(10, 3)), "another-computer"),
)


def who_else_writes(programme: Programme, out: Path) -> Path:
    """The bars above the page while another window, or another computer, writes."""
    context = programme.context
    if context is None:
        raise TypeError("no record is open")
    programme.window.go("pain")
    path = out
    for who, name in _SEEN:
        context.who = who
        programme.window.show_who_writes()
        settle(programme)
        path = save(programme.window, out / f"{name}.png")
    context.who = HERE
    programme.window.show_who_writes()
    return path


def copy_offered(programme: Programme, out: Path) -> Path:
    """The bar that offers another copy, and what bringing it in would do."""
    context = programme.context
    if context is None:
        raise TypeError("no record is open")
    programme.window.go("pain")
    context.offered = OfferedCopy(Found.BESIDE, "casebook (conflicted copy 2025-10-21).acutrack")
    programme.window.show_who_writes()
    settle(programme)
    save(programme.window, out / "copy-offered.png")
    dialog = MergeDialog(programme.words, a_merge(context), context.offered.name, programme.window)
    dialog.open()
    settle(programme)
    path = save(dialog, out / "dialog-together.png")
    dialog.close()
    context.offered = None
    programme.window.show_who_writes()
    return path


def a_merge(context: GuiContext) -> Together:
    """Of every kind of change one."""
    scores = context.casebook.load(PainScore, context.casebook.patients()[0].patient_id)
    note = a_note()
    changed = (note, replace(note, text="Slept in bed."))
    kinds = (
        KindMerge(PainScore, comes_in=scores[:9], only_here=scores[9:12], same=len(scores) - 12),
        KindMerge(Note, changed=(changed,), kept=(changed,), same=4),
        KindMerge(
            SideEffect, removed_here=(an_effect(),), removed_there=(an_effect(), an_effect())
        ),
    )
    merge = Merge(kinds, ())
    return Together(merge, merge)
