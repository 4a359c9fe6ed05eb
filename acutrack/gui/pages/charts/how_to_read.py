"""What each mark of a chart means, in plain words, and where its landmarks come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from acutrack.domain.message import NOTHING, Message, say
from acutrack.gui.pages.charts.shown_chart import ShownChart
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.dialog import Dialog
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.domain.outcome_measure import OutcomeMeasure, Threshold

#: Heading and explanation of the trend; also shown under Help and safety.
EXPLAINED: tuple[tuple[Message, Message], ...] = (
    (
        say("Dots"),
        say(
            "Each dot is one day, as you rated it. An open ring was filled in later than the day "
            "after. Days written down more than 48 hours late are drawn, and no average uses them."
        ),
    ),
    (
        say("The line"),
        say(
            "The line is the smoothed level: an average in which near days count more than far "
            "ones. It stops where too few days are recorded, and it never runs across your first "
            "session."
        ),
    ),
    (
        say("The band around the line"),
        say(
            "Your average level was probably inside it, on each day (95 percent). It is wide where "
            "days differ much or few are recorded."
        ),
    ),
    (
        say("The pale band"),
        say(
            "The band holds the middle 80 percent of your days before the first session. The "
            "dashed line is their average: where you started."
        ),
    ),
    (
        say("The dotted line"),
        say(
            "It marks 30 percent lower than your start. In studies of long-term pain, people "
            "whose pain fell by about that much called themselves much improved (Farrar 2001, "
            "Pain 94:149). It is a landmark, not a goal."
        ),
    ),
    (
        say("The rows below"),
        say(
            "They show your sessions, what you took, other care, and side effects. When several "
            "things changed at once, the chart cannot say which one mattered."
        ),
    ),
    (
        say("The two averages"),
        say(
            "The first uses the days before your first session, up to 56. The second uses the "
            "last 28 full days. Pain goes up and down by itself and often settles after a bad "
            "spell, so a difference shows what happened, not why."
        ),
    ),
)


_BOOKING = say(
    "People often book when pain is high. Pain then falls in the next days by itself, with or "
    "without a session. So a fall after a session shows what happened, not why."
)

_AFTER_SESSION: tuple[tuple[Message, Message], ...] = (
    (
        say("How the days are counted"),
        say(
            "Day 0 is the day of a session, day 1 the day after. A day that belongs to the next "
            "session is not used twice."
        ),
    ),
    (
        say("The thin lines"),
        say("Each thin line is one session. A line stops where a day has no entry."),
    ),
    (
        say("The thick line"),
        say(
            "It joins the average of all sessions on each day. It is drawn where 3 or more "
            "sessions have an entry."
        ),
    ),
    (
        say("The band"),
        say(
            "The average of many such days probably lies in the band (95 percent interval by "
            "Student’s t over sessions). It is drawn from 4 entries on. A wide band means few or "
            "uneven entries."
        ),
    ),
    (
        say("The numbers below"),
        say("They say how many entries each day rests on."),
    ),
    (say("The dashed line"), say("It is your average before the first session.")),
    (say("Why pain falls after a session"), _BOOKING),
)

_EACH_SESSION: tuple[tuple[Message, Message], ...] = (
    (
        say("Open and solid marks"),
        say(
            "The open ring is your pain just before a session, the solid dot just after. A line "
            "joins the two. A dot inside its ring means that both were the same."
        ),
    ),
    (
        say("What two ratings can say"),
        say(
            "A single rating from 0 to 10 moves by nearly 2 points on its own "
            "(doi 10.1055/a-1304-3677). So look at many sessions, not at one. The two ratings are "
            "minutes apart and say nothing about the next days."
        ),
    ),
)

_DAYS_BY_LEVEL: tuple[tuple[Message, Message], ...] = (
    (
        say("The two bars"),
        say(
            "The first bar holds the days before your first session, up to 56. The second holds "
            "the last 28 full days. Both bars have the same length, so you can compare the shares."
        ),
    ),
    (
        say("The numbers"),
        say("Each number is a number of days. Days without an entry are in neither bar."),
    ),
    (
        say("Mild, moderate, severe"),
        say(
            "Mild is 0 to 3, moderate 4 to 6, severe 7 to 10. These are common limits. Other "
            "studies use others."
        ),
    ),
)

_CALENDAR: tuple[tuple[Message, Message], ...] = (
    (
        say("One cell a day"),
        say(
            "The number is your pain that day. A stronger shade is more pain. A dashed cell has no "
            "entry. Nothing is filled in for it."
        ),
    ),
    (say("The frame"), say("A frame marks a day with a session.")),
    (
        say("Weeks"),
        say("Each column is a week. The calendar shows up to 26 weeks."),
    ),
)

_QUESTIONNAIRES: tuple[tuple[Message, Message], ...] = (
    (
        say("Which way is better"),
        say(
            "The arrow beside the chart says it. Some scores go down as things get better, others "
            "go up. They are shown as their authors score them, on the whole range."
        ),
    ),
    (
        say("The points and the line"),
        say(
            "Each square is one answer, with its score. A line joins answers about the same "
            "things. It breaks where you rated other activities."
        ),
    ),
    (
        say("Words in place of a score"),
        say("How you feel as a whole is a word. It is not averaged, and no line joins it."),
    ),
)

_SIDE_EFFECTS: tuple[tuple[Message, Message], ...] = (
    (
        say("The rows"),
        say(
            "Each row is one kind of side effect. The mark is the day it began. Its tail is as "
            "long as it lasted, where you said so. The words say how bad it was and which session "
            "came before."
        ),
    ),
    (
        say("Welcome effects"),
        say("Feeling relaxed or full of go stands apart, with a round mark. It is not counted."),
    ),
    (
        say("What is not shown"),
        say(
            "If nobody asked, that is not the same as none. The table and the Side effects page "
            "say how often you were asked."
        ),
    ),
)

_PLACES: tuple[tuple[Message, Message], ...] = (
    (
        say("The three maps"),
        say(
            "The first shows the two weeks in which you began to mark places. The second shows the "
            "last two weeks. Each takes the most severe mark of a place. The third shows what is "
            "different."
        ),
    ),
    (
        say("Places without a mark"),
        say(
            "A place without a mark was not marked. That need not mean it did not hurt, so it is "
            "never called lower."
        ),
    ),
)

_SIDE_BY_SIDE: tuple[tuple[Message, Message], ...] = (
    (
        say("One row a place"),
        say(
            "Each row is one place that hurts. All rows show the same days and the same scale from "
            "0 to 10, so you can compare them."
        ),
    ),
    (
        say("The arrow"),
        say(
            "The arrow and its words come from the last review. Down is lower pain, up is higher. "
            "Two lines mean no clear change. Without a review there is no arrow."
        ),
    ),
    (
        say("The eye"),
        say("The words beside the eye say why a row may be worth a look. It is no verdict."),
    ),
)

EXPLAINED_OF: Mapping[ShownChart, tuple[tuple[Message, Message], ...]] = {
    ShownChart.TREND: EXPLAINED,
    ShownChart.AFTER_SESSION: _AFTER_SESSION,
    ShownChart.EACH_SESSION: _EACH_SESSION,
    ShownChart.DAYS_BY_LEVEL: _DAYS_BY_LEVEL,
    ShownChart.CALENDAR: _CALENDAR,
    ShownChart.QUESTIONNAIRES: _QUESTIONNAIRES,
    ShownChart.SIDE_EFFECTS: _SIDE_EFFECTS,
    ShownChart.PLACES: _PLACES,
    ShownChart.SIDE_BY_SIDE: _SIDE_BY_SIDE,
}


def how_to_read(
    words: Catalogue,
    parent: QWidget,
    chart: ShownChart = ShownChart.TREND,
    measure: OutcomeMeasure | None = None,
) -> Dialog:
    """Open the explanation of a chart; Escape or the button closes it.

    Args:
        words: the reader's language.
        parent: the window.
        chart: which chart.
        measure: the questionnaire shown, whose own landmarks and sources are told too.
    """
    dialog = Dialog(words(say("How to read this chart")), parent)
    own = () if measure is None else landmarks(measure)
    if chart is ShownChart.SIDE_EFFECTS:
        own = studies_of_side_effects()
    for heading, explanation in (*EXPLAINED_OF[chart], *own):
        dialog.add(Text(words(heading), TextStyle.STRONG))
        dialog.add(Text(words(explanation)))
    close = primary(words(say("Back to the chart")), "chart-line")
    close.clicked.connect(dialog.accept)
    dialog.add_buttons(close)
    dialog.open()
    return dialog


def studies_of_side_effects() -> tuple[tuple[Message, Message], ...]:
    """What was published, with its denominators, and why it cannot be set beside one person."""
    from acutrack.analysis.words.side_effect_words import (
        published_caution,
        published_words,
        serious_words,
    )

    told = (
        (say("What studies found"), published_words(None)),
        (say("Serious harm"), serious_words()),
        (say("Your count and theirs"), published_caution()),
    )
    return tuple((heading, words) for heading, words in told if words is not None)


def landmarks(measure: OutcomeMeasure) -> tuple[tuple[Message, Message], ...]:
    """The published sizes of change of a measure, each with its source."""
    return tuple(
        (
            measure.name,
            say("{size}: {meaning} ({source}).", size=size, meaning=t.meaning, source=t.source)
            if t.remark == NOTHING
            else say(
                "{size}: {meaning} ({source}; {remark}).",
                size=size,
                meaning=t.meaning,
                source=t.source,
                remark=t.remark,
            ),
        )
        for t in measure.thresholds
        for size in (_size(t),)
    )


def _size(threshold: Threshold) -> Message:
    if threshold.points is not None and threshold.share is not None:
        return say(
            "{points} points or {percent} percent",
            points=threshold.points,
            percent=round(100 * threshold.share),
        )
    if threshold.points is not None:
        return say("{points} points", points=threshold.points)
    return say("{percent} percent", percent=round(100 * (threshold.share or 0)))
