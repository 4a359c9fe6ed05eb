"""What was done to an open file since somebody last held all of it in memory (`own_state`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from acutrack.casebook.drafts import Draft
from acutrack.casebook.store import Step
from acutrack.domain.record import Edit, PatientId


@dataclass(frozen=True)
class Deed:
    """Edits that were made, or one that was undone or brought back, in one transaction."""

    edits: Sequence[Edit]
    step: Step
    now: datetime
    made_by: str


class Deeds:
    """The deeds, in order; nothing is kept before somebody begins to."""

    def __init__(self) -> None:
        self.made: list[Deed] = []
        self.typed: dict[tuple[str, PatientId], Draft | None] = {}
        self._doing: list[Deed] = []
        self._kept = False

    @property
    def kept(self) -> bool:
        """Whether they are all there was since somebody began to keep them."""
        return self._kept

    def begin(self) -> None:
        """Keep them from now on."""
        self.made, self.typed, self._doing = [], {}, []
        self._kept = True

    def lose(self) -> None:
        """Something else was done: they do not lead to what is in the file any more."""
        self.begin()
        self._kept = False

    def doing(self, deed: Deed) -> None:
        """A transaction that is not ended yet does this."""
        if self._kept:
            self._doing.append(deed)

    def done(self) -> None:
        """The transaction is on the disk."""
        self.made += self._doing
        self._doing = []

    def undone(self) -> None:
        """It never was."""
        self._doing = []

    def type(self, form: str, patient: PatientId, draft: Draft | None) -> None:
        """This is half typed now, whether or not it can be kept on the disk; None for nothing."""
        if self._kept:
            self.typed[form, patient] = draft
