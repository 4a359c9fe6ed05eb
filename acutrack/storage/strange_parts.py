"""Refuses a file that holds what no AcuTrack writes and what runs by itself when it is read.

A view stands for any question its maker liked, one without an end among them; a trigger changes
other entries than those that are written; a column can be worked out anew at each look.
"""

from __future__ import annotations

from acutrack.storage import obstacles
from acutrack.storage.driver import Connection
from acutrack.storage.schema import SCHEMA

_FOUND_BY = (
    "SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index') OR "
    "sql LIKE 'CREATE VIRTUAL%' LIMIT 1",
    "SELECT 1 FROM sqlite_master AS part, pragma_table_xinfo(part.name) AS own "
    "WHERE part.type = 'table' AND own.hidden <> 0 LIMIT 1",
    # -2: an expression stands in the place of a column
    "SELECT 1 FROM sqlite_master AS part, pragma_index_xinfo(part.name) AS own "
    "WHERE part.type = 'index' AND own.cid = -2 LIMIT 1",
)


def refuse_strange_parts(connection: Connection) -> None:
    """Look at what the file's tables are made of, before any of them is read.

    A newer AcuTrack may have its reasons; its file is refused for that by whoever opens it.

    Raises:
        Obstacle: there is something strange in it.
    """
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if schema > SCHEMA:
        return
    for question in _FOUND_BY:
        if connection.execute(question).fetchone() is not None:
            raise obstacles.strange_parts()
