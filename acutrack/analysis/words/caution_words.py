"""What else could account for a difference, in words: the short clause and the whole sentence."""

from __future__ import annotations

from acutrack.analysis.change.result import Caution
from acutrack.analysis.words.reader import Reader
from acutrack.domain.message import Message, say

#: As the end of "Lower so far, but ...".
BUT: dict[Caution, Message] = {
    Caution.EARLIER_COURSE: say("there was acupuncture in the year before"),
    Caution.FLARE_START: say("the last week before the first session was a bad one"),
    Caution.ABOVE_USUAL: say("the days before were worse than usual"),
    Caution.FALLING_BEFORE: say("pain was falling before the first session already"),
    Caution.COTREATMENT: say("other care changed in the same time"),
    Caution.SHORT_BASELINE: say("only a few days were noted before"),
    Caution.LOW_BASELINE: say("pain was low from the start"),
    Caution.UNEVEN_DIARY: say("the days were not noted evenly"),
    Caution.TIME_OF_DAY: say("pain was noted at other times of the day"),
}

_PATIENT: dict[Caution, Message] = {
    Caution.EARLIER_COURSE: say(
        "You had acupuncture in the 12 months before. Relief can last for months after it, so the "
        "start may have been low already."
    ),
    Caution.FLARE_START: say(
        "The last week before your first session was worse than the weeks before it. After a bad "
        "week, pain often falls by itself."
    ),
    Caution.ABOVE_USUAL: say(
        "The days before were worse than the pain you called usual. Pain often comes back to its "
        "usual level by itself."
    ),
    Caution.FALLING_BEFORE: say(
        "Your pain was falling before your first session already. It may have gone on falling "
        "without it."
    ),
    Caution.COTREATMENT: say(
        "Another treatment or how often you took pain relief changed in the same time. The diary "
        "cannot tell the two apart."
    ),
    Caution.SHORT_BASELINE: say(
        "Only a few days were noted before your first session. 14 days or more say much more."
    ),
    Caution.LOW_BASELINE: say("Your pain was low from the start, so it had little room to fall."),
    Caution.UNEVEN_DIARY: say(
        "Many days are blank, or far more in one of the two times. The blank days may have been "
        "better or worse."
    ),
    Caution.TIME_OF_DAY: say(
        "You noted pain at other times of the day than before. Pain often changes over the day."
    ),
}

_DOCTOR: dict[Caution, Message] = {
    Caution.EARLIER_COURSE: say(
        "Acupuncture in the 12 months before; its effect may still have lowered the start."
    ),
    Caution.FLARE_START: say(
        "Flare at the start: the last 7 days lie 1.5 points or more above the days before them. "
        "Pain then often falls by itself (regression to the mean)."
    ),
    Caution.ABOVE_USUAL: say(
        "The start lies 1.5 points or more above the usual pain told before it (regression to "
        "the mean)."
    ),
    Caution.FALLING_BEFORE: say("Pain was falling before the first session already."),
    Caution.COTREATMENT: say(
        "Other care began, ended or changed, or pain relief was taken more often."
    ),
    Caution.SHORT_BASELINE: say(
        "Short start: fewer than 8 days, or none as early as 12 days before the first session."
    ),
    Caution.LOW_BASELINE: say("The start averaged below 3, which leaves little room to fall."),
    Caution.UNEVEN_DIARY: say(
        "Under 30 % of days recorded in one of the periods, or shares that differ by more than "
        "30 points."
    ),
    Caution.TIME_OF_DAY: say(
        "The share of ratings made before noon differs by more than 30 points between the periods."
    ),
}


def caution_words(caution: Caution, reader: Reader = Reader.PATIENT) -> Message:
    """One caution as a whole sentence."""
    return (_DOCTOR if reader is Reader.DOCTOR else _PATIENT)[caution]
