"""What this window has made of an open casebook, held in memory in case its file is overwritten.

A program that syncs folders may write another state into the very file that is open. What was in it
is then nowhere on the disk but in the last copy. So the window holds the file as it was a little
while ago, and every deed since then: together they lead to the state that was overwritten.
"""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from acutrack.casebook.copies import Why
from acutrack.casebook.drafts import Draft
from acutrack.casebook.store import Step
from acutrack.domain.patient import Patient
from acutrack.domain.record import EVERYONE
from acutrack.storage import obstacles
from acutrack.storage.backups.before import copy_into
from acutrack.storage.backups.disk import copy_bytes, private_place
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.connection import Connections, connect, keys_beside, told_as_obstacle
from acutrack.storage.drafts_table import DraftsTable
from acutrack.storage.driver import Error
from acutrack.storage.snapshot import Snapshot
from acutrack.storage.sqlite_store import SqliteStore

#: After so many deeds the file is looked at anew.
_MANY = 50


class OwnState:
    """The state of an open file as this window knows it; nothing of it is on the disk."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @property
    def is_known(self) -> bool:
        """Whether the state can be told."""
        return self._connections.held is not None and self._connections.deeds.kept

    def renew(self) -> None:
        """Look at the file, which is ours and at rest at this moment, if there is reason to."""
        deeds = self._connections.deeds
        if self.is_known and len(deeds.made) < _MANY:
            return
        self.forget()
        try:
            self._connections.held = Snapshot.of(self._connections.path, self._connections.key)
        except Error:  # whoever reads next says what is in the way
            return
        deeds.begin()

    def forget(self) -> None:
        """Hold nothing any more."""
        held, self._connections.held = self._connections.held, None
        if held is not None:
            held.close()
        self._connections.deeds.lose()

    def kept(self, now: datetime) -> tuple[Path, tuple[Draft, ...]]:
        """Write the state as a copy among the backups, and give what was half typed.

        Raises:
            Obstacle: there is no room, or no way to write; it is still known.
        """
        path, key = self._connections.path, self._connections.key
        with told_as_obstacle(), obstacles.told_in_words(), private_place(path.parent) as place:
            file = place / path.name
            file.touch(0o600)
            if key is not None:
                copy_bytes(keys_beside(path), keys_beside(file))
            with closing(connect(file, key=key)) as target:
                if self._connections.held is not None:
                    self._connections.held.write_into(target)
            with closing(Connections(file, key)) as ours:
                drafts = self._done_again(ours)
                folder = first_folder(path)
                with folder.alone():
                    return copy_into(folder, ours, Why.MERGE, now), drafts

    def _done_again(self, ours: Connections) -> tuple[Draft, ...]:
        store, drafts = SqliteStore(ours), DraftsTable(ours)
        deeds = self._connections.deeds
        for deed in deeds.made:
            if deed.step is Step.RECORD:
                store.apply_all(deed.edits, deed.now, deed.made_by)
            else:
                store.apply(deed.edits[0], deed.step, deed.now, deed.made_by)
        for (form, patient), draft in deeds.typed.items():
            if draft is None:
                drafts.discard(form, patient)
            else:
                drafts.keep(draft)
        people = [person.patient_id for person in store.load_all(Patient)]
        return tuple(draft for who in (*people, EVERYONE) for draft in drafts.all_of(who))
