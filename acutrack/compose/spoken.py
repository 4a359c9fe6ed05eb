"""Which language is spoken: the chosen one, and until one is chosen that of the system."""

from __future__ import annotations

from acutrack.settings.settings import Settings
from acutrack.text.languages import best_language, languages_of_environment


def language_of(settings: Settings) -> str:
    """The code of the language to speak."""
    return settings.language or best_language(languages_of_environment())


def language_of_window(settings: Settings) -> str:
    """The same for the window, which can ask the system itself where the environment is silent."""
    if settings.language or languages_of_environment():
        return language_of(settings)
    from PySide6.QtCore import QLocale

    return best_language(QLocale.system().uiLanguages())
