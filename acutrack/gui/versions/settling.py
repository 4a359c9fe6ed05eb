"""Has somebody choose between their version of an entry and another one that was saved first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from acutrack.casebook.conflict import Conflict, Conflicting, over_theirs
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.versions.conflict_dialog import ConflictDialog
from acutrack.gui.versions.known_names import KnownNames


def settle(
    context: GuiContext,
    patient: PatientId,
    error: Conflicting,
    window: QWidget,
    settled: Callable[[], object] | None,
) -> None:
    """Show both versions over a window; `settled` puts the form away once one is chosen."""
    edit, conflicts = error.edit, error.conflicts
    if edit is None:
        return
    try:
        known = KnownNames(context.casebook, patient, context.words)
        who = _who(context, conflicts[0])
    except AcuTrackError as trouble:
        context.notices.tell_failure(trouble)
        return

    def done(said: Message, *, undo: bool) -> None:
        if settled is not None:
            settled()
        # Also where nothing was written: the pages still show what was loaded before.
        context.casebook.announce_anything()
        context.notices.tell(said, undo=undo)

    def keep_mine() -> None:
        try:
            context.casebook.record(over_theirs(edit, conflicts))
        except AcuTrackError as trouble:  # changed once more: then both are shown once more
            context.notices.tell_failure(trouble, keep_mine, settled)
            return
        done(say("Saved yours. The other version is in the history."), undo=True)

    dialog = ConflictDialog(
        conflicts,
        who,
        window,
        words=context.words,
        naming=known.name,
        has_form=settled is not None,
    )
    dialog.chose_mine.connect(keep_mine)
    dialog.chose_theirs.connect(
        lambda: done(say("The other version stays. Yours was not saved."), undo=False)
    )
    dialog.open()
    dialog.first_focus().setFocus()


def _who(context: GuiContext, conflict: Conflict) -> Message:
    """Who saved theirs, and when; nothing where the history does not say. Raises Obstacle."""
    record = conflict.theirs or conflict.was or conflict.ours
    versions = context.casebook.versions(record) if record is not None else ()
    if not versions:
        return NOTHING
    latest = versions[0]
    if not latest.made_by:
        return say("{moment}", moment=latest.moment)
    return say("{moment}, by {who}", moment=latest.moment, who=latest.made_by)
