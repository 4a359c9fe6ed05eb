"""The house stands as it was drawn: small rooms, one job each, one place for each matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.architecture import rules
from tests.architecture.sayings import (
    SAYING_RULES,
    all_sayings,
    joined,
    not_literal,
    not_named_places,
    unmatched_places,
)
from tests.architecture.source import Module, modules, parsed

Rule = Callable[[Module], Iterator[str]]

#: For each rule, code that breaks it: a rule that sees nothing would hold for ever.
BROKEN: list[tuple[Rule, str, str]] = [
    (rules.too_long, "acutrack.gui.page", "x = 1\n" * 401),
    (rules.long_functions, "acutrack.gui.page", "def f():\n" + "    x = 1\n" * 41),
    (rules.unexplained, "acutrack.gui", "x = 1\n"),
    (rules.empty_names, "acutrack.gui.date_utils", ""),
    (rules.empty_names, "acutrack.storage.manager", ""),
    (rules.qt_outside_the_window, "acutrack.report.page", "def f():\n    import PySide6.QtGui\n"),
    (
        rules.qt_outside_the_window,
        "acutrack.cli.run",
        "if TYPE_CHECKING:\n    from pyqtgraph import P",
    ),
    (rules.qt_outside_the_window, "acutrack.cli.run", "import_module('PySide6.QtCore')"),
    (rules.sql_outside_storage, "acutrack.gui.page", "from sqlmodel import Session"),
    (rules.sql_outside_storage, "acutrack.compose.window", "import sqlite3"),
    (rules.network, "acutrack.storage.watch", "import urllib.request"),
    (rules.network, "acutrack.storage.watch", "from http import client"),
    (rules.network, "acutrack.gui.page", "from PySide6 import QtNetwork"),
    (rules.network, "acutrack.gui.page", "from PySide6.QtNetwork import QTcpSocket"),
    (rules.network, "acutrack.gui.page", "from PySide6 import QtWebEngineCore"),
    (rules.network, "acutrack.storage.watch", "import http"),
    (rules.network, "acutrack.storage.watch", "def f():\n    from urllib import request"),
    (rules.network, "acutrack.storage.watch", "import ssl as s"),
    (rules.network, "acutrack.storage.watch", "import asyncio"),
    (rules.network, "acutrack.compose.log", "from logging.handlers import SocketHandler"),
    (rules.network, "acutrack.gui.page", "import webbrowser"),
    (rules.network, "acutrack.gui.page", "QDesktopServices.openUrl(QUrl('http://a.b'))"),
    (rules.network, "acutrack.gui.page", "label.setOpenExternalLinks(True)"),
    (rules.prints, "acutrack.cli.run", "print('done')"),
    (rules.prints, "acutrack.cli.run", "sys.stderr.write('oh')"),
    (rules.clocks, "acutrack.domain.pain", "datetime.now(UTC)"),
    (rules.clocks, "acutrack.domain.pain", "datetime.datetime.now()"),
    (rules.clocks, "acutrack.gui.page", "date.today()"),
    (rules.clocks, "acutrack.gui.page", "QDate.currentDate()"),
    (rules.words_past_the_catalogue, "acutrack.gui.page", "Button('Save it')"),
    (rules.words_past_the_catalogue, "acutrack.gui.page", "label.setText(f'Day {day} of 7')"),
    (rules.words_past_the_catalogue, "acutrack.gui.page", "Heading('Pain: ' + level, 2)"),
    (rules.words_past_the_catalogue, "acutrack.gui.page", "IconText('info', 'Two words')"),
    (rules.words_past_the_catalogue, "acutrack.gui.page", "Button(w, name='The last day')"),
    (not_literal, "acutrack.gui.page", "say(f'Day {day}')"),
    (not_literal, "acutrack.gui.page", "say('Day ' + day)"),
    (not_literal, "acutrack.gui.page", "say('Day %s' % day)"),
    (not_literal, "acutrack.gui.page", "say(words)"),
    (not_literal, "acutrack.gui.page", "say_count('One day', many, 3)"),
    (not_literal, "acutrack.gui.page", "say_in(where, 'Back')"),
    (not_literal, "acutrack.gui.page", "say_in('body', words)"),
    (unmatched_places, "acutrack.gui.page", "def f():\n    say('Day {day}')"),
    (unmatched_places, "acutrack.gui.page", "def f():\n    say('Day', day=3)"),
    (unmatched_places, "acutrack.gui.page", "def f():\n    say_count('{n} day', '{n} days', 3)"),
    (unmatched_places, "acutrack.gui.page", "def f(values):\n    say('Day {day}', **values)"),
    (unmatched_places, "acutrack.gui.page", "KEPT = say('Day {day}')"),
    (unmatched_places, "acutrack.gui.page", "KEPT = say('Day {day}')\nKEPT.filled(date=3)"),
    (joined, "acutrack.gui.page", "f'{words(one)}: {value}'"),
    (joined, "acutrack.gui.page", "f'{self.words(one)} {self.words(two)}'"),
    (joined, "acutrack.gui.page", "self._words(one) + ', ' + name"),
    (joined, "acutrack.gui.page", "words(one) + words(two)"),
    (not_named_places, "acutrack.gui.page", "say('Day {}', day=1)"),
    (not_named_places, "acutrack.gui.page", "say('{pain:.1f}', pain=1)"),
]


def test_the_whole_program_is_looked_at() -> None:
    names = {module.name for module in modules()}

    assert len(names) > 250
    assert {"acutrack.compose.window", "acutrack.gui.pages.today", "acutrack.places"} <= names
    assert len(all_sayings()) > 1000


@pytest.mark.parametrize("rule", [*rules.RULES, *SAYING_RULES], ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert [broken for module in modules() for broken in rule(module)] == []


@pytest.mark.parametrize(("rule", "name", "text"), BROKEN)
def test_the_rule_sees_what_breaks_it(rule: Rule, name: str, text: str) -> None:
    assert list(rule(parsed(text, name)))


def test_every_rule_is_shown_to_see_something() -> None:
    assert {rule for rule, _, _ in BROKEN} == {*rules.RULES, *SAYING_RULES}


def test_no_exception_outlives_what_it_was_made_for() -> None:
    long = {found.split(" has ")[0] for found in _with_no_exceptions()}

    assert long >= rules.LISTS_OF_FACTS


def _with_no_exceptions() -> list[str]:
    kept, rules.LISTS_OF_FACTS = rules.LISTS_OF_FACTS, set()
    try:
        return [found for module in modules() for found in rules.long_functions(module)]
    finally:
        rules.LISTS_OF_FACTS = kept
