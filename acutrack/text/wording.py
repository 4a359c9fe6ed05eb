"""In which language a measure can be asked: in that of the window only where its words are known.

The words of an instrument were tested as they stand. A translation of them is a file's entry under
the measure's key as its context, with a comment that names the source; without one, English is
shown, and it is said that it is English.
"""

from __future__ import annotations

from acutrack.domain.outcome_measure import OutcomeMeasure
from acutrack.text.catalogue import Catalogue

ENGLISH = "en"


def language_of(measure: OutcomeMeasure, words: Catalogue) -> str:
    """The language in which the questions of a measure are shown."""
    known = measure.licence.own or all(words.knows(message) for message in measure.answered)
    return words.language if known else ENGLISH


def is_foreign(measure: OutcomeMeasure, words: Catalogue) -> bool:
    """Whether the questions are in another language than the window round them."""
    return language_of(measure, words) != words.language
