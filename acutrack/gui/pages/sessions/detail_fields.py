"""Every field of a session beside the visit itself, in groups; none of them is required."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from acutrack.domain.course import Course
from acutrack.domain.message import Message, say
from acutrack.domain.session_words import (
    SESSION_WORDS,
    CoIntervention,
    PaidBy,
    Reason,
    Sensation,
    Setting,
    Stimulation,
    Technique,
    Variation,
    YesNoUnknown,
)
from acutrack.gui.pages.sessions.entries import (
    ChipsEntry,
    ChoiceEntry,
    Entry,
    NoteEntry,
    NumberEntry,
    ReadEntry,
    TextEntry,
    hertz,
    pairs,
)
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class DetailGroup:
    """A heading and its entries: short ones side by side, then wide ones under each other."""

    heading: Message
    short: dict[str, Entry]
    wide: dict[str, Entry]


def detail_groups(
    words: Catalogue, courses: Sequence[Course], who: dict[str, Entry]
) -> tuple[DetailGroup, ...]:
    """The groups in the order of the form; `who` are the details of the practitioner."""

    def number(label: Message, least: float, most: float, decimals: int = 0) -> NumberEntry:
        return NumberEntry(words, label, least, most, decimals=decimals)

    def choice(label: Message, kind: type[Enum]) -> ChoiceEntry:
        return ChoiceEntry(words, label, [(value, SESSION_WORDS[value]) for value in kind])

    def chips(label: Message, kind: type[Enum]) -> ChipsEntry:
        return ChipsEntry(words, label, {value: SESSION_WORDS[value] for value in kind})

    named = [(course.id, say("{name}", name=course.name)) for course in courses]
    return (
        DetailGroup(
            say("About the visit"),
            {
                "setting": choice(say("Place"), Setting),
                "session_min": number(say("Whole visit, minutes"), 1, 240),
                "course_id": ChoiceEntry(words, say("Course"), named),
                "plan_varies": choice(say("The plan"), Variation),
            },
            {
                "reason": chips(say("Reason for the session"), Reason),
                "rationale": NoteEntry(words(say("Why this treatment, as it was explained"))),
            },
        ),
        DetailGroup(
            say("What was done"),
            {
                "press_needle_days": number(say("Needle under tape, days"), 0, 14, 1),
                "cupping_min": number(say("Cups, minutes"), 0, 60, 1),
            },
            {
                "technique": chips(say("Technique"), Technique),
                "stimulation": chips(say("Needles moved or heated"), Stimulation),
                "co_interventions": chips(say("Done in the same visit"), CoIntervention),
            },
        ),
        DetailGroup(
            say("Electric current"),
            {
                "ea_hz": ReadEntry(words(say("Hz, one or two such as 2/100")), "", hertz),
                "ea_ma": number(say("Strength, mA"), 0, 30, 2),
                "ea_min": number(say("Current, minutes"), 0, 120, 1),
            },
            {"ea_pairs": ReadEntry(words(say("Connected points, such as BL23-BL25")), "", pairs)},
        ),
        DetailGroup(
            say("The needles"),
            {
                "needle_diam_mm": number(say("Thickness, mm"), 0.05, 1, 3),
                "needle_len_mm": number(say("Length, mm"), 3, 150, 1),
                "depth_mm": number(say("Depth, mm"), 0, 100, 1),
                "needle_brand": TextEntry(words(say("Make"))),
            },
            {},
        ),
        DetailGroup(
            say("What you felt at the needles"),
            {
                "deqi_sought": choice(say("Was a feeling looked for?"), YesNoUnknown),
                "deqi_strength": number(say("How strong, 0 to 10"), 0, 10),
                "twitch": choice(say("Did a muscle twitch?"), YesNoUnknown),
            },
            {"deqi_felt": chips(say("The feeling"), Sensation)},
        ),
        DetailGroup(say("The practitioner"), who, {}),
        DetailGroup(
            say("Cost and advice"),
            {
                "cost": number(say("Cost"), 0, 1_000_000, 2),
                "currency": TextEntry(words(say("Currency, such as EUR"))),
                "paid_by": choice(say("Paid by"), PaidBy),
            },
            {"advice_given": NoteEntry(words(say("Advice you were given")))},
        ),
    )
