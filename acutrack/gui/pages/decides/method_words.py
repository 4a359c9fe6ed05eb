"""How a verdict is made, in plain words; the limits named are those that the code decides by."""

from __future__ import annotations

from decimal import Decimal

from acutrack.analysis.baseline import (
    EARLIEST_BEFORE,
    LEAST_BEFORE,
    LEAST_SINCE,
    LEAST_SINCE_SPAN,
)
from acutrack.analysis.change.important import LEAST_IMPORTANT
from acutrack.analysis.change.result import Caution
from acutrack.analysis.change.verdict import LIKELY, UNLIKELY, WIDEST
from acutrack.analysis.phases import BEFORE_DAYS, SINCE_DAYS
from acutrack.analysis.words.caution_words import caution_words
from acutrack.domain.complaint import (
    IMPORTANT_SHARE,
    LEAST_IMPORTANT_SHARE,
    MOST_IMPORTANT_SHARE,
)
from acutrack.domain.message import say
from acutrack.gui.pages.decides.sections import Section
from acutrack.gui.pages.decides.simulation import Simulation, of_hundred


def compared() -> Section:
    """Which days are set beside which."""
    return Section(
        say("What is compared"),
        (
            say(
                "Two averages of one pain rating. One is of the days before your first session, up "
                "to {before} of them. The other is of the last {since} full days before a review.",
                before=BEFORE_DAYS,
                since=SINCE_DAYS,
            ),
            say(
                "Several ratings of a day count as their average. Days without an entry stay "
                "empty. Days written down more than 48 hours late are left out."
            ),
            say(
                "It needs {least} days before the first session, one of them {earliest} days "
                "before or more. Since then it needs {since} days, spread over {span} or more.",
                least=LEAST_BEFORE,
                earliest=EARLIEST_BEFORE,
                since=LEAST_SINCE,
                span=LEAST_SINCE_SPAN,
            ),
            say(
                "Which rating counts is settled before results are seen. All other ratings get "
                "averages and charts, and no verdict: among many, one would look good by luck."
            ),
        ),
    )


def interval(found: Simulation) -> Section:
    """What "likely between" means."""
    plain, slow = found["unchanged_14"], found["slow_14"]
    return Section(
        say("What the range means"),
        (
            say(
                "Pain goes up and down by itself, and a bad day often follows a bad day. So two "
                "averages always differ a little. AcuTrack learns from your own days how much. "
                "Then it says where the change of your usual level is likely to lie."
            ),
            say(
                "The range is made to hold the true change in about 95 of 100 cases. For invented "
                "people, whose truth is known, it held it in {plain} of 100. Where pain also "
                "drifted for weeks, it held it in {slow} of 100.",
                plain=plain.hundred("coverage"),
                slow=slow.hundred("coverage"),
            ),
            say(
                "A plain t test takes each day for new. Its range is narrower, and held the truth "
                "in {plain} and {slow} of 100.",
                plain=plain.welch_hundred("coverage"),
                slow=slow.welch_hundred("coverage"),
            ),
        ),
    )


def words_used() -> Section:
    """Which verdict stands for what."""
    return Section(
        say("Which words are used when"),
        (
            say("The first of these that holds is said."),
            say("“Not enough to compare”: the days are too few."),
            say("“Lower”: all of the range lies below no change."),
            say(
                "“Lower, very likely by enough to matter”: the chance for that is {likely} in 100 "
                "or more. Below {unlikely} in 100 it is “a little lower”. In between, the size is "
                "open.",
                likely=of_hundred(LIKELY),
                unlikely=of_hundred(UNLIKELY),
            ),
            say("“Higher”: all of the range lies above no change."),
            say(
                "“Not enough to tell”: the range is wider than {widest} points, so a change of 2 "
                "points could hide.",
                widest=Decimal(str(WIDEST)).to_integral_value(),
            ),
            say("“About the same”: the range ends before what matters, up and down."),
            say("“No clear change”: all the rest. It is a common answer, and an honest one."),
        ),
    )


def cautions() -> Section:
    """What is told along with a verdict."""
    return Section(
        say("What is named along with it"),
        (
            say(
                "Other things can make pain rise or fall. Where your diary shows one, the answer "
                "begins with it. That none is named proves nothing. These are the sentences:"
            ),
            *(caution_words(caution) for caution in Caution),
        ),
    )


def important() -> Section:
    """What "enough to matter" means, and who says so."""
    return Section(
        say("What “enough to matter” means"),
        (
            say(
                "A fall by {share} percent of where you started, and by {least} point or more. For "
                "a start near 6.5 that is about 2 points.",
                share=of_hundred(IMPORTANT_SHARE),
                least=Decimal(str(LEAST_IMPORTANT)).to_integral_value(),
            ),
            say(
                "In studies of long-term pain, people whose pain fell by about that much called "
                "themselves much improved (Farrar 2001, Pain 94:149). Experts call it a moderate "
                "change, and a fall by half a large one (Dworkin 2008, J Pain 9:105)."
            ),
            say(
                "You can choose from {least} to {most} percent before the first review. Chosen "
                "later, the report says so.",
                least=of_hundred(LEAST_IMPORTANT_SHARE),
                most=of_hundred(MOST_IMPORTANT_SHARE),
            ),
        ),
    )


def limits() -> Section:
    """What no diary of one person can know."""
    return Section(
        say("What it cannot know"),
        (
            say(
                "Time, hope, more care from others, the season and other treatment cannot be told "
                "apart from the needles."
            ),
            say(
                "The range takes it that your ups and downs go on as before, and that slow drifts "
                "are of the common size. Pain that goes away by itself for months will look like "
                "a change since treatment."
            ),
            say(
                "Ratings are treated as numbers, as trials of pain do: from 7 to 5 counts as much "
                "as from 4 to 2."
            ),
            say(
                "More can be known from a planned break and a new start, agreed with your "
                "practitioner, with at least 4 weeks each. Relief that outlasts the break hides "
                "the difference."
            ),
        ),
    )
