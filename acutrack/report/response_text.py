"""What pain does after a session, and whether one kind of session is followed by less of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from acutrack.analysis.sessions.comparison import Compared, compare_groups
from acutrack.analysis.sessions.session_curve import duration
from acutrack.analysis.sessions.session_groups import Grouping, groups_by_day
from acutrack.analysis.sessions.session_response import session_response
from acutrack.analysis.words.comparison_words import comparison_words, group_names
from acutrack.analysis.words.plain_words import Said
from acutrack.analysis.words.reader import Reader
from acutrack.analysis.words.session_response_words import response_words
from acutrack.domain.message import Message, say
from acutrack.report.flow import Flow
from acutrack.report.page import Page

_COMPARED: dict[Grouping, Message] = {
    Grouping.PRACTITIONER: say("Practitioners compared"),
    Grouping.TECHNIQUE: say("Techniques compared"),
    Grouping.POINTS: say("Points compared"),
}


def pour_response(page: Page, flow: Flow) -> None:
    """A paragraph each; a comparison only where there is more than one kind."""
    flow.heading(page.say(say("Pain after a session")))
    for title, said in _found(page):
        flow.term(page.say(title), " ".join(page.say(part) for part in _parts(said)))


def _parts(said: Said) -> tuple[Message, ...]:
    return (said.headline, *said.details)


def _found(page: Page) -> Iterator[tuple[Message, Said]]:
    content = page.content
    last = content.period.last
    numbers = content.numbers
    series = content.diary.series(numbers.site, numbers.measure)
    used = series.between(date.min, last).used
    sessions = [session for session in content.diary.sessions if session.day <= last]
    held = [session.day.toordinal() for session in sessions]
    response = session_response(used.days, used.values, held)
    lasts = duration(used.days, used.values, held)
    yield (
        say("The 3 days after a session, beside comparable days"),
        response_words(response, lasts, Reader.DOCTOR),
    )
    names = {str(key): who.name for key, who in content.practitioners.items()}
    for by, title in _COMPARED.items():
        compared = compare_groups(response, groups_by_day(sessions, by))
        if compared.code is not Compared.ONE_GROUP:
            yield title, comparison_words(compared, group_names(by, names), Reader.DOCTOR)
