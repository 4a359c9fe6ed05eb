"""Opens the earlier versions of a record, and brings the chosen one back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from acutrack.casebook.edits.versions import bring_back
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.record_names import name_of
from acutrack.gui.versions.dialog import VersionsDialog
from acutrack.gui.versions.known_names import KnownNames


def show_versions(
    context: GuiContext,
    patient: PatientId,
    record: Record,
    window: QWidget,
    chosen: Callable[[Edit], object],
) -> None:
    """Show them over a window; `chosen` gets the edit that brings back the one that is chosen."""
    try:
        versions = context.casebook.versions(record)
        known = KnownNames(context.casebook, patient, context.words)
    except AcuTrackError as error:
        context.notices.tell_failure(error)
        return

    def choose(version: Record) -> None:
        name = say("Bring back: {what}", what=name_of(version))
        chosen(bring_back(version, record, name, patient, there=known.there))

    dialog = VersionsDialog(record, versions, window, words=context.words, naming=known.name)
    dialog.chosen.connect(choose)
    dialog.open()
    dialog.first_focus().setFocus()
