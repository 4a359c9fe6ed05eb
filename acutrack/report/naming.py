"""Who a report says it is about: in full, by initials, or not at all."""

from __future__ import annotations

from dataclasses import replace

from acutrack.domain.patient import Patient
from acutrack.domain.report_made import Names
from acutrack.report.audience import Birth
from acutrack.report.options import ReportOptions
from acutrack.report.scripts import is_mark


def as_named(patient: Patient, options: ReportOptions) -> Patient:
    """The patient with only what may be printed; the id stays, and with it the record's code."""
    name = patient.name
    if options.names is Names.INITIALS:
        name = initials(name)
    elif options.names is Names.NONE:
        name = ""
    birth_date = None if options.birth is Birth.NONE else patient.birth_date
    return replace(patient, name=name, birth_date=birth_date)


def initials(name: str) -> str:
    """Such as "A. M." for "Ann Muster": the first letter of each word with the marks on it."""
    return " ".join(f"{_first_letter(word)}." for word in name.split())


def _first_letter(word: str) -> str:
    letter = word[0]
    for mark in word[1:]:
        if not is_mark(mark):
            break
        letter += mark
    return letter
