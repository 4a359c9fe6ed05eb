"""Names that are AcuTrack's own in a Bundle, and codes whose meaning was checked."""

from __future__ import annotations

import hashlib
import re
from uuid import UUID, uuid5

from acutrack.domain.measure import PainMeasure
from acutrack.domain.side_effect import SideEffectKind

#: Made once for AcuTrack; nobody else writes in this name space.
SPACE = UUID("5f2c0d0e-3b5e-4d0a-9d6b-0c6a1f7e9b42")
OWN = f"urn:uuid:{SPACE}"
#: Code system of what AcuTrack tells apart, a person's identifier, and the extension for what
#: FHIR has no element for.
CODES, PATIENT_ID, FIELDS = f"{OWN}#codes", f"{OWN}#patient", f"{OWN}#record"
LICENCE, POINTS, QUESTIONNAIRE = f"{OWN}#licence", f"{OWN}#points", f"{OWN}#questionnaire-"

LOINC, SNOMED, UCUM = "http://loinc.org", "http://snomed.info/sct", "http://unitsofmeasure.org"
HL7 = "http://terminology.hl7.org/CodeSystem/"

#: Only codes that were checked; everything else is said in words.
LOINC_OF_PAIN = {
    PainMeasure.NOW: (
        "72514-3",
        "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
    )
}
LOINC_OF_SCORE = {
    "peg": ("91147-9", "Mean score [PEG]"),
    "nrs_avg_7d": ("75893-8", "Pain severity in the past week - 0-10 numeric rating [Reported]"),
}
PEG_CANONICAL = "http://loinc.org/q/91148-7"
SNOMED_OF_EFFECT = {
    SideEffectKind.BLEEDING: ("131148009", "Bleeding"),
    SideEffectKind.NAUSEA: ("422587007", "Nausea"),
    SideEffectKind.TIRED: ("84229001", "Fatigue"),
    SideEffectKind.DROWSY: ("271782001", "Drowsy"),
    SideEffectKind.HEADACHE: ("25064002", "Headache"),
}
ACUPUNCTURE = ("44868003", "Acupuncture")

_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")


def resource_id(key: str) -> str:
    """An id as FHIR allows it: the record's own, or one made from it."""
    return key if _ID.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()


def full_url(kind: str, key: str) -> str:
    """The address of a resource within a Bundle; the same for the same record, always."""
    return f"urn:uuid:{uuid5(SPACE, f'{kind}/{key}')}"
