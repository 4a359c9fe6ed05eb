"""Pain beside pain relief, and one kind of session beside another: what may be said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from acutrack.analysis.answers.relief_days import ReliefWindow
from acutrack.analysis.sessions.comparison import Compared, GroupComparison, GroupResponse
from acutrack.analysis.sessions.session_groups import Grouping
from acutrack.analysis.words.comparison_words import (
    Names,
    breaks_words,
    comparison_words,
    group_names,
    group_words,
)
from acutrack.analysis.words.plain_words import Said
from acutrack.analysis.words.relief_days_words import relief_words
from acutrack.charts.palette import Role
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.message import Message, say, say_count
from acutrack.gui.pages.courses.courses_view import CoursesView
from acutrack.gui.pages.courses.entries import Entries, Part
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.text.catalogue import Catalogue

Open = Callable[[Entries], object]

_BY: dict[Grouping, Message] = {
    Grouping.PRACTITIONER: say("Practitioners"),
    Grouping.TECHNIQUE: say("Techniques"),
    Grouping.POINTS: say("Sets of points"),
}


class ReliefCard(Card):
    """About the same pain with fewer tablets is a finding too."""

    def __init__(self, view: CoursesView, words: Catalogue, show: Open) -> None:
        super().__init__(words(say("Pain and pain relief together")), level=2)
        _tell(self, relief_words(view.relief), words)
        before, since = view.relief.before, view.relief.since
        if before is None or since is None:
            return
        parts = (
            Part(say("Answers lately"), _answers(view, since)),
            Part(say("Answers before the first session"), _answers(view, before)),
        )
        link = QuietLink(words(say("Show the answers")), "list")
        link.clicked.connect(partial(show, Entries(say("Days with pain relief"), parts)))
        self.add(flow(link))


class ComparisonCard(Card):
    """In the order of how many sessions there are, never of what followed them."""

    def __init__(self, view: CoursesView, words: Catalogue, show: Open) -> None:
        super().__init__(words(say("One kind of session beside another")), level=2)
        self._words, self._show = words, show
        for message in (
            say(
                "Compared is the pain of the 3 days after a session, beyond what days with as "
                "much pain and no session show. Few sessions count less, so each average is drawn "
                "towards the others."
            ),
            say("The order is by number of sessions. It is not a ranking."),
        ):
            self.add(Text(words(message), TextStyle.SMALL, Role.INK2))
        for by, compared in view.comparisons:
            self._add_grouping(view, by, compared)

    def _add_grouping(self, view: CoursesView, by: Grouping, compared: GroupComparison) -> None:
        name = group_names(by, view.names)
        self.add(Heading(self._words(_BY[by]), 3))
        _tell(self, comparison_words(compared, name), self._words)
        if compared.code is Compared.ONE_GROUP:
            return
        for group in compared.groups:
            self._add_group(view, by, group, name)

    def _add_group(
        self, view: CoursesView, by: Grouping, group: GroupResponse, name: Names
    ) -> None:
        self.add(Text(self._words(group_words(group, name))))
        title = say("{by}: {name}", by=_BY[by], name=name(group.group))
        link = QuietLink(
            self._words(say_count("Show {count} session", "Show {count} sessions", group.sessions)),
            "list",
            name=self._words(say("Show the sessions. {title}", title=title)),
        )
        held = Part(say("Sessions"), view.sessions_on(group.days))
        link.clicked.connect(partial(self._show, Entries(title, (held,))))
        self.add(flow(link))


class BreaksCard(Card):
    """Weeks without a session, set against the weeks of treatment before them."""

    def __init__(self, view: CoursesView, words: Catalogue) -> None:
        super().__init__(words(say("Breaks from treatment")), level=2)
        _tell(self, breaks_words(view.breaks), words)


def _tell(card: Card, said: Said, words: Catalogue) -> None:
    card.add(Text(words(said.headline), TextStyle.STRONG))
    for detail in said.details:
        card.add(Text(words(detail)))


def _answers(view: CoursesView, window: ReliefWindow) -> tuple[DayAnswer, ...]:
    by_id = {answer.id: answer for answer in view.diary.answers}
    return tuple(by_id[one] for one in window.ids)
