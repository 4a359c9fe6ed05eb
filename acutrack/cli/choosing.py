"""Which patient a name on the command line means."""

from __future__ import annotations

from collections.abc import Sequence

from acutrack.cli.voice import is_shown
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient


def find_patient(name: str, patients: Sequence[Patient]) -> Patient | None:
    """The patient with this id or name; upper and lower case and extra spaces make no difference.

    Returns None if there is nobody of that name. Raises InvalidEntry if the name is empty, or if
    several patients share it.
    """
    wanted = _plain(_readable(name))
    if not wanted:
        raise InvalidEntry(say("The name is empty. Type a name after --patient."), "name")
    for patient in patients:
        if patient.patient_id == name.strip():
            return patient
    found = [patient for patient in patients if _plain(patient.name) == wanted]
    if len(found) > 1:
        raise InvalidEntry(_several(name, found), "name")
    return found[0] if found else None


def the_patient(name: str, patients: Sequence[Patient]) -> Patient:
    """The same, for somebody who has to be there. Raises InvalidEntry."""
    patient = find_patient(name, patients)
    if patient is None:
        raise InvalidEntry(
            say(
                "There is no patient called “{name}” here. "
                "The command “acutrack patients” lists who is.",
                name=name,
            ),
            "name",
        )
    return patient


def spaced(name: str) -> str:
    """A name as it is kept: single spaces, none at the ends. Raises InvalidEntry."""
    return " ".join(_readable(name).split())


def _several(name: str, found: Sequence[Patient]) -> Message:
    return say(
        "{count} patients are called “{name}”. Give the id of one of them instead: {ids}. "
        "The command “acutrack patients” shows which is which.",
        count=len(found),
        name=name,
        ids=", ".join(patient.patient_id for patient in found),
    )


def _readable(name: str) -> str:
    # A terminal with another encoding hands over halves of characters that no file can hold.
    spaces_aside = "".join(name.split())
    if not all(is_shown(sign) for sign in spaces_aside):
        raise InvalidEntry(
            say("The name has characters that cannot be shown. Type it again with plain letters."),
            "name",
        )
    return name


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
