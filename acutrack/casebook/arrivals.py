"""What a file that somebody sent holds, and what taking it in would do; nothing is written yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from acutrack.casebook.contents import Contents
from acutrack.casebook.merging import Merge
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient


@dataclass(frozen=True)
class Arrival:
    """A file that came in.

    Attributes:
        holds: everything in it.
        made_at: when it was written.
        fills: there is nothing in the record yet, so that it comes to hold exactly that.
        plain: what bringing it in does.
        removing_too: the same, and what was removed there is removed here.
        remarks: what a person should know before.
    """

    holds: Contents
    made_at: datetime
    fills: bool
    plain: Merge
    removing_too: Merge
    remarks: tuple[Message, ...] = ()


def expect_somebody_known(here: Contents, there: Contents) -> None:
    """Refuse what is about nobody in this record: ids decide, whatever the names say.

    Raises:
        InvalidEntry: nobody in the file is in the record.
    """
    known = {person.patient_id: person for person in here.of(Patient)}
    strangers = there.of(Patient)
    if any(person.patient_id in known for person in strangers):
        return
    names = {_named(person) for person in known.values()}
    namesakes = [person for person in strangers if person.name and _named(person) in names]
    if namesakes:
        raise InvalidEntry(
            say(
                "This file is about somebody else who is called {name} too: it belongs to another "
                "record. Nothing was changed. Ask whoever sent it for the right file.",
                name=namesakes[0].name,
            )
        )
    raise InvalidEntry(
        say(
            "This file is about somebody who is not in this record. Nothing was changed. Check "
            "whose file it is; to add somebody new, import the file."
        )
    )


def namesakes_remark(here: Contents, there: Contents) -> tuple[Message, ...]:
    """Somebody in the file who has a name that is here already, under another id."""
    known = {person.patient_id for person in here.of(Patient)}
    names = {_named(person) for person in here.of(Patient)}
    return tuple(
        say(
            "Somebody here is called {name} already. The person in the file has another record, "
            "so the two are kept apart.",
            name=person.name,
        )
        for person in there.of(Patient)
        if person.patient_id not in known and person.name and _named(person) in names
    )


def clock_remarks(made_at: datetime, now: datetime) -> tuple[Message, ...]:
    """A file from the future: one clock is wrong, and of two changes the later one counts."""
    if made_at <= now:
        return ()
    return (
        say(
            "By its own clock this file was made on {day} at {time}, which is still to come. One "
            "of the two computers has the wrong time: look at what changes with care.",
            day=made_at.date(),
            time=made_at.time().replace(second=0, microsecond=0),
        ),
    )


def _named(person: Patient) -> str:
    return " ".join(person.name.split()).casefold()
