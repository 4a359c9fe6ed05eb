"""Whose record a Bundle goes to: told by an identifier, never by a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, RecordId
from acutrack.interchange.fhir.bundle_file import resource_of
from acutrack.interchange.fhir.kinds.people import PATIENTS, is_hidden
from acutrack.interchange.fhir.mapping import Incoming, target_of
from acutrack.interchange.fhir.own import PATIENT_ID
from acutrack.interchange.fhir.parts import Json
from acutrack.interchange.table_kind import plain_label


@dataclass(frozen=True)
class Person:
    """Whom a Bundle is about.

    Attributes:
        patient: the record that the entries go to, as it is now, or as it would be begun.
        is_here: the casebook holds it.
        own: the Bundle bears AcuTrack's identifier of this person, so its ids are ours.
        addresses: what the other entries call the person.
        number: of the entry with the Patient, 0 where there is none.
    """

    patient: Patient
    is_here: bool
    own: bool
    addresses: frozenset[str]
    number: int

    def is_entry(self, number: int) -> bool:
        """Whether the Patient of this entry is the person."""
        return number == self.number


@dataclass(frozen=True)
class _Told:
    number: int
    url: str
    resource: Json

    @property
    def own_id(self) -> str:
        for each in self.resource.get("identifier") or ():
            if isinstance(each, dict) and each.get("system") == PATIENT_ID:
                return str(each.get("value") or "")
        return ""

    @property
    def addresses(self) -> frozenset[str]:
        named = f"Patient/{self.resource['id']}" if self.resource.get("id") else ""
        return frozenset(filter(None, (self.url, named)))


def whose(
    entries: Sequence[object],
    patients: Sequence[Patient],
    chosen: Patient | None,
    now: datetime,
    *,
    create: bool,
) -> Person:
    """Whom the entries are about. Raises InvalidEntry where that cannot be told for certain.

    Args:
        entries: of the Bundle.
        patients: everybody in the casebook.
        chosen: the record that somebody pointed at, if any.
        now: the time of writing of a record that is begun.
        create: whether somebody new may be added.
    """
    told = _the_one(_people(entries), patients, chosen)
    if told is not None and told.own_id:
        return _by_identifier(told, patients, chosen, now, create=create)
    if chosen is not None:
        if told is not None:
            _check_same(told.resource, chosen)
        number, addresses = (0, _subjects(entries))
        if told is not None:
            number, addresses = told.number, told.addresses
        elif len(addresses) > 1:
            raise _several()
        return Person(chosen, is_here=True, own=False, addresses=addresses, number=number)
    raise InvalidEntry(
        say(
            "The file does not say whom of the people here it is about. Name the record with "
            "--patient, after a look that it is the same person."
        ),
        "patient",
    )


def _people(entries: Sequence[object]) -> list[_Told]:
    found = []
    for number, entry in enumerate(entries, 1):
        try:
            url, resource = resource_of(entry)
        except InvalidEntry:
            continue
        if resource["resourceType"] == "Patient":
            found.append(_Told(number, url, resource))
    return found


def _the_one(
    people: list[_Told], patients: Sequence[Patient], chosen: Patient | None
) -> _Told | None:
    if len(people) <= 1:
        return people[0] if people else None
    wanted = {chosen.patient_id} if chosen else {each.patient_id for each in patients}
    fitting = [each for each in people if each.own_id in wanted]
    if len(fitting) != 1:
        raise _several()
    return fitting[0]


def _several() -> InvalidEntry:
    return InvalidEntry(
        say("The file is about several people. Ask for one that is about one person."), "patient"
    )


def _by_identifier(
    told: _Told,
    patients: Sequence[Patient],
    chosen: Patient | None,
    now: datetime,
    *,
    create: bool,
) -> Person:
    here = next((each for each in patients if each.patient_id == told.own_id), None)
    if chosen is not None and (here is None or here.patient_id != chosen.patient_id):
        raise InvalidEntry(
            say(
                "The file bears the identifier of another person, who may have the same name. "
                "Nothing was taken."
            ),
            "patient",
        )
    if here is not None:
        return Person(here, is_here=True, own=True, addresses=told.addresses, number=told.number)
    if not create:
        raise InvalidEntry(
            say(
                "Nobody here has the identifier in the file, whatever the name. "
                "Add --create to take them in as somebody new."
            ),
            "patient",
        )
    patient_id = PatientId(told.own_id)
    begun = Patient(id=RecordId(patient_id), patient_id=patient_id, written_at=now)
    return Person(begun, is_here=False, own=True, addresses=told.addresses, number=told.number)


def _check_same(resource: Json, chosen: Patient) -> None:
    """Refuse a file of others that contradicts the record somebody pointed at."""
    try:
        told = PATIENTS.read(resource, Incoming())
    except (ValueError, TypeError, AttributeError):
        return  # told of as a broken entry
    name, born = str(told.get("name") or ""), told.get("birth_date")
    other_name = name and chosen.name and plain_label(name) != plain_label(chosen.name)
    other_day = born and chosen.birth_date and born != chosen.birth_date
    if (other_name and not is_hidden(resource)) or other_day:
        raise InvalidEntry(
            say(
                "The file is about {theirs}, and this is the record of {ours}. "
                "Choose the right record, or change the name.",
                theirs=name,
                ours=chosen.name,
            ),
            "name",
        )


def _subjects(entries: Sequence[object]) -> frozenset[str]:
    found = set()
    for entry in entries:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict):
            found |= {target_of(resource.get(name)) for name in ("subject", "patient")}
    return frozenset(found - {""})
