"""Every questionnaire: what its score means, all answers, and the change with its error."""

from __future__ import annotations

from acutrack.analysis.words.questionnaire_change_words import questionnaire_words
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.outcome_measure import Answering, OutcomeMeasure
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.scoring import direction_words, score_words
from acutrack.report.answered import Answered
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.table import Column, Table
from acutrack.text.wording import is_foreign


def pour_questionnaires(page: Page, flow: Flow) -> None:
    """One table a questionnaire and place, in the order in which they are asked."""
    flow.heading(page.say(say("Questionnaires")))
    if not page.content.answered:
        flow.text(page.say(say("None answered in this diary.")))
    for found in page.content.answered:
        _one(page, flow, found)


def _one(page: Page, flow: Flow, found: Answered) -> None:
    measure = found.measure
    flow.term(_title(page, found), " ".join(page.say(part) for part in _about(page, found)))
    said = questionnaire_words(measure, found.change, page.options.reader)
    flow.text(" ".join(page.say(part) for part in (said.headline, *said.details)))
    columns = (
        Column(page.say(say("Day")), 26),
        Column(page.say(say("Score")), 36),
        Column(page.say(say("Answers")), 0, optional=True),
    )
    rows = [
        (
            page.day(answer.day),
            page.say(score_words(measure, answer)),
            _answers(page, measure, answer),
        )
        for answer in found.answers
    ]
    flow.table(Table(columns, rows, [answer.note for answer in found.answers]))


def _title(page: Page, found: Answered) -> str:
    if not found.site.strip() or page.content.standing.complaint.site == found.site:
        return page.say(found.measure.name)
    return page.say(say("{name}: {place}", name=found.measure.name, place=found.site))


def _about(page: Page, found: Answered) -> list[Message]:
    """Recall, range, direction, and where the wording comes from."""
    measure = found.measure
    about = [say("Asks about: {recall}.", recall=measure.recall)]
    if not found.is_word:
        least, most = page.number(measure.least), page.number(measure.most)
        about.append(say("Score from {least} to {most}.", least=least, most=most))
        # What is said of a change names the direction itself.
        if found.change.change is None:
            about.append(say("{direction}.", direction=direction_words(measure)))
    if measure.licence.attribution != NOTHING:
        about.append(measure.licence.attribution)
    if is_foreign(measure, page.words):
        about.append(say("Asked in English."))
    return about


def _answers(page: Page, measure: OutcomeMeasure, answer: QuestionnaireAnswer) -> str:
    match measure.answering:
        case Answering.TICKS:
            ticked = [str(at) for at, value in enumerate(answer.items, start=1) if value]
            return page.say(say("ticked: {numbers}", numbers=page.words.listing(ticked) or "0"))
        case Answering.ACTIVITIES:
            named = zip(answer.labels, answer.items, strict=False)
            return page.words.listing(
                (f"{label} {_value(page, value)}" for label, value in named), long=True
            )
        case Answering.SCALE if len(answer.items) > 1:
            items = zip(measure.items, answer.items, strict=False)
            return page.words.listing(
                (f"{page.say(item.short)} {_value(page, value)}" for item, value in items),
                long=True,
            )
        case _:
            return ""


def _value(page: Page, value: float | None) -> str:
    return page.say(say("not answered")) if value is None else page.number(value)
