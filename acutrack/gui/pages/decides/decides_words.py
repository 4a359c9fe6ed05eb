"""All sections in the order in which they are read."""

from __future__ import annotations

from acutrack.gui.pages.decides import measured_words, method_words
from acutrack.gui.pages.decides.sections import Section
from acutrack.gui.pages.decides.simulation import Simulation


def decides_sections(found: Simulation) -> tuple[Section, ...]:
    """The whole page, with the figures of a run."""
    return (
        method_words.compared(),
        method_words.interval(found),
        method_words.words_used(),
        method_words.important(),
        measured_words.mistakes(found),
        measured_words.reviews(found),
        measured_words.causes(found),
        method_words.cautions(),
        measured_words.lengths(found),
        measured_words.sessions(found),
        measured_words.planned(found),
        method_words.limits(),
        measured_words.origin(found),
    )
