"""How often the method is right and wrong, from the kept results of the simulation."""

from __future__ import annotations

from acutrack.domain.message import Message, say
from acutrack.gui.pages.decides.sections import Figures, Section
from acutrack.gui.pages.decides.simulation import Simulation

_OURS, _WELCH, _PEOPLE = say("AcuTrack"), say("A plain t test"), say("Rests on")

#: Nothing had changed here: every "lower" is a mistake.
_FALSE: tuple[tuple[str, Message], ...] = (
    ("unchanged_14", say("Nothing changed")),
    ("slow_14", say("Nothing changed, pain drifts for weeks")),
    ("flare_14", say("Nothing changed, treatment begun in a bad spell")),
    ("diary_flare_slow_14", say("Nothing changed, pain drifts, diary begun in a bad spell")),
    ("real_diary_random_14", say("A real diary without treatment, cut at chance dates")),
    ("real_diary_flare_14", say("The same diary, cut in bad spells")),
)
#: Pain was truly lower here.
_FOUND: tuple[tuple[str, Message], ...] = (
    ("lower_1_14", say("A true fall of 1 point")),
    ("lower_2_14", say("A true fall of 2 points")),
    ("lower_2_28", say("A true fall of 2 points, 28 days before")),
    ("lower_3_14", say("A true fall of 3 points")),
)
_LOOKS: tuple[tuple[str, Message], ...] = (
    ("looks_unchanged_14", say("Nothing changed")),
    ("looks_slow_14", say("Nothing changed, pain drifts for weeks")),
    (
        "looks_diary_flare_slow_14",
        say("Nothing changed, pain drifts, diary begun in a bad spell"),
    ),
    ("looks_lower_2_14", say("A true fall of 2 points")),
)
_LENGTHS: tuple[tuple[str, Message], ...] = (
    ("how_long_7_28_plain", say("7 days before")),
    ("how_long_14_28_plain", say("14 days before")),
    ("how_long_28_28_plain", say("28 days before")),
    ("how_long_56_28_plain", say("56 days before")),
)
_PLANS: tuple[tuple[str, Message], ...] = (
    ("blocks_4x28_wash7", say("Blocks of 4 weeks, 16 weeks")),
    ("blocks_8x14_wash4", say("Blocks of 2 weeks, 16 weeks")),
    ("blocks_4x21_wash7", say("Blocks of 3 weeks, 12 weeks")),
    ("start_lot_42", say("One start day, 12 weeks")),
)


def mistakes(found: Simulation) -> Section:
    """How often "lower" is said, rightly and wrongly."""
    limit = found["limit_14"]
    return Section(
        say("How often it is wrong, and how often it finds a change"),
        (
            say(
                "Where nothing changed, each “lower” is a mistake. The plain t test (Welch) makes "
                "many on the same diaries. It finds more true changes for the same reason: it says "
                "“lower” too soon."
            ),
            say("A figure of 0 does not mean never. The last column says what it rests on."),
            say(
                "Often the answer is that there is not enough to tell. Of 100 people with no "
                "change {unchanged} hear that, and {fallen} with a true fall of 2 points.",
                unchanged=found["unchanged_14"].hundred("not_enough"),
                fallen=found["lower_2_14"].hundred("not_enough"),
            ),
            say(
                "Even somebody who knew how each person’s pain moves would find a fall of 2 points "
                "in {known} of 100 only. AcuTrack finds it in {found} of 100 of the same people.",
                known=limit.hundred("oracle"),
                found=limit.hundred("better"),
            ),
        ),
        _told_lower(found),
    )


def _told_lower(found: Simulation) -> Figures:
    rows = tuple(
        (
            name,
            (
                found[cell].hundred("better"),
                found[cell].welch_hundred(),
                found[cell].patients,
            ),
        )
        for cell, name in (*_FALSE, *_FOUND)
    )
    return Figures(
        say(
            "Of 100 people, so many are told that pain was lower after 8 weeks. Their diary began "
            "14 days before, unless a row says otherwise. Of the real diary it is of 100 dates."
        ),
        (_OURS, _WELCH, _PEOPLE),
        rows,
    )


def reviews(found: Simulation) -> Section:
    """Why a verdict is made on few days only."""
    rows = tuple(
        (
            name,
            (
                found[cell].hundred("reviews"),
                found[cell].hundred("two_in_a_row"),
                found[cell].hundred("weekly"),
                found[cell].welch_hundred("weekly"),
            ),
        )
        for cell, name in _LOOKS
    )
    return Section(
        say("Why only at reviews"),
        (
            say(
                "If you look each week, one good spell is enough to be told “lower”. So verdicts "
                "are made on days 28, 56, 84 and 140 after the first session, then every 84 days."
            ),
            say("“Confirmed” means that two reviews in a row said “lower”, without a caution."),
        ),
        Figures(
            say("Of 100 people, so many are told “lower” at least once in 20 weeks."),
            (
                say("At the 4 reviews"),
                say("At two reviews in a row"),
                say("Looking each week"),
                say("A plain t test each week"),
            ),
            rows,
        ),
    )


