"""One monkey, one folder, one seed: random steps at the program's own window, looked after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QWidget

from acutrack.casebook.contents import contents_of
from acutrack.compose.window import Programme
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.places import casebook_file, sample_file
from acutrack.settings.settings import TEXT_SIZES, THEMES
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from tests.monkey import hands
from tests.monkey.hands import Deed
from tests.monkey.locking import asked_by_the_lock, key_of
from tests.monkey.surroundings import begin, open_nothing, outside
from tests.monkey.watch import Watch
from tests.rest import settled, until

LOOKED_AFTER_EVERY = 1_000
_SETTLES_EVERY = 25
_ANSWERS_THE_LOCK = 0.2
_PAGES = (
    *(page.key for page in PAGES),
    *("gap", "questions", "baseline", "courses", "trial", "decides"),
)
_ARGUMENTS = ("", "", "", "new", "questions", "peg", "psfs", "save", "2025-10-20", "nothing")


class Trouble(AssertionError):
    """Something went wrong; the text says what."""


@dataclass
class Clock:
    """Time, which only the monkey moves on."""

    moment: datetime = datetime(2025, 10, 28, 8, 42, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment."""
        return self.moment

    def go_on(self, passed: timedelta) -> None:
        """Time passes."""
        self.moment += passed


@dataclass
class Sitting:
    """The program on a folder of its own, and a monkey before it.

    Attributes:
        diary: each step is written here before it is made.
        seed: of every choice; the same seed makes the same choices.
        steps: how many were made.
    """

    folder: Path
    diary: Path
    seed: int
    watch: Watch = field(default_factory=Watch)
    steps: int = 0

    def __post_init__(self) -> None:
        """Open the window."""
        self._random = Random(self.seed)  # noqa: S311 (the same seed, the same steps)
        self._clock = Clock()
        self._outside = self.folder / "outside"
        self._data = self.folder / "data"
        self._data.mkdir(mode=0o700)
        begin(self._data, self._outside, self._clock, self.seed)
        self._diary = self.diary.open("w", encoding="utf-8", errors="backslashreplace")
        self._second: Programme | None = None
        self._foremost: QWidget | None = None
        open_nothing()
        # Its choices depend on the clock: they are no part of those that the seed decides.
        self._impatience = hands.Impatience(Random(self.seed))  # noqa: S311
        self.programme = self._opened()

    def go_on(self, steps: int) -> None:
        """Make so many steps. Raises Trouble."""
        for _ in range(steps):
            self.watch.one_step()
            self.steps += 1
            told, act = self._deed()
            self._note(told)
            self._make(act)
            _back_in_the_loop()
            if self.steps % _SETTLES_EVERY == 0:
                self._settle()
            if self.watch.defects:
                raise self._trouble("\n".join(self.watch.defects))
            if self.steps % LOOKED_AFTER_EVERY == 0:
                self.look_after()
        self.watch.patience()

    def look_after(self) -> None:
        """See whether the files are sound and hold what the window shows. Raises Trouble."""
        self.watch.patience()
        self._settle()
        for file in (casebook_file(self._data), sample_file(self._data)):
            if file.exists():
                wrong = findings(file, key_of(file))
                if wrong:
                    raise self._trouble(f"{file.name}: {wrong}")
        opened = self.programme._opened
        if opened is not None:
            with open_casebook(opened.path, opened.key, looking=True) as again:
                if contents_of(again.store) != contents_of(opened.store):
                    raise self._trouble("the file and the window hold different records")

    def end(self) -> None:
        """Close every window."""
        self._close_second()
        self._close(self.programme)
        self.watch.end()

    def _note(self, told: str) -> None:
        """Write a step down before it is made: it may be the last."""
        self._diary.write(f"{self.steps}: {told}\n")
        self._diary.flush()

    def _make(self, act: Callable[[], object]) -> None:
        try:
            act()
        except RuntimeError as error:
            # The hand's own: what it reached for went while it was reached for. Where the program
            # reaches for what is gone, the exception comes up in a slot and is noted there.
            if "already deleted" not in str(error):
                raise
            self._note("what was meant is gone")

    def _deed(self) -> Deed:
        for dialog in self._dialogs():
            if isinstance(dialog, QFileDialog):
                return self._answer(dialog)
            if isinstance(dialog, QAbstractPrintDialog):
                return "cancel the print dialog", dialog.reject
        answer = asked_by_the_lock(self._window(), self._dialogs())
        if answer is not None and self._random.random() < _ANSWERS_THE_LOCK:
            return answer
        if not self._window().isVisible():
            self._window().show()
        random, root = self._random, hands.foremost(self._window())
        # A list that opens belongs to Qt: what is found in it is known only as long as it is.
        self._foremost = root
        deeds = [deed for deed, _ in self._deeds()]
        weights = [weight for _, weight in self._deeds()]
        deed = random.choices(deeds, weights)[0]
        return deed(root, random)

    def _deeds(self) -> list[tuple[Callable[[QWidget, Random], Deed], float]]:
        return [
            (hands.click_a_widget, 40),
            (hands.press_a_key, 25),
            (hands.write, 10),
            (hands.click_a_point, 8),
            (self._go, 4),
            (self._shortcut, 4),
            (hands.scroll, 2),
            (hands.drag, 2),
            (self._resize, 1),
            (self._pass_time, 1),
            (self._wear, 0.5),
            (self._wait, 0.2),
            (self._second_window, 0.2),
            (self._close_dialogs, 0.5),
            (self._start_again, 0.1),
        ]

    def _go(self, _root: QWidget, random: Random) -> Deed:
        page, argument = random.choice(_PAGES), random.choice(_ARGUMENTS)
        # A page is asked for by the rail, which is not there before a record is open.
        if self.programme.context is None or not self.programme.window.rail.isVisible():
            return "no page to go to", _nothing
        if page == "patients" and not self.programme.settings.current.treats_patients:
            return "no patients to go to", _nothing
        return f"go to {page} {argument!r}", partial(self.programme.window.go, page, argument)

    def _shortcut(self, _root: QWidget, random: Random) -> Deed:
        keys = [each.keys for each in SHORTCUTS] + [each.shortcut for each in PAGES]
        return hands.press(hands.foremost(self._window()), random.choice(keys))

    def _resize(self, _root: QWidget, random: Random) -> Deed:
        size = (random.randint(300, 2400), random.randint(200, 1600))
        return f"resize to {size}", partial(self._window().resize, *size)

    def _pass_time(self, _root: QWidget, random: Random) -> Deed:
        passed = random.choice((timedelta(minutes=7), timedelta(hours=9), timedelta(days=1),
                                timedelta(days=6), timedelta(days=40)))  # fmt: skip
        return f"{passed} later", partial(self._clock.go_on, passed)

    def _wear(self, _root: QWidget, random: Random) -> Deed:
        settings = self.programme.settings
        chosen = replace(
            settings.current,
            theme=random.choice(THEMES),
            text_size=random.choice(TEXT_SIZES),
            language=random.choice(("en", "en", "en", "de", "ar", "xx")),
            paper=random.choice(("a4", "letter")),
            treats_patients=random.random() < 0.3,
        )
        told = f"wear {chosen.theme} {chosen.text_size} {chosen.language}"
        return told, partial(settings.change, chosen)

    def _wait(self, _root: QWidget, random: Random) -> Deed:
        passed = random.choice((60, 450, 1100))
        return f"wait {passed} ms", partial(QTest.qWait, passed)

    def _second_window(self, _root: QWidget, _random: Random) -> Deed:
        if self._second is not None:
            return "close the second window", self._close_second
        return "open a second window", self._open_second

    def _close_dialogs(self, _root: QWidget, _random: Random) -> Deed:
        return "close every dialog", self._reject_all

    def _reject_all(self) -> None:
        for dialog in self._dialogs():
            dialog.reject()

    def _start_again(self, _root: QWidget, _random: Random) -> Deed:
        return "end the program and start it again", self._end_and_start

    def _end_and_start(self) -> None:
        self._close_second()
        self._close(self.programme)
        self.programme = self._opened()

    def _open_second(self) -> None:
        self._second = self._opened()

    def _answer(self, dialog: QFileDialog) -> Deed:
        """File dialogs are the system's: the monkey gets a path there, never the real disk."""
        if self._random.random() < 0.25:
            return "cancel the file dialog", dialog.reject
        path = self._random.choice(outside(self._outside, dialog, self._random))
        return f"choose {path.name!r}", partial(_choose, dialog, path)

    def _opened(self) -> Programme:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        programme = Programme(application, self._data, self._clock)
        self.watch.begin()
        programme.show()
        programme.window.activateWindow()
        QTest.qWait(20)
        _rest(programme)
        return programme

    def _close(self, programme: Programme) -> None:
        for dialog in programme.window.findChildren(QDialog):
            dialog.close()
        programme.window.close()
        programme.end()
        programme.window.deleteLater()
        programme.deleteLater()
        QApplication.processEvents()
        self.watch.begin()

    def _close_second(self) -> None:
        if self._second is not None:
            self._close(self._second)
            self._second = None

    def _window(self) -> QMainWindow:
        second = self._second
        if second is not None and self._random.random() < 0.5:
            return second.window
        return self.programme.window

    def _dialogs(self) -> list[QDialog]:
        return [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QDialog) and each.isVisible()
        ]

    def _settle(self) -> None:
        for programme in (self.programme, self._second):
            if programme is not None:
                _rest(programme)

    def _trouble(self, what: str) -> Trouble:
        return Trouble(f"seed {self.seed}, step {self.steps}:\n{what}")


def _back_in_the_loop() -> None:
    """What follows on a click of a person: what is due, and the end of what is to be destroyed."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _rest(programme: Programme) -> None:
    until("the lock has turned", lambda: not programme.lock.busy())
    settled(programme)


def _nothing() -> None:
    return


def _choose(dialog: QFileDialog, path: Path) -> None:
    dialog.hide()
    if dialog.fileMode() == QFileDialog.FileMode.ExistingFiles:
        dialog.filesSelected.emit([str(path)])
    else:
        dialog.fileSelected.emit(str(path))
    dialog.deleteLater()
