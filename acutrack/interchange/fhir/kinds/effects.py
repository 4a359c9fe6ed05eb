"""Side effects as AdverseEvents; "none" and pleasant effects, which are none, as Observations."""

from __future__ import annotations

from typing import Any

from acutrack.domain.side_effect import (
    EFFECT_WORDS,
    GRADE_WORDS,
    KIND_WORDS,
    Grade,
    Outcome,
    SideEffect,
    SideEffectKind,
)
from acutrack.interchange.fhir.kinds.diary import observation, when
from acutrack.interchange.fhir.mapping import Incoming, Kind, Outgoing, Written
from acutrack.interchange.fhir.own import CODES, HL7, SNOMED, SNOMED_OF_EFFECT
from acutrack.interchange.fhir.own_fields import is_own
from acutrack.interchange.fhir.parts import (
    Json,
    clean,
    codes_of,
    concept,
    day_and_clock,
    first,
    instant,
    moment,
    words_of,
)
from acutrack.interchange.kinds.side_effects import SIDE_EFFECTS

_EFFECT = "effect-"
_SEVERITY = {
    Grade.MILD: "mild",
    Grade.MODERATE: "moderate",
    Grade.SEVERE: "severe",
    Grade.VERY_SERIOUS: "severe",
}
#: R4 binds the outcome; the spelling of the seriousness is R4's own too.
_OUTCOME = {
    Outcome.GONE: "resolved",
    Outcome.GOING: "recovering",
    Outcome.STILL_THERE: "ongoing",
    Outcome.LASTING: "resolvedWithSequelae",
    Outcome.NOT_SURE: "unknown",
}


def _code_of(effect: SideEffect) -> Json:
    words = KIND_WORDS[effect.kind].text
    codings = [(CODES, f"{_EFFECT}{effect.kind.value}", words)]
    if effect.kind in SNOMED_OF_EFFECT:
        codings.append((SNOMED, *SNOMED_OF_EFFECT[effect.kind]))
    return concept(words, *codings)


def _write_event(effect: SideEffect, out: Outgoing) -> Written:
    told = {"day", "kind"}
    event = _code_of(effect)
    # An AdverseEvent has no notes in R4: what the person says stands in the words of the event.
    said = [event["text"]]
    said += [f"grade {int(effect.grade)}: {GRADE_WORDS[effect.grade].text}"] if effect.grade else []
    said += [f"where: {clean(effect.site)}"] if clean(effect.site) else []
    asked = ((effect.cause, "caused by the treatment?"), (effect.action, "done about it:"))
    said += [f"{words} {EFFECT_WORDS[value].text}" for value, words in asked if value]
    event["text"] = "; ".join([*said, *filter(None, [clean(effect.note)])])
    resource: Json = {
        "actuality": "actual",
        "event": event,
        "subject": out.subject,
        "date": moment(effect.day, effect.at, effect.written_at),
        "recordedDate": instant(effect.written_at),
        "recorder": out.subject,
    }
    if effect.grade is not None:
        severity = _SEVERITY[effect.grade]
        resource["severity"] = _hl7("adverse-event-severity", severity)
        if effect.grade is Grade.VERY_SERIOUS:
            resource["seriousness"] = _hl7("adverse-event-seriousness", "Serious")
    ended = Outcome.GONE if effect.outcome is None and effect.resolved_on else effect.outcome
    if ended is not None:
        resource["outcome"] = _hl7("adverse-event-outcome", _OUTCOME[ended])
    session = out.reference(effect.session_id)
    if session:
        resource["suspectEntity"] = [{"instance": session}]
        told.add("session_id")
    return Written(resource, frozenset(told))


def _hl7(system: str, code: str) -> Json:
    return {"coding": [{"system": f"{HL7}{system}", "code": code}]}


def _read_event(resource: Json, into: Incoming) -> dict[str, Any]:
    on, at = day_and_clock(
        resource.get("date") or resource.get("detected") or resource.get("recordedDate")
    )
    found: dict[str, Any] = {"day": on, "kind": _kind_of(resource.get("event"))}
    found |= {"at": at} if at else {}
    session = into.record(first(resource.get("suspectEntity")).get("instance"))
    found |= {"session_id": session} if session else {}
    if not is_own(resource):
        found["note"] = words_of(resource.get("event"))
        severity = next((code for _, code in codes_of(resource.get("severity"))), "")
        grades = {code: grade for grade, code in reversed(_SEVERITY.items())}
        found |= {"grade": grades[severity]} if severity in grades else {}
        ended = next((code for _, code in codes_of(resource.get("outcome"))), "")
        outcomes = {code: outcome for outcome, code in _OUTCOME.items()}
        found |= {"outcome": outcomes[ended]} if ended in outcomes else {}
    return found


def _kind_of(event: object) -> SideEffectKind:
    by_code = {(CODES, f"{_EFFECT}{kind.value}"): kind for kind in SideEffectKind}
    by_code |= {(SNOMED, code): kind for kind, (code, _) in SNOMED_OF_EFFECT.items()}
    return next(
        (by_code[code] for code in codes_of(event) if code in by_code), SideEffectKind.OTHER
    )


EVENT = Kind(
    SideEffect,
    "AdverseEvent",
    SIDE_EFFECTS,
    _write_event,
    lambda _resource: True,
    _read_event,
    fits=lambda record: record.counts,
)


def _write_answer(effect: SideEffect, out: Outgoing) -> Written:
    resource = observation(effect, effect.day, effect.at, _code_of(effect), out, valueBoolean=True)
    told = {"day", "kind"}
    session = out.reference(effect.session_id)
    if session:
        resource["partOf"] = [session]
        told.add("session_id")
    return Written(resource, frozenset(told))


def _read_answer(resource: Json, into: Incoming) -> dict[str, Any]:
    on, at = when(resource)
    found: dict[str, Any] = {"day": on, "kind": _kind_of(resource.get("code"))}
    session = into.record(first(resource.get("partOf")))
    return found | ({"at": at} if at else {}) | ({"session_id": session} if session else {})


def _is_answer(resource: Json) -> bool:
    return any(
        system == CODES and code.startswith(_EFFECT)
        for system, code in codes_of(resource.get("code"))
    )


NO_EVENT = Kind(
    SideEffect,
    "Observation",
    SIDE_EFFECTS,
    _write_answer,
    _is_answer,
    _read_answer,
    fits=lambda record: not record.counts,
)
