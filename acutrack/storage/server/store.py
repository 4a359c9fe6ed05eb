"""The Store of `casebook.store` over a server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from typing_extensions import override

from acutrack.casebook.store import Step
from acutrack.domain.record import Edit
from acutrack.storage.server import refusals
from acutrack.storage.server.connections import ServerConnection, ServerConnections
from acutrack.storage.sqlite_store import SqliteStore

_STATE_AFTER = {Step.RECORD: "done", Step.UNDO: "undone", Step.REDO: "done"}


class ServerStore(SqliteStore):
    """The same, where the connection may break while an edit is being kept."""

    def __init__(self, connections: ServerConnections) -> None:
        super().__init__(connections)
        self._server = connections
        self._in_doubt: _Asked | None = None

    @override
    def _step(self, edits: Sequence[Edit], step: Step, now: datetime, made_by: str) -> None:
        """See SqliteStore.apply.

        Raises also InDoubt where the server went away while it was saving; before the next edit it
        is asked, and StaleEdit tells if that one was kept.
        """
        self._settle()
        made_by = self._signed(made_by)
        try:
            super()._step(edits, step, now, made_by)
        except refusals.InDoubt:
            self._in_doubt = _Asked(edits[-1], step, now)
            if not self._was_kept(self._in_doubt):
                raise refusals.away() from None
            for edit in edits:
                self._remember(edit)

    def _signed(self, made_by: str) -> str:
        """The name that somebody goes by, with that of the account that the server knows."""
        account = self._server.user
        return made_by if made_by == account else f"{made_by} ({account})".strip()

    def _settle(self) -> None:
        if self._in_doubt is not None and self._was_kept(self._in_doubt):
            raise refusals.kept_after_all()

    def _was_kept(self, asked: _Asked) -> bool:
        """Ask the server. Raises InDoubt if it does not answer."""
        try:
            kept = self._server.once_alone(asked.stands)
        except refusals.Away:
            raise refusals.in_doubt() from None
        self._in_doubt = None
        return kept


class _Asked:
    """An edit, or a step back or forth, that the server may have kept or not."""

    def __init__(self, edit: Edit, step: Step, now: datetime) -> None:
        self._edit = edit
        self._step = step
        self._now = now

    def stands(self, connection: ServerConnection) -> bool:
        """Whether the history tells of it."""
        found = connection.execute(
            "SELECT state, stepped_at FROM edit WHERE id = ?", (self._edit.id,)
        ).fetchone()
        if found is None or self._step is Step.RECORD:
            return found is not None
        return bool(found == (_STATE_AFTER[self._step], self._now.isoformat()))
