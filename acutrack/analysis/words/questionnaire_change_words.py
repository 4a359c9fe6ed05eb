"""Change on a questionnaire, in words: the scores, which way is better, and what counts."""

from __future__ import annotations

from math import ceil

from acutrack.analysis.answers.measure_change import scale_of
from acutrack.analysis.answers.questionnaire_change import Moved, QuestionnaireChange, Scale
from acutrack.analysis.rounding import tenths, whole
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.plain_words import Said, change_words, shown, size
from acutrack.domain.message import NOTHING, Message, say, say_count
from acutrack.domain.outcome_measure import Answering, OutcomeMeasure

#: Below this first score a 0-10 rating has no room for a percentage (instruments file, section 9).
_LEAST_FOR_PERCENT = 3.0
_SHORT_RANGE = 10.0

_HEADLINES: dict[Moved, Message] = {
    Moved.BETTER_IMPORTANT: say(
        "Better, by more than the usual error of this measure and by enough to matter."
    ),
    Moved.BETTER_SMALL: say("Slightly better, by less than most people find important."),
    Moved.WORSE_IMPORTANT: say(
        "Worse, by more than the usual error of this measure. "
        "You may want to tell your practitioner."
    ),
    Moved.WORSE_SMALL: say("Slightly worse, by less than most people find important."),
    Moved.NO_RELIABLE_CHANGE: say("About the same."),
    Moved.NO_ERROR_KNOWN: say("The scores are told without a verdict."),
}


def questionnaire_words(
    measure: OutcomeMeasure, found: QuestionnaireChange, reader: Reader = Reader.PATIENT
) -> Said:
    """What changed on `measure`, for `reader`. A category is told by its word alone."""
    if found.moved is Moved.CATEGORY:
        return _category(measure, found)
    if found.first is None or found.last is None or found.change is None:
        return Said(say("Not enough to compare yet."), _one_side(measure, found))
    details = [_scores(measure, found), _direction(measure)]
    details += _thresholds(measure, found, reader)
    return Said(_headline(found), (*details, say("This does not show why.")))


def _category(measure: OutcomeMeasure, found: QuestionnaireChange) -> Said:
    given = (*found.before, *found.since)
    if not given:
        return Said(say("Not answered yet."))
    latest = given[-1]
    word = measure.words_of.get(latest.score, say("Answer {number}", number=latest.score))
    return Said(say("{word} ({day})", word=word, day=latest.day))


def _headline(found: QuestionnaireChange) -> Message:
    if found.moved is Moved.NO_RELIABLE_CHANGE and found.important:
        return _perhaps(found)
    return _HEADLINES[found.moved]


def _perhaps(found: QuestionnaireChange) -> Message:
    if found.better:
        return say("It may be better, but by itself the score can move as far.")
    return say(
        "It may be worse, but by itself the score can move as far. "
        "You may want to tell your practitioner."
    )


def _one_side(measure: OutcomeMeasure, found: QuestionnaireChange) -> tuple[Message, ...]:
    most = whole(measure.most)
    if found.first is not None:
        return (
            say("{score} of {most} at the start.", score=_score(measure, found.first), most=most),
        )
    if found.last is not None:
        score = _score(measure, found.last)
        return (say("{score} of {most} lately, and nothing at the start.", score=score, most=most),)
    return ()


def _score(measure: OutcomeMeasure, score: float) -> object:
    # A mean of several whole scores is no whole score, and is shown as what it is.
    whole_score = measure.decimals == 0 and score == int(score)
    return int(score) if whole_score else shown(score)


def _scores(measure: OutcomeMeasure, found: QuestionnaireChange) -> Message:
    first, last = found.first or 0.0, found.last or 0.0
    # From the shown scores, so that the numbers add up.
    change = tenths(tenths(last) - tenths(first))
    values = {
        "first": _score(measure, first),
        "last": _score(measure, last),
        "most": whole(measure.most),
        "change": change_words(change),
    }
    percent = _percent(measure, tenths(first), change)
    if percent is None:
        return say("{first} of {most} at the start, {last} now: {change}.", **values)
    return say(
        "{first} of {most} at the start, {last} now: {change} ({percent} %).",
        percent=percent,
        **values,
    )


def _percent(measure: OutcomeMeasure, first: float, change: float) -> int | None:
    """Size of the change in percent; never where higher is better, nor from a low start."""
    low = first < _LEAST_FOR_PERCENT and measure.most <= _SHORT_RANGE
    if measure.higher_is_better or first <= 0 or low or not change:
        return None
    return abs(whole(100 * change / first))


def _direction(measure: OutcomeMeasure) -> Message:
    return say("Higher is better.") if measure.higher_is_better else say("Lower is better.")


def _thresholds(
    measure: OutcomeMeasure, found: QuestionnaireChange, reader: Reader
) -> list[Message]:
    scale = scale_of(measure)
    said = [_important(scale)] if scale.important_points or scale.important_share else []
    if found.limit is None:
        said.append(say("How much this score moves by itself is not known."))
    else:
        said.append(
            say("By itself this score can move by up to {limit} points.", limit=size(found.limit))
        )
    said += [error.caution for error in measure.errors[:1] if error.caution != NOTHING]
    if measure.answering is Answering.ACTIVITIES:
        said.append(say("The same activities are compared; new ones start a new line."))
    if reader is Reader.DOCTOR:
        said += _sources(measure)
    return said


def _important(scale: Scale) -> Message:
    points, share = scale.important_points, scale.important_share
    if points is None:
        return say("A change that matters is {percent} %.", percent=whole(100 * (share or 0)))
    size_words = say_count("{points} point", "{points} points", ceil(points), points=points)
    if share is None:
        return say("A change that matters is {points}.", points=size_words)
    values = {"points": size_words, "percent": whole(100 * share)}
    if scale.either:
        return say("A change that matters is {points} or {percent} %.", **values)
    return say("A change that matters is {points} and {percent} %.", **values)


def _sources(measure: OutcomeMeasure) -> list[Message]:
    named = [(each.source, each.remark) for each in measure.thresholds[:1]]
    named += [(each.source, each.remark) for each in measure.errors[:1]]
    found: dict[str, Message] = {}
    for source, remark in named:
        if found.get(source, NOTHING) == NOTHING:
            found[source] = remark
    return [
        say("Source: {source}.", source=source)
        if remark == NOTHING
        else say("Source: {source} ({remark}).", source=source, remark=remark)
        for source, remark in found.items()
    ]
