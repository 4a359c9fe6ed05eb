"""The programme's side of a server: opens the record there, and sees whether it still answers.

Once a second it listens for what other computers wrote. When the server goes away, what is loaded
stays to be read and a bar says so; a worker asks for it until it is back.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from acutrack.compose.chosen_server import chosen_server
from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import say
from acutrack.places import server_said

if TYPE_CHECKING:
    from acutrack.casebook.casebook import Casebook
    from acutrack.compose.house import House
    from acutrack.domain.record import PatientId
    from acutrack.gui.context import GuiContext
    from acutrack.storage.server.open_server import OpenServer

LOOK_MS = 1_000

_AWAY_AT_START = say(
    "The server of this record does not answer. Nothing was changed. Check the network, then press "
    "Try again."
)
_SAID_ELSEWHERE = say(
    "Which server is used is said outside AcuTrack, by ACUTRACK_DATABASE. It can only be changed "
    "there."
)
_ERASED_BY_COMMAND = say(
    "On a server a person is erased for good by the command “acutrack erase”. Nothing was changed."
)


class ServerRoom(QObject):
    """Nothing of a server is loaded where the record is a file."""

    def __init__(self, programme: House, folder: Path) -> None:
        super().__init__()
        self._programme, self._folder = programme, folder
        self._context: GuiContext | None = None
        self.opened: OpenServer | None = None
        self._told_away = self._asking = False
        self._room: PatientId | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def open(self) -> GuiContext | None:
        """Open it; where that cannot be, say why in its place."""
        from acutrack.compose.room_context import context_on_server
        from acutrack.storage.server.open_server import open_server

        try:
            address = chosen_server(self._programme.settings.current)
            if address is None:
                return None
            self.opened = open_server(address, self._folder / "typed-for-server.acutrack")
        except AcuTrackError as error:
            self._show_trouble(error)
            return None
        self._context = context_on_server(self._programme, self.opened)
        self._told_away = self._asking = False
        self._timer.start()
        return self._context

    def fetch(self, patient: PatientId) -> None:
        """Load everything of a room, so that all of it can be read if the server goes away."""
        self._room = patient
        if self._context is not None and self.opened is not None:
            job = partial(_load_everything, self._context.casebook, patient)
            self._context.work.start(
                self, job, lambda _none: None, what="fetch", failed=lambda _error: None
            )

    def erase(self, _person: str) -> None:
        """Say how: only whoever may alter the history on the server can do it."""
        self._programme.notices.tell_failure(Obstacle(_ERASED_BY_COMMAND))

    def close(self) -> None:
        """Nobody works on what is open any more."""
        self._timer.stop()
        if self.opened is not None:
            self.opened.close()
        self._context = self.opened = None

    def _look(self) -> None:
        if self._context is None or self.opened is None:
            return
        if self.opened.store.away:
            self._show_away()
            self._ask_again()
            return
        from acutrack.storage.server.refusals import Away

        try:
            if self.opened.watch.changed():
                self._context.casebook.announce_anything()
                self._fetch_again()
        except Away as error:
            self.opened.store.note_away(error)
            self._show_away()

    def _fetch_again(self) -> None:
        if self._room is not None:
            self.fetch(self._room)

    def _show_away(self) -> None:
        from acutrack.gui.who_writes import WhoWrites, Writer

        if self._context is None or self._told_away:
            return
        self._told_away = True
        self._context.who = WhoWrites(Writer.SERVER_AWAY)
        self._programme.window.show_who_writes()

    def _ask_again(self) -> None:
        if self._asking or self._context is None or self.opened is None:
            return
        self._asking = True
        self._context.work.start(
            self, self.opened.watch.changed, self._on_back, what="server", failed=self._on_silence
        )

    def _on_silence(self, _error: AcuTrackError) -> None:
        self._asking = False

    def _on_back(self, _changed: bool) -> None:
        from acutrack.gui.who_writes import HERE

        self._asking = False
        if self._context is None or self.opened is None:
            return
        self._told_away = False
        self.opened.store.note_back()
        self._context.who = HERE
        self._programme.window.show_who_writes()
        self._context.casebook.announce_anything()
        self._fetch_again()
        self._programme.notices.tell(say("The server answers again. You can save now."))

    def _show_trouble(self, error: AcuTrackError) -> None:
        from acutrack.gui.pages.trouble import TroublePage
        from acutrack.storage.server.refusals import Away

        told = _AWAY_AT_START if isinstance(error, Away) else error.message
        programme = self._programme
        page = TroublePage(programme.words, told, of_server=True)
        page.tried_again.connect(programme.open_own_soon)
        page.wanted_file.connect(self._back_to_file)
        page.wanted_sample.connect(lambda: QTimer.singleShot(0, self, programme.open_sample))
        programme.window.show_alone(page)

    def _back_to_file(self) -> None:
        programme = self._programme
        if server_said():
            programme.notices.tell_failure(Obstacle(_SAID_ELSEWHERE))
            return
        try:
            programme.settings.change(replace(programme.settings.current, database=""))
        except AcuTrackError as error:
            programme.notices.tell_failure(error)
        programme.open_own_soon()


def _load_everything(casebook: Casebook, patient: PatientId) -> None:
    """For the worker: the steady store keeps what was read. Raises Away."""
    from acutrack.storage.table_names import TABLE_NAMED

    for kind in TABLE_NAMED:
        casebook.load(kind, patient)
    casebook.practitioners()