def causes(found: Simulation) -> Section:
    """Why no verdict speaks of a cause."""
    other = found["other_care_day_21"]
    return Section(
        say("Why it cannot tell why"),
        (
            say(
                "Pain often gets better by itself. Of 100 invented people whose pain fell by 0.3 "
                "points a week without any help, {told} are told “lower”. That is true. It would "
                "be wrong to say that treatment did it.",
                told=found["recovery_14"].hundred("better"),
            ),
            say(
                "Another time a medicine took off 2 points from day 21 on, and the needles "
                "nothing. The last 4 weeks said “lower” for {all_days} of 100 people. The days "
                "before the medicine said it for {before}. The weaker answer is told first.",
                all_days=other.hundred("better"),
                before=other.hundred("better_before_it"),
            ),
        ),
    )


def lengths(found: Simulation) -> Section:
    """What a longer start buys."""
    rows = tuple(
        (name, (found[cell].points("width"), found[cell].hundred("lower_2")))
        for cell, name in _LENGTHS
    )
    return Section(
        say("How long to keep a diary before"),
        (
            say(
                "Days before the first session cannot be added later. 7 is the least, 14 say much "
                "more, and 28 are better still."
            ),
        ),
        Figures(
            say("With 28 days since. The width is that of the middle person."),
            (say("Width of the range, points"), say("A fall of 2 points is found, of 100")),
            rows,
        ),
    )


def sessions(found: Simulation) -> Section:
    """Relief after sessions, and practitioners beside each other."""
    booked = found["sessions_nothing_on_demand_10"]
    return Section(
        say("Single sessions and practitioners"),
        (
            say(
                "People book when it hurts, and pain then falls by itself. So the days after a "
                "session are set beside days with as much pain and no session."
            ),
            say(
                "Take 10 sessions that did nothing, booked when it hurt. A plain before and after "
                "claims relief for {plain} of 100 people, AcuTrack for {ours}.",
                plain=booked.hundred("plain_claimed"),
                ours=booked.hundred("claimed"),
            ),
            say(
                "Where 10 weekly sessions took off 1.5 points for 3 to 5 days, it is found for "
                "{ten} of 100 people. With 20 sessions it is found for {twenty}.",
                ten=found["sessions_relief_weekly_10"].hundred("claimed"),
                twenty=found["sessions_relief_weekly_20"].hundred("claimed"),
            ),
            say(
                "If 4 practitioners are alike, a difference is claimed for {alike} of 100 people. "
                "If 2 are 1 point apart, it is found for {ten} of 100 with 10 sessions each, and "
                "for {twenty} with 20. So mostly it cannot be told.",
                alike=found["practitioners_alike"].hundred("claimed"),
                ten=found["practitioners_differ_10"].hundred("claimed"),
                twenty=found["practitioners_differ_20"].hundred("claimed"),
            ),
        ),
    )


def planned(found: Simulation) -> Section:
    """What a planned trial adds."""
    rates = ("better", "slow_better", "lower_2", "slow_lower_2", "lower_2_outlasts_2_weeks")
    rows = tuple(
        (
            name,
            tuple(
                found[cell].hundred(rate) if rate in found[cell].rates else None for rate in rates
            ),
        )
        for cell, name in _PLANS
    )
    return Section(
        say("What a planned trial adds"),
        (
            say(
                "Blocks with and without treatment, in an order drawn by lot, can tell treatment "
                "from time. Nobody is kept from knowing which block it is, so hope still counts."
            ),
        ),
        Figures(
            say(
                "Of 100 people, so many are told “lower”. In the first two columns that is a "
                "mistake. In the others treatment takes off 2 points. An empty place was not tried."
            ),
            (
                say("Nothing changed"),
                say("Nothing changed, drifting"),
                say("2 points"),
                say("2 points, drifting"),
                say("2 points that last 2 weeks more"),
            ),
            rows,
        ),
    )


def origin(found: Simulation) -> Section:
    """Where the figures come from, so that anybody can make them again."""
    return Section(
        say("Where the figures come from"),
        (
            say(
                "Each row rests on {patients} invented people, unless it says otherwise. Their "
                "pain goes up and down, each day is like the one before, and a fifth of the days "
                "is blank. The very code of this program judged them.",
                patients=found.patients,
            ),
            say(
                "The real diary is of one adult’s knee, over three and a half years, without "
                "acupuncture. It was cut as if treatment had begun there."
            ),
            say(
                "Method version {version}, random seed {seed}. Anybody can make the figures again: "
                "python3 packaging/dev.py simulate. All of them stand in "
                "resources/help/simulation.md.",
                version=found.method_version,
                seed=found.seed,
            ),
        ),
    )
