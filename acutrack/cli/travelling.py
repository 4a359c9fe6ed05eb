"""``acutrack export`` to one file that travels: an archive, or a review file."""

from __future__ import annotations

from pathlib import Path

from acutrack.casebook.handed_over import HandedOver, LeftOut, PersonsPart
from acutrack.cli.choosing import the_patient
from acutrack.cli.desk import Desk
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.report_made import Names
from acutrack.domain.ways_in import check_new_passphrase

ARCHIVE, REVIEW = ".acutrack", ".acutrack-review"
TRAVELLING = (ARCHIVE, REVIEW)
WHOSE = say("Say whose entries these are: --patient NAME.")
_NEW_PASSPHRASE = say("New passphrase for the review file:")
_AGAIN = say("The same once more:")


def hand_out(
    desk: Desk,
    file: Path,
    patient: str | None,
    *,
    names: str | None,
    no_notes: bool,
    own_notes: bool,
) -> int:
    """Write what the ending of the file says, and say where. Raises InvalidEntry, Obstacle."""
    if file.name.casefold().endswith(ARCHIVE):
        return _archive(desk, patient, file, own_notes=own_notes)
    if patient is None:
        raise InvalidEntry(WHOSE, "--patient")
    return _review(desk, patient, file, LeftOut(_names(names), no_notes, not own_notes))


def _archive(desk: Desk, patient: str | None, target: Path, *, own_notes: bool) -> int:
    whose = None if patient is None else _person(desk, patient).patient_id
    part = None if whose is None else PersonsPart(whose, own_notes)
    desk.expect_casebook()
    desk.services.travel.archive(desk.file, target, part, desk.now(), desk.ask)
    desk.voice.tell(say("{file}", file=target))
    return 0


def _review(desk: Desk, patient: str, target: Path, left_out: LeftOut) -> int:
    whose = _person(desk, patient)
    passphrase = desk.ask(_NEW_PASSPHRASE)
    again = passphrase if desk.passphrase_stdin else desk.ask(_AGAIN)
    check_new_passphrase(passphrase, again)
    wanted = HandedOver(whose.patient_id, passphrase, left_out)
    desk.services.travel.review(desk.file, target, wanted, desk.now(), desk.ask)
    desk.voice.tell(say("{file}", file=target))
    return 0


def _person(desk: Desk, patient: str) -> Patient:
    with desk.casebook() as casebook:
        return the_patient(patient, casebook.patients())


def _names(typed: str | None) -> Names:
    known = {names.value: names for names in Names}
    if typed is None:
        return Names.FULL
    if typed not in known:
        raise InvalidEntry(say("Say full, initials or none after --names."), "--names")
    return known[typed]
