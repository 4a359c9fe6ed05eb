"""Which schema this program writes, and how a file says so.

Schema number n is Alembic's revision `000n`; the file carries it as `PRAGMA user_version`, which
costs one read, so that Alembic is imported only when something is to be done.
"""

from __future__ import annotations

SCHEMA = 6
#: The first AcuTrack that opens a file of this schema; the file says it to older ones.
NEEDS = "0.1.0"
#: "AcuT": marks the file as ours (PRAGMA application_id).
APPLICATION = 0x41637554


def revision(schema: int) -> str:
    """Alembic's name for a schema number."""
    return f"{schema:04d}"
