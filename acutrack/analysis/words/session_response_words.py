"""What pain does after a session, in words; never why."""

from __future__ import annotations

from acutrack.analysis.sessions.session_curve import Duration
from acutrack.analysis.sessions.session_response import (
    LEAST_FOR_WORDS,
    LEAST_ORDINARY,
    Response,
    SessionResponse,
)
from acutrack.analysis.words.overview_words import Reader
from acutrack.analysis.words.plain_words import Said, change_words, range_words, size
from acutrack.domain.message import Message, say, say_count


def response_words(
    response: SessionResponse, lasts: Duration | None, reader: Reader = Reader.PATIENT
) -> Said:
    """The days after a session for `reader`; `lasts` is None where it cannot be told."""
    doctor = reader is Reader.DOCTOR
    match response.code:
        case Response.TOO_FEW_SESSIONS:
            return Said(_too_early(), (_sessions_wanted(response),))
        case Response.TOO_FEW_ORDINARY_DAYS:
            return Said(_too_early(), (_ordinary_days_wanted(response),))
        case Response.LOWER:
            headline = _lower(response, doctor)
        case Response.HIGHER:
            headline = _higher(response, doctor)
        case Response.NOT_SHOWN:
            headline = say("No clear difference in the 3 days after a session.")
    details = [_interval(response, doctor)]
    if response.code is Response.LOWER:
        details.append(_lasts(lasts))
    if response.one_weekday:
        details.append(
            say(
                "Most sessions were on the same day of the week. "
                "A weekly rhythm would look the same."
            )
        )
    return Said(headline, (*details, say("This does not show why.")))


def _too_early() -> Message:
    return say("Too early to say what pain does after a session.")


def _sessions_wanted(response: SessionResponse) -> Message:
    return say_count(
        "{count} more session with pain noted in the 3 days before and after is wanted.",
        "{count} more sessions with pain noted in the 3 days before and after are wanted.",
        LEAST_FOR_WORDS - response.usable,
    )


def _ordinary_days_wanted(response: SessionResponse) -> Message:
    return say_count(
        "To compare, {count} more noted day with no session near it is wanted.",
        "To compare, {count} more noted days with no session near them are wanted.",
        max(LEAST_ORDINARY - response.ordinary_days, 1),
    )


def _lower(response: SessionResponse, doctor: bool) -> Message:
    points = size(response.change.mean if response.change else 0.0)
    if doctor:
        return say(
            "Pain was {points} points lower in the 3 days after a session than on comparable days.",
            points=points,
        )
    return say(
        "Your pain tends to be lower in the 3 days after a session: by {points} points.",
        points=points,
    )


def _higher(response: SessionResponse, doctor: bool) -> Message:
    points = size(response.change.mean if response.change else 0.0)
    if doctor:
        return say(
            "Pain was {points} points higher in the 3 days after a session than on comparable "
            "days.",
            points=points,
        )
    return say(
        "Your pain tends to be higher in the 3 days after a session: by {points} points. "
        "You may want to tell your practitioner.",
        points=points,
    )


def _interval(response: SessionResponse, doctor: bool) -> Message:
    change = response.change
    if change is None or change.lo is None or change.hi is None:
        return _sessions_wanted(response)
    values = {
        "range": range_words(change.lo, change.hi),
        "sessions": response.usable,
        "days": response.ordinary_days,
    }
    if doctor:
        return say(
            "95 % interval: {range}, from {sessions} sessions and {days} comparison days. "
            "The plain mean after minus before is {plain}.",
            plain=change_words(response.plain or 0.0),
            **values,
        )
    return say(
        "The change is likely {range}. It comes from {sessions} sessions, set beside {days} days "
        "that began with as much pain.",
        **values,
    )


def _lasts(lasts: Duration | None) -> Message:
    if lasts is None:
        return say("How long it lasts cannot be told.")
    if lasts.open_end:
        return say_count(
            "It lasts {low} day or more; it was still there when the days that can be compared "
            "ended.",
            "It lasts {low} days or more; it was still there when the days that can be compared "
            "ended.",
            lasts.lo,
            low=lasts.lo,
        )
    if lasts.lo == lasts.hi:
        return say_count("It lasts about {count} day.", "It lasts about {count} days.", lasts.days)
    return say_count(
        "It lasts about {count} day; the chance that it is {low} to {high} is 8 in 10.",
        "It lasts about {count} days; the chance that it is {low} to {high} is 8 in 10.",
        lasts.days,
        low=lasts.lo,
        high=lasts.hi,
    )
