"""How to speak to somebody: as they chose, and until they did, as their system says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from acutrack.settings.settings import EMERGENCY_NUMBER_OF, Settings
from acutrack.settings.settings_file import SettingsFile
from acutrack.text.catalogue import Catalogue

#: Where a system says which languages somebody reads, the first of them that is set.
_SAID_BY_ENVIRONMENT = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_REGION_BY_ENVIRONMENT = ("LC_ALL", "LC_TIME", "LANG")
_REGION = re.compile(r"[-_]([A-Z]{2}|[0-9]{3})(?=$|[-_.@])")
#: The source language, and what a system says that has no other.
_ENGLISH = re.compile(r"(en|C|POSIX)(?=$|[-_.@])")
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

    return suiting(QLocale.system().uiLanguages())


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
    return settings.language or suiting(languages_of_environment())


def suiting(wanted: Iterable[str]) -> str:
    """The code of the language that suits who reads `wanted`, the most wanted first."""
    tags = list(wanted)
    if not tags or _ENGLISH.match(tags[0]):
        return "en"  # without a look at the files of the others
    from acutrack.text.languages import best_language

    return best_language(tags)


def languages_of_environment(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What the environment says about the languages somebody reads; often nothing."""
    said = next((environment[key] for key in _SAID_BY_ENVIRONMENT if environment.get(key)), "")
    return tuple(part for part in said.split(":") if part)


def region_of_environment(environment: Mapping[str, str] = os.environ) -> str | None:
    """The region that the environment names, such as "CH"; None where it says nothing."""
    said = next((environment[key] for key in _REGION_BY_ENVIRONMENT if environment.get(key)), None)
    return None if said is None else region_in(said)


def region_in(tag: str) -> str:
    """The region of "de-CH" or "de_CH.UTF-8"; empty where there is none."""
    found = _REGION.search(tag)
    return found[1] if found else ""
