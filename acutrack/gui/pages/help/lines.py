"""Everything that can be looked for from Help and safety: each line with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from acutrack.domain.evidence import GUIDELINES, STATEMENTS, TOPIC_WORDS
from acutrack.domain.evidence import Topic as EvidenceTopic
from acutrack.domain.message import Message, say
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.gui.pages.decides.sections import TITLE as DECIDES_TITLE
from acutrack.gui.pages.decides.sections import Section
from acutrack.gui.pages.help.topics import Topic, help_topics
from acutrack.gui.pages.protected.protected_words import SECTIONS as PROTECTED
from acutrack.gui.pages.protected.protected_words import TITLE as PROTECTED_TITLE
from acutrack.text.catalogue import Catalogue
from acutrack.text.finding import found


@dataclass(frozen=True)
class Line:
    """A line, what it stands under, and the page and place that show it."""

    page: str
    place: str
    title: str
    text: str
    heading: str = ""


def find_lines(typed: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """What fits, the best first, each place and text once."""
    fitting = found(typed, lines, lambda line: (line.heading, line.title, line.text))
    return tuple(dict.fromkeys(fitting))


def all_lines(words: Catalogue) -> tuple[Line, ...]:
    """In the order of the pages. The method's figures are read from a file, so not at start."""
    from acutrack.gui.pages.decides.decides_words import decides_sections
    from acutrack.gui.pages.decides.simulation import read_simulation

    return (
        *(line for topic in help_topics() for line in _of_topic(topic, words)),
        *_of_known(words),
        *_of_sections("decides", DECIDES_TITLE, decides_sections(read_simulation()), words),
        *_of_sections("protected", PROTECTED_TITLE, PROTECTED, words),
    )


def _of_topic(topic: Topic, words: Catalogue) -> Iterator[Line]:
    title = words(topic.title)
    for sign in topic.signs:
        for told in (sign.ask, *((sign.tell,) if sign.tell else ())):
            yield Line("help", topic.key, title, words(told))
    for part in topic.parts:
        heading = words(part.heading)
        for text in part.texts or (part.heading,):
            yield Line("help", topic.place(part), title, words(text), heading)
    if topic.key == "keys":
        for told in (*(entry.words for entry in PAGES), *(key.words for key in SHORTCUTS)):
            yield Line("help", topic.key, title, words(told))


def _of_known(words: Catalogue) -> Iterator[Line]:
    title = words(say("What is known"))
    for statement in STATEMENTS:
        heading = words(TOPIC_WORDS[statement.topic])
        yield Line("known", statement.key, title, words(statement.claim), heading)
    heading = words(TOPIC_WORDS[EvidenceTopic.GUIDELINES])
    for one in GUIDELINES:
        for told in (one.body, one.says):
            yield Line("known", one.key, title, words(told), heading)


def _of_sections(
    page: str, title: Message, sections: tuple[Section, ...], words: Catalogue
) -> Iterator[Line]:
    for section in sections:
        for text in section.texts:
            place, heading = section.heading.text, words(section.heading)
            yield Line(page, place, words(title), words(text), heading)
