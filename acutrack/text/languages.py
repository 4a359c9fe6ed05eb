"""The languages that AcuTrack speaks: English, and each one that has a file."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from acutrack.places import resource

if TYPE_CHECKING:
    from acutrack.text.po_file import PoFile

_log = logging.getLogger("acutrack")

_CODE = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]{2,8})*")
_NAME = re.compile(rb'^"X-Language-Name:[ \t]*([^"\\]{1,60})\\n"', re.MULTILINE)
_HEAD_BYTES = 4096
_FROM_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
#: Chinese in the other characters: whoever asks for it does not ask for the simplified ones.
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


@dataclass(frozen=True)
class Language:
    """A language: its code, and its name as those call it who speak it."""

    code: str
    name: str


ENGLISH = Language("en", "English")


def languages_folder() -> Path:
    """Where a language is added by adding its file."""
    return resource("languages")


def languages(folder: Path | None = None) -> tuple[Language, ...]:
    """English, and the others by their names."""
    found = (folder or languages_folder()).glob("*.po")
    others = [Language(path.stem, _name(path)) for path in found if _CODE.fullmatch(path.stem)]
    return (ENGLISH, *sorted(others, key=lambda language: language.name.casefold()))


def translations(language: str, folder: Path | None = None) -> PoFile | None:
    """What a language's file says; None for English, and where there is no file to be read."""
    from acutrack.text.po_file import BrokenEntry, read_po

    if not _CODE.fullmatch(language):
        return None
    path = (folder or languages_folder()) / f"{language}.po"
    try:
        return read_po(path.read_bytes(), language)
    except FileNotFoundError:
        return None
    except (OSError, BrokenEntry) as error:
        why = error if isinstance(error, BrokenEntry) else type(error).__name__
        _log.warning("%s.po is not used: %s", language, why)
        return None


def best_language(wanted: Iterable[str], folder: Path | None = None) -> str:
    """The code of the language that suits who reads `wanted`, the most wanted first."""
    known = [language.code for language in languages(folder)]
    for tag in wanted:
        parts = _parts(tag)
        exact = next((code for code in known if _parts(code) == parts), None)
        if exact is not None:
            return exact
        near = next((code for code in known if parts and _parts(code)[0] == parts[0]), None)
        if near is not None and not (parts[0] == "zh" and _TRADITIONAL & set(parts)):
            return near
    return ENGLISH.code


def from_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return (_parts(language) or [""])[0] in _FROM_RIGHT


@cache
def _name(path: Path) -> str:
    try:
        with path.open("rb") as file:
            found = _NAME.search(file.read(_HEAD_BYTES))
    except OSError:
        return path.stem
    return found[1].decode("utf-8", errors="replace").strip() if found else path.stem


def _parts(tag: str) -> list[str]:
    """The parts of "de-AT", "de_AT.UTF-8" or "ca@valencia", in small letters."""
    return [part for part in re.split(r"[-_]", re.split(r"[.@]", tag)[0].lower()) if part]
