"""Archives and review files that come in: opened, compared with the record, and brought in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from acutrack.domain.errors import AcuTrackError, InvalidEntry, Locked
from acutrack.domain.message import Message, say

if TYPE_CHECKING:
    from acutrack.casebook.arrivals import Arrival
    from acutrack.casebook.merging import Merge
    from acutrack.gui.context import GuiContext
    from acutrack.gui.dialogs.lock_dialogs import AskPassphrase
    from acutrack.storage.open_record import OpenRecord

#: What such files end in.
ENDINGS = (".acutrack", ".acutrack-review")

_STRANGER = say(
    "This file is about somebody who is not in this record. Nothing was changed. To keep records "
    "of several people, tick “I treat patients” under Settings. Then import the file again."
)
_NOTHING_NEW = say("The file holds nothing that is not here already.")


class ArrivalsDesk(QObject):
    """One file that came in; nothing is written before the person has seen what it comes to."""

    def __init__(
        self, window: QWidget, context: GuiContext, opened: OpenRecord, file: Path
    ) -> None:
        super().__init__(window)
        self._window, self._context, self._opened, self._file = window, context, opened, file

    def begin(self) -> None:
        """Ask for the passphrase of a review file; then show what bringing it in would do."""
        from acutrack.storage.archive.files import is_sealed

        try:
            sealed = is_sealed(self._file)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
            return
        if sealed:
            self._ask()
        else:
            self._read("", self._context.notices.tell_failure, self._show)

    def _ask(self) -> None:
        from acutrack.gui.dialogs.lock_dialogs import AskPassphrase, shown

        dialog = AskPassphrase(
            self._context,
            self._window,
            say("Open the review file"),
            say("It opens with the passphrase that was chosen when the file was made."),
            say("Open the file"),
        )
        dialog.given.connect(partial(self._try, dialog))
        shown(dialog, dialog.first_focus)

    def _try(self, dialog: AskPassphrase, typed: str) -> None:
        def opened(arrival: Arrival) -> None:
            dialog.accept()
            self._show(arrival)

        def failed(error: AcuTrackError) -> None:
            if isinstance(error, Locked):
                dialog.refuse(self._context.words(error.message))
                return
            dialog.accept()
            self._context.notices.tell_failure(error)

        self._read(typed, failed, opened, dialog)

    def _read(
        self,
        typed: str,
        failed: Callable[[AcuTrackError], None],
        then: Callable[[Arrival], None],
        asker: QObject | None = None,
    ) -> None:
        alone = not self._context.settings.current.treats_patients
        job = partial(arrival_in, self._file, self._opened, self._context.now(), typed, known=alone)
        self._context.work.start(asker or self, job, then, what="arrival", failed=failed)

    def _show(self, arrival: Arrival) -> None:
        from acutrack.gui.dialogs.merge_dialog import MergeDialog, Together
        from acutrack.gui.dialogs.merge_words import FILE

        if not arrival.plain.edits and not arrival.removing_too.edits:
            self._context.notices.tell(_NOTHING_NEW)
            return
        together = Together(arrival.plain, arrival.removing_too)
        dialog = MergeDialog(
            self._context.words,
            together,
            self._file.name,
            self._window,
            arrival.remarks,
            called=FILE,
        )
        dialog.accepted.connect(lambda: self._bring(dialog.chosen))
        dialog.open()

    def _bring(self, merge: Merge) -> None:
        """Copy the record first: many entries come in at once."""
        copies = self._context.copies
        if copies is None:
            self._record(merge)
            return
        self._context.work.start(
            self, copies().copy_before_import, lambda _none: self._record(merge), what="copy"
        )

    def _record(self, merge: Merge) -> None:
        from acutrack.gui.dialogs.merge_words import FILE

        notices = self._context.notices
        try:
            self._context.casebook.record_all(merge.edits)
        except AcuTrackError as error:
            notices.tell_failure(error, lambda: self._record(merge))
            return
        notices.tell(FILE.done, undo=bool(merge.edits))


def arrival_in(
    file: Path, opened: OpenRecord, now: datetime, typed: str, *, known: bool
) -> Arrival:
    """What taking a file into the open record would do, for the worker. Raises Locked, Obstacle.

    With `known`, somebody in it has to be in the record, or InvalidEntry is raised. A copy of a
    record, which has the same ending as an archive, is read too.
    """
    from acutrack.compose.travel_jobs import arrival_of
    from acutrack.storage.archive.files import Arrived, arrived, is_archive
    from acutrack.storage.archive.manifest import Manifest
    from acutrack.storage.other_copy import whole_copy, whole_of

    if typed or is_archive(file):
        found = arrived(file, lambda: typed, opened.path.parent)
    else:
        whole = whole_copy(file, opened.path, opened.key)
        found = Arrived(whole, Manifest(now, None, ()))
    here = whole_of(opened.store)
    if known and not found.whole.is_same_record(here):
        raise InvalidEntry(_STRANGER)
    return arrival_of(found, here, now, known=False)


def one_alone(files: list[Path]) -> Message | None:
    """Why several files cannot be taken in together; None where they can."""
    if len(files) > 1 and any(file.name.casefold().endswith(ENDINGS) for file in files):
        return say("Name one archive at a time, and nothing beside it.")
    return None
