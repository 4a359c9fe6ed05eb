"""What this installation wrote into a casebook last, so that it notices when that is gone."""

from __future__ import annotations

from acutrack.storage.codecs import to_json
from acutrack.storage.connection import Connections
from acutrack.storage.installation import expect_edits, expected_edits


def remember_last_edit(connections: Connections, missing: tuple[str, ...] = ()) -> None:
    """Know the latest edit in the file again.

    Args:
        connections: the open file.
        missing: edits that were missing in it when it was opened; they go on being known. What
            went since then was let go of on purpose.

    Raises:
        Obstacle: the file cannot be read.
    """
    wanted = (*missing, *_latest(connections))
    if wanted != expected_edits(connections.path):
        expect_edits(connections.path, wanted)


def accept_as_it_is(connections: Connections) -> None:
    """What is missing was brought back, or is not wanted. Raises Obstacle."""
    expect_edits(connections.path, _latest(connections))


def missing_edits(connections: Connections) -> tuple[str, ...]:
    """Edits that were in the file when it was last used here, and are not any more."""
    expected = expected_edits(connections.path)
    with connections.reading() as connection:
        found = connection.execute(
            "SELECT id FROM edit WHERE id IN (SELECT value FROM json_each(?))",
            (to_json(list(expected)),),
        ).fetchall()
    there = {key for (key,) in found}
    return tuple(key for key in expected if key not in there)


def _latest(connections: Connections) -> tuple[str, ...]:
    with connections.reading() as connection:
        found = connection.execute("SELECT id FROM edit ORDER BY position DESC LIMIT 1").fetchone()
    return () if found is None else (str(found[0]),)
