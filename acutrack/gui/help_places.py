"""Where F1 leads from each page: to what explains that page, not to the top of the help."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

#: By the key of a page: the page that helps, and the place on it.
HELP_PLACES: dict[str, tuple[str, str]] = {
    "today": ("help", "where/today"),
    "gap": ("help", "where/gap"),
    "sessions": ("help", "where/sessions"),
    "pain": ("help", "where/pain"),
    "questions": ("help", "where/pain"),
    "side_effects": ("help", "after-a-session"),
    "treatments": ("help", "where/treatments"),
    "charts": ("help", "chart-trend"),
    "baseline": ("decides", "What is compared"),
    "courses": ("decides", "What is compared"),
    "trial": ("decides", "What a planned trial adds"),
    "decides": ("help", "limits"),
    "report": ("help", "report"),
    "known": ("help", "where/known"),
    "patients": ("help", "where/patients"),
    "audit": ("help", "audit"),
    "help": ("help", ""),
    "protected": ("help", "privacy"),
    "security": ("help", "privacy"),
    "settings": ("protected", ""),
}


def help_place(key: str, page: QWidget | None) -> tuple[str, str]:
    """The page and place for what is shown; a page that shows several things says which."""
    own: str = getattr(page, "help_place", "")
    return ("help", own) if own else HELP_PLACES.get(key, ("help", ""))
