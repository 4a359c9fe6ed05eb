"""Making the file on the worker thread: told step by step, and ended when nobody wants it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from threading import Event
from typing import TYPE_CHECKING

from typing_extensions import override

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId
from acutrack.domain.report_made import Audience
from acutrack.gui.application import no_collection
from acutrack.gui.pages.report.choices import Choices
from acutrack.gui.pages.report.periods import Period, first_day
from acutrack.gui.pages.report.rendering import PageSize, page_sizes
from acutrack.report.audience import PRESETS
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.report.content import Content
    from acutrack.report.options import ReportOptions


class Step(IntEnum):
    """What is being done now."""

    WAITING = 0
    READING = 1
    DRAWING = 2
    LOOKING = 3


STEP_WORDS: dict[Step, Message] = {
    Step.WAITING: say("The report waits for other work to end."),
    Step.READING: say("The report is being made. Step 1 of 3: read your diary."),
    Step.DRAWING: say("The report is being made. Step 2 of 3: draw the pages."),
    Step.LOOKING: say("The report is being made. Step 3 of 3: show the pages."),
}


@dataclass(frozen=True)
class Wish:
    """What the file is to be made from.

    The casebook may be read on another thread; it outlives the work, which is waited for before a
    casebook is closed.
    """

    casebook: Casebook
    patient: PatientId
    choices: Choices
    emergency_number: str
    words: Catalogue
    now: datetime


@dataclass(frozen=True)
class Made:
    """The file, the sizes of its pages, its days, and what it was made from."""

    data: bytes
    sizes: tuple[PageSize, ...]
    first: date
    last: date
    content: Content
    options: ReportOptions
    audience: Audience


class _NotWantedError(Exception):
    """The file being made is not wanted any more."""


class Progress:
    """How far a file is; the worker moves it on, the window looks at it and may stop it."""

    def __init__(self) -> None:
        self.step = Step.WAITING
        self._stop = Event()

    @property
    def stopped(self) -> bool:
        """Whether nobody wants the file any more."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Nobody wants the file any more."""
        self._stop.set()

    def check(self, step: Step | None = None) -> None:
        """Go on, with the next step if there is one; or leave by what `make` catches."""
        if self._stop.is_set():
            raise _NotWantedError
        if step is not None:
            self.step = step


class _AttentiveWords(Catalogue):
    """Words for a file that may be stopped: every text of it comes by here, a few ms apart."""

    def __init__(self, words: Catalogue, progress: Progress) -> None:
        super().__init__(words.language)
        self.formats = words.formats
        self._words = words
        self._progress = progress

    @override
    def __call__(self, message: Message) -> str:
        self._progress.check()
        return self._words(message)


def make(wish: Wish, progress: Progress) -> Made | None:
    """The file, or None if it was stopped. Raises Obstacle if the records cannot be read."""
    try:
        with no_collection():
            return _make(wish, progress)
    except _NotWantedError:
        return None


def _make(wish: Wish, progress: Progress) -> Made:
    from acutrack.report.content import gather
    from acutrack.report.report import write_content

    progress.check(Step.READING)
    options = _options(wish)
    content = gather(wish.casebook, _person(wish), options, wish.now)
    progress.check(Step.DRAWING)
    data = write_content(content, options, _AttentiveWords(wish.words, progress))
    progress.check(Step.LOOKING)
    sizes = page_sizes(data)
    first, last = content.period.first, content.period.last
    return Made(data, sizes, first, last, content, options, wish.choices.audience)


def _person(wish: Wish) -> Patient:
    found = wish.casebook.load(Patient, wish.patient)
    if not found:
        raise Obstacle(say("This record is no longer there. Open another one."))
    return found[0]


def _options(wish: Wish) -> ReportOptions:
    from acutrack.report.options import Paper, ReportOptions

    chosen = wish.choices
    first = chosen.first
    if chosen.period is not Period.DATES:
        first = first_day(chosen.period, wish.casebook, wish.patient, wish.now.date())
    return ReportOptions(
        paper=Paper.named(chosen.paper),
        first=first,
        last=chosen.last if chosen.period is Period.DATES else None,
        sections=chosen.parts,
        names=chosen.names,
        birth=chosen.birth_shown,
        reader=PRESETS[chosen.audience].reader,
        emergency_number=wish.emergency_number,
    )
