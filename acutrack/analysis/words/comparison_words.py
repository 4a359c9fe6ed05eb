"""Whether one kind of session is followed by less pain than another, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from acutrack.analysis.sessions.comparison import (
    LEAST_TO_CLAIM,
    Claim,
    Compared,
    GroupComparison,
    GroupResponse,
)
from acutrack.analysis.sessions.session_groups import Group, Grouping
from acutrack.analysis.sessions.treatment_breaks import Breaks, InBreaks
from acutrack.analysis.words.overview_words import Reader, listed
from acutrack.analysis.words.plain_words import Said, change_words, range_words, size
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.session_words import SESSION_WORDS, Technique

Names = Callable[[Group], Message]


def group_names(by: Grouping, practitioners: Mapping[str, str]) -> Names:
    """How a group is called; `practitioners` are names by id."""

    def name(group: Group) -> Message:
        match by:
            case Grouping.PRACTITIONER:
                return say("{name}", name=practitioners.get(group[0], group[0]))
            case Grouping.TECHNIQUE:
                return listed([SESSION_WORDS[Technique(key)] for key in group])
            case Grouping.POINTS:
                return listed([say("{point}", point=code) for code in group])

    return name


def comparison_words(
    compared: GroupComparison, name: Names, reader: Reader = Reader.PATIENT
) -> Said:
    """What comparing came to, for `reader`."""
    match compared.code:
        case Compared.ONE_GROUP:
            return Said(say("There is only one kind so far, so there is nothing to compare."))
        case Compared.TOO_FEW_ORDINARY_DAYS:
            why = say("It needs more noted days with no session near them.")
        case Compared.TOO_FEW_SESSIONS:
            why = _sessions_wanted(compared)
        case Compared.NOT_MIXED:
            why = say(
                "One came after the other, so time alone could make the difference. "
                "It needs sessions of both kinds in the same weeks."
            )
        case Compared.NO_DIFFERENCE:
            return Said(say("No difference shown."), (_mostly_hidden(reader),))
        case Compared.DIFFERENCE:
            claims = tuple(_claim(claim, name) for claim in compared.claims)
            rest = say("This does not show why.")
            return Said(claims[0], (*claims[1:], _rests_on(compared, name), rest))
    return Said(say("Too early to compare."), (why,))


def group_words(group: GroupResponse, name: Names) -> Message:
    """One group in a line, for tables and charts."""
    if group.pooled is None or group.lo is None or group.hi is None:
        return say_count(
            "{name}: {count} session, too few to show.",
            "{name}: {count} sessions, too few to show.",
            group.sessions,
            name=name(group.group),
        )
    return say_count(
        "{name}: {change} after {count} session, likely {range}.",
        "{name}: {change} after {count} sessions, likely {range}.",
        group.sessions,
        name=name(group.group),
        change=change_words(group.pooled),
        range=range_words(group.lo, group.hi),
    )


def _sessions_wanted(compared: GroupComparison) -> Message:
    return say_count(
        "Each kind needs {least} sessions with pain noted before and after. "
        "{count} more session is wanted.",
        "Each kind needs {least} sessions with pain noted before and after. "
        "{count} more sessions are wanted.",
        compared.sessions_wanted,
        least=LEAST_TO_CLAIM,
    )


def _mostly_hidden(reader: Reader) -> Message:
    if reader is Reader.DOCTOR:
        return say(
            "That does not mean they are the same. A true difference of 1 point is found in 16 of "
            "100 diaries with 10 sessions each. With 20 each it is found in 41."
        )
    return say(
        "That does not mean they are the same. With 10 sessions of each, a real difference of "
        "1 point shows up in about 1 of 6 diaries."
    )


def _claim(claim: Claim, name: Names) -> Message:
    return say(
        "Pain was lower after sessions with {lower} than with {higher}.",
        lower=name(claim.lower),
        higher=name(claim.higher),
    )


def _rests_on(compared: GroupComparison, name: Names) -> Message:
    lines = [
        say_count(
            "{count} session with {name}",
            "{count} sessions with {name}",
            group.sessions,
            name=name(group.group),
        )
        for group in compared.groups
    ]
    return say("This comes from {groups}.", groups=listed(lines))


def breaks_words(breaks: Breaks, reader: Reader = Reader.PATIENT) -> Said:
    """What pain did in weeks without a session, for `reader`."""
    match breaks.code:
        case InBreaks.NO_BREAK:
            return Said(say("There was no break of 4 weeks or more between sessions."))
        case InBreaks.TOO_FEW_DAYS:
            return Said(
                say("Too early to compare."),
                (say("Too few days were noted in the break, or in the weeks before it."),),
            )
        case InBreaks.TOO_FEW_BREAKS:
            return Said(
                say("Too early to compare."),
                (say("Pain goes up and down by itself, so one break cannot tell."),),
            )
        case InBreaks.HIGHER | InBreaks.LOWER:
            headline = _in_breaks(breaks, reader)
        case InBreaks.NOT_SHOWN:
            headline = say("No clear difference between breaks and weeks with sessions.")
    return Said(headline, (*_break_interval(breaks), say("This does not show why.")))


def _in_breaks(breaks: Breaks, reader: Reader) -> Message:
    points = size(breaks.change.mean if breaks.change else 0.0)
    doctor = reader is Reader.DOCTOR
    if breaks.code is InBreaks.HIGHER:
        if doctor:
            return say("Pain was {points} points higher in breaks from treatment.", points=points)
        return say("Your pain was {points} points higher in breaks.", points=points)
    if doctor:
        return say("Pain was {points} points lower in breaks from treatment.", points=points)
    return say("Your pain was {points} points lower in breaks.", points=points)


def _break_interval(breaks: Breaks) -> tuple[Message, ...]:
    change = breaks.change
    if change is None or change.lo is None or change.hi is None:
        return ()
    compared = sum(one.effect is not None for one in breaks.breaks)
    return (
        say_count(
            "The change is likely {range}, from {count} break.",
            "The change is likely {range}, from {count} breaks.",
            compared,
            range=range_words(change.lo, change.hi),
        ),
    )
