"""Where an error ends up that nobody caught: in the log, by type and place.

Its text may hold what somebody typed or what is on record, so it goes nowhere: not to the console,
which systems keep, nor into a dump of the memory. What a library has to warn about is kept in the
same way.
"""

from __future__ import annotations

import sys
import threading
import warnings
from pathlib import Path
from types import TracebackType

from acutrack.domain.message import say


def keep_quiet() -> None:
    """From now on until the process ends."""
    sys.excepthook = _at_the_top
    sys.unraisablehook = _in_passing
    threading.excepthook = _in_a_thread
    warnings.showwarning = _warned
    _leave_no_dump()


def _at_the_top(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _note("defect", kind, error, trace)
    from acutrack.cli.voice import Voice
    from acutrack.text.catalogue import Catalogue

    if sys.stderr is not None:
        Voice(Catalogue(), sys.stdout, sys.stderr).complain(
            say(
                "Something in AcuTrack went wrong just now ({kind}). What you saved is safe. "
                "Start it again; acutrack.log beside your record says where it was.",
                kind=kind.__name__,
            )
        )


def _in_a_thread(what: threading.ExceptHookArgs) -> None:
    _note("defect in a thread", what.exc_type, what.exc_value, what.exc_traceback)


def _in_passing(what: sys.UnraisableHookArgs) -> None:
    """What Python cannot raise: in a `__del__`, or when the program is already ending."""
    _note("defect in passing", what.exc_type, what.exc_value, what.exc_traceback)


def _note(
    what: str,
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
) -> None:
    import logging  # loaded late: the window is to be seen at once

    # The log's formatter writes the type and the frames.
    logging.getLogger("acutrack").error(what, exc_info=(kind, error or kind(), trace))


def _warned(  # noqa: PLR0917 (as Python calls it)
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: str | None = None,
) -> None:
    del message, file, line
    import logging

    where = Path(filename).name
    logging.getLogger("acutrack").warning("%s in %s:%d", category.__name__, where, lineno)


def _leave_no_dump() -> None:
    """A program that crashes has the records in its memory; the system is not to keep that."""
    if sys.platform == "win32":
        import msvcrt

        # Also no window of Windows that offers to send it somewhere.
        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)
    else:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
