"""Where the texts are kept, and what each has to be; the one with what ships as figures."""

from __future__ import annotations

from acutrack.gui.pages.decides.decides_words import decides_sections
from acutrack.gui.pages.decides.sections import as_markdown
from acutrack.gui.pages.decides.simulation import read_simulation
from acutrack.gui.pages.protected import protected_words
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue

KEPT = resource("help", "how-acutrack-decides.md")
PROTECTED = resource("help", "what-is-protected.md")


def text() -> str:
    """The page as Markdown."""
    return as_markdown(decides_sections(read_simulation()), Catalogue())


def protected_text() -> str:
    """The page on what is protected, as Markdown."""
    return as_markdown(
        protected_words.SECTIONS, Catalogue(), protected_words.TITLE, protected_words.INTRODUCTION
    )
