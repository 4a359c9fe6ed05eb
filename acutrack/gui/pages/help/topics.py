"""The topics of Help and safety in the order of the page; searched, shown and led to by F1."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.domain.before_a_visit import AFTER_A_VISIT, QUESTIONS_TO_ASK
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.precaution import PRECAUTION_NOTES, PRECAUTION_WORDS
from acutrack.domain.red_flags import ALL_SIGNS, BACK_PAIN_SIGNS, Sign
from acutrack.gui.actions import PAGES
from acutrack.gui.dialogs.export_wish import ABOUT, EXPORTING, PURPOSE_WORDS
from acutrack.gui.pages.charts.how_to_read import EXPLAINED_OF
from acutrack.gui.pages.charts.shown_chart import CHART_NAMES, ShownChart
from acutrack.gui.pages.help.help_words import (
    AUDIT,
    DAMAGED,
    HOW_COMMON,
    LIMITS,
    PRIVACY,
    REPORT,
    SIGNS_SOURCES,
    TELL_FIRST,
    WHERE,
)

#: The questions, which can be printed.
ASK = "ask"


@dataclass(frozen=True)
class Part:
    """A few lines of a topic under a heading of their own, or under none."""

    texts: tuple[Message, ...]
    heading: Message = NOTHING
    key: str = ""


@dataclass(frozen=True)
class Topic:
    """One card of the page.

    Attributes:
        key: what F1 and a found line lead to.
        title: its heading.
        parts: what stands in it.
        signs: warning signs, which are drawn as cards by how urgent they are.
        leads_to: key of a page that tells more, or ASK for the page to print, and what the link
            to it says.
    """

    key: str
    title: Message
    parts: tuple[Part, ...] = ()
    signs: tuple[Sign, ...] = ()
    leads_to: tuple[str, Message] | None = None

    def place(self, part: Part) -> str:
        """Where a part is found: its own place if it has a key, else the topic's."""
        return f"{self.key}/{part.key}" if part.key else self.key


def help_topics() -> tuple[Topic, ...]:
    """All of them; the warning signs come first."""
    return (
        Topic("after-a-session", say("After a session"), signs=ALL_SIGNS),
        Topic("back-pain", say("Back pain itself"), (Part(SIGNS_SOURCES),), BACK_PAIN_SIGNS),
        Topic("after-every-session", say("After every session"), (Part(AFTER_A_VISIT),)),
        Topic("before-treatment", say("Tell your practitioner first"), _precautions()),
        Topic(
            ASK,
            say("Questions to ask a practitioner"),
            (Part(QUESTIONS_TO_ASK),),
            leads_to=(ASK, say("Print or save this list")),
        ),
        Topic(
            "how-common",
            say("How common side effects are"),
            (Part(HOW_COMMON),),
            leads_to=("known", say("What is known")),
        ),
        Topic("where", say("What is where"), _where()),
        *(_how_to_read(chart) for chart in ShownChart),
        Topic("report", say("The report"), (Part(REPORT),)),
        Topic("export", EXPORTING, _exports()),
        Topic(
            "limits",
            say("What a diary can and cannot tell"),
            (Part(LIMITS),),
            leads_to=("decides", say("How AcuTrack decides")),
        ),
        Topic("audit", say("How to read the practice audit"), (Part(AUDIT),)),
        Topic("keys", say("Keys")),
        Topic(
            "privacy",
            say("Privacy"),
            (Part(PRIVACY),),
            leads_to=("protected", say("What is protected")),
        ),
        Topic("damaged", say("If your record is damaged"), (Part(DAMAGED),)),
        Topic("sources", say("Sources")),
    )


def _precautions() -> tuple[Part, ...]:
    ticked = tuple(
        Part(tuple(note for note in (PRECAUTION_NOTES.get(precaution),) if note), words)
        for precaution, words in PRECAUTION_WORDS.items()
    )
    return (Part(TELL_FIRST), *ticked)


def _where() -> tuple[Part, ...]:
    pages = [(entry.key, entry.words) for entry in PAGES]
    pages.insert(1, ("gap", say("Fill in a longer gap")))
    return tuple(Part((WHERE[key],), words, key) for key, words in pages if key in WHERE)


def _exports() -> tuple[Part, ...]:
    return tuple(Part((ABOUT[purpose],), words) for purpose, words in PURPOSE_WORDS.items())


def _how_to_read(chart: ShownChart) -> Topic:
    title = say("How to read “{chart}”", chart=CHART_NAMES[chart])
    parts = tuple(Part((text,), heading) for heading, text in EXPLAINED_OF[chart])
    return Topic(f"chart-{chart.value}", title, parts)
