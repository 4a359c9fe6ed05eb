"""Sessions as Procedures; medicines as MedicationStatements, and other care as Procedures."""

from __future__ import annotations

from typing import Any

from acutrack.domain.co_treatment import CARE_WORDS, CareKind, CoTreatment, Taken
from acutrack.domain.needled_point import SIDE_WORDS
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique
from acutrack.interchange.fhir.mapping import Incoming, Kind, Outgoing, Written
from acutrack.interchange.fhir.own import ACUPUNCTURE, CODES, SNOMED
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
    notes_of,
    words_of,
)
from acutrack.interchange.kinds.sessions import SESSIONS
from acutrack.interchange.kinds.treatments import TREATMENTS

_NEEDLES = frozenset({Technique.MANUAL, Technique.ELECTRO})
_CARE = "care-"


def _write_session(session: TreatmentSession, out: Outgoing) -> Written:
    techniques = ", ".join(each.value.replace("_", " ") for each in session.technique)
    codings = [(CODES, "session", "Acupuncture session")]
    if _NEEDLES & set(session.technique):
        codings.append((SNOMED, *ACUPUNCTURE))
    told = {"day"}
    resource: Json = {
        "status": "completed",
        "code": concept(f"Acupuncture: {techniques}" if techniques else "Acupuncture", *codings),
        "subject": out.subject,
        "performedDateTime": moment(session.day, session.start_time, session.written_at),
        "recorder": out.subject,
        "asserter": out.subject,
    }
    performer = out.reference(session.practitioner_id)
    if performer:
        resource["performer"] = [{"actor": performer}]
        told.add("practitioner_id")
    plan = out.reference(session.course_id)
    if plan:
        resource["basedOn"] = [plan]
        told.add("course_id")
    if session.reason:
        resource["reasonCode"] = [concept(each.value.replace("_", " ")) for each in session.reason]
    seen = _as_a_sentence(session)
    if seen:
        resource["note"] = [{"text": seen}]
    return Written(resource, frozenset(told))


def _as_a_sentence(session: TreatmentSession) -> str:
    """What a reader without AcuTrack should see at once; the fields are in the extension."""
    said = []
    if session.points:
        points = (f"{p.code} ({SIDE_WORDS[p.side].text})" for p in session.points)
        said.append(f"Points {', '.join(points)}")
    for value, words in (
        (session.needle_count, "{:g} needles"),
        (session.retention_min, "needles in for {:g} min"),
        (session.pre_nrs_now, "pain before {:g} of 10"),
        (session.post_nrs_now, "pain after {:g} of 10"),
    ):
        if value is not None:
            said.append(words.format(value))
    told = "; ".join(said)
    parts = [clean(session.note), f"{told}. Reported by patient." if told else ""]
    return clean("\n".join(filter(None, parts)))


def _is_session(resource: Json) -> bool:
    return any(
        (system, code) in {(CODES, "session"), (SNOMED, ACUPUNCTURE[0])}
        for system, code in codes_of(resource.get("code"))
    ) or (not _is_other_care(resource) and "acupunc" in words_of(resource.get("code")).casefold())


def _performed(resource: Json) -> object:
    period = resource.get("performedPeriod") or {}
    return resource.get("performedDateTime") or period.get("start")


def _read_session(resource: Json, into: Incoming) -> dict[str, Any]:
    on, at = day_and_clock(_performed(resource))
    found: dict[str, Any] = {"day": on} | ({"start_time": at} if at else {})
    whom = into.record(first(resource.get("performer")).get("actor"))
    plan = into.record(first(resource.get("basedOn")))
    if whom:
        found["practitioner_id"] = whom
    if plan:
        found["course_id"] = plan
    if not is_own(resource):
        found["note"] = notes_of(resource)
    return found


SESSION = Kind(TreatmentSession, "Procedure", SESSIONS, _write_session, _is_session, _read_session)


def _write_medicine(treatment: CoTreatment, out: Outgoing) -> Written:
    period = {"start": treatment.start.isoformat()}
    if treatment.end is not None:
        period["end"] = treatment.end.isoformat()
    status = "active" if treatment.end is None else "completed"
    resource: Json = {
        "status": "not-taken" if treatment.taken is Taken.NO else status,
        "medicationCodeableConcept": concept(treatment.name),
        "subject": out.subject,
        "informationSource": out.subject,
        "effectivePeriod": period,
        "dateAsserted": instant(treatment.written_at),
    }
    if clean(treatment.dose):
        resource["dosage"] = [{"text": clean(treatment.dose)}]
    if clean(treatment.note):
        resource["note"] = [{"text": clean(treatment.note)}]
    return Written(resource, frozenset({"name", "start", "end", "kind", "dose", "note"}))


def _period_of(resource: Json, period_name: str, moment_name: str) -> dict[str, Any]:
    period = resource.get(period_name) or {}
    starts = period.get("start") or resource.get(moment_name) or resource.get("dateAsserted")
    found: dict[str, Any] = {"start": day_and_clock(starts)[0]}
    return found | ({"end": day_and_clock(period["end"])[0]} if period.get("end") else {})


def _read_medicine(resource: Json, _: Incoming) -> dict[str, Any]:
    return {
        "kind": CareKind.MEDICINE,
        "name": words_of(resource.get("medicationCodeableConcept"))[:120],
        "dose": str(first(resource.get("dosage")).get("text") or "")[:120],
        "note": notes_of(resource),
        **_period_of(resource, "effectivePeriod", "effectiveDateTime"),
    }


MEDICINE = Kind(
    CoTreatment,
    "MedicationStatement",
    TREATMENTS,
    _write_medicine,
    lambda _resource: True,
    _read_medicine,
    fits=lambda record: record.kind is CareKind.MEDICINE,
)


def _write_care(treatment: CoTreatment, out: Outgoing) -> Written:
    period = {"start": treatment.start.isoformat()}
    if treatment.end is not None:
        period["end"] = treatment.end.isoformat()
    status = "in-progress" if treatment.end is None else "completed"
    words = CARE_WORDS[treatment.kind].text
    resource: Json = {
        "status": "not-done" if treatment.taken is Taken.NO else status,
        "category": concept(words, (CODES, f"{_CARE}{treatment.kind.value}", words)),
        "code": concept(treatment.name),
        "subject": out.subject,
        "asserter": out.subject,
        "performedPeriod": period,
    }
    if clean(treatment.note):
        resource["note"] = [{"text": clean(treatment.note)}]
    return Written(resource, frozenset({"name", "start", "end", "kind", "note"}))


def _is_other_care(resource: Json) -> bool:
    return _care_kind(resource) is not None


def _care_kind(resource: Json) -> CareKind | None:
    known = {f"{_CARE}{kind.value}": kind for kind in CareKind}
    codes = codes_of(resource.get("category"))
    return next((known[code] for system, code in codes if system == CODES and code in known), None)


def _read_care(resource: Json, _: Incoming) -> dict[str, Any]:
    return {
        "kind": _care_kind(resource) or CareKind.OTHER,
        "name": words_of(resource.get("code"))[:120],
        "note": notes_of(resource),
        **_period_of(resource, "performedPeriod", "performedDateTime"),
    }


OTHER_CARE = Kind(
    CoTreatment,
    "Procedure",
    TREATMENTS,
    _write_care,
    _is_other_care,
    _read_care,
    fits=lambda record: record.kind is not CareKind.MEDICINE,
)
