"""What groups of experts and insurers say, those that disagree beside each other."""

from __future__ import annotations

from acutrack.domain.evidence import studies
from acutrack.domain.evidence.statement import Certainty, Guideline
from acutrack.domain.message import say

_USA = say("United States")
_UK = say("United Kingdom")
_NICE = say("NICE, the British guideline institute")
_LASTING = say("Adults with lasting low back pain; also new low back pain")


GUIDELINES: tuple[Guideline, ...] = (
    Guideline(
        "C1",
        say("American College of Physicians"),
        _USA,
        say(
            "Start with treatment without drugs. Acupuncture is one of several to choose from. "
            "For new pain it is one option. Its guidelines lapse after {years} years.",
            years=5,
        ),
        _LASTING,
        studies.ACP_2017,
        Certainty.MODERATE,
    ),
    Guideline(
        "C2",
        _NICE,
        _UK,
        say(
            "Do not offer acupuncture. It was hardly better than pretend needles. "
            "The guideline before, of {year}, had offered up to {sessions} sessions.",
            year=2009,
            sessions=10,
        ),
        say("Low back pain, with or without pain in the leg"),
        studies.NICE_NG59,
    ),
    Guideline(
        "C3",
        _NICE,
        _UK,
        say("One course may be tried, within limits of time and cost."),
        say(
            "People from {age} with long-lasting pain that has no clear cause; not low back pain",
            age=16,
        ),
        studies.NICE_NG193,
    ),
    Guideline(
        "C4",
        say("World Health Organization"),
        say("All countries"),
        say("Needling may be offered as a part of care."),
        say("Adults with lasting low back pain that has no clear cause"),
        studies.WHO_2023,
        Certainty.LOW,
    ),
    Guideline(
        "C6",
        say("North American Spine Society"),
        say("North America"),
        say(
            "Acupuncture along with usual care, for pain and daily life in the short term. Not "
            "enough is known of dry needling. Laser acupuncture brought no gain."
        ),
        say("Low back pain"),
        studies.NASS_2020,
    ),
    Guideline(
        "C5",
        say("Medicare, a public insurance"),
        _USA,
        say(
            "Pays for {first} visits in {days} days and {more} more if it gets better, at most "
            "{most} in a year. It stops without a gain. Such limits change: ask your insurer.",
            first=12,
            days=90,
            more=8,
            most=20,
        ),
        say(
            "Low back pain of {weeks} weeks or more without a known cause; not after surgery or "
            "in pregnancy",
            weeks=12,
        ),
        studies.MEDICARE_2020,
    ),
    Guideline(
        "C7",
        say("Federal Joint Committee (G-BA)"),
        say("Germany"),
        say("Public insurance pays for it."),
        say("Lasting low back pain and knee pain"),
        studies.GBA_2007,
    ),
)
