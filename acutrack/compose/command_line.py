"""AcuTrack without its window: joins the commands to the disk, the words and the console."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from acutrack.cli.desk import Desk
from acutrack.cli.run import BAD_INPUT, NOBODY_READS, run
from acutrack.cli.services import Services
from acutrack.cli.voice import Voice
from acutrack.compose.console import drop_output, speak_utf8
from acutrack.compose.log import keep_log
from acutrack.compose.opening import local_now, opened
from acutrack.domain.message import Message, say
from acutrack.places import data_folder, log_file, settings_file
from acutrack.settings.settings_file import read
from acutrack.text.catalogue import Catalogue


def run_command(arguments: Sequence[str], asked: str | None) -> int:
    """Do what the arguments ask for; returns the exit code.

    `asked` is the folder of the records as typed after --data-dir, None if nothing was.
    """
    speak_utf8()
    try:
        folder = _folder(asked)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        refusal = say(
            "The folder of the records cannot be used: {reason}. Choose another with --data-dir.",
            reason=reason,
        )
        Voice(Catalogue(), sys.stdout, sys.stderr).complain(refusal)
        return BAD_INPUT
    keep_log(log_file(folder))
    settings = read(settings_file(folder))
    voice = Voice(Catalogue(settings.language), sys.stdout, sys.stderr)
    code = run(arguments, Desk(folder, settings, voice, services(local_now)))
    if code == NOBODY_READS:
        drop_output()
    return code


def services(now: Callable[[], datetime]) -> Services:
    """The real parts behind the commands, with the given clock."""
    return Services(open_casebook=opened, check=_check, demo=_demo, now=now)


def _folder(asked: str | None) -> Path:
    """The folder of the records; one that was named is not made before something is written."""
    named = asked or os.environ.get("ACUTRACK_DATA_DIR")
    return Path(named).expanduser() if named else data_folder()


def _check(file: Path) -> Sequence[Message]:
    from acutrack.storage.integrity import findings

    return findings(file)


def _demo(folder: Path, now: Callable[[], datetime]) -> Iterable[Path]:
    from acutrack.compose.demo import make_demo

    return make_demo(folder, now)
