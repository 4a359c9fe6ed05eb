"""What to ask before needles are put in, and what holds after every session."""

from __future__ import annotations

from acutrack.domain.message import Message, say

#: Hygiene and licence first: what a public health service has people ask.
QUESTIONS_TO_ASK: tuple[Message, ...] = (
    say("Are the needles sterile, new, and used once only?"),
    say("Are you licensed or registered, and where can I look that up?"),
    say("Do you wash your hands, and is the skin clean?"),
    say("Is there a bin for used needles?"),
    say("What do you plan, how often, and when do we look at whether it helps?"),
)

AFTER_A_VISIT: tuple[Message, ...] = (
    say("You may feel sleepy after a session. Do not drive until you feel fully awake."),
    say("Do not stop or change a prescribed medicine without the person who prescribed it."),
    say("New or changed symptoms need a doctor, whether or not you have acupuncture."),
)
