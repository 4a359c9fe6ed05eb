"""What to say of a copy: what it was made for, what it holds, what it would bring and take."""

from __future__ import annotations

from collections.abc import Iterator

from acutrack.casebook.contents import Contents
from acutrack.casebook.copies import Copy, Preview, SetAside, Why
from acutrack.casebook.kind_words import count_words
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient

_MADE_FOR: dict[Why, Message] = {
    Why.DAY: say("After a day of use"),
    Why.SMALLER: say("Before the record came to hold much less"),
    Why.UPGRADE: say("Before AcuTrack was brought up to date"),
    Why.RESTORE: say("Before a copy was restored"),
    Why.IMPORT: say("Before files were taken in"),
    Why.MERGE: say("When another file took its place"),
    Why.ENCRYPTION: say("Before the lock was changed"),
}


def made_for(copy: Copy) -> Message:
    """What a copy was made for."""
    return _MADE_FOR[copy.why]


def made_when(copy: Copy) -> Message:
    """The day of a copy, and the time of day where it is known."""
    if copy.at is None:
        return say("{day}", day=copy.day)
    return say("{day} at {time}", day=copy.day, time=copy.at)


def holds_words(contents: Contents) -> Iterator[Message]:
    """Who is in it, from when to when, and how many entries of each kind; one line each."""
    people = contents.of(Patient)
    if len(people) == 1:
        yield say("Name: {name}", name=people[0].name or say("No name given"))
    days = contents.days()
    if days is not None:
        yield say("From {first} to {last}", first=days[0], last=days[1])
    for kind, count in contents.counts().items():
        if not (kind is Patient and count == 1):
            yield count_words(kind, count)


def gained_words(preview: Preview) -> tuple[Message, ...]:
    """What would come back, kind by kind."""
    return tuple(count_words(one.kind, one.only_there) for one in preview.gained)


def lost_words(preview: Preview) -> tuple[Message, ...]:
    """What would go, kind by kind."""
    return tuple(count_words(one.kind, one.only_here) for one in preview.lost)


def changed_words(preview: Preview) -> tuple[Message, ...]:
    """What would read as it did then, kind by kind."""
    return tuple(count_words(one.kind, one.differing) for one in preview.changed)


def aside_words(aside: SetAside) -> Message:
    """What a file is that was set aside, and since when."""
    moment, name = aside.moment, aside.path.name
    if aside.could_not_be_opened:
        return say("Could not be opened, set aside {moment}: {name}", moment=moment, name=name)
    return say("Another copy, last written {moment}: {name}", moment=moment, name=name)
