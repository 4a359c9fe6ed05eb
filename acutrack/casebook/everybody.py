"""What is read of everybody in the casebook at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from acutrack.casebook.store import Gathered, R, Store
from acutrack.domain.patient import Patient
from acutrack.domain.record import Record
from acutrack.domain.stretch import Stretch


class Everybody:
    """Reads over all patients; knows nobody who listens, so that any thread may have it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def patients(self) -> tuple[Patient, ...]:
        """Everybody in the casebook, in order of writing. Raises Obstacle."""
        return self._store.load_all(Patient)

    def all_of(self, kind: type[R]) -> tuple[R, ...]:
        """Everybody's records of a kind of which each has few. Raises Obstacle."""
        return self._store.load_all(kind)

    def gathered(
        self,
        kind: type[Record],
        by: Sequence[str],
        names: Sequence[str],
        within: Sequence[Stretch] | None = None,
    ) -> tuple[Gathered, ...]:
        """See Store.gathered. Raises Obstacle."""
        return self._store.gathered(kind, by, names, within)

    def tally(self, kind: type[Record], by: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
        """See Store.tally. Raises Obstacle."""
        return self._store.tally(kind, by)
