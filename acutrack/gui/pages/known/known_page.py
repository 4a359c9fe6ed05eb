"""What is known, to be read from top to bottom or searched."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.evidence import (
    CERTAINTY_WORDS,
    CHECKED,
    GUIDELINES,
    STATEMENTS,
    TOPIC_INTRODUCTIONS,
    TOPIC_WORDS,
    Guideline,
    Topic,
)
from acutrack.domain.message import NOTHING, say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.found_words import fitting
from acutrack.gui.pages.known.guideline_table import GuidelineTable
from acutrack.gui.pages.known.known_words import FOOT, HEAD
from acutrack.gui.pages.known.statement_card import StatementCard
from acutrack.gui.pages.page import Page
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.search_field import SearchField
from acutrack.text.finding import found, search_words

_READABLE = 900


class KnownPage(Page):
    """Built once, when it is first looked at: nothing in it depends on anybody's record."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._scaffold = Scaffold(
            self.words(say("What is known")),
            self.words(HEAD),
            widest=_READABLE,
        )
        self.search = SearchField(self.words(say("Such as tablets, a year later, or drive")))
        self.search.textChanged.connect(self._filter)
        self._scaffold.add(FormField(self.words(say("Find")), self.search))
        self._ways = flow(*map(self._way_to, Topic), gap=8)
        self._scaffold.add(self._ways)
        self._count = Text("", TextStyle.BODY, Role.INK2)
        self._count.hide()
        self._scaffold.add(self._count)
        self.cards: list[StatementCard] = []
        self.topics: dict[Topic, list[QWidget]] = {}
        self._about: list[QWidget] = []
        self._wanted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def arrive(self, argument: str) -> None:
        """Begin at a statement, a guideline or the top."""
        self._wanted = argument
        if argument:
            self.search.clear()
        self._scaffold.begin_at_top()
        QTimer.singleShot(0, self, self._show_wanted)

    @override
    def first_focus(self) -> QWidget | None:
        return self.search

    @override
    def refresh(self) -> None:
        if self.topics:
            return
        for topic in Topic:
            self._add_topic(topic)
        foot = Card()
        for message in FOOT:
            foot.add(Text(self.words(message)))
        foot.add(Text(self.words(say("Last checked: {day}.", day=CHECKED)), TextStyle.STRONG))
        self._scaffold.add(foot)

    def _way_to(self, topic: Topic) -> QuietLink:
        link = QuietLink(self.words(TOPIC_WORDS[topic]))
        link.clicked.connect(lambda: self._scaffold.begin_at(self.topics[topic][0]))
        return link

    def _add_topic(self, topic: Topic) -> None:
        head: list[QWidget] = [Heading(self.words(TOPIC_WORDS[topic]), 2)]
        introduction = TOPIC_INTRODUCTIONS.get(topic, NOTHING)
        if introduction != NOTHING:
            head.append(Text(self.words(introduction)))
        self.topics[topic] = head
        for widget in head:
            self._scaffold.add(widget)
        if topic is Topic.GUIDELINES:
            self._add_guidelines()
        for statement in STATEMENTS:
            if statement.topic is topic:
                card = StatementCard(statement, self.context.words)
                self.cards.append(card)
                self._scaffold.add(card)

    def _add_guidelines(self) -> None:
        self.table = GuidelineTable(self.words(say("Guidelines side by side")), self.context.words)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.guidelines = Card()
        self.guidelines.body.setContentsMargins(8, 8, 8, 12)
        self.guidelines.add(self.table)
        self._scaffold.add(self.guidelines)
        self.sources = Card(self.words(say("Where these guidelines stand")))
        for guideline in GUIDELINES:
            self.sources.add(Text(self._source_of(guideline), TextStyle.SMALL, Role.INK2))
        self._scaffold.add(self.sources)

    def _source_of(self, guideline: Guideline) -> str:
        return self.words(
            say(
                "{body} {year}. {certainty} Source: {source}",
                body=guideline.body,
                year=guideline.source.year,
                certainty=CERTAINTY_WORDS[guideline.certainty],
                source=guideline.source.full,
            )
        )

    def _follow(self, now: QModelIndex) -> None:
        """Keep the cell that has the keyboard in sight: the page scrolls, not the table."""
        content = self._scaffold.widget()
        if content is None or not self.table.hasFocus():
            return
        cell: QRect = self.table.visualRect(now)
        corner = self.table.viewport().mapTo(content, cell.bottomLeft())
        self._scaffold.ensureVisible(0, corner.y(), 0, 12)
        corner = self.table.viewport().mapTo(content, cell.topLeft())
        self._scaffold.ensureVisible(0, corner.y(), 0, 12)

    def _filter(self, typed: str) -> None:
        looking = bool(search_words(typed))
        cards = found(typed, self.cards, lambda card: card.texts) if looking else self.cards
        rows = found(typed, GUIDELINES, self.table.guidelines.texts) if looking else GUIDELINES
        for card in self.cards:
            card.setVisible(card in cards)
        self.table.guidelines.show_only(tuple(one for one in GUIDELINES if one in rows))
        self.guidelines.setVisible(bool(rows))
        self.sources.setVisible(not looking)
        shown = {card.statement.topic for card in cards} | ({Topic.GUIDELINES} if rows else set())
        for topic, head in self.topics.items():
            for widget in head:
                widget.setVisible(topic in shown)
        self._count.setText(self.words(fitting(len(cards) + len(rows))))
        self._count.setVisible(looking)
        self._ways.setVisible(not looking)
        if looking:
            announce(self._count, self._count.text())

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        for card in self.cards:
            if card.statement.key == wanted:
                self._scaffold.begin_at(card)
        if any(guideline.key == wanted for guideline in GUIDELINES):
            self._scaffold.begin_at(self.topics[Topic.GUIDELINES][0])
