"""AcuTrack in a process of its own, with one part of it broken: an exception with a secret in it.

Run as ``python -m tests.leaks.misbehaving CASE FOLDER``. FOLDER holds a record; the case says
which part raises, and the program is started as anybody starts it, by its `main`.
"""

from __future__ import annotations

import atexit
import concurrent.futures
import faulthandler
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.leaks.canaries import NAME, NOTE

SECRET = f"{NAME}: {NOTE}"


class LeakyError(ValueError):
    """Holds what somebody typed, as many an exception of a library does."""


def leak(*_given: Any, **_named: Any) -> Any:
    """Stands in for the part that is broken."""
    given = SECRET  # a local variable, which some tracebacks show
    raise LeakyError(f"cannot make anything of {given!r}")


def breaks(module: str, name: str) -> Callable[[], None]:
    """Breaks a function, or a method named "Class.method", of the program."""

    def now() -> None:
        from importlib import import_module

        holder: Any = import_module(module)
        *way, last = name.split(".")
        for step in way:
            holder = getattr(holder, step)
        setattr(holder, last, leak)

    return now


def in_the_driver() -> None:
    """The database names the row that broke a rule."""
    from acutrack.storage.driver import IntegrityError
    from acutrack.storage.sqlite_store import SqliteStore

    def apply(*_given: Any) -> None:
        raise IntegrityError(f"CHECK constraint failed: {SECRET}")

    SqliteStore.apply = apply  # type: ignore[method-assign,assignment]


def in_an_upgrade() -> None:
    """SQLAlchemy adds the statement and its parameters to what it raises."""
    from acutrack.storage import upgrade
    from acutrack.storage.driver import Connection, dbapi

    def run_scripts(connection: Connection, *_given: Any) -> None:
        from sqlalchemy import StaticPool, create_engine, text

        engine = create_engine(
            "sqlite://", module=dbapi, creator=lambda: connection, poolclass=StaticPool
        )
        with engine.connect() as begun:
            begun.execute(text("INSERT INTO nowhere VALUES (:note)"), {"note": SECRET})

    upgrade.run_scripts = run_scripts  # type: ignore[assignment]


def on_the_disk() -> None:
    """The system names the file."""

    def load(*_given: Any) -> None:
        raise OSError(5, "Input/output error", f"/home/{SECRET}/casebook.acutrack")

    from acutrack.storage.sqlite_store import SqliteStore

    SqliteStore.load_all = load  # type: ignore[assignment]


def at_the_end() -> None:
    """When the interpreter is already ending."""
    atexit.register(leak)


class _Leaving:
    def __del__(self) -> None:
        leak()


def in_passing() -> None:
    """While an object is let go."""
    _Leaving()


def in_a_thread() -> None:
    """On a thread that nobody waits for."""
    thread = threading.Thread(target=leak, name=SECRET)
    thread.start()
    thread.join()


def in_a_callback() -> None:
    """In what is called when a job is done; the library logs it."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        pool.submit(int).add_done_callback(leak)


def in_a_warning() -> None:
    """A library warns of what it was given."""
    warnings.warn(f"LeakyError: {SECRET}", RuntimeWarning, stacklevel=1)


def in_a_library_log() -> None:
    """A library logs what it was given, with and without an exception."""
    log = logging.getLogger("sqlalchemy.engine")
    log.error("INSERT INTO note VALUES (%s)", SECRET)
    try:
        leak()
    except LeakyError:
        log.exception("no")


def in_a_log_line() -> None:
    """The logging itself breaks; Python would show the line and its arguments."""
    logging.getLogger("acutrack").addHandler(_Breaking())
    logging.getLogger("acutrack").info("one %s", 1)


class _Breaking(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        try:
            leak()
        except LeakyError:
            record.args = (SECRET,)
            self.handleError(record)


def crash() -> None:
    """The process is ended by a fault, with Python's own report of it switched on."""
    given = SECRET
    faulthandler.enable()
    assert given
    os.abort()


def _later(deed: Callable[[], object]) -> Callable[[], None]:
    """Does something once a command is at work: everything is set up by then."""

    def now() -> None:
        from acutrack.cli import run

        before = run._do

        def do(*given: Any) -> int:
            deed()
            return before(*given)

        run._do = do  # type: ignore[assignment]

    return now


#: By name: what is broken, and the command that meets it.
COMMANDS: dict[str, tuple[Callable[[], None], list[str]]] = {
    "apply": (breaks("acutrack.storage.sqlite_store", "SqliteStore.apply"), ["import"]),
    "load": (breaks("acutrack.storage.sqlite_store", "SqliteStore.load_all"), ["patients"]),
    "open": (breaks("acutrack.storage.connection", "Connections.reading"), ["patients"]),
    "driver": (in_the_driver, ["import"]),
    "upgrade": (in_an_upgrade, ["patients"]),
    "disk": (on_the_disk, ["patients"]),
    "report": (breaks("acutrack.report.report", "write_content"), ["report"]),
    "drawing": (breaks("acutrack.report.sheet", "Sheet.text"), ["report"]),
    "saving": (breaks("acutrack.report.saving", "save_report"), ["report"]),
    "import": (breaks("acutrack.interchange.import_files", "preview_import"), ["import"]),
    "export": (breaks("acutrack.interchange.export_files", "render_tables"), ["export"]),
    "analysis": (breaks("acutrack.analysis.diary", "read_diary"), ["analyse"]),
    "settings": (breaks("acutrack.compose.command_line", "read"), ["patients"]),
    "at the end": (_later(at_the_end), ["patients"]),
    "in passing": (_later(in_passing), ["patients"]),
    "in a thread": (_later(in_a_thread), ["patients"]),
    "in a callback": (_later(in_a_callback), ["patients"]),
    "in a warning": (_later(in_a_warning), ["patients"]),
    "in a library's log": (_later(in_a_library_log), ["patients"]),
    "in a log line": (_later(in_a_log_line), ["patients"]),
    "crash": (_later(crash), ["patients"]),
}


def arguments(command: str, folder: Path) -> list[str]:
    """What is typed after the name of a command."""
    whose = ["--patient", "somebody"]
    return {
        "import": [str(folder.parent / "scores.csv"), *whose],
        "report": [*whose, "--out", str(folder.parent / "report.pdf")],
        "export": [*whose, "--out", str(folder.parent / "tables")],
        "analyse": whose,
    }.get(command, [])


def main(case: str, folder: str) -> int:
    """Break the part, then start the program."""
    from acutrack.__main__ import main as start

    if case in COMMANDS:
        broken, (command,) = COMMANDS[case]
        broken()
        asked = [command, *arguments(command, Path(folder))]
    else:
        from tests.leaks.misbehaving_window import break_the_window

        break_the_window(case)
        asked = []
    sys.argv = ["acutrack", "--data-dir", folder, *asked]
    return start()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
