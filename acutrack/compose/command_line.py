"""AcuTrack without its window: joins the commands to the disk, the words and the console."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

from acutrack.casebook.copies import SetAside
from acutrack.cli.desk import Desk
from acutrack.cli.run import BAD_INPUT, run
from acutrack.cli.services import Ask, CopyServices, LockStatus, Services, TravelServices
from acutrack.cli.voice import Voice
from acutrack.compose.chosen_server import chosen_server
from acutrack.compose.clock import local_now
from acutrack.compose.console import give_up_on_closed_streams, speak_utf8
from acutrack.compose.log import keep_log
from acutrack.compose.opening import opened, writing_alone
from acutrack.compose.spoken import catalogue
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message
from acutrack.places import log_file, settings_file
from acutrack.settings.history_name import account_name
from acutrack.settings.settings_file import read


def run_command(arguments: Sequence[str], folder: Path) -> int:
    """Do what the arguments ask for with the records in `folder`; returns the exit code."""
    speak_utf8()
    keep_log(log_file(folder))
    settings = read(settings_file(folder))
    voice = Voice(catalogue(settings), sys.stdout, sys.stderr)
    parts = services(local_now)
    try:
        address = chosen_server(settings)
    except InvalidEntry as error:
        voice.complain(error.message)
        return BAD_INPUT
    if address is not None:
        from acutrack.compose.server_commands import on_server

        parts = on_server(parts, address)
    code = run(arguments, Desk(folder, settings, voice, parts))
    give_up_on_closed_streams()
    return code


def services(now: Callable[[], datetime]) -> Services:
    """The real parts behind the commands, with the given clock."""
    return Services(
        open_casebook=partial(opened, account=account_name),
        writing=writing_alone,
        check=_findings,
        set_aside=_set_aside,
        lock_status=_lock_status,
        demo=_demo,
        copies=_copies(),
        travel=_travel(),
        now=now,
    )


def _copies() -> CopyServices:
    def jobs() -> ModuleType:  # the modules behind it are loaded when a command wants them
        return import_module("acutrack.compose.copy_jobs")

    return CopyServices(
        make=lambda *given: jobs().make_day_copy(*given),
        make_in=lambda *given: jobs().make_copy_in(*given),
        preview=lambda *given: jobs().preview_copy(*given),
        restore=lambda *given: jobs().restore_copy(*given),
        before_import=lambda *given: jobs().copy_before_import(*given),
        erase=lambda *given: import_module("acutrack.compose.erase_jobs").erase_asking(*given),
    )


def _travel() -> TravelServices:
    def jobs() -> ModuleType:
        return import_module("acutrack.compose.travel_jobs")

    return TravelServices(
        archive=lambda *given: jobs().export_archive(*given),
        review=lambda *given: jobs().export_review(*given),
        preview=lambda *given: jobs().preview_arrival(*given),
        fill=lambda *given: jobs().fill_with(*given),
    )


def _findings(file: Path, full: bool, ask: Ask) -> Sequence[Message]:
    from acutrack.compose.asked_key import asked_key
    from acutrack.storage.integrity import findings, quick_findings

    key = asked_key(file, ask)
    return findings(file, key) if full else quick_findings(file, key)


def _set_aside(file: Path) -> Sequence[SetAside]:
    from acutrack.storage.backups.set_aside import set_aside_files

    return set_aside_files(file)


def _lock_status(file: Path) -> LockStatus:
    from acutrack.storage.connection import keys_beside
    from acutrack.storage.unlocking import LockState, lock_state, ways_in

    state = lock_state(file)
    return LockStatus(
        locked=state is LockState.LOCKED,
        readable=state is LockState.OPEN,
        keys_file=keys_beside(file).is_file(),
        ways=ways_in(file) if state is LockState.LOCKED else frozenset(),
    )


def _demo(folder: Path, now: Callable[[], datetime]) -> Iterable[Path]:
    from acutrack.compose.demo import make_demo

    return make_demo(folder, now)
