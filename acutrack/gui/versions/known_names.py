"""The records of a room that others name: whether they are there, and what they are called."""

from __future__ import annotations

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.versions import NAMED
from acutrack.domain.message import say
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import PatientId, Record, RecordId
from acutrack.gui.record_names import name_of
from acutrack.text.catalogue import Catalogue


class KnownNames:
    """Read once, when it is made. Raises Obstacle then."""

    def __init__(self, casebook: Casebook, patient: PatientId, words: Catalogue) -> None:
        self._words = words
        self._records: dict[type[Record], dict[RecordId, Record]] = {}
        for kind in NAMED.values():
            found: tuple[Record, ...]
            if kind is Practitioner:
                found = casebook.practitioners()
            else:
                found = casebook.load(kind, patient)
            self._records[kind] = {record.id: record for record in found}

    def there(self, kind: type[Record], key: RecordId) -> bool:
        """Whether there is such a record."""
        return key in self._records[kind]

    def name(self, field: str, key: RecordId) -> str:
        """What the record is called that a field points to."""
        record = self._records[NAMED[field]].get(key)
        said = name_of(record) if record is not None else say("one that was removed")
        return self._words(said)
