"""Ratings, answers, notes and marks of a day, each as an Observation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from acutrack.domain.body_mark import INTENSITY_WORDS, BodyMark, Intensity, MarkKind
from acutrack.domain.day_answer import QUESTION_WORDS, DayAnswer, DayQuestion
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.record import Record
from acutrack.interchange.fhir.mapping import Incoming, Kind, Outgoing, Written
from acutrack.interchange.fhir.own import CODES, HL7, LOINC, LOINC_OF_PAIN
from acutrack.interchange.fhir.parts import (
    Json,
    clean,
    codes_of,
    concept,
    day_and_clock,
    first,
    instant,
    moment,
    notes_of,
    number_of,
    quantity,
    words_of,
)
from acutrack.interchange.kinds.around import NOTES
from acutrack.interchange.kinds.body_map import BODY_MAP
from acutrack.interchange.kinds.scores import SCORES

_SURVEY = [{"coding": [{"system": f"{HL7}observation-category", "code": "survey"}]}]
_NOTE, _MARK = "note", "mark-"
#: What other software says about the severity of pain without a time that is meant.
_LOINC_ANY_PAIN = "38208-5"
_MEASURE_CODED: Mapping[tuple[str, str], PainMeasure] = {
    **{(CODES, measure.value): measure for measure in PainMeasure},
    **{(LOINC, code): measure for measure, (code, _) in LOINC_OF_PAIN.items()},
    (LOINC, _LOINC_ANY_PAIN): PainMeasure.AVERAGE_24H,
}


def observation(
    record: Record, day: date, at: time | None, code: Json, out: Outgoing, **more: object
) -> Json:
    """What every Observation of a diary has in common."""
    return {
        "status": "final",
        "category": _SURVEY,
        "code": code,
        "subject": out.subject,
        "performer": [out.subject],
        "effectiveDateTime": moment(day, at, record.written_at),
        "issued": instant(record.written_at),
        **more,
    }


def when(resource: Json) -> tuple[date, time | None]:
    """Day and time that an Observation is about. Raises InvalidEntry."""
    period = resource.get("effectivePeriod") or {}
    said = resource.get("effectiveDateTime") or resource.get("effectiveInstant")
    return day_and_clock(said or period.get("start") or resource.get("issued"))


def _write_score(score: PainScore, out: Outgoing) -> Written:
    words = MEASURES[score.measure].name.text
    codings = [(CODES, score.measure.value, words)]
    if score.measure in LOINC_OF_PAIN:
        codings.append((LOINC, *LOINC_OF_PAIN[score.measure]))
    resource = observation(
        score,
        score.day,
        score.at,
        concept(f"{words}, 0-10", *codings),
        out,
        valueQuantity=quantity(score.value),
        referenceRange=[{"text": "0 no pain, 10 pain as bad as you can imagine"}],
    )
    told = {"day", "value", "measure"}
    if clean(score.site):
        resource["bodySite"] = concept(score.site)
        told.add("site")
    if clean(score.note):
        resource["note"] = [{"text": clean(score.note)}]
        told.add("note")
    return Written(resource, frozenset(told))


def _measure_of(resource: Json) -> PainMeasure | None:
    codes = codes_of(resource.get("code"))
    coded = next((_MEASURE_CODED[code] for code in codes if code in _MEASURE_CODED), None)
    if coded is None and not list(codes_of(resource.get("code"))):
        said = words_of(resource.get("code")).casefold()
        by_words = {
            name.casefold(): measure
            for measure in PainMeasure
            for name in (measure.value, MEASURES[measure].name.text)
        }
        plain = {"pain": PainMeasure.AVERAGE_24H, "pain score": PainMeasure.AVERAGE_24H}
        return (by_words | plain).get(said)
    return coded


def _read_score(resource: Json, _: Incoming) -> dict[str, Any]:
    on, at = when(resource)
    value = number_of((resource.get("valueQuantity") or {}).get("value"))
    if value is None:
        value = number_of(resource.get("valueInteger"))
    if value is None:
        raise InvalidEntry(
            say("There is no number in it. Ask for a file in which pain is a number."), "value"
        )
    found: dict[str, Any] = {"day": on, "value": value, "measure": _measure_of(resource)}
    found |= {"site": words_of(resource.get("bodySite"))[:120], "note": notes_of(resource)}
    return found | ({"at": at} if at else {})


SCORE = Kind(
    PainScore,
    "Observation",
    SCORES,
    _write_score,
    lambda resource: _measure_of(resource) is not None,
    _read_score,
)


def _own_code(resource: Json) -> str:
    """The code of AcuTrack's own that an Observation bears; empty for none."""
    codes = codes_of(resource.get("code"))
    return next((code for system, code in codes if system == CODES), "")


