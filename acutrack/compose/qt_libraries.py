"""Tells a person which of the system's libraries Qt cannot find, in place of a traceback."""

from __future__ import annotations

from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say


def expect_qt() -> None:
    """Load Qt. Raises Obstacle if a library of the system that it needs is not there."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ModuleNotFoundError:
        raise  # AcuTrack was not installed whole; that is no matter of the system
    except ImportError as error:
        # Such as "libEGL.so.1: cannot open shared object file: No such file or directory".
        library = str(error).partition(":")[0]
        raise Obstacle(
            say(
                "Qt cannot draw here: {library} is not on this computer. Your records are safe. "
                "The command “python3 packaging/dev.py run” says how to install it.",
                library=library,
            )
        ) from error
