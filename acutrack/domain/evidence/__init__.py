"""What is known about acupuncture for pain: statements with numbers, source and certainty.

From the clinical notes of the project. What is marked there as not checked against a source is
left out; `tests/domain/evidence` holds every number here against what is kept of its source.
Nothing in it is about the person who reads it.
"""

from acutrack.domain.evidence.benefit import BENEFIT, OTHER_TREATMENT
from acutrack.domain.evidence.cautions import LIMITS
from acutrack.domain.evidence.guidelines import GUIDELINES
from acutrack.domain.evidence.harms import SAFETY
from acutrack.domain.evidence.statement import (
    CERTAINTY_WORDS,
    CHECKED,
    SUMMED_UP_TO,
    TOPIC_INTRODUCTIONS,
    TOPIC_WORDS,
    Certainty,
    Guideline,
    Source,
    Statement,
    Topic,
)
from acutrack.domain.evidence.workings import MECHANISM

__all__ = [
    "CERTAINTY_WORDS",
    "CHECKED",
    "GUIDELINES",
    "STATEMENTS",
    "SUMMED_UP_TO",
    "TOPIC_INTRODUCTIONS",
    "TOPIC_WORDS",
    "Certainty",
    "Guideline",
    "Source",
    "Statement",
    "Topic",
]

STATEMENTS: tuple[Statement, ...] = (
    *BENEFIT,
    *OTHER_TREATMENT,
    *MECHANISM,
    *SAFETY,
    *LIMITS,
)
