"""Keeps an unfinished form on disk while it is typed, and gives it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from acutrack.casebook.drafts import Draft
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext

KEPT_AFTER_MS = 400


class DraftKeeper(QObject):
    """One form's draft; call `touched` at each keystroke and it is kept within half a second.

    Args:
        form: The form's name; one draft for each form and patient.
        read: Gives what is typed now as plain values, and the name of the focused field; nothing
            typed is no draft.
    """

    def __init__(
        self,
        context: GuiContext,
        patient: PatientId,
        form: str,
        read: Callable[[], tuple[Mapping[str, object], str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._patient = patient
        self._kind = self._form = form
        self._read = read
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)

    def touched(self) -> None:
        """Something was typed; keep it shortly."""
        if not self._timer.isActive() and not self._context.ended:
            self._timer.start()

    def turn_to(self, about: str = "") -> None:
        """From now on keep what is typed about one record, each of which has its own draft.

        Args:
            about: Its id; empty for something new.
        """
        self.flush()
        self._form = f"{self._kind}:{about}" if about else self._kind

    def waiting(self) -> tuple[str, ...]:
        """What unfinished forms are about, the latest first: ids, or an empty text for a new one.

        Raises Obstacle.
        """
        forms = [draft.form for draft in self._context.drafts.all_of(self._patient)]
        return tuple(
            form.removeprefix(self._kind).removeprefix(":")
            for form in forms
            if form == self._kind or form.startswith(f"{self._kind}:")
        )

    def keep_now(self) -> None:
        """Keep what is typed at once, for example because the form is left."""
        self._timer.stop()
        if self._context.ended:
            return  # what was typed before that is kept
        values, focus = self._read()
        if not values:
            self.discard()
            return
        draft = Draft(self._form, self._patient, values, focus, self._context.now())
        try:
            self._context.drafts.keep(draft)
            self._told = False
        except AcuTrackError as error:
            # Said once: what is typed still stands in the form.
            if not self._told:
                self._context.notices.tell_failure(error)
            self._told = True

    def flush(self) -> None:
        """Keep what is not yet kept, if there is anything."""
        if self._timer.isActive():
            self.keep_now()

    def found(self) -> Draft | None:
        """What an earlier, unfinished form held."""
        return self._context.drafts.find(self._form, self._patient)

    def discard(self) -> None:
        """Forget the draft: the form was saved, or emptied on purpose."""
        self._timer.stop()
        try:
            self._context.drafts.discard(self._form, self._patient)
        except AcuTrackError as error:
            self._context.notices.tell_failure(error)
