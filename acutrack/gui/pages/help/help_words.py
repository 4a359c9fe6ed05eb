"""What Help and safety says, besides the warning signs and what the chart's marks mean."""

from __future__ import annotations

from acutrack.domain.message import Message, say

#: How common side effects are: sentence and source, from prospective studies with a denominator.
HOW_COMMON: tuple[Message, ...] = (
    say(
        "About 9 in 100 people note some side effect in a series of treatments. Most are a little "
        "bleeding, a bruise or pain at a needle (Bäumler 2021, Witt 2009)."
    ),
    say(
        "In about 3 in 100 treatments the treated problem got worse for a while. Most of these "
        "then got better. This is what practitioners told (MacPherson 2001)."
    ),
    say(
        "Serious harm is rare: about 8 in a million treatments, with a wide range of uncertainty "
        "(Bäumler 2021)."
    ),
    say(
        "AcuTrack asks with a list, and people asked with a list name more than practitioners "
        "report. So your own count may look higher than these."
    ),
)

ASK_FIRST: tuple[Message, ...] = (
    say("Are the needles sterile, new, and used once only?"),
    say("Are you licensed or registered, and where can I look that up?"),
    say("Do you wash your hands, and is the skin clean?"),
    say("Is there a bin for used needles?"),
    say("What do you plan, how often, and when do we look at whether it helps?"),
)

TELL_FIRST: tuple[Message, ...] = (
    say("Say before treatment if any of these is true for you:"),
    say("You can tick them under Settings, Your details; they then also stand in your record."),
)

AFTER: tuple[Message, ...] = (
    say("You may feel sleepy after a session. Do not drive until you feel fully awake."),
    say("Do not stop or change a prescribed medicine without the person who prescribed it."),
    say("New or changed symptoms need a doctor, whether or not you have acupuncture."),
)

LIMITS: tuple[Message, ...] = (
    say(
        "A diary shows what happened, not why. Time, hope, the season, more care from others and "
        "other treatment cannot be told apart from the needles."
    ),
    say(
        "Several ratings on one day count as their average. Days without an entry stay empty; "
        "nothing is filled in by the program."
    ),
    say(
        "Days written down more than 48 hours late are shown with an open ring. No average uses "
        "them, since memory makes pain look worse or better than it was."
    ),
    say("AcuTrack keeps a diary. It does not diagnose and gives no medical advice."),
)

PRIVACY: tuple[Message, ...] = (
    say("Everything stays on this computer. AcuTrack never uses the network."),
    say("Your record is one file, and only your account on this computer can open its folder."),
    say(
        "Without a passphrase, anyone who can use this account can read it. "
        "You can choose one under Settings, Lock."
    ),
    say("A report you save is a file like any other: you decide who gets it."),
)

DAMAGED: tuple[Message, ...] = (
    say(
        "AcuTrack looks at the file of your record at each start. Under Settings you can have "
        "every entry checked."
    ),
    say(
        "If it is damaged, nothing in it is changed. AcuTrack reads what is left and fills gaps "
        "from its history and from your last good copy."
    ),
    say("You see first what comes back, from where, and what is lost. Then you decide."),
    say("The damaged file is kept under another name. Keep it: more may be read of it one day."),
)
