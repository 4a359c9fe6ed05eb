"""The rows of a study's file: one for each thing told, of everybody who agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

from acutrack.casebook.casebook import Casebook
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import Record, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.interchange.research.fields import Told
from acutrack.interchange.research.pseudonyms import Pseudonyms, age_band
from acutrack.interchange.research.variables import ResearchKind, research_kinds


@dataclass
class StudyTable:
    """The columns of the file, each as long as the others.

    Attributes:
        person: stands for a person; the same in every export for the same study.
        age_band: at the first session, or at the first entry where there was none.
        entry: stands for one entry; what was told at once has one.
        kind, item, part: what it is about (`dictionary`).
        day: moved by a number of weeks that is the person's own.
        study_day: days from the first session, which is day 0; None where there was none.
        days_late: days between the day it is about and the day it was written.
        practitioner: stands for whoever gave the session; empty where it is not said.
        number, word: what was told; one of them, or both.
    """

    person: list[str] = field(default_factory=list)
    age_band: list[str] = field(default_factory=list)
    entry: list[str] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    item: list[str] = field(default_factory=list)
    part: list[str] = field(default_factory=list)
    day: list[date] = field(default_factory=list)
    study_day: list[int | None] = field(default_factory=list)
    days_late: list[int] = field(default_factory=list)
    practitioner: list[str] = field(default_factory=list)
    practitioner_role: list[str] = field(default_factory=list)
    number: list[float | None] = field(default_factory=list)
    word: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.person)

    @property
    def people(self) -> int:
        """Of how many people there is anything in it."""
        return len(set(self.person))


@dataclass(frozen=True)
class _Entry:
    """What the rows of one entry have in common."""

    person: str
    age_band: str
    entry: str
    kind: str
    day: date
    study_day: int | None
    days_late: int
    practitioner: str = ""
    practitioner_role: str = ""


def study_table(
    casebook: Casebook,
    people: Sequence[Patient],
    pseudonyms: Pseudonyms,
    go_on: Callable[[], None] = lambda: None,
) -> StudyTable:
    """The table of these people, in an order that tells nothing of who they are.

    Args:
        casebook: holds their records.
        people: who agreed; invented ones are left out.
        pseudonyms: names them.
        go_on: called before each of them; what it raises stops it.

    Raises:
        Obstacle: the casebook cannot be read.
    """
    table = StudyTable()
    practitioners = {each.id: each for each in casebook.practitioners()}
    kinds = research_kinds()
    real = (person for person in people if not person.sample)
    for person in sorted(real, key=lambda each: pseudonyms.id_of("person", each.patient_id)):
        go_on()
        _Person(casebook, person, pseudonyms, practitioners).tell(kinds, table)
    return table


class _Person:
    def __init__(
        self,
        casebook: Casebook,
        patient: Patient,
        pseudonyms: Pseudonyms,
        practitioners: dict[RecordId, Practitioner],
    ) -> None:
        self._casebook, self._patient, self._pseudonyms = casebook, patient, pseudonyms
        self._practitioners = practitioners
        self._id = pseudonyms.id_of("person", patient.patient_id)
        self._shift = pseudonyms.shift(patient.patient_id)

    def tell(self, kinds: Sequence[ResearchKind], table: StudyTable) -> None:
        owner = self._patient.patient_id
        loaded = [(kind, self._casebook.load(kind.record, owner)) for kind in kinds]
        start = self._first_session(loaded)
        days = [kind.day(record) for kind, records in loaded for record in records]
        first = start or min(days, default=None)
        band = age_band(None if first is None else self._patient.age_on(first))
        for kind, records in loaded:
            for day, record in _in_order(kind, records):
                entry = self._entry(kind, record, day, start, band)
                for item, told in _told(kind, record):
                    _add(table, entry, item, told)

    def _first_session(
        self, loaded: Sequence[tuple[ResearchKind, Sequence[Record]]]
    ) -> date | None:
        days = [r.day for _, records in loaded for r in records if isinstance(r, TreatmentSession)]
        if self._patient.started_on is not None:
            days.append(self._patient.started_on)
        return min(days, default=None)

    def _entry(
        self, kind: ResearchKind, record: Record, day: date, start: date | None, band: str
    ) -> _Entry:
        whose = self._practitioners.get(getattr(record, "practitioner_id", None) or RecordId(""))
        return _Entry(
            person=self._id,
            age_band=band,
            entry=self._pseudonyms.id_of("entry", record.id),
            kind=kind.name,
            day=day + self._shift,
            study_day=None if start is None else (day - start).days,
            days_late=(record.written_at.date() - day) // timedelta(days=1),
            practitioner=self._pseudonyms.id_of("practitioner", whose.id) if whose else "",
            practitioner_role=whose.role.value if whose and whose.role else "",
        )


def _in_order(kind: ResearchKind, records: Sequence[Record]) -> list[tuple[date, Record]]:
    days = [(kind.day(record), record) for record in records]
    return sorted(days, key=lambda each: (each[0], each[1].id))


def _told(kind: ResearchKind, record: Record) -> Iterator[tuple[str, Told]]:
    for variable in kind.variables:
        for told in variable.tell(record):
            yield variable.item, told


def _add(table: StudyTable, entry: _Entry, item: str, told: Told) -> None:
    for each in fields(entry):
        getattr(table, each.name).append(getattr(entry, each.name))
    table.item.append(item)
    table.part.append(told.part)
    table.number.append(told.number)
    table.word.append(told.word)
