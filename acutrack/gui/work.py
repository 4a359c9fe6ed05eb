"""Work in the background: plain values in and out, the newest answer wins."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from acutrack.domain.errors import AcuTrackError

T = TypeVar("T")


@dataclass
class _Ticket:
    topic: tuple[int, str]
    future: Future[Any]
    then: Callable[[Any], None]
    failed: Callable[[AcuTrackError], None]


class Work(QObject):
    """Runs jobs one after another on a thread of its own and answers on the window's thread.

    A job gets and gives plain values only. No QObject may reach the worker, not even inside a
    callback: the last reference dropped there would destroy it there.
    """

    _rang = Signal(int)

    def __init__(self, failed: Callable[[AcuTrackError], None]) -> None:
        super().__init__()
        self._failed = failed
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._tickets: dict[int, _Ticket] = {}
        self._latest: dict[tuple[int, str], int] = {}
        self._known: set[int] = set()
        self._count = 0
        self._over = False
        self._rang.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        asker: QObject,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        what: str = "",
        failed: Callable[[AcuTrackError], None] | None = None,
    ) -> None:
        """Run `job`, then call `then` with its result.

        A later start by the same asker for the same `what` makes this answer void; so does the
        asker's end. Errors that a person can be told go to `failed`, or to the notices. Once
        everything is finished nothing is begun: a page may outlive its record by a moment.
        """
        if self._over:
            return
        self._count += 1
        number = self._count
        self._hear_of_its_end(asker)
        topic = (id(asker), what)
        self._latest[topic] = number
        future = self._pool.submit(job)
        self._tickets[number] = _Ticket(topic, future, then, failed or self._failed)
        future.add_done_callback(lambda _done: self._rang.emit(number))

    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._tickets)

    def finish(self) -> None:
        """Let the running job end and take no more."""
        self._over = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._tickets.clear()

    def _answer(self, number: int) -> None:
        ticket = self._tickets.pop(number, None)
        if ticket is None or ticket.future.cancelled():
            return
        if self._latest.get(ticket.topic) != number:
            return
        del self._latest[ticket.topic]
        try:
            result = ticket.future.result()
        except AcuTrackError as error:
            ticket.failed(error)
            return
        ticket.then(result)

    def _hear_of_its_end(self, asker: QObject) -> None:
        key = id(asker)
        if key not in self._known:
            self._known.add(key)
            asker.destroyed.connect(lambda: self._drop_questions_of(key))

    def _drop_questions_of(self, key: int) -> None:
        self._known.discard(key)
        for topic in [topic for topic in self._latest if topic[0] == key]:
            del self._latest[topic]
