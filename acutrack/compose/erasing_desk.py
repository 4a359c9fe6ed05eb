"""Erasing a person for good: the record is closed, the worker does it, and it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from acutrack.casebook.erasing import ErasedForGood
from acutrack.compose.erase_jobs import erase_alone
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui.pages.busy import BusyPage
from acutrack.gui.work import Work

if TYPE_CHECKING:
    from acutrack.compose.copies_desk import House, Lock


class ErasingDesk(QObject):
    """Nothing of the person stays in memory either: every page is made anew."""

    def __init__(
        self, house: House, lock: Lock, casebook: Path, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._house, self._lock = house, lock
        self._casebook, self._now = casebook, now
        self._work = Work(house.notices.tell_failure)

    def erase(self, person: PatientId) -> None:
        """Do it; what was in the way is told once the record is open again."""
        chosen = self._house.settings.current.second_folder
        second = Path(chosen) if chosen else None
        key = self._lock.key
        self._house.close()
        words = self._house.words
        told = words(say("This takes a moment. Every copy is looked through."))
        self._lock.show_alone(BusyPage(words(say("Erasing for good")), told))
        self._work.start(
            self,
            partial(erase_alone, self._casebook, person, second, self._now, key),
            partial(self._done, person),
            what="erase",
            failed=self._failed,
        )

    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._work.busy()

    def end(self) -> None:
        """Let what is going on come to its end: nothing is left half erased."""
        self._work.finish()

    def _done(self, person: PatientId, done: ErasedForGood) -> None:
        settings = self._house.settings
        if settings.current.last_patient == person:
            try:
                settings.change(replace(settings.current, last_patient=""))
            except AcuTrackError as error:
                self._house.notices.tell_failure(error)
        self._house.open_own()
        if done.left:
            left = say(
                "Erased for good, but these copies could not be opened, and may still hold it: "
                "{files}. Delete them if you do not need them.",
                files=self._house.words.listing(str(path) for path in done.left),
            )
            self._house.notices.tell(left)
        else:
            self._house.notices.tell(say("Erased for good, from the copies too."))

    def _failed(self, error: AcuTrackError) -> None:
        self._house.open_own()
        self._house.notices.tell_failure(error)
