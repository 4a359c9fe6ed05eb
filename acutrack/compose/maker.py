"""Whose changes the history keeps, on whichever record is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import AcuTrackError
from acutrack.settings.history_name import account_name
from acutrack.settings.settings_file import SettingsFile
from acutrack.storage.open_casebook import OpenCasebook


def casebook_on(
    opened: OpenCasebook, now: Callable[[], datetime], settings: SettingsFile
) -> Casebook:
    """The casebook in a file, with a name that an older AcuTrack kept in the settings moved in.

    The settings can be read by whoever has the disk, also where the record is locked.
    """
    casebook = Casebook(opened.store, now, account_name)
    chosen = settings.current.history_name
    if chosen and not opened.read_only:
        try:
            if not casebook.maker:
                casebook.call_maker(chosen)
            settings.change(replace(settings.current, history_name=""))
        except AcuTrackError:
            pass  # at the next opening then; until it is there the account's name is kept
    return casebook
