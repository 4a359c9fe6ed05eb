"""A server for several computers: try an address, use it, or go back to the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.gui.context import GuiContext
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.places import server_said

_ABOUT = say(
    "Several computers can write in one record on a PostgreSQL server. Nothing is copied there by "
    "itself. To take this record there, save an archive with “Export to files”. Use the server, "
    "then bring the archive in with “Import from files”."
)
_HINT = say("Without a password, such as {example}. The password is in your password file.")
_EXAMPLE = "postgresql+psycopg://kim@clinic.example/acutrack"
_SAID_ELSEWHERE = say(
    "Which server is used is said outside AcuTrack, by ACUTRACK_DATABASE. It can only be changed "
    "there."
)


class ServerCard(Card):
    """For those who treat patients; what it does is done in the background."""

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__(words(say("A server for several computers")))
        self._context = context
        self.add(Text(words(_ABOUT)))
        if server_said():
            self.add(Text(words(_SAID_ELSEWHERE), TextStyle.SMALL, Role.INK2))
            return
        self.address = TextField(wide=40)
        self.address.setObjectName("server-address")
        self.address.setText(context.settings.current.database)
        hint = words(_HINT.filled(example=_EXAMPLE))
        self.add(FormField(words(say("Address of the server")), self.address, hint))
        self.trying = Button(words(say("Try it")), "search")
        self.trying.clicked.connect(lambda: self._ask(then=self._tell_good))
        self.using = Button(words(say("Use it")), "check")
        self.using.clicked.connect(lambda: self._ask(then=self._use))
        self.back = Button(words(say("Back to the file on this computer")), "rotate-ccw")
        self.back.clicked.connect(lambda: self._go_to(""))
        self.back.setVisible(bool(context.server))
        self.add(flow(self.trying, self.using, self.back, gap=8))
        self.good = IconText("circle-check", words(say("The server answers and lets you in.")))
        self.problem = IconText("triangle-alert", "", role=Role.INK, icon_role=Role.CAUTION)
        for told in (self.good, self.problem):
            told.hide()
            self.add(told)

    def _ask(self, *, then: Callable[[str], None]) -> None:
        typed, context = self.address.text().strip(), self._context
        self.good.hide()
        self.problem.hide()
        for button in (self.trying, self.using):
            button.setEnabled(False)

        def job() -> str:
            context.try_server(typed)
            return typed

        context.work.start(self, job, then, what="server", failed=self._tell_bad)

    def _tell_good(self, _address: str) -> None:
        self._end()
        self.good.show()
        announce(self, self.good.text.text())

    def _tell_bad(self, error: AcuTrackError) -> None:
        self._end()
        # Nothing was being saved here: the words for a terminal fit, where there are some.
        told = self._context.words(error.in_command)
        self.problem.text.setText(told)
        self.problem.show()
        announce(self, told)

    def _use(self, address: str) -> None:
        self._end()
        self._go_to(address)

    def _go_to(self, database: str) -> None:
        context = self._context
        try:
            context.settings.change(replace(context.settings.current, database=database))
        except AcuTrackError as error:
            context.notices.tell_failure(error)
            return
        context.ways.wanted_own_record.emit()

    def _end(self) -> None:
        for button in (self.trying, self.using):
            button.setEnabled(True)
