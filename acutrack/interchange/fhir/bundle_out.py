"""A person's record as one FHIR R4 Bundle."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from acutrack.casebook.casebook import Casebook
from acutrack.domain.complaint import Complaint
from acutrack.domain.course import Course
from acutrack.domain.measure import MEASURES
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.outcome_measure import Answering
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Record, RecordId
from acutrack.domain.report_made import Names
from acutrack.interchange.export_files import records_of
from acutrack.interchange.fhir.kinds import MAPPED
from acutrack.interchange.fhir.kinds.questionnaires import questionnaire, score_of
from acutrack.interchange.fhir.mapping import Kind, Outgoing
from acutrack.interchange.fhir.models import as_model
from acutrack.interchange.fhir.own import full_url, resource_id
from acutrack.interchange.fhir.own_fields import extension_of
from acutrack.interchange.fhir.parts import Json, clean, instant

#: Marks what is worked out from entries that are in the same Bundle: it is not read back.
DERIVED = {"display": "Worked out by AcuTrack from other entries of this Bundle"}
_NAMING = frozenset({"licence", "clinic"})


def bundle(
    casebook: Casebook,
    patient: Patient,
    now: datetime,
    *,
    names: Names = Names.FULL,
    report: bytes | None = None,
) -> bytes:
    """The Bundle as JSON, one entry a line. Raises Obstacle.

    Args:
        casebook: where the records are.
        patient: whose they are.
        now: goes in as the time of the Bundle.
        names: how the person and practitioners are named; but for FULL the birth date is a year.
            What somebody wrote in a note stays as it is.
        report: the PDF that goes along.
    """
    records = [record for rows in records_of(casebook, patient).values() for record in rows]
    whole = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": instant(now),
    }
    entries = [
        {"fullUrl": url, "resource": as_model(resource)}
        for url, resource in _resources(records, patient, now, names, report)
    ]
    head = json.dumps(whole, ensure_ascii=False)[:-1]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{head}, "entry": [\n{lines}\n]}}\n'.encode("utf-8", errors="replace")


def kind_of(record: Record) -> Kind | None:
    """How a record is told; None for kinds that a Bundle does not hold."""
    return next((k for k in MAPPED if isinstance(record, k.record) and k.fits(record)), None)


def _resources(
    records: Sequence[Record],
    patient: Patient,
    now: datetime,
    names: Names,
    report: bytes | None,
) -> Iterator[tuple[str, Json]]:
    told = [(kind, record) for record in records if (kind := kind_of(record)) is not None]
    types = {record.id: kind.resource for kind, record in told}
    out = Outgoing(patient, types, names)
    told.sort(key=lambda each: MAPPED.index(each[0]))
    for kind, record in told:
        written = kind.write(record, out)
        hidden = frozenset() if names is Names.FULL else _NAMING
        extension = extension_of(kind.table, record, written.told, hidden)
        yield _entry(kind.resource, record.id, {"extension": [extension], **written.resource})
    answers = [record for record in records if isinstance(record, QuestionnaireAnswer)]
    for course in (record for record in records if isinstance(record, Course)):
        yield from _goals_of(course, out)
    yield from _derived(answers, [r for r in records if isinstance(r, Complaint)], out)
    if report is not None:
        yield _document(report, patient, now, out)


def _entry(kind: str, key: str, resource: Json) -> tuple[str, Json]:
    head = {"resourceType": kind, "id": resource_id(key)}
    return full_url(kind, key), {**head, **resource}


def _derived(
    answers: Sequence[QuestionnaireAnswer], complaints: Sequence[Complaint], out: Outgoing
) -> Iterator[tuple[str, Json]]:
    """What other readers would otherwise have to work out: scores, wordings, goals."""
    tag: Json = {"meta": {"tag": [DERIVED]}}
    for key in sorted({answer.measure for answer in answers}):
        measure = outcome_measure(key)
        if measure is not None:
            made = questionnaire(measure)
            yield full_url("Questionnaire", key), made | tag
    for answer in answers:
        found = score_of(answer, out)
        if found is not None:
            yield _entry("Observation", f"score-{answer.id}", found | tag)
    for complaint in complaints:
        yield _entry("Goal", complaint.id, _goal_of(complaint, out) | tag)
    for key, activity in _activities(answers):
        words = {"text": activity}
        goal = {"lifecycleStatus": "active", "description": words, "subject": out.subject}
        yield _entry("Goal", key, goal | {"expressedBy": out.subject} | tag)


def _goal_of(complaint: Complaint, out: Outgoing) -> Json:
    """How much less pain was settled, before any result was seen, as what matters."""
    share = round(100 * complaint.important_share)
    site = clean(complaint.site)
    words = MEASURES[complaint.measure].name.text
    drop = f"{share} % lower than at the start"
    return {
        "lifecycleStatus": "active",
        "description": {"text": f"{words}{f' ({site})' if site else ''}: {drop}"},
        "subject": out.subject,
        "expressedBy": out.subject,
        "addresses": [{"reference": full_url("Condition", complaint.id)}],
        "target": [{"measure": {"text": words}, "detailString": drop}],
    }


def _goals_of(course: Course, out: Outgoing) -> Iterator[tuple[str, Json]]:
    """What the person wants to do again; read back from the course, not from here."""
    for place, goal in enumerate(course.goals):
        made: Json = {
            "lifecycleStatus": "active" if course.ended_on is None else "completed",
            "description": {"text": clean(goal.text) or "-"},
            "startDate": course.started_on.isoformat(),
            "subject": out.subject,
            "meta": {"tag": [DERIVED]},
        }
        if goal.ability is not None:
            made["note"] = [{"text": f"{goal.ability:g} of 10 at the start"}]
        yield _entry("Goal", f"{course.id}-goal-{place}", made)


def _activities(answers: Sequence[QuestionnaireAnswer]) -> Iterator[tuple[str, str]]:
    """What the person wants to do again: the activities of the latest answer that names any."""
    named = [answer for answer in answers if _names_activities(answer)]
    latest = max(named, key=lambda answer: (answer.day, answer.id), default=None)
    if latest is not None:
        for place, label in enumerate(latest.labels):
            if clean(label):
                yield f"{latest.id}-{place}", clean(label)


def _names_activities(answer: QuestionnaireAnswer) -> bool:
    measure = outcome_measure(answer.measure)
    return measure is not None and measure.answering is Answering.ACTIVITIES


def _document(
    report: bytes, patient: Patient, now: datetime, out: Outgoing
) -> tuple[str, dict[str, Any]]:
    digest = hashlib.sha1(report, usedforsecurity=False).digest()
    attachment = {
        "contentType": "application/pdf",
        "data": base64.b64encode(report).decode("ascii"),
        "size": len(report),
        "hash": base64.b64encode(digest).decode("ascii"),
        "title": "AcuTrack report",
        "creation": instant(now),
    }
    coding = {"system": "http://loinc.org", "code": "51855-5", "display": "Patient Note"}
    resource = {
        "status": "current",
        "type": {"text": "Patient report", "coding": [coding]},
        "subject": out.subject,
        "date": instant(now),
        "author": [out.subject],
        "content": [{"attachment": attachment}],
        "meta": {"tag": [DERIVED]},
    }
    return _entry("DocumentReference", RecordId(f"report-{patient.patient_id}"), resource)
