"""Makes what every page is handed, for a record in a file or on a server."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.window_drafts import WindowDrafts
from acutrack.compose.chosen_server import try_server
from acutrack.compose.damage import everything_wrong
from acutrack.compose.maker import casebook_on
from acutrack.gui.context import GuiContext, Ways
from acutrack.gui.work import Work

if TYPE_CHECKING:
    from acutrack.compose.house import House
    from acutrack.storage.open_casebook import OpenCasebook
    from acutrack.storage.server.open_server import OpenServer


def context_on_file(house: House, opened: OpenCasebook, drafts: WindowDrafts) -> GuiContext:
    """For a record in a file."""
    context = _context(house, casebook_on(opened, house.now, house.settings), drafts)
    context.read_only = opened.read_only
    context.lock = house.lock.facts(opened.path, read_only=opened.read_only)
    context.copies = house.copies.at_hand_for(opened.path)
    context.look_over = partial(everything_wrong, opened.path, opened.key)
    return context


def context_on_server(house: House, opened: OpenServer) -> GuiContext:
    """For a record on a server: what is about a file is nobody's here."""
    # The name that the server lets somebody in by, not that of the account on this computer.
    casebook = Casebook(opened.store, house.now, lambda: opened.connections.user)
    context = _context(house, casebook, WindowDrafts(opened.drafts, lambda: False))
    context.server = opened.address.shown
    return context


def _context(house: House, casebook: Casebook, drafts: WindowDrafts) -> GuiContext:
    ways = Ways()
    house.connect_ways(ways)
    return GuiContext(
        casebook=casebook,
        drafts=drafts,
        settings=house.settings,
        words=house.words,
        theme=house.theme,
        now=house.now,
        notices=house.notices,
        ways=ways,
        work=Work(house.notices.tell_failure),
        can_remind=house.reminding.can_show,
        try_server=try_server,
    )
