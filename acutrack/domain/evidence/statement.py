"""What each statement of the page "What is known" carries: numbers, source, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.domain.message import Message, say

#: Up to which year studies were looked for.
SUMMED_UP_TO = 2025
#: The day on which each statement was last compared with what is kept of its source.
CHECKED = date(2026, 11, 30)


class Topic(Enum):
    """What a statement is about, in the order in which the page tells it."""

    BENEFIT = "benefit"
    OTHER_TREATMENT = "other_treatment"
    GUIDELINES = "guidelines"
    MECHANISM = "mechanism"
    SAFETY = "safety"
    LIMITS = "limits"


TOPIC_WORDS: dict[Topic, Message] = {
    Topic.BENEFIT: say("Does it help?"),
    Topic.OTHER_TREATMENT: say("Compared with other treatment"),
    Topic.GUIDELINES: say("What guidelines say"),
    Topic.MECHANISM: say("How it might do so"),
    Topic.SAFETY: say("How safe it is"),
    Topic.LIMITS: say("Why to read all this with care"),
}
#: What stands under the heading of a topic, where it needs an introduction.
TOPIC_INTRODUCTIONS: dict[Topic, Message] = {
    Topic.BENEFIT: say(
        "Some studies compare with pretend needles. These touch or prick the skin, "
        "but are not meant to treat."
    ),
    Topic.GUIDELINES: say(
        "Experts read the same studies and decide in different ways. One reason: for some, real "
        "needles have to beat pretend ones to count."
    ),
    Topic.MECHANISM: say(
        "These studies were mostly done in animals or healthy people. They show that something "
        "happens. They do not show that it helps a person in pain."
    ),
}


class Certainty(Enum):
    """How sure a statement is; the first two as those who reviewed the studies rated it."""

    MODERATE = "moderate"
    LOW = "low"
    UNCLEAR = "unclear"
    NOT_RATED = "not_rated"
    STANDPOINT = "standpoint"
    LABORATORY = "laboratory"
    SINGLE_CASES = "single_cases"


CERTAINTY_WORDS: dict[Certainty, Message] = {
    Certainty.MODERATE: say("Moderate: this is probably right."),
    Certainty.LOW: say("Low: new studies could change this."),
    Certainty.UNCLEAR: say("Unclear: the authors call it uncertain."),
    Certainty.NOT_RATED: say(
        "No rating is at hand. The end of this page says why to read it with care."
    ),
    Certainty.STANDPOINT: say("This is what this group says. Others say something else."),
    Certainty.LABORATORY: say("Seen in a laboratory. That does not show that pain gets less."),
    Certainty.SINGLE_CASES: say("Known from single cases, so nobody knows how often."),
}


@dataclass(frozen=True)
class Source:
    """Where something was published.

    Attributes:
        short: author or group and year, as it stands under a statement.
        reference: the whole reference, in the words of the source.
        year: when.
        doi: of the publication; empty where it has none, and `reference` then leads there.
    """

    short: str
    reference: str
    year: int
    doi: str = ""

    @property
    def full(self) -> str:
        """Reference and doi, as text: the program opens no address."""
        return f"{self.reference} doi:{self.doi}" if self.doi else self.reference


@dataclass(frozen=True)
class Statement:
    """One idea, as a whole sentence or two; its numbers stand in named places.

    Attributes:
        key: as in the clinical notes, such as "A1".
        topic: where it stands.
        claim: what is known, in plain words.
        numbers: what it rests on, in figures.
        sources: where that was published; the first one gives the year.
        certainty: how sure it is.
        checked: when it was last compared with its source.
    """

    key: str
    topic: Topic
    claim: Message
    numbers: Message
    sources: tuple[Source, ...]
    certainty: Certainty
    checked: date = CHECKED

    @property
    def year(self) -> int:
        """When the first source was published."""
        return self.sources[0].year


@dataclass(frozen=True)
class Guideline:
    """What one group advises or pays for: a row of the table.

    Attributes:
        key: as in the clinical notes, such as "C1".
        body: who says it, by its own name.
        country: where that counts.
        says: what it says.
        for_whom: whom it is about.
        source: where it was published, with its year.
        certainty: how sure the group is of what its advice rests on.
        checked: when it was last compared with its source.
    """

    key: str
    body: Message
    country: Message
    says: Message
    for_whom: Message
    source: Source
    certainty: Certainty = Certainty.STANDPOINT
    checked: date = CHECKED
