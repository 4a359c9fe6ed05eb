"""A name by its first letters."""

from __future__ import annotations

import unicodedata


def initials(name: str) -> str:
    """Such as "A. M." for "Ann Muster": the first letter of each word with the marks on it."""
    return " ".join(f"{_first_letter(word)}." for word in name.split())


def _first_letter(word: str) -> str:
    letter = word[0]
    for mark in word[1:]:
        if not unicodedata.category(mark).startswith("M"):
            break
        letter += mark
    return letter
