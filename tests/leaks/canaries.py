"""Words that stand nowhere else: where one of them is found, something of a record is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

NAME = "Quendolinde Vorbas"
NOTE = "Kolibrizahn nach dem Regen"
PRACTITIONER = "Tobrin Ackelmoor"
PLACE = "Hinterknieplatz"
BIRTH = date(1937, 11, 23)
#: A rating that nobody has given before.
SCORE = 7.43

CANARIES = (NAME, NOTE, PRACTITIONER, PLACE, "1937-11-23", "23 November 1937", "23 Nov 1937")
#: In a file of texts a number as well; among arbitrary bytes it would stand there by chance.
IN_TEXT = (*CANARIES, str(SCORE))

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def found_in(data: bytes, words: Iterable[str] = CANARIES) -> list[str]:
    """The words that stand in some bytes, in upper or lower case and any encoding of the system."""
    low = data.lower()
    return [
        word
        for word in words
        if any(word.lower().encode(encoding) in low for encoding in _ENCODINGS)
    ]


def found_under(folder: Path, words: Iterable[str] = CANARIES) -> dict[str, list[str]]:
    """Every file and folder below whose name or content holds one of the words, and which."""
    words = tuple(words)
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        held = found_in(name.encode(), words) + found_in(_content(path), words)
        if held:
            found[name] = held
    return found


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


def texts(folder: Path) -> Iterator[Path]:
    """The files in a folder that are read as text."""
    return (p for p in folder.rglob("*") if p.suffix in {".json", ".log", ".conf", ".xbel"})
