"""What the tables of the results are called and what they show."""

from __future__ import annotations

from typing import NamedTuple

INTRODUCTION = """# How often AcuTrack's answers are right

Method version {version}, {patients} invented patients for each row unless n says otherwise, seed \
{seed}. Made by `python3 packaging/dev.py simulate`, which asks the very code that ships.

The patients are made up, so the true answer is known. Pain goes up and down from day to day and \
resembles the day before, some have slow episodes of weeks, some begin in a flare, and a fifth of \
the days has no rating. Rates are shares from 0 to 1, widths are points of the 0-10 scale. \
"Lower" counts every verdict that says pain has been lower. "Welch" is a plain t test on the same \
diaries, which takes each day for independent of the one before.
"""


class Table(NamedTuple):
    """One table of the results."""

    title: str
    about: str


GROUPS = {
    "review": Table(
        "One review, after 8 weeks of treatment",
        'Columns from "not enough" to "higher" add up to 1. "Lower, no caution" is the part '
        'of "lower" that is said without a caution. "Holds truth" is how often the 95 % '
        "interval holds the true change, among those who get an interval.",
    ),
    "other_care": Table(
        "Another treatment that begins meanwhile",
        "What is said from the whole 4 weeks, and from the days before the other treatment. Both "
        "are shown, the weaker one first.",
    ),
    "looks": Table(
        "Looking often, for 20 weeks",
        'How many hear "lower" at least once if they look each week, at the 4 reviews, or only '
        "count two reviews in a row. This is why there are verdicts at reviews alone.",
    ),
    "real_diary": Table(
        "A real diary without any acupuncture",
        "Three and a half years of one adult's knee pain, cut as if treatment had begun there. "
        'Every "lower" is a false one. n counts the cuts.',
    ),
    "limit": Table(
        "How near to what can be known",
        '"Who knows" is somebody who knows each patient\'s true day-to-day correlation and '
        "spread, and allows for the same slow ups and downs. Nobody who has to learn these from "
        "the diary can find more.",
    ),
    "how_long": Table(
        "What more days of diary buy",
        'Width is the middle one of all patients. "1, 2, 3 points lower" is how many of those '
        'with a true fall as large are told so; "lower" is how many are told so by mistake.',
    ),
    "foresight": Table(
        "Whether the look ahead comes true",
        "Each patient is told after some days of diary what change the review on day 56 could "
        'show after some days more, and then improves by just that much. "Found" ought to be '
        'about 0.8. "Width ratio" is the foreseen width over the one that came, "shown" the '
        "middle of the changes told, in points.",
    ),
    "planned": Table(
        "Planned trials",
        "Blocks with and without treatment in an order drawn by lot, and a start day drawn by "
        "lot. Nothing changes for those in the rows called lower; they are told so by mistake. "
        '"Slow" is the same with slow episodes. The last table analyses the same diaries in '
        "other ways, beside the shipped one. Those that find more allow for no slow ups and downs.",
    ),
    "ratings": Table(
        "Several ratings a day",
        "Whether the mean of several ratings shows a true fall of 2 points more often than the "
        "first of them alone. Each follows the day's true average as closely as published: an "
        "evening rating of the average at r = .87, of the worst at .77, a single rating of the "
        "moment at .67 (Stone 2010, doi 10.1016/j.cct.2010.06.004; PMC3014612); they share "
        'nothing but the day. "Agree" is the correlation of the first with the last. Most is '
        "gained by asking for the average of the day instead of the moment: four moments show no "
        "more than one such rating. A second rating of the average, or of the worst, adds little.",
    ),
    "sessions": Table(
        "Single sessions and practitioners",
        'Relief, or a difference between practitioners, that is claimed. "Plain" is what the '
        'average of after minus before would claim on the same diaries. "Told" is how many '
        "have ordinary days enough to compare with.",
    ),
}

_HEADINGS = {
    "not_enough": "not enough",
    "important": "lower, important",
    "size_unclear": "lower, size unclear",
    "small": "lower, small",
    "no_clear": "no clear change",
    "no_important": "no important change",
    "worse": "higher",
    "better": "lower",
    "clean": "lower, no caution",
    "coverage": "holds truth",
    "better_before_it": "lower, days before it",
    "weekly": "each week",
    "reviews": "4 reviews",
    "two_in_a_row": "two in a row",
    "important_reviews": "important, 4 reviews",
    "important_weekly": "important, each week",
    "oracle": "who knows",
    "of_the_limit": "ours / who knows",
    "false_better_one": "false, one",
    "false_better_together": "false, together",
    "lower_1": "1 point lower",
    "lower_2": "2 points lower",
    "lower_3": "3 points lower",
    "lower_2_one": "found, one",
    "lower_2_together": "found, together",
    "flare_better": "lower, begun in a flare",
    "diary_flare_better": "lower, diary begun in a flare",
    "recovery_better": "lower, falls by itself",
    "lower_2_outlasts_1_week": "2 points lower, lasts a week into breaks",
    "lower_2_outlasts_2_weeks": "2 points lower, lasts 2 weeks into breaks",
    "lower_2_half_life_1_week": "2 points lower, comes and goes with a half-life of a week",
    "alike_lower_2": "2 points lower, days more alike",
    "recovery_lower_2": "2 points lower, falls by itself too",
    "plain_claimed": "plain",
    "too_early": "too early",
}


def heading_of(rate: str) -> str:
    """A rate as the head of a column; most are called what they are."""
    for prefix in ("slow", "shipped"):
        if rate.startswith(f"{prefix}_"):
            return f"{prefix}: {heading_of(rate.removeprefix(f'{prefix}_'))}"
    return _HEADINGS.get(rate, rate.replace("_", " "))
