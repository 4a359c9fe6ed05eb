"""Work in the background: the newest answer wins, and nobody is answered who has gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.message import say
from acutrack.gui.work import Work


@pytest.fixture
def failures() -> list[AcuTrackError]:
    return []


@pytest.fixture
def work(qtbot: QtBot, failures: list[AcuTrackError]) -> Iterator[Work]:
    assert qtbot is not None
    made = Work(failures.append)
    yield made
    made.finish()


def done(qtbot: QtBot, work: Work) -> None:
    qtbot.waitUntil(lambda: not work.busy())


def test_a_job_runs_elsewhere_and_its_answer_comes_here(qtbot: QtBot, work: Work) -> None:
    asker = QObject()
    where: list[int] = []
    work.start(asker, threading.get_ident, where.append)
    work.start(asker, threading.get_ident, where.append, what="other")
    done(qtbot, work)

    assert threading.get_ident() not in where
    assert len(set(where)) == 1


def test_a_later_question_makes_the_earlier_answer_void(qtbot: QtBot, work: Work) -> None:
    asker, answers = QObject(), list[int]()
    go = threading.Event()
    work.start(asker, lambda: go.wait() and 1, answers.append, what="chart")
    work.start(asker, lambda: 2, answers.append, what="chart")
    go.set()
    done(qtbot, work)

    assert answers == [2]


def test_questions_about_different_things_are_all_answered(qtbot: QtBot, work: Work) -> None:
    asker, answers = QObject(), list[str]()
    for what in ("chart", "sentence"):
        work.start(asker, what.upper, answers.append, what=what)
    done(qtbot, work)

    assert answers == ["CHART", "SENTENCE"]


def test_somebody_who_has_gone_is_not_answered(qtbot: QtBot, work: Work) -> None:
    asker, answers = QObject(), list[int]()
    go = threading.Event()
    work.start(asker, lambda: go.wait() and 1, answers.append)
    del asker
    go.set()
    done(qtbot, work)

    assert answers == []


def test_what_a_person_can_be_told_goes_where_it_was_asked_for(
    qtbot: QtBot, work: Work, failures: list[AcuTrackError]
) -> None:
    asker, own = QObject(), list[AcuTrackError]()
    error = Obstacle(say("The disk is full."))

    def fail() -> None:
        raise error

    work.start(asker, fail, lambda _none: None, what="a")
    work.start(asker, fail, lambda _none: None, what="b", failed=own.append)
    done(qtbot, work)

    assert failures == [error]
    assert own == [error]


def test_after_the_end_nothing_is_answered_any_more(qtbot: QtBot) -> None:
    answers: list[int] = []
    work = Work(lambda _error: None)
    asker = QObject()
    work.start(asker, lambda: 1, answers.append)
    work.finish()
    qtbot.wait(20)

    assert answers == []
    assert not work.busy()


def test_a_page_that_outlives_its_record_begins_nothing(qtbot: QtBot) -> None:
    begun: list[int] = []
    work = Work(lambda _error: None)
    work.finish()
    work.start(QObject(), lambda: begun.append(1), lambda _none: None)
    qtbot.wait(20)

    assert begun == []
    assert not work.busy()
