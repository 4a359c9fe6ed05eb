"""Answers to questionnaires as QuestionnaireResponses; what is asked, as Questionnaires."""

from __future__ import annotations

from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.message import say
from acutrack.domain.outcome_measure import Answering, OutcomeMeasure
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.scoring import score
from acutrack.interchange.fhir.kinds.diary import observation
from acutrack.interchange.fhir.mapping import Incoming, Kind, Outgoing, Written
from acutrack.interchange.fhir.own import (
    CODES,
    LOINC,
    LOINC_OF_SCORE,
    PEG_CANONICAL,
    QUESTIONNAIRE,
    full_url,
)
from acutrack.interchange.fhir.own_fields import is_own
from acutrack.interchange.fhir.parts import (
    Json,
    clean,
    concept,
    day_and_clock,
    moment,
    number_of,
    quantity,
)
from acutrack.interchange.kinds.questionnaires import QUESTIONNAIRES

#: The answers of an activity that the person named: its name, and how well it went.
_GROUP, _NAME, _HOW_WELL = "activity", "activity.name", "activity.answer"


def _canonical(measure: OutcomeMeasure) -> str:
    return f"{QUESTIONNAIRE}{measure.key}"


def _write(answer: QuestionnaireAnswer, out: Outgoing) -> Written:
    measure = outcome_measure(answer.measure)
    resource: Json = {
        "status": "completed",
        "subject": out.subject,
        "author": out.subject,
        "source": out.subject,
        "authored": moment(answer.day, answer.at, answer.written_at),
    }
    if measure is not None:
        resource["questionnaire"] = _canonical(measure)
    resource["item"] = [
        _item(measure, place, value, answer) for place, value in enumerate(answer.items)
    ]
    # Items stay in the extension too: those of a measure that this version does not know fit there.
    return Written(resource, frozenset({"day"}))


def _item(
    measure: OutcomeMeasure | None, place: int, value: float | None, answer: QuestionnaireAnswer
) -> Json:
    said = [] if value is None else [_value(measure, value)]
    label = clean(answer.labels[place]) if place < len(answer.labels) else ""
    if measure is not None and measure.answering is Answering.ACTIVITIES:
        name: Json = {"linkId": _NAME} | ({"answer": [{"valueString": label}]} if label else {})
        how_well: Json = {"linkId": _HOW_WELL} | ({"answer": said} if said else {})
        return {"linkId": _GROUP, "item": [name, how_well]}
    item: Json = {"linkId": str(place + 1)}
    if measure is not None and place < len(measure.items):
        item["text"] = clean(measure.items[place].text.text) or "-"
    return item | ({"answer": said} if said else {})


def _value(measure: OutcomeMeasure | None, value: float) -> Json:
    if measure is not None and measure.answering is Answering.TICKS and value in {0, 1}:
        return {"valueBoolean": bool(value)}
    if measure is not None and measure.answering is Answering.CHOICE:
        words = measure.words_of.get(value)
        if words is not None:
            return {"valueCoding": {"system": CODES, "code": f"{value:g}", "display": words.text}}
    number = quantity(value)["value"]
    return {"valueDecimal": number}


def _measure_of(resource: Json) -> str:
    """The measure that is answered; empty for a questionnaire that is not known here."""
    canonical = str(resource.get("questionnaire") or "").partition("|")[0]
    if canonical == PEG_CANONICAL:
        return "peg"
    if canonical.startswith(QUESTIONNAIRE):
        return canonical.removeprefix(QUESTIONNAIRE)
    return ""


def _read(resource: Json, _: Incoming) -> dict[str, Any]:
    on, at = day_and_clock(resource.get("authored"))
    found: dict[str, Any] = {"day": on} | ({"at": at} if at else {})
    if is_own(resource):
        return found
    measure = outcome_measure(_measure_of(resource))
    if measure is None or measure.answering is Answering.ACTIVITIES:
        raise InvalidEntry(say("It answers a questionnaire that AcuTrack does not know."))
    answers = [_number(item) for item in resource.get("item") or ()]
    if len(answers) != len(measure.items):
        raise InvalidEntry(say("It answers a questionnaire that AcuTrack does not know."))
    return found | {"measure": measure.key, "items": tuple(answers)}


def _number(item: Json) -> float | None:
    for answer in item.get("answer") or ():
        for name in ("valueDecimal", "valueInteger"):
            if (value := number_of(answer.get(name))) is not None:
                return value
        if isinstance(answer.get("valueBoolean"), bool):
            return float(answer["valueBoolean"])
        coded = answer.get("valueCoding") or {}
        if str(coded.get("code") or "").isdigit():
            return float(coded["code"])
    return None


RESPONSE = Kind(
    QuestionnaireAnswer,
    "QuestionnaireResponse",
    QUESTIONNAIRES,
    _write,
    lambda resource: is_own(resource) or bool(_measure_of(resource)),
    _read,
)


def questionnaire(measure: OutcomeMeasure) -> Json:
    """What is asked, with the terms of its wording."""
    items = [_asked(measure, place) for place in range(len(measure.items))]
    return {
        "resourceType": "Questionnaire",
        "id": f"questionnaire-{measure.key.replace('_', '-')}",
        "url": _canonical(measure),
        "version": str(measure.version),
        "name": f"AcuTrack_{measure.key}",
        "title": measure.name.text,
        "status": "active",
        "copyright": measure.licence.attribution.text or measure.licence.terms,
        "item": items,
    }


def _asked(measure: OutcomeMeasure, place: int) -> Json:
    item = measure.items[place]
    text = clean(item.text.text) or "-"
    if measure.answering is Answering.ACTIVITIES:
        name = {"linkId": _NAME, "text": "Activity", "type": "string"}
        how_well = {"linkId": _HOW_WELL, "text": text, "type": "decimal"}
        group = {"linkId": _GROUP, "type": "group", "repeats": True}
        return {**group, "item": [name, how_well]}
    asked: Json = {"linkId": str(place + 1), "text": text, "type": "decimal"}
    if measure.answering is Answering.TICKS:
        asked["type"] = "boolean"
    elif measure.answering is Answering.CHOICE:
        asked["type"] = "choice"
        asked["answerOption"] = [
            {"valueCoding": {"system": CODES, "code": f"{o.value:g}", "display": o.words.text}}
            for o in item.options
        ]
    return asked


def score_of(answer: QuestionnaireAnswer, out: Outgoing) -> Json | None:
    """The score as an Observation of its own, for readers that do not score; None without one."""
    measure = outcome_measure(answer.measure)
    found = None if measure is None else score(measure, answer)
    if measure is None or found is None:
        return None
    codings = [(CODES, f"score-{measure.key}", measure.name.text)]
    if measure.key in LOINC_OF_SCORE:
        codings.append((LOINC, *LOINC_OF_SCORE[measure.key]))
    resource = observation(answer, answer.day, answer.at, concept(measure.name.text, *codings), out)
    told = measure.words_of.get(found)
    resource |= (
        {"valueCodeableConcept": concept(told.text)} if told else {"valueQuantity": quantity(found)}
    )
    derived = {"reference": full_url("QuestionnaireResponse", answer.id)}
    return {**resource, "derivedFrom": [derived]}
