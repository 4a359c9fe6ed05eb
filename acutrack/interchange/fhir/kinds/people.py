"""The person, and who gives the treatment."""

from __future__ import annotations

from datetime import date
from typing import Any

from acutrack.domain.limits import SHORT_TEXT
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import ROLE_WORDS, Practitioner
from acutrack.domain.report_made import Names
from acutrack.interchange.fhir.mapping import Incoming, Kind, Outgoing, Written
from acutrack.interchange.fhir.own import LICENCE, PATIENT_ID
from acutrack.interchange.fhir.parts import Json, clean, first
from acutrack.interchange.kinds.people import PATIENT, PRACTITIONERS

#: FHIR's own word for a name that protects somebody; such a name is never taken for the real one.
_HIDDEN = "anonymous"


def shown_name(name: str, names: Names) -> str:
    """The name as far as it may leave: whole, the first letter of each word, or nothing."""
    if names is Names.FULL:
        return clean(name)
    if names is Names.INITIALS:
        return clean(" ".join(f"{word[0]}." for word in name.split()))
    return ""


def _human(name: str, names: Names) -> Json:
    shown = shown_name(name, names)
    if not shown:
        return {}
    return {"name": [{"text": shown, **({} if names is Names.FULL else {"use": _HIDDEN})}]}


def read_name(resource: Json) -> str:
    """What somebody is called: the text, or the parts in their order."""
    name = first(resource.get("name"))
    given = " ".join(str(part) for part in name.get("given") or () if part)
    said = name.get("text") or f"{given} {name.get('family') or ''}".strip()
    return str(said)[:SHORT_TEXT]


def is_hidden(resource: Json) -> bool:
    """Whether the name was left out, or is not the real one."""
    name = first(resource.get("name"))
    return not name or name.get("use") == _HIDDEN


def _write_patient(patient: Patient, out: Outgoing) -> Written:
    resource: Json = {"identifier": [{"system": PATIENT_ID, "value": patient.patient_id}]}
    resource |= _human(patient.name, out.names)
    if patient.birth_date is not None:
        year_alone = out.names is not Names.FULL
        said = patient.birth_date.isoformat()
        resource["birthDate"] = said[:4] if year_alone else said
    if patient.sample:
        resource["meta"] = {"tag": [{"display": "SAMPLE: an invented person"}]}
    return Written(resource, frozenset({"name", "birth_date"}))


def _read_patient(resource: Json, _: Incoming) -> dict[str, Any]:
    born = str(resource.get("birthDate") or "")
    values: dict[str, Any] = {"name": read_name(resource)}
    if len(born) == len("2000-01-01"):
        values["birth_date"] = date.fromisoformat(born)
    return values


def _write_practitioner(practitioner: Practitioner, out: Outgoing) -> Written:
    resource = _human(practitioner.name, out.names)
    if practitioner.role is not None:
        resource["qualification"] = [{"code": {"text": ROLE_WORDS[practitioner.role].text}}]
    if out.names is Names.FULL and clean(practitioner.licence):
        licence = clean(practitioner.licence)
        resource["identifier"] = [{"system": LICENCE, "value": licence}]
    return Written(resource, frozenset({"name", "licence"}))


def _read_practitioner(resource: Json, _: Incoming) -> dict[str, Any]:
    found: dict[str, Any] = {"name": read_name(resource) or "?"}
    for each in resource.get("identifier") or ():
        if each.get("system") == LICENCE:
            found["licence"] = str(each.get("value") or "")
    return found


PATIENTS = Kind(Patient, "Patient", PATIENT, _write_patient, lambda _resource: True, _read_patient)
PRACTITIONER = Kind(
    Practitioner,
    "Practitioner",
    PRACTITIONERS,
    _write_practitioner,
    lambda _resource: True,
    _read_practitioner,
)
