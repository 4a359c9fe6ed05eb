"""Asks before a day of a settled start is changed, wherever a rating can be changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Edit, PatientId
from acutrack.gui.context import GuiContext


class StartGuard:
    """Stands before one page's records.

    Args:
        context: Where the settled starts are read from.
        patient: Whose they are.
        page: The page whose window the question stands over.
    """

    def __init__(self, context: GuiContext, patient: PatientId, page: QWidget) -> None:
        self._context = context
        self._patient = patient
        self._page = page
        self._agreed = False

    def holds_back(self, edit: Edit, then: Callable[[], object]) -> bool:
        """Whether an edit waits for an answer; with "Change it", `then` is done. Raises Obstacle.

        An edit that touches no settled start is never held back.
        """
        if self._agreed or not self._touches(edit):
            return False
        self._ask(then)
        return True

    def _touches(self, edit: Edit) -> bool:
        if not any(isinstance(change.record, PainScore) for change in edit.changes):
            return False
        starts = self._context.casebook.load(FrozenBaseline, self._patient)
        if not starts:
            return False
        # Loaded with the first settled start: Today is on screen sooner without it.
        from acutrack.casebook.edits.baselines import touches_baseline

        return bool(touches_baseline(edit, starts))

    def _ask(self, then: Callable[[], object]) -> None:
        from acutrack.gui.dialogs.start_dialog import ask_about_start

        ask_about_start(self._context.words, self._page.window(), lambda: self._change(then))

    def _change(self, then: Callable[[], object]) -> None:
        self._agreed = True
        try:
            then()
        finally:
            self._agreed = False
