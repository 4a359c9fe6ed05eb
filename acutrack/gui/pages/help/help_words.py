"""What Help and safety says, besides the warning signs and what the charts' marks mean."""

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
        "Serious harm is rare: about 8 in a million treatments, but this number is far from sure "
        "(Bäumler 2021)."
    ),
    say(
        "AcuTrack asks with a list, and people asked with a list name more than practitioners "
        "report. So your own count may look higher than these."
    ),
)

TELL_FIRST: tuple[Message, ...] = (
    say("Say before treatment if any of these is true for you:"),
    say("You can tick them under Settings, Your details; they then also stand in your record."),
)

#: Where the warning signs come from, and how far that goes.
SIGNS_SOURCES: tuple[Message, ...] = (
    say(
        "The signs of back pain are those that experts of many countries agreed on (Finucane 2020)."
    ),
    say(
        "A lung can collapse minutes to a day after needles in the chest or back "
        "(Int J Emerg Med 2022)."
    ),
    say("How soon to act is general first aid. If in doubt, call sooner."),
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
    say("All you write stays on this computer. AcuTrack never uses the network."),
    say("Your record is one file, and only your account on this computer can open its folder."),
    say(
        "Without a passphrase, anyone who can use this account can read it. "
        "You can choose one under Settings, Lock."
    ),
    say("A report you save is a file like any other: you decide who gets it."),
)

#: What is where: a page by its key, and a line or two about it.
WHERE: dict[str, Message] = {
    "today": say(
        "One question a day. Press a number, and it is saved. All else on this page can wait."
    ),
    "gap": say("Type a number for each day you remember. Leave the other days empty."),
    "sessions": say(
        "Note a visit: pain just before and just after, where the needles were, who gave them. "
        "What is half typed stays as a draft."
    ),
    "pain": say("All ratings and answers so far, and the questions that are due."),
    "side_effects": say(
        "What you noticed after treatment, good or bad, and whether it is still there."
    ),
    "treatments": say("Medicines and other care, each with the days on which it began and ended."),
    "charts": say(
        "Your days as pictures. A table of numbers stands behind each one. "
        "Above them is what the last review found."
    ),
    "report": say("Pages for your doctor or for you. What you see there is the file itself."),
    "known": say("What studies and guidelines say, with their sources. It is not about you."),
    "patients": say("For people who treat others: one record for each person."),
    "settings": say("Look, numbers for help, lock, copies, and what you removed."),
}

#: Studies and notes named on this page by author and year; as they are printed, in any language.
SOURCES: tuple[str, ...] = (
    "Acupuncture Association of Chartered Physiotherapists (AACP). AACP guidelines for safe "
    "practice. Version 2. 2012.",
    "Bäumler P et al. BMJ Open 2021;11:e045961. doi:10.1136/bmjopen-2020-045961",
    "Dworkin RH et al. J Pain 2008;9:105-121. doi:10.1016/j.jpain.2007.09.005",
    "Farrar JT et al. Pain 2001;94:149-158. doi:10.1016/S0304-3959(01)00349-9",
    "Filshie J, Hester J. Acupunct Med 2006;24:172-182.",
    "Finucane LM et al. J Orthop Sports Phys Ther 2020;50:350-372.",
    "Hsieh et al. 2023. doi:10.1016/j.ctim.2023.102951",
    "Int J Emerg Med 2022. doi:10.1186/s12245-022-00455-z",
    "MacPherson H et al. BMJ 2001;323:486. doi:10.1136/bmj.323.7311.486",
    "McCulloch M et al. Perm J 2015;19:68-73.",
    "National Health Service (NHS), United Kingdom. Acupuncture.",
    "Witt CM et al. Forsch Komplementmed 2009;16:91-97. doi:10.1159/000209315",
    "World Health Organization (WHO). Guidelines on basic training and safety in acupuncture. "
    "1999. WHO/EDM/TRM/99.1.",
)

REPORT: tuple[Message, ...] = (
    say("Say who it is for. Which pages there are, and their words, follow from that."),
    say("Page 1 is one sheet: what changed, how many days that rests on, what else changed."),
    say("A report you save is a file like any other: you decide who gets it."),
)

AUDIT: tuple[Message, ...] = (
    say(
        "Everyone who started is counted. Those of whom it is not known are a part of their own, "
        "with the reason."
    ),
    say("Lower or higher is what the last review of each person says. Nothing is judged anew."),
    say(
        "People choose whom they go to, and they come with different troubles. So no figure here "
        "shows who treats better, and nothing is ranked."
    ),
    say(
        "Averages of few people differ by luck. They are drawn towards each other, and it is said "
        "how often chance alone makes as large a difference."
    ),
    say(
        "Side effects are counted after sessions that somebody was asked about. Ten sessions of "
        "one person tell less than one session of ten people."
    ),
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
