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
        changes_form: it begins plain and is encrypted in the course of it.
    """

    name: str
    deeds: Mapping[str, float]
    seconds: float
    changes_form: bool = False

    def forms(self) -> tuple[bool, ...]:
        """Whether to do it with an encrypted casebook: no, and yes."""
        return (False,) if self.changes_form else (False, True)


_TYPING = {"score": 6, "session": 3, "undo": 2, "redo": 1, "draft": 3}
_BETWEEN = {"score": 1, "undo": 0.5, "redo": 0.3, "draft": 0.5}

ACTIVITIES = {
    each.name: each
    for each in (
        Activity("entries", {**_TYPING, "many": 0.2}, 0.15),
        Activity("imports", {"take_in": 3, "undo": 1, "redo": 1, "score": 1}, 0.3),
        Activity("backups", {"copy": 3, "copy_before": 1, **_BETWEEN}, 0.4),
        Activity("restores", {"restore": 3, "copy": 0.7, **_BETWEEN}, 0.6),
        Activity("putting back", {"go_astray": 3, "copy": 1, **_BETWEEN}, 0.6),
        Activity(
            "encryption",
            {"lock": 2, "change_passphrase": 1, **_BETWEEN},
            0.5,
            changes_form=True,
        ),
        Activity(
            "encryption and restores",
            {"lock": 2, "change_passphrase": 1, "copy": 1, "restore": 2, **_BETWEEN},
            0.8,
            changes_form=True,
        ),
    )
}
