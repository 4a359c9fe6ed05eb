"""The languages that pages are looked at in: those that ship, and the two that nobody speaks."""

from __future__ import annotations

from acutrack.compose.screens import settle
from acutrack.compose.window import Programme
from acutrack.domain.message import Message
from acutrack.text.languages import languages, translations
from tests.languages.pseudo import FromTheRight, Longer

LONGER, FROM_THE_RIGHT = "longer", "from-the-right"


def tongues() -> tuple[str, ...]:
    """All of them by name."""
    return (*(language.code for language in languages()), LONGER, FROM_THE_RIGHT)


def known(programme: Programme, message: Message) -> Message:
    """A sentence that a scene says in the program's place. LookupError if it never says it."""
    if not programme.words.knows(message):
        raise LookupError(message.text)
    return message


def speak(programme: Programme, tongue: str) -> None:
    """Have the window speak one of them."""
    if tongue == LONGER:
        programme.language.take("en", Longer())
    elif tongue == FROM_THE_RIGHT:
        programme.language.take("ar", FromTheRight())
    else:
        programme.language.take(tongue, translations(tongue))
    settle(programme)
