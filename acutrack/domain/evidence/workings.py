"""How it might do so; ideas that nobody confirmed, such as meridians, are not here."""

from __future__ import annotations

from acutrack.domain.evidence import studies
from acutrack.domain.evidence.statement import Certainty, Statement, Topic
from acutrack.domain.message import say

MECHANISM: tuple[Statement, ...] = (
    Statement(
        "D1",
        Topic.MECHANISM,
        say("Needles may make the body release its own painkillers."),
        say("A review of the nerve pathways: endorphins and like substances."),
        (studies.ZHAO_2008,),
        Certainty.LABORATORY,
    ),
    Statement(
        "D2",
        Topic.MECHANISM,
        say("Needles may turn on nerve signals that calm pain."),
        say("The same review: signals that run down from the brain, with serotonin among them."),
        (studies.ZHAO_2008,),
        Certainty.LABORATORY,
    ),
    Statement(
        "D4",
        Topic.MECHANISM,
        say("Brain scans change after needling. That does not show that it helps."),
        say(
            "Areas for pain and for feelings changed, in healthy people and in people with new "
            "back pain."
        ),
        (studies.HUI_2010, studies.SHI_2015),
        Certainty.LABORATORY,
    ),
    Statement(
        "D5",
        Topic.MECHANISM,
        say("In mice, a calming substance is set free near the needle."),
        say("It is called adenosine. It eased pain only in mice whose cells can sense it."),
        (studies.GOLDMAN_2010,),
        Certainty.LABORATORY,
    ),
    Statement(
        "D6",
        Topic.MECHANISM,
        say("Near the needle more blood can flow for a short time."),
        say("Measured in the skin and the muscle of {people} healthy people.", people=20),
        (studies.YANG_2017,),
        Certainty.LABORATORY,
    ),
    Statement(
        "D7",
        Topic.MECHANISM,
        say("In animals there are signs of less swelling."),
        say("There were fewer signs of inflamed tissue, mostly in animals."),
        (studies.LI_2021,),
        Certainty.LABORATORY,
    ),
)
