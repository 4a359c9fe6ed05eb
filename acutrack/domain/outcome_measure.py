"""What an outcome measure is: its questions, how it is scored, and which way is better.

Each measure stands in a file of its own under `resources/measures/`; `measure_files` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from acutrack.domain.message import NOTHING, Message


class Answering(Enum):
    """How the items are answered."""

    SCALE = "scale"  # a number from low to high, with words at both ends
    TICKS = "ticks"  # sentences that are ticked or left blank
    ACTIVITIES = "activities"  # the one item is asked of each activity the person named
    CHOICE = "choice"  # one of several answers in words


class Scoring(Enum):
    """How items make a score."""

    SINGLE = "single"
    MEAN = "mean"
    SUM = "sum"
    #: The number stands for a word and is never averaged or drawn as a line.
    CATEGORY = "category"


class Missing(Enum):
    """What an unanswered item does to the score."""

    NO_SCORE = "no score"
    #: A list that was handed in counts a blank as "does not describe me".
    BLANK_IS_ZERO = "blank is zero"
    #: The mean of what was answered, from half of the activities on.
    HALF = "half"


class Direction(Enum):
    """Which way is better; nothing may call a change "better" without it."""

    HIGHER_IS_WORSE = "higher is worse"
    HIGHER_IS_BETTER = "higher is better"


class Asked(Enum):
    """When a measure is asked by default."""

    MOMENT = "moment"
    DAILY = "daily"
    WEEKLY = "weekly"
    MILESTONES = "milestones"


class About(Enum):
    """What an answer is about."""

    PLACE = "place"  # one place that hurts
    PERSON = "person"


@dataclass(frozen=True)
class Option:
    """One answer of a choice: the number that is kept, and its word."""

    value: float
    words: Message


@dataclass(frozen=True)
class Item:
    """One question or sentence.

    Attributes:
        text: as it is asked.
        short: a few words that tell it from the other items; for screen readers and tables.
        low_anchor, high_anchor: the words at both ends of the scale.
        options: the answers of a choice.
    """

    text: Message
    short: Message = NOTHING
    low_anchor: Message = NOTHING
    high_anchor: Message = NOTHING
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Threshold:
    """A published size of change that matters; for one person, never for a group.

    Attributes:
        points: in points of the score, None where only a share is given.
        share: of the first score (0.3 for 30 %), None where only points are given.
        meaning: what the source calls it.
        source: where it was published; the same in every language.
        remark: what is to be known of the source; empty text for nothing.
    """

    points: float | None
    share: float | None
    meaning: Message
    source: str
    remark: Message = NOTHING


@dataclass(frozen=True)
class ErrorInput:
    """A published figure from which measurement error is worked out.

    Attributes:
        kind: "sem" (standard error of measurement), "sd", "reliability" (test-retest), "mdc90" or
            "mdc95" (minimal detectable change of two single scores), in points of the score.
        low, high: the figure, or its range; equal where one figure was given.
        source: where it was published; the same in every language.
        caution: what is to be said wherever it is used; empty text for nothing.
        remark: what is to be known of the source; empty text for nothing.
    """

    kind: str
    low: float
    high: float
    source: str
    caution: Message = NOTHING
    remark: Message = NOTHING


@dataclass(frozen=True)
class Licence:
    """Terms of the wording, and the line that is shown and printed with it.

    Attributes:
        own: whether the words that are answered are this project's own. Those of an instrument
            were tested as they are: another language needs a wording whose source is known.
    """

    terms: str
    attribution: Message
    own: bool = False


@dataclass(frozen=True)
class Schedule:
    """When a measure is asked unless the person says otherwise.

    Attributes:
        asked: how often.
        at_first: also asked once before treatment begins.
        weeks: for milestones, weeks after treatment began.
        unasked: offered only; the person turns it on.
        places: parts of a word ("back") of the places it is for; empty for any place. Elsewhere it
            is offered only.
        order: where it stands among the others; lower comes first.
    """

    asked: Asked
    at_first: bool = True
    weeks: tuple[int, ...] = ()
    unasked: bool = False
    places: tuple[str, ...] = ()
    order: int = 100


@dataclass(frozen=True)
class OutcomeMeasure:
    """One measure, as its file describes it.

    Attributes:
        key: used in files and records; the name of its file.
        version: goes up when wording or scoring changes.
        name: what it is called on screen.
        for_whom: who it is for, in words.
        instruction: what is read before the items; empty text for nothing.
        instruction_again: what is read in its place when the same activities are asked again.
        recall: the time the answers are about, in words.
        recall_days: the same in days; 0 for this moment or today.
        low, high, step: range of an item's answer; for ticks 0, 1, 1.
        least, most: range of the score.
        decimals: of the score.
        most_activities: for ACTIVITIES, how many may be named; 0 otherwise.
        told: how a score is told, with a place for it, such as "{score} of 7 days".
    """

    key: str
    version: int
    name: Message
    recall: Message
    recall_days: int
    answering: Answering
    items: tuple[Item, ...]
    low: float
    high: float
    least: float
    most: float
    direction: Direction
    scoring: Scoring
    missing: Missing
    licence: Licence
    schedule: Schedule
    about: About
    for_whom: Message = NOTHING
    instruction: Message = NOTHING
    instruction_again: Message = NOTHING
    told: Message = NOTHING
    step: float = 1
    decimals: int = 0
    most_activities: int = 0
    thresholds: tuple[Threshold, ...] = ()
    errors: tuple[ErrorInput, ...] = ()

    @property
    def higher_is_better(self) -> bool:
        """Whether a rising score is an improvement."""
        return self.direction is Direction.HIGHER_IS_BETTER

    @property
    def answered(self) -> tuple[Message, ...]:
        """The words that are read and answered: with an instrument, those that were tested."""
        found = [self.instruction, self.instruction_again]
        for item in self.items:
            found += [item.text, item.low_anchor, item.high_anchor]
            found += [option.words for option in item.options]
        return tuple(dict.fromkeys(message for message in found if message != NOTHING))

    @property
    def words_of(self) -> dict[float, Message]:
        """The words of a choice's numbers; empty for other measures."""
        return {option.value: option.words for item in self.items for option in item.options}
