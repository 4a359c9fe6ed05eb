"""Pages and buttons that a sentence calls by their names: in quotation marks, or by a capital."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

_QUOTED = re.compile(r"“([^”{}]+)”")
#: A capital in the middle of a sentence: "under Settings, Lock", "press Check my record".
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’]*(?: [\w’]+)*")
#: Texts that are no page or button: words of a file, a journal, a country given as an example.
_NO_NAMES = {"yes", "no", "Pain", "United Kingdom"}


def names_in(english: str, known: Container[str]) -> Iterator[str]:
    """The known texts that a sentence calls by their names."""
    for quoted in _QUOTED.findall(english):
        either = (quoted, quoted[0].upper() + quoted[1:])
        yield from _first(either, known)
    for found in _INSIDE.findall(_QUOTED.sub("", english)):
        words = found.split(" ")
        starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        yield from _first(starts, known)


def names_it(said: str, names: frozenset[str]) -> bool:
    """Whether a sentence holds one of the names, in small or large letters."""
    return any(name.lower().rstrip(".。") in said.lower() for name in names)


def _first(names: Iterable[str], known: Container[str]) -> list[str]:
    return [name for name in names if name in known and not {name, name.lower()} & _NO_NAMES][:1]
