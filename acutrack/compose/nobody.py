"""A casebook with nobody in it: whoever was erased lately can be brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from acutrack.casebook.erasing import Erased, bring_person_back, erased_lately
from acutrack.domain.errors import AcuTrackError
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.erased import ErasedPage


def offer_who_was_erased(
    context: GuiContext, *, anew: Callable[[], object], again: Callable[[], object]
) -> QWidget | None:
    """The page that offers it; None where nobody was erased in the last 30 days.

    `anew` begins a new record, `again` opens the casebook as it is then.
    """
    erased = erased_lately(context.casebook)
    if not erased:
        return None

    def bring_back(chosen: Erased) -> None:
        try:
            context.casebook.record(bring_person_back(context.casebook, chosen))
        except AcuTrackError as error:
            context.notices.tell_failure(error)
            return
        again()

    page = ErasedPage(context.words, erased)
    page.wanted_back.connect(bring_back)
    # The page goes away in the course of it; let its click end first.
    page.wanted_new.connect(lambda: QTimer.singleShot(0, anew))
    return page
