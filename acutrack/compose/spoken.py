"""How to speak to somebody: as they chose, and until they did, as their system says."""

from __future__ import annotations

from dataclasses import replace

from acutrack.settings.settings import EMERGENCY_NUMBER_OF, Settings
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue
from acutrack.text.languages import (
    best_language,
    languages_of_environment,
    region_in,
    region_of_environment,
)

#: Where paper is 8.5 by 11 inches (Unicode CLDR 45, paperSize).
_LETTER = {
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
}  # fmt: skip


def catalogue(settings: Settings) -> Catalogue:
    """The words for a command: what the environment does not say is not asked any further."""
    return Catalogue(_chosen(settings), region=region_of_environment() or "")


def catalogue_of_window(settings: Settings) -> Catalogue:
    """The words for the window, which can ask the system itself where the environment is silent."""
    return Catalogue(language_of_window(settings), region=region_of_window())


def language_of_window(settings: Settings) -> str:
    """The code of the language to speak."""
    if settings.language or languages_of_environment():
        return _chosen(settings)
    from PySide6.QtCore import QLocale

    return best_language(QLocale.system().uiLanguages())


def region_of_window() -> str:
    """Where the person lives, as far as the system knows."""
    said = region_of_environment()
    if said is not None:
        return said
    from PySide6.QtCore import QLocale

    return region_in(QLocale.system().name())


def suit_region(file: SettingsFile, region: str) -> None:
    """Where nothing was ever chosen, take the paper that is sold there, and the number for help."""
    if file.path.exists():
        return
    plain = file.current
    file.current = replace(
        plain,
        paper="letter" if region in _LETTER else plain.paper,
        emergency_number=EMERGENCY_NUMBER_OF.get(region, plain.emergency_number),
    )


def _chosen(settings: Settings) -> str:
    return settings.language or best_language(languages_of_environment())
