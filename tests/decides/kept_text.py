"""Where the text is kept, and what it has to be with the figures that ship."""

from __future__ import annotations

from acutrack.gui.pages.decides.decides_words import decides_sections
from acutrack.gui.pages.decides.sections import as_markdown
from acutrack.gui.pages.decides.simulation import read_simulation
from acutrack.places import resource
from acutrack.text.catalogue import Catalogue

KEPT = resource("help", "how-acutrack-decides.md")


def text() -> str:
    """The page as Markdown."""
    return as_markdown(decides_sections(read_simulation()), Catalogue())
