"""Who a report says it is about: in full, by initials, or not at all."""

from __future__ import annotations

from dataclasses import replace

from acutrack.domain.patient import Patient
from acutrack.domain.report_made import Names
from acutrack.report.audience import Birth
from acutrack.report.options import ReportOptions
from acutrack.text.initials import initials


def as_named(patient: Patient, options: ReportOptions) -> Patient:
    """The patient with only what may be printed; the id stays, and with it the record's code."""
    name = patient.name
    if options.names is Names.INITIALS:
        name = initials(name)
    elif options.names is Names.NONE:
        name = ""
    birth_date = None if options.birth is Birth.NONE else patient.birth_date
    return replace(patient, name=name, birth_date=birth_date)
