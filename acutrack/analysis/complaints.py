"""What is settled about a place that hurts, also where nobody settled anything yet."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import NAMESPACE_OID, uuid5

from acutrack.domain.complaint import Complaint, complaint_at
from acutrack.domain.patient import Patient
from acutrack.domain.record import RecordId


def complaint_of(patient: Patient, complaints: Iterable[Complaint], site: str) -> Complaint:
    """The complaint of a site as recorded, or with every default where none is.

    The default takes the usual pain that was told for the person as a whole. It has the same id
    each time, so that two windows cannot record it twice.
    """
    recorded = complaint_at(site, complaints)
    if recorded is not None:
        return recorded
    key = f"complaint {patient.patient_id} {site.strip().casefold()}"
    return Complaint(
        patient_id=patient.patient_id,
        written_at=patient.written_at,
        id=RecordId(uuid5(NAMESPACE_OID, key).hex),
        site=site,
        usual_pain=patient.usual_pain,
    )
