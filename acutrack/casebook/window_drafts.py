"""What is typed in one of several windows on the same casebook: no window takes it from another.

Drafts lie in the casebook, one for each form, so that they outlive a crash. A window that only
looks keeps its own there too, as long as no other window has typed something into the same form:
then it holds them back until it writes itself, and what the other window typed is put aside under
another name and offered again once the form is free.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from acutrack.casebook.drafts import Draft, DraftStore
from acutrack.domain.record import PatientId

#: Between the name of a form and the number of what was put aside.
ASIDE = "|aside-"

_Key = tuple[str, PatientId]


class WindowDrafts:
    """The DraftStore of one window.

    Args:
        kept: the drafts in the casebook, which all windows share.
        looking: whether another window writes at this moment.
    """

    def __init__(self, kept: DraftStore, looking: Callable[[], bool]) -> None:
        self._kept = kept
        self._looking = looking
        self._mine: dict[_Key, Draft] = {}
        self._held: dict[_Key, Draft] = {}

    def keep(self, draft: Draft) -> None:
        """See DraftStore.keep."""
        key = (draft.form, draft.patient_id)
        there = self._kept.find(*key)
        if there is not None and not self._is_mine(there):
            if self._looking():
                self._held[key] = draft
                return
            self._put_aside(there)
        self._kept.keep(draft)
        self._forget_own_aside(key)
        self._held.pop(key, None)
        self._mine[key] = draft

    def find(self, form: str, patient: PatientId) -> Draft | None:
        """See DraftStore.find; what another window is still typing is not found."""
        key = (form, patient)
        if key in self._held:
            return self._held[key]
        there = self._kept.find(form, patient)
        if self._looking():
            return there if there is not None and self._is_mine(there) else None
        found = there or self._aside(key)
        if found is not None:
            self._mine[key] = found = replace(found, form=form)
        return found

    def all_of(self, patient: PatientId) -> tuple[Draft, ...]:
        """See DraftStore.all_of."""
        forms = {draft.form.partition(ASIDE)[0] for draft in self._kept.all_of(patient)} | {
            form for form, whose in self._held if whose == patient
        }
        mine = dict(self._mine)
        found = [draft for form in forms if (draft := self.find(form, patient)) is not None]
        self._mine = mine  # listing them is not yet going on with them
        return tuple(sorted(found, key=lambda draft: draft.kept_at, reverse=True))

    def discard(self, form: str, patient: PatientId) -> None:
        """See DraftStore.discard; what was not typed or found in this window stays."""
        key = (form, patient)
        self._held.pop(key, None)
        there = self._kept.find(form, patient)
        if there is not None and self._is_mine(there):
            self._kept.discard(form, patient)
        self._forget_own_aside(key)
        self._mine.pop(key, None)

    def write_held(self) -> None:
        """This window writes from now on: keep what was held back. Raises Obstacle."""
        for draft in tuple(self._held.values()):
            self.keep(draft)

    def _is_mine(self, there: Draft) -> bool:
        mine = self._mine.get((there.form, there.patient_id))
        return mine is not None and _same(mine, there)

    def _aside(self, key: _Key) -> Draft | None:
        """The latest that was put aside for a form."""
        return next(iter(self._asides(key)), None)

    def _asides(self, key: _Key) -> list[Draft]:
        beginning = key[0] + ASIDE
        return [each for each in self._kept.all_of(key[1]) if each.form.startswith(beginning)]

    def _put_aside(self, there: Draft) -> None:
        names = (f"{there.form}{ASIDE}{number}" for number in count(1))
        free = next(name for name in names if self._kept.find(name, there.patient_id) is None)
        self._kept.keep(replace(there, form=free))

    def _forget_own_aside(self, key: _Key) -> None:
        """What this window typed before was put aside by another one, and it went on with it."""
        mine = self._mine.get(key)
        for aside in self._asides(key):
            if mine is not None and _same(mine, aside):
                self._kept.discard(aside.form, key[1])


def _same(one: Draft, other: Draft) -> bool:
    """Whether both say the same; the name is not looked at, and a file makes lists of tuples."""
    return (one.kept_at, one.focus, _text(one)) == (other.kept_at, other.focus, _text(other))


def _text(draft: Draft) -> str:
    return json.dumps(dict(draft.values), sort_keys=True)
