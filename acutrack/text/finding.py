"""Finds lines of text by what somebody typed; accents and capitals make no difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def folded(text: str) -> str:
    """A text as it is compared: without accents, marks and capitals."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def search_words(typed: str) -> tuple[str, ...]:
    """What has to be found, each word for itself; empty where nothing to look for was typed."""
    return tuple(folded(typed).split())


def found(typed: str, lines: Iterable[T], texts: Callable[[T], Sequence[str]]) -> tuple[T, ...]:
    """The lines in which every word that was typed is found, the best first.

    Args:
        typed: as it stands in the field.
        lines: what is looked through.
        texts: the texts of a line, the weightiest first, such as its title.
    """
    wanted = search_words(typed)
    if not wanted:
        return ()
    ranked: list[tuple[tuple[bool, int], T]] = []
    for line in lines:
        parts = [folded(text) for text in texts(line)]
        if all(any(word in part for part in parts) for word in wanted):
            ranked.append((_rank(wanted, parts), line))
    return tuple(line for _, line in sorted(ranked, key=lambda pair: pair[0]))


def _rank(wanted: Sequence[str], parts: Sequence[str]) -> tuple[bool, int]:
    """Whole beginnings of words first ("lock" before "block"), then the weightiest text."""
    begun = all(any(f" {word}" in f" {part}" for part in parts) for word in wanted)
    whole = (at for at, part in enumerate(parts) if all(word in part for word in wanted))
    return not begun, next(whole, len(parts))
