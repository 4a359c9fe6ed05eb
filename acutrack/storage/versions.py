"""The forms that one record has had, out of the edits that touched it.

No index leads from a record to its edits: all of them are looked through for its id, which ten
years of entries and an import (6,000 edits, 6 MB) take about 10 ms for, plain or encrypted, and
nothing needs to be kept in step.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from acutrack.casebook.versions import Version
from acutrack.domain.record import RecordId
from acutrack.storage import obstacles
from acutrack.storage.any_connection import AnyConnection
from acutrack.storage.codecs import MISREAD, to_json
from acutrack.storage.history import BESIDE
from acutrack.storage.message_json import message_from_json
from acutrack.storage.record_json import change_from_json
from acutrack.storage.row_sums import checked

_TOUCHING = (
    f"SELECT state, changes, {BESIDE} FROM edit WHERE instr(changes, ?) > 0 "  # noqa: S608
    "ORDER BY position DESC"
)


def versions(connection: AnyConnection, key: RecordId) -> tuple[Version, ...]:
    """See Store.versions."""
    rows = connection.execute(_TOUCHING, (f'"id":{to_json(key)}',)).fetchall()
    try:
        return tuple(
            Version(
                datetime.fromisoformat(made_at),
                made_by,
                message_from_json(name),
                change_from_json(change).after,
                taken_back=state != "done",
            )
            for state, changes, *beside in rows
            for (_, _, name, _, made_at, _, made_by) in (beside,)
            for change in reversed(json.loads(checked(changes, *beside)))
            if _is_about(change, key)
        )
    except MISREAD as error:
        raise obstacles.unreadable() from error


def _is_about(change: dict[str, Any], key: RecordId) -> bool:
    form = change.get("after") or change["before"]
    return bool(form["id"] == key)
