"""``acutrack patients``: who is in the casebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.casebook.casebook import Casebook
from acutrack.cli.desk import Desk
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.session import TreatmentSession


@dataclass(frozen=True)
class Listed:
    """One line of the list: a patient, how much is recorded, and when last."""

    patient: Patient
    scores: int
    sessions: int
    last_entry: date | None


def run(desk: Desk, *, as_json: bool) -> int:
    """Write the list; where there is no casebook yet, nobody is in it. Raises Obstacle."""
    listed: list[Listed] = []
    if desk.is_there:
        with desk.casebook() as casebook:
            listed = [_listed(casebook, patient) for patient in casebook.patients()]
    if as_json:
        desk.voice.tell_json([_as_json(line) for line in listed])
    elif not listed:
        desk.voice.tell(say("Nobody is in the casebook in {folder} yet.", folder=desk.where))
    for line in () if as_json else listed:
        desk.voice.tell(_as_words(line))
    return 0


def _listed(casebook: Casebook, patient: Patient) -> Listed:
    scores = casebook.load(PainScore, patient.patient_id)
    sessions = casebook.load(TreatmentSession, patient.patient_id)
    days = [score.day for score in scores] + [session.day for session in sessions]
    return Listed(patient, len(scores), len(sessions), max(days, default=None))


def _as_words(line: Listed) -> Message:
    scores = say_count("{count} pain score", "{count} pain scores", line.scores)
    sessions = say_count("{count} session", "{count} sessions", line.sessions)
    last = (
        say("nothing recorded yet")
        if line.last_entry is None
        else say("last entry {day}", day=line.last_entry)
    )
    return say(
        "{name}: {scores}, {sessions}, {last}. Id {id}",
        name=named(line.patient),
        scores=scores,
        sessions=sessions,
        last=last,
        id=line.patient.patient_id,
    )


def named(patient: Patient) -> Message:
    """What to call a patient in a line of text; a diary of one's own may have no name in it."""
    if patient.sample:
        return say("{name} (sample)", name=patient.name)
    return say("{name}", name=patient.name) if patient.name else say("(no name)")


def _as_json(line: Listed) -> dict[str, object]:
    patient = line.patient
    return {
        "id": patient.patient_id,
        "name": patient.name,
        "birth_date": patient.birth_date.isoformat() if patient.birth_date else None,
        "sample": patient.sample,
        "scores": line.scores,
        "sessions": line.sessions,
        "last_entry": line.last_entry.isoformat() if line.last_entry else None,
    }
