"""Pages and shortcuts, said once: the rail, the window and the help page read them here."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.domain.message import Message, say


@dataclass(frozen=True)
class PageEntry:
    """A page in the rail."""

    key: str
    words: Message
    icon: str
    shortcut: str
    group: str


RECORD, REVIEW, PRACTICE, FOOT = "record", "review", "practice", "foot"

GROUP_WORDS: dict[str, Message] = {
    RECORD: say("Record"),
    REVIEW: say("Review"),
    PRACTICE: say("Practice"),
}

PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", say("Today"), "sun", "Ctrl+1", RECORD),
    PageEntry("sessions", say("Sessions"), "calendar-check-2", "Ctrl+2", RECORD),
    PageEntry("pain", say("Pain and questions"), "clipboard-list", "Ctrl+3", RECORD),
    PageEntry("side_effects", say("Side effects"), "bandage", "Ctrl+4", RECORD),
    PageEntry("treatments", say("Treatments"), "pill", "Ctrl+5", RECORD),
    PageEntry("charts", say("Charts"), "chart-line", "Ctrl+6", REVIEW),
    PageEntry("report", say("Report"), "file-text", "Ctrl+7", REVIEW),
    PageEntry("known", say("What is known"), "book-open", "Ctrl+8", REVIEW),
    PageEntry("patients", say("Patients"), "users", "Ctrl+9", PRACTICE),
    PageEntry("help", say("Help and safety"), "life-buoy", "F1", FOOT),
    PageEntry("settings", say("Settings"), "settings", "Ctrl+,", FOOT),
)


@dataclass(frozen=True)
class Shortcut:
    """A key that works in the whole window, and what it does."""

    key: str
    keys: str
    words: Message


LOCK_KEYS = "Ctrl+L"

SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut("new_session", "Ctrl+N", say("Log a session")),
    Shortcut("undo", "Ctrl+Z", say("Undo")),
    Shortcut("redo", "Ctrl+Shift+Z", say("Redo")),
    Shortcut("redo_too", "Ctrl+Y", say("Redo")),
    Shortcut("table", "Ctrl+T", say("Show the numbers behind a chart")),
    Shortcut("lock", LOCK_KEYS, say("Lock the record")),
    Shortcut("save_pdf", "Ctrl+P", say("Save the report as a PDF")),
)
