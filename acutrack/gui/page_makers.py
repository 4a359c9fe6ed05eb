"""Which class makes which page; loaded one by one, when a page is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page

_WHERE: dict[str, tuple[str, str]] = {
    "today": ("today", "TodayPage"),
    "gap": ("gap", "GapPage"),
    "sessions": ("sessions", "SessionsPage"),
    "pain": ("pain", "PainPage"),
    "questions": ("questions", "QuestionsPage"),
    "side_effects": ("side_effects", "SideEffectsPage"),
    "treatments": ("treatments", "TreatmentsPage"),
    "charts": ("charts", "ChartsPage"),
    "baseline": ("baseline", "BaselinePage"),
    "trial": ("trial", "TrialPage"),
    "courses": ("courses", "CoursesPage"),
    "decides": ("decides", "DecidesPage"),
    "report": ("report", "ReportPage"),
    "patients": ("patients", "PatientsPage"),
    "audit": ("audit", "AuditPage"),
    "help": ("help", "HelpPage"),
    "own_notes": ("own_notes", "OwnNotesPage"),
    "known": ("known", "KnownPage"),
    "protected": ("protected", "ProtectedPage"),
    "security": ("protected", "SecurityPage"),
    "settings": ("settings", "SettingsPage"),
}

#: Pages that stand under another one in the rail.
UNDER = {
    "audit": "patients",
    "baseline": "charts",
    "courses": "charts",
    "decides": "charts",
    "gap": "today",
    "own_notes": "sessions",
    "protected": "help",
    "questions": "pain",
    "security": "help",
    "trial": "charts",
}


def make_page(key: str, context: GuiContext, patient: PatientId) -> Page:
    """Make the page `key` for a patient's room."""
    module, name = _WHERE[key]
    maker = getattr(import_module(f"acutrack.gui.pages.{module}"), name)
    return cast(Page, maker(context, patient))
