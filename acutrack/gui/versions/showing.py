"""Opens the earlier versions of a record, and brings the chosen one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from acutrack.casebook.edits.versions import bring_back
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.record import Record
from acutrack.gui.pages.settings.removed_words import name_of
from acutrack.gui.versions.dialog import VersionsDialog
from acutrack.gui.versions.known_names import KnownNames

if TYPE_CHECKING:
    from acutrack.gui.pages.page import Page


def show_versions(page: Page, record: Record, then: Callable[[Record], object]) -> None:
    """Show them over a page of the room; `then` is told of the record that was brought back."""
    context = page.context
    try:
        versions = context.casebook.versions(record)
        known = KnownNames(context.casebook, page.patient, context.words)
    except AcuTrackError as error:
        context.notices.tell_failure(error)
        return

    def choose(version: Record) -> None:
        name = say("Bring back: {what}", what=name_of(version))
        edit = bring_back(version, record, name, page.patient, there=known.there)
        if page.record(edit, said=name):
            then(edit.changes[0].record)

    dialog = VersionsDialog(record, versions, page.window(), words=context.words, naming=known.name)
    dialog.chosen.connect(choose)
    dialog.open()
    dialog.first_focus().setFocus()
