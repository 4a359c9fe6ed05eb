"""Turns a Message into words."""

from __future__ import annotations

import gettext
from pathlib import Path

from acutrack.domain.message import NOTHING, Message
from acutrack.text.formats import Formats

DOMAIN = "acutrack"


class Catalogue:
    """The words of one language; `formats` writes its dates and numbers.

    A language without a translation file falls back to the English source text.
    """

    def __init__(self, language: str = "en", translations: Path | None = None) -> None:
        self.language = language
        self.formats = Formats(language)
        self._found = gettext.translation(DOMAIN, translations, languages=[language], fallback=True)

    def __call__(self, message: Message) -> str:
        """The words of `message`, its places filled in."""
        if message == NOTHING:
            return ""
        if message.plural is not None and message.count is not None:
            pattern = self._found.ngettext(message.text, message.plural, message.count)
        else:
            pattern = self._found.gettext(message.text)
        if not message.values:
            return pattern
        return pattern.format_map({name: self._write(value) for name, value in message.values})

    def _write(self, value: object) -> str:
        match value:
            case Message():
                return self(value)
            case float():
                return self.formats.number(value)
            case str() | int():
                return str(value)
            case _:
                return self._write_moment(value)

    def _write_moment(self, value: object) -> str:
        # Not before a value asks for it: the words of the window's frame have neither.
        from datetime import date, datetime, time

        match value:
            case datetime():
                return self.formats.moment(value)
            case date():
                return self.formats.day(value)
            case time():
                return self.formats.clock(value)
            case _:
                return str(value)
