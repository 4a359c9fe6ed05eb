"""The last pages: how good the data are, and how every number was formed."""

from __future__ import annotations

from acutrack.analysis.phases import BEFORE_DAYS, SINCE_DAYS
from acutrack.domain.message import Message, say, say_count
from acutrack.report.flow import Flow
from acutrack.report.page import Page
from acutrack.report.weeks import LEAST_GAP, gaps_of

_MOST_GAPS = 12

_DEFINITIONS: tuple[tuple[Message, Message], ...] = (
    (
        say("Average pain"),
        say(
            "The person answers once a day: “How strong was your pain on average in the last 24 "
            "hours?”, 0 (no pain) to 10 (pain as bad as you can imagine). Several answers on a "
            "day count as their mean. An average is the plain mean of the recorded days, shown "
            "to one decimal; a day without an entry is left out, never guessed."
        ),
    ),
    (
        say("Before and since"),
        say(
            "Before: recorded days in the {before} days before the first session. Since: "
            "recorded days among the last {since} complete days. A difference is taken from the "
            "two averages as shown, so that it can be checked by hand; it is not a judgement of "
            "the treatment.",
            before=BEFORE_DAYS,
            since=SINCE_DAYS,
        ),
    ),
    (
        say("Reviews and verdicts"),
        say(
            "A verdict is made on day 28, 56, 84 and 140 after the first session, then every 84 "
            "days, and after a course; between these days only averages are told. It compares "
            "the settled start with the 28 complete days before the review. Lower or higher is "
            "said only where the whole 95% interval lies on that side of 0. With an interval "
            "wider than 4 points nothing is told. A verdict with a caution is tentative; two in "
            "a row without one confirm each other. Where other care changed, the weaker of two "
            "results leads: from all days, and from those before the change."
        ),
    ),
    (
        say("The 95% interval"),
        say(
            "Its width comes from the day-to-day spread, from how much a day resembles the one "
            "before, and from slow drift over weeks; a t distribution allows for few days. "
            "Chances come from the same distribution. Nonoverlap of all pairs (Parker and "
            "Vannest, Behav Ther 2009;40:357-367) and Tau describe two periods; their usual "
            "interval takes days for independent and is not printed."
        ),
    ),
    (
        say("What counts as important"),
        say(
            "30% of the start (Dworkin RH and others, J Pain 2008;9:105-121) or the share that "
            "was settled, at least 1 point. For a questionnaire, the threshold printed beside it; "
            "a change is told as one where it exceeds 1.96 times the standard error of the "
            "difference."
        ),
    ),
    (
        say("Rates of side effects"),
        say(
            "Sessions with a side effect among the sessions with an answer, with the Wilson 95% "
            "interval. A session that nobody was asked about is not counted. Published: "
            "MacPherson H and others, BMJ 2001;323:486; Bäumler P and others, BMJ Open "
            "2021;11:e045961."
        ),
    ),
    (
        say("Filled in later"),
        say(
            "Written down later than the day after: drawn as an open mark. What was written more"
            " than 48 hours after the day is shown but left out of every average. Imported "
            "entries do not say when they were written and are taken as they are."
        ),
    ),
    (
        say("The line"),
        say(
            "A Gaussian-weighted average (standard deviation 7 days), formed apart before and "
            "since the first session, and left blank where fewer than 3 days lie within 14 days."
            " Usual range: the middle 80% of the days before the first session, from 10 days on."
        ),
    ),
    (
        say("Days by level"),
        say("A day’s pain below 4 is mild, from 4 to below 7 moderate, from 7 on severe."),
    ),
    (
        say("30% lower"),
        say(
            "A fall of 30% or 2 points on the 0 to 10 scale went with “much improved” in people "
            "with long-term pain. Farrar JT and others, Pain 2001;94:149-158. It is a mark for "
            "reading the chart, not a goal."
        ),
    ),
    (
        say("Side effects"),
        say(
            "Asked of the person with a checklist, so numbers are higher than where "
            "practitioners report. Grades follow the idea of CTCAE version 5 in plain words: 1 "
            "mild, 2 moderate, 3 severe, 4 very serious. “None” is an answer; where nobody "
            "answered, it says so."
        ),
    ),
    (
        say("What this cannot show"),
        say(
            "A diary before and after cannot tell treatment from natural ups and downs, other "
            "care, the season or hope. Session details are as the person noted them."
        ),
    ),
)


def pour_quality(page: Page, flow: Flow) -> None:
    """Days recorded of expected, filled in later, imported, and stretches without entries."""
    content = page.content
    flow.heading(page.say(say("How complete the diary is")))
    recorded, days = len(content.series), content.period.days
    lines = [
        say_count(
            "{recorded} of {count} day recorded ({percent}%).",
            "{recorded} of {count} days recorded ({percent}%).",
            days,
            recorded=recorded,
            percent=round(100 * recorded / days),
        ),
        say_count(
            "{count} day was filled in later.",
            "{count} days were filled in later.",
            content.later_days,
        ),
        say_count(
            "{count} day was left out of averages because it was written too late.",
            "{count} days were left out of averages because they were written too late.",
            int(content.series.left_out.sum()),
        ),
        say_count(
            "{count} entry was imported from a file.",
            "{count} entries were imported from a file.",
            sum(score.imported for score in content.scores),
        ),
        _gaps(page),
    ]
    for line in lines:
        flow.text(page.say(line))


def _gaps(page: Page) -> Message:
    gaps = gaps_of(page.content.series, page.content.period)
    if not gaps:
        return say("There is no stretch of {least} days without an entry.", least=LEAST_GAP)
    longest = sorted(gaps, key=lambda gap: (-gap.days, gap.first))[:_MOST_GAPS]
    named = page.words.listing(
        page.say(say("{first} to {last}", first=page.day(gap.first), last=page.day(gap.last)))
        for gap in sorted(longest, key=lambda gap: gap.first)
    )
    if len(gaps) > _MOST_GAPS:
        return say(
            "{count} stretches of {least} days or more without an entry; the longest: {named}.",
            count=len(gaps),
            least=LEAST_GAP,
            named=named,
        )
    return say(
        "Stretches of {least} days or more without an entry: {named}.", least=LEAST_GAP, named=named
    )


def pour_definitions(page: Page, flow: Flow) -> None:
    """How averages are formed, what is left out, and where thresholds come from."""
    flow.heading(page.say(say("Definitions and methods")))
    for name, meaning in _DEFINITIONS:
        flow.term(page.say(name), page.say(meaning))
