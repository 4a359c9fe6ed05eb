"""What a writer may be busy with when it is stopped, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    """A mixture of deeds.

    Attributes:
        deeds: how often each comes, by its name in `writer.Writer`.
        seconds: within which the writer is killed.
    """

    name: str
    deeds: Mapping[str, float]
    seconds: float


_TYPING = {"score": 6, "session": 3, "undo": 2, "redo": 1, "draft": 3}

ACTIVITIES = {
    each.name: each
    for each in (
        Activity("entries", {**_TYPING, "many": 0.2}, 0.15),
        Activity("imports", {"take_in": 3, "undo": 1, "redo": 1, "score": 1}, 0.3),
    )
}
#: Bringing an older file up to date; it is no mixture but happens once, at the opening.
MIGRATIONS = "migrations"
