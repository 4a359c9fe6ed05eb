"""A "not" that is lost in a translation turns a sentence round; here it is looked for.

A sentence that denies something in English has a word of denial in the other language too. That is
not all of what can go wrong, but it is what went wrong once, with "do not drive".
"""

from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|could|can) ?not|never|nobody|nothing)\b"
    r"|\bnot (?:yet|for|to)\b",
    re.IGNORECASE,
)
_DENIALS = {
    "de": r"\b(?:nicht|nichts|nie|niemals|niemand\w*|kein\w*|weder|ohne|offen|fehl\w*|außen vor)\b",
    "fr": r"\b(?:ne|pas|sans|aucun\w*|ni|non|jamais|rien)\b|\bn’|^personne\b|personne pour",
    "es": r"\b(?:no|ni|nunca|nadie|nada|ning\w+|sin|tampoco)\b",
    "pt_BR": r"\b(?:não|nem|nunca|ninguém|nada|nenhum\w*|sem)\b",
    "zh_CN": r"不|没|无|未|别|勿|谁也",
    "ar": (r"(?<!\w)[وف]?(?:لا|لم|لن|ليس\w*|لست|غير|من دون|دون|بلا|أبدًا|تعذّر\w*|عدم|إلا)(?!\w)"),
}


def denies(english: str) -> bool:
    """Whether an English sentence denies something."""
    return bool(_ENGLISH.search(english))


def has_a_denial(language: str, said: str) -> bool:
    """Whether a sentence has a word of denial."""
    return bool(re.search(_DENIALS[language], said, re.IGNORECASE))