def _write_answer(answer: DayAnswer, out: Outgoing) -> Written:
    words = QUESTION_WORDS[answer.question].text
    code = concept(words, (CODES, answer.question.value, words))
    resource = observation(answer, answer.day, None, code, out, valueBoolean=answer.yes)
    about = out.reference(answer.treatment_id)
    told = {"day", "value", "measure"}
    if about:
        resource["focus"] = [about]
        told.add("treatment_id")
    return Written(resource, frozenset(told))


def _read_answer(resource: Json, into: Incoming) -> dict[str, Any]:
    if not isinstance(resource.get("valueBoolean"), bool):
        raise InvalidEntry(say("An answer is 1 for yes or 0 for no. Write one of them."), "value")
    about = into.record(first(resource.get("focus")))
    return {
        "day": when(resource)[0],
        "measure": DayQuestion(_own_code(resource)),
        "value": int(resource["valueBoolean"]),
    } | ({"treatment_id": about} if about else {})


_QUESTIONS = frozenset(question.value for question in DayQuestion)
ANSWER = Kind(
    DayAnswer,
    "Observation",
    SCORES,
    _write_answer,
    lambda resource: _own_code(resource) in _QUESTIONS,
    _read_answer,
)


def _write_note(note: Note, out: Outgoing) -> Written:
    code = concept("Diary note", (CODES, _NOTE, "Diary note"))
    text = clean(note.text) or "-"
    return Written(
        observation(note, note.day, note.at, code, out, valueString=text),
        frozenset({"day", "text"}),
    )


def _read_note(resource: Json, _: Incoming) -> dict[str, Any]:
    on, at = when(resource)
    found: dict[str, Any] = {"day": on, "text": str(resource.get("valueString") or "")}
    return found | ({"at": at} if at else {})


NOTE = Kind(
    Note,
    "Observation",
    NOTES,
    _write_note,
    lambda resource: _own_code(resource) == _NOTE,
    _read_note,
)

#: Checked answers of LOINC for the severity of pain.
_LOINC_HOW_MUCH = {
    Intensity.MILD: ("LA6752-5", "Mild"),
    Intensity.MODERATE: ("LA6751-7", "Moderate"),
    Intensity.SEVERE: ("LA6750-9", "Severe"),
}


def _write_mark(mark: BodyMark, out: Outgoing) -> Written:
    about = "Where it hurts" if mark.kind is MarkKind.PAIN else "Where the skin shows something"
    codings = [(CODES, str(int(mark.intensity)), INTENSITY_WORDS[mark.intensity].text)]
    if mark.kind is MarkKind.PAIN:
        codings.append((LOINC, *_LOINC_HOW_MUCH[mark.intensity]))
    resource = observation(
        mark,
        mark.day,
        None,
        concept(about, (CODES, f"{_MARK}{mark.kind.value}", about)),
        out,
        bodySite=concept(mark.region, (CODES, mark.region, "")),
        valueCodeableConcept=concept(INTENSITY_WORDS[mark.intensity].text, *codings),
    )
    told = {"day", "region", "intensity", "kind"}
    session = out.reference(mark.session_id)
    if session:
        resource["partOf"] = [session]
        told.add("session_id")
    return Written(resource, frozenset(told))


def _read_mark(resource: Json, into: Incoming) -> dict[str, Any]:
    marked = dict(codes_of(resource.get("valueCodeableConcept")))
    places = dict(codes_of(resource.get("bodySite")))
    how_much = marked.get(CODES, "")
    if how_much not in {str(int(each)) for each in Intensity}:
        raise InvalidEntry(
            say("There is no number in it. Ask for a file in which pain is a number.")
        )
    session = into.record(first(resource.get("partOf")))
    return {
        "day": when(resource)[0],
        "region": places.get(CODES, ""),
        "intensity": Intensity(int(how_much)),
        "kind": MarkKind(_own_code(resource).removeprefix(_MARK)),
    } | ({"session_id": session} if session else {})


_MARKS = frozenset(f"{_MARK}{kind.value}" for kind in MarkKind)
MARK = Kind(
    BodyMark,
    "Observation",
    BODY_MAP,
    _write_mark,
    lambda resource: _own_code(resource) in _MARKS,
    _read_mark,
)
