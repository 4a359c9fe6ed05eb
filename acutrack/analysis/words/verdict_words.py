"""A verdict in words: the answer, the numbers behind it, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.change.result import Result
from acutrack.analysis.words.caution_words import caution_words
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.verdict_headlines import headline
from acutrack.analysis.words.verdict_notes import notes
from acutrack.analysis.words.verdict_numbers import (
    averages_words,
    days_words,
    important_words,
    interval_words,
)
from acutrack.domain.complaint import Complaint
from acutrack.domain.message import Message, say


@dataclass(frozen=True)
class VerdictWords:
    """Everything that is said about a verdict, in the order in which it is read.

    Attributes:
        headline: the answer; of a tentative one, led by what speaks against it.
        numbers: the two averages and their difference; None where there are none.
        interval: where the change probably lies, and that it does not show why; None where the
            days are too few. It is shown as large as `numbers`.
        days: how many days it rests on; None where there are none.
        chance: how likely the change matters, and what "matters" means; None without an interval.
        cautions: what else could account for a difference, one sentence or two each.
        notes: everything else that is to be known beside it.
        next_review: when the next verdict is made; None if not told.
    """

    headline: Message
    numbers: Message | None
    interval: Message | None
    days: Message | None
    chance: Message | None
    cautions: tuple[Message, ...]
    notes: tuple[Message, ...]
    next_review: Message | None

    @property
    def parts(self) -> tuple[Message, ...]:
        """All of it, without what there is not."""
        maybe = (self.headline, self.numbers, self.interval, self.days, self.chance)
        said = tuple(part for part in maybe if part is not None)
        last = () if self.next_review is None else (self.next_review,)
        return (*said, *self.cautions, *self.notes, *last)


def verdict_words(
    result: Result,
    reader: Reader = Reader.PATIENT,
    *,
    complaint: Complaint | None = None,
    next_review: date | None = None,
) -> VerdictWords:
    """The words for a result.

    Where other care changed during treatment, the weaker of the two results leads and the other
    one stands in the notes.

    Args:
        result: as it was made at its review.
        reader: whom it is for.
        complaint: adds late changes and a recalled level to the notes.
        next_review: the day of the next review.
    """
    told = headlined(result)
    doctor = reader is Reader.DOCTOR
    effect = told.effect
    after = None
    if next_review is not None:
        after = say("The next review is on {day}.", day=next_review)
    return VerdictWords(
        headline=_leading(result, told, doctor),
        numbers=averages_words(told, doctor),
        interval=None if effect is None else interval_words(effect, doctor),
        days=days_words(told, doctor),
        chance=None if effect is None else important_words(told, effect, doctor),
        cautions=tuple(caution_words(caution, reader) for caution in told.cautions),
        notes=notes(result, told, complaint, doctor),
        next_review=after,
    )


def _leading(result: Result, told: Result, doctor: bool) -> Message:
    """The answer; where it leaves out the days after other care changed, it says so itself."""
    said = headline(told, doctor)
    if told is result or told.window_b is None:
        return said
    return say(
        "{verdict} This is about the days up to {last}, before other care changed.",
        verdict=said,
        last=told.window_b.last,
    )
