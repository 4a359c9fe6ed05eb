"""Drafts of any content, given back by the forms they are for."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.drafts import Draft
from acutrack.domain.record import EVERYONE
from acutrack.domain.session import TreatmentSession
from acutrack.gui.application import make_application
from acutrack.gui.context import GuiContext, Ways
from acutrack.gui.notices import Notices
from acutrack.gui.page_makers import make_page
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.welcome import WelcomePage
from acutrack.gui.theme import Theme, ThemeChoice
from acutrack.gui.work import Work
from acutrack.settings.settings_file import SettingsFile
from acutrack.storage.codecs import to_json
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, PATIENT, one_of_each
from tests.storage.conftest import adding

_HALF = "half typed"
#: What each form keeps, as it would; names that another form has are passed over by each.
_VALUES: dict[str, dict[str, object]] = {
    "session": {
        "id": "x",
        "of": "",
        "copied_from": "2025-10-14",
        "details_open": True,
        "pre_nrs_now": 6,
        "post_nrs_now": 4.5,
        "points_unknown": False,
        "points_text": "BL2",
        "points": [{"code": "BL23", "side": "B", "depth_mm": 20.5, "note": "", "typed": ""}],
        "effects": {
            "answer": "yes",
            "rows": [{"kind": "bruise", "id": "e", "grade": 1, "site": "x"}],
        },
        "marks": {"back.back_low.L": 2},
        "day": "2025-10-21",
        "start_time": "08:00",
        "note": _HALF,
        "needle_count": 5,
        "technique": ["manual"],
        "setting": "clinic",
        "next_day": "2025-10-28",
        "practitioner": "Kim",
        "ea_hz": "2/100",
        "cost": "12,5",
    },
    "treatment": {"name": "Ibuprofen", "start": "2025-10-01", "kind": "medicine", "note": _HALF},
    "pain": {"day": "21 October", "value": "5", "measure": "nrs_now", "at": "8:15", "note": _HALF},
    "side_effect": {"day": "x", "kind": "bruise", "grade": 1, "site": "calf", "note": _HALF},
    "note": {"text": _HALF},
    "questions:peg": {"items": [5, None, 7]},
    "questions:psfs": {"items": [5, None], "labels": ["walk", "sit"], "again": ["walk"]},
    "questions:rmdq24": {"items": [1, 0, None]},
    "questions wanted": {"peg": True, "psfs": False},
    "first_questions": {"name": "Ann", "birth": "x", "site": "low back", "coming": "28 October"},
}
_PAGES = {
    "session": ("sessions", "draft"),
    "treatment": ("treatments", ""),
    "pain": ("pain", ""),
    "side_effect": ("side_effects", ""),
    "note": ("today", ""),
    "questions": ("questions", "peg"),
    "questions wanted": ("pain", "questions"),
}


class FormDrafts:
    """Opens the page of a form that finds a draft, and saves what then stands in it."""

    def __init__(self, folder: Path) -> None:
        sample = one_of_each()
        self._session = next(each for each in sample if isinstance(each, TreatmentSession))
        self.seeds: Sequence[bytes] = tuple(
            json.dumps({"form": form, "values": values, "focus": "note"}).encode()
            for form, values in (
                *_VALUES.items(),
                (f"session:{self._session.id}", _VALUES["session"]),
            )
        )
        application = make_application(["acutrack"])
        notices = Notices()
        opened = open_casebook(folder / "casebook.acutrack")
        self._casebook = Casebook(opened.store, lambda: NOW)
        self._casebook.record(adding(*sample))
        self._drafts = opened.drafts
        self._context = GuiContext(
            casebook=self._casebook,
            drafts=opened.drafts,
            settings=SettingsFile(folder / "settings.json"),
            words=Catalogue(),
            theme=Theme(application, ThemeChoice.LIGHT),
            now=lambda: NOW,
            notices=notices,
            ways=Ways(),
            work=Work(notices.tell_failure),
        )
        self._missed: list[BaseException] = []

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        found = _draft(data)
        if found is None:
            return
        sys.excepthook = self._miss
        try:
            self._open(found)
        finally:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            sys.excepthook = sys.__excepthook__
        if self._missed:
            missed, self._missed = self._missed, []
            raise missed[0]

    def _open(self, draft: Draft) -> None:
        if draft.form == "first_questions":
            self._open_first(draft)
            return
        self._drafts.keep(draft)
        kind, _, about = draft.form.partition(":")
        key, argument = _PAGES.get(draft.form) or _PAGES.get(kind, _PAGES["note"])
        page = make_page(key, self._context, PATIENT)
        try:
            page.resize(1000, 700)
            page.arrive(about or argument)
            page.refresh()
            page.first_focus()
            self._use(page)
            page.leave()
        finally:
            page.deleteLater()
            for each in self._drafts.all_of(PATIENT):
                self._drafts.discard(each.form, PATIENT)

    def _use(self, page: Page) -> None:
        form = getattr(page, "form", None)
        if form is None:
            return
        if not form.isHidden() and hasattr(form, "finish"):
            before = self._casebook.undo_name(PATIENT)
            form.finish()
            if self._casebook.undo_name(PATIENT) != before:
                self._casebook.undo(PATIENT)

    def _open_first(self, draft: Draft) -> None:
        context = self._context
        page = WelcomePage(
            context.settings,
            context.words,
            context.theme,
            context.ways,
            now=context.now,
            drafts=_OneDraft(draft),
        )
        page.answers()
        page.deleteLater()

    def _miss(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._missed.append(error)


class _OneDraft:
    """A DraftStore in which the draft of the first start lies."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def keep(self, draft: Draft) -> None:
        """See DraftStore.keep."""
        self._draft = draft

    def find(self, form: str, patient: object) -> Draft | None:
        """See DraftStore.find."""
        return self._draft if (form, patient) == (self._draft.form, EVERYONE) else None

    def all_of(self, _patient: object) -> tuple[Draft, ...]:
        """See DraftStore.all_of."""
        return (self._draft,)

    def discard(self, _form: str, _patient: object) -> None:
        """See DraftStore.discard."""


def _draft(data: bytes) -> Draft | None:
    """The draft that an input stands for; None where the table could hold none of it."""
    try:
        whole = json.loads(data)
        to_json(whole).encode()
    except (ValueError, RecursionError):
        return None
    if not isinstance(whole, dict) or not isinstance(whole.get("values"), dict):
        return None
    form = str(whole.get("form"))
    patient = EVERYONE if form == "first_questions" else PATIENT
    return Draft(form, patient, whole["values"], str(whole.get("focus")), NOW)
