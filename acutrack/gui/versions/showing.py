"""Opens the earlier versions of a record, and brings the chosen one back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from acutrack.casebook.edits.versions import bring_back
from acutrack.casebook.store import EditMade
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId, Record, RecordId
from acutrack.gui.context import GuiContext
from acutrack.gui.record_names import name_of
from acutrack.gui.versions.changes_dialog import ChangesDialog
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


def show_changes(
    context: GuiContext, patient: PatientId, window: QWidget, chosen: Callable[[Record], object]
) -> None:
    """Show what was changed lately; `chosen` gets the entry whose versions are asked for."""
    casebook = context.casebook
    loaded: dict[tuple[type[Record], PatientId], tuple[Record, ...]] = {}

    def there(made: EditMade) -> Mapping[RecordId, Record]:
        for kind in {(type(c.record), c.record.patient_id) for c in made.edit.changes}:
            if kind not in loaded:
                loaded[kind] = casebook.load(*kind)
        return {record.id: record for records in loaded.values() for record in records}

    try:
        dialog = ChangesDialog(
            context.words, lambda most: casebook.latest_edits(patient, most), there, window
        )
    except AcuTrackError as error:
        context.notices.tell_failure(error)
        return

    def choose(record: Record) -> None:
        dialog.accept()
        chosen(record)

    dialog.wanted.connect(choose)
    dialog.open()
    dialog.first_focus().setFocus()
