"""The questionnaires a person answered, each with its scores and what changed on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from acutrack.analysis.answers.measure_change import measure_change
from acutrack.analysis.answers.questionnaire_change import QuestionnaireChange
from acutrack.domain.measure_files import all_measures
from acutrack.domain.outcome_measure import OutcomeMeasure, Scoring
from acutrack.domain.pain import same_place
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.scoring import score

#: Shown on page 1 where it was answered: three questions that most pain guidelines know.
_FIRST = "peg"


@dataclass(frozen=True)
class Answered:
    """One measure about one place.

    Attributes:
        site: the place; answers about the whole person stand beside the main one.
        answers: earliest first, those without a score as well.
        change: what the scores say.
    """

    measure: OutcomeMeasure
    site: str
    answers: tuple[QuestionnaireAnswer, ...]
    change: QuestionnaireChange

    @property
    def is_word(self) -> bool:
        """Its answer is a word, never a number on a line."""
        return self.measure.scoring is Scoring.CATEGORY

    @property
    def scored(self) -> tuple[tuple[QuestionnaireAnswer, float], ...]:
        """The answers that have a score, with it."""
        pairs = ((answer, score(self.measure, answer)) for answer in self.answers)
        return tuple((answer, found) for answer, found in pairs if found is not None)


def answered(
    answers: Iterable[QuestionnaireAnswer], site: str, zero: date | None, last: date
) -> tuple[Answered, ...]:
    """Everything answered up to `last`, in the order in which it is asked.

    Args:
        answers: to any measure, in any order; measures this version does not know are left out.
        site: the main place.
        zero: day of the first session; None before it.
        last: last day looked at.
    """
    given = {answer.id: answer for answer in answers if answer.day <= last}.values()
    ordered = sorted(given, key=lambda one: (one.day, one.written_at, one.id))
    measures = {answer.measure for answer in ordered}
    known = [measure for measure in all_measures() if measure.key in measures] if measures else []
    known.sort(key=lambda measure: (measure.schedule.order, measure.key))
    return tuple(
        Answered(measure, place, own, measure_change(measure, own, place, zero, last))
        for measure in known
        for place, own in _by_place(measure.key, ordered, site)
    )


def _by_place(
    key: str, answers: list[QuestionnaireAnswer], main: str
) -> Iterator[tuple[str, tuple[QuestionnaireAnswer, ...]]]:
    own = [answer for answer in answers if answer.measure == key]
    places = [main]
    for answer in own:
        if answer.site.strip() and not any(same_place(answer.site, place) for place in places):
            places.append(answer.site)
    for place in places:
        about = tuple(
            answer
            for answer in own
            if same_place(answer.site, place) or (not answer.site.strip() and place is main)
        )
        if about:
            yield place, about


def leading(found: Iterable[Answered], site: str) -> Answered | None:
    """The questionnaire of page 1: PEG, else the first that is asked; None without a score."""
    scored = [one for one in found if not one.is_word and one.site == site and one.scored]
    return min(scored, key=lambda one: one.measure.key != _FIRST, default=None)


def overall_view(found: Iterable[Answered], site: str) -> Answered | None:
    """The impression of the change as a whole, which is told by its word."""
    words = (one for one in found if one.is_word and one.site == site and one.scored)
    return next(words, None)
