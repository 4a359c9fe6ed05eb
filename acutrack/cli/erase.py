"""``acutrack erase``: everything about one person, out of the casebook and its copies, for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from acutrack.casebook.erasing import ErasedForGood, erase_person, erased_lately, what_goes
from acutrack.cli.choosing import the_patient
from acutrack.cli.desk import Desk
from acutrack.cli.patients import named
from acutrack.domain.message import Message, say, say_count


def run(desk: Desk, *, patient: str, agreed: bool, as_json: bool) -> int:
    """Say what there is about a person, and let go of it if `agreed`.

    Raises InvalidEntry, Locked or Obstacle.
    """
    with desk.casebook() as casebook:
        lately = tuple(each.patient for each in erased_lately(casebook))
        person = the_patient(patient, (*casebook.patients(), *lately))
        records = [change.record for change in erase_person(casebook, person).changes]
        counts = what_goes(records)
    if not as_json:
        desk.voice.tell(say("About {name}:", name=named(person)))
        for count in counts:
            desk.voice.tell(count)
    if not agreed:
        if as_json:
            desk.voice.tell_json(_as_json(ErasedForGood(len(records), 0), agreed=False))
        else:
            _tell_trial(desk, counts)
        return 0
    second = Path(desk.settings.second_folder) if desk.settings.second_folder else None
    with desk.services.writing(desk.file, desk.now):
        erase = desk.services.copies.erase
        done = erase(desk.file, person.patient_id, second, desk.now(), desk.ask)
    if as_json:
        desk.voice.tell_json(_as_json(done, agreed=True))
    for line in () if as_json else _lines(done, on_server=bool(desk.services.server)):
        desk.voice.tell(line)
    return 0


def _tell_trial(desk: Desk, counts: Sequence[Message]) -> None:
    if not counts:
        desk.voice.tell(say("Nothing was written yet."))
    desk.voice.tell(
        say(
            "Nothing was changed. With --yes all of it is erased for good, from the copies too. "
            "Nothing can bring it back then."
        )
    )


def _lines(done: ErasedForGood, *, on_server: bool) -> Iterator[Message]:
    yield say("Erased for good. Only that it was done is kept, and when.")
    if on_server:
        yield say("The server’s own backups may still hold it. Ask whoever looks after the server.")
        return
    yield say_count(
        "{count} copy held something of it and was written anew.",
        "{count} copies held something of it and were written anew.",
        done.copies,
    )
    for path in done.left:
        yield say(
            "{file} could not be opened or written. It may still hold something. Delete the file "
            "if you do not need it.",
            file=path,
        )
    yield say("Files that were exported before, and copies elsewhere, are as they were.")


def _as_json(done: ErasedForGood, *, agreed: bool) -> dict[str, object]:
    return {
        "erased": agreed,
        "records": done.records,
        "copies": done.copies,
        "left": [str(path) for path in done.left],
    }
