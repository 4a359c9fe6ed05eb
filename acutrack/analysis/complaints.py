"""What is settled about a place that hurts, also where nobody settled anything yet."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import NAMESPACE_OID, uuid5

from acutrack.domain.complaint import Complaint
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.pain import same_place
from acutrack.domain.patient import Patient
from acutrack.domain.record import RecordId


def complaint_of(patient: Patient, complaints: Iterable[Complaint], site: str) -> Complaint:
    """The complaint of a site as recorded, or with every default where none is.

    The default takes the usual pain that was told for the person as a whole. It has the same id
    each time, so that two windows cannot record it twice.
    """
    recorded = [each for each in complaints if same_place(each.site, site)]
    if recorded:
        return max(recorded, key=lambda each: each.written_at)
    key = f"complaint {patient.patient_id} {site.strip().casefold()}"
    return Complaint(
        patient_id=patient.patient_id,
        written_at=patient.written_at,
        id=RecordId(uuid5(NAMESPACE_OID, key).hex),
        site=site,
        usual_pain=patient.usual_pain,
    )


def baseline_of(baselines: Iterable[FrozenBaseline], complaint: Complaint) -> FrozenBaseline | None:
    """The start that was frozen for a complaint's site and measure; the latest of several."""
    frozen = [
        each
        for each in baselines
        if same_place(each.site, complaint.site) and each.measure is complaint.measure
    ]
    return max(frozen, key=lambda each: (each.frozen_on, each.written_at), default=None)
