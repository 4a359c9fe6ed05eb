"""A topic of the help as widgets, and the places in it that can be led to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.back_pain_signs import BACK_PAIN_SOON
from acutrack.domain.message import NOTHING, say
from acutrack.domain.red_flags import ALL_SIGNS, Sign, card_title, to_tell
from acutrack.domain.warning_sign import Urgency
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.help.help_words import SOURCES
from acutrack.gui.pages.help.topics import ASK, Topic
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.warning_card import WarningCard, WarningLevel

_LEVELS = {
    Urgency.EMERGENCY: WarningLevel.EMERGENCY,
    Urgency.SAME_DAY: WarningLevel.URGENT,
    Urgency.SOON: WarningLevel.TELL,
}

#: A place that can be led to, empty for none, and the widget that stands there.
Placed = tuple[str, QWidget]


def topic_widgets(
    topic: Topic, context: GuiContext, print_questions: Callable[[], object]
) -> Iterator[Placed]:
    """The widgets of a topic from top to bottom."""
    if topic.signs:
        yield from _signs(topic, context)
    else:
        yield from _card(topic, context, print_questions)


def _signs(topic: Topic, context: GuiContext) -> Iterator[Placed]:
    words = context.words
    yield topic.key, Heading(words(topic.title), 2)
    for urgency in Urgency:
        group = tuple(sign for sign in topic.signs if sign.urgency is urgency)
        if group:
            yield "", _warning(group, urgency, context, after=topic.signs is ALL_SIGNS)
    texts = [words(text) for part in topic.parts for text in part.texts]
    if texts:
        yield "", _under_each_other([Text(text, TextStyle.SMALL, Role.INK2) for text in texts])


def _warning(
    group: tuple[Sign, ...], urgency: Urgency, context: GuiContext, *, after: bool
) -> WarningCard:
    words, settings = context.words, context.settings.current
    told = to_tell(group) if after else tuple(sign.tell for sign in group if sign.tell)
    lines = [words(message) for message in told]
    if settings.advice_line and urgency is not Urgency.EMERGENCY:
        lines.append(words(say("Advice line: {number}", number=settings.advice_line)))
    title = card_title(urgency, settings.emergency_number)
    if urgency is Urgency.SOON and not after:
        # What these point to is for a doctor, not for whoever gives the needles.
        title = BACK_PAIN_SOON
    return WarningCard(
        _LEVELS[urgency],
        words(title),
        words(say("If you have:")) if after else words(say("If this is so:")),
        signs=tuple(words(sign.ask) for sign in group),
        closing=tuple(lines),
    )


def _card(
    topic: Topic, context: GuiContext, print_questions: Callable[[], object]
) -> Iterator[Placed]:
    words = context.words
    card = Card(words(topic.title), beside=_link(topic, context, print_questions))
    places: list[Placed] = [(topic.key, card)]
    for part in topic.parts:
        texts = [Text(words(text)) for text in part.texts]
        if part.heading == NOTHING:
            for text in texts:
                card.add(text)
            continue
        whole = _under_each_other([Text(words(part.heading), TextStyle.STRONG), *texts])
        card.add(whole)
        places.append((topic.place(part) if part.key else "", whole))
    if topic.key == "keys":
        card.body.addLayout(_keys(context))
    if topic.key == "sources":
        for source in SOURCES:
            card.add(Text(words(say("Source: {source}", source=source)), TextStyle.SMALL))
    yield from places


def _under_each_other(texts: list[Text]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(2)
    for text in texts:
        column.addWidget(text)
    return holder


def _link(
    topic: Topic, context: GuiContext, print_questions: Callable[[], object]
) -> QuietLink | None:
    if topic.leads_to is None:
        return None
    page, label = topic.leads_to
    printed = page == ASK
    link = QuietLink(context.words(label), "printer" if printed else "circle-question-mark")
    link.clicked.connect(print_questions if printed else partial(context.ways.go, page))
    return link


def _keys(context: GuiContext) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    rows = [(entry.shortcut, entry.words) for entry in PAGES]
    rows += [(shortcut.keys, shortcut.words) for shortcut in SHORTCUTS]
    rows += [("0 - 9", say("Answer the pain question; 1 then 0 is 10"))]
    for row, (keys, words) in enumerate(rows):
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
        grid.addWidget(Text(shown, TextStyle.STRONG, wrap=False), row, 0)
        grid.addWidget(Text(context.words(words)), row, 1)
    return grid
