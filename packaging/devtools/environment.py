"""The set-up: .venv with exactly what the lock names, and AcuTrack itself."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from devtools import stamp
from devtools.project import Project, Stopped, run_in, say
from devtools.system_packages import VENV_MODULE, provide

Runner = Callable[..., int]


def set_up(project: Project, *, checks: bool, run: Runner = run_in) -> bool:
    """Make .venv hold what the lock names, if it does not yet.

    A set-up that was interrupted, or made by another Python or in another folder, starts afresh. A
    newer lock is installed over the older one.

    Args:
        project: the clone.
        checks: also install the formatter, linter, type checker and test tools.
        run: runs one command in the clone and returns its exit code.

    Returns:
        True if anything had to be done.

    Raises:
        Stopped: a step did not work; the words say which and what to do.
    """
    lock = project.dev_lock if checks else project.lock
    done = stamp.read(project.venv)
    if _is_current(project, done, lock):
        return False
    began = time.monotonic()
    say(f"Setting up AcuTrack in {project.venv} (only this once).")
    _clear_unless_sound(project, done)
    kept = done if done and project.venv.exists() else stamp.Stamp(home=stamp.home_of(project))
    kept.complete = False
    kept.platforms = []  # another Qt may need other system libraries
    stamp.write(project.venv, kept)
    _make_venv(project, run)
    _install(project, lock, run)
    # The checks' lock holds every line of the plain one (a test sees to it), so it stands for both.
    kept.locks = {
        path.name: stamp.fingerprint(project, path)
        for path in (project.lock, project.dev_lock)
        if path == lock or checks
    }
    kept.complete = True
    stamp.write(project.venv, kept)
    say(f"Set up in {time.monotonic() - began:.0f} seconds.")
    return True


def _is_current(project: Project, done: stamp.Stamp | None, lock: Path) -> bool:
    return (
        done is not None
        and done.complete
        and done.home == stamp.home_of(project)
        and done.locks.get(lock.name) == stamp.fingerprint(project, lock)
        and project.python.exists()
    )


def _clear_unless_sound(project: Project, done: stamp.Stamp | None) -> None:
    """Remove a .venv that cannot be built upon."""
    if not project.venv.exists():
        return
    if done is None and _same_python(project):
        return  # made by hand with this Python: its owner keeps what is in it
    if done and done.complete and done.home == stamp.home_of(project) and project.python.exists():
        return
    if Path(sys.prefix).resolve() == project.venv.resolve():
        raise Stopped(
            "The folder .venv has to be made again, but this Python lives in it.\n"
            "Run the command with your system's Python, for example: python3 packaging/dev.py run"
        )
    try:
        shutil.rmtree(project.venv)
    except OSError as error:
        raise Stopped(
            f"The folder {project.venv} could not be removed: {error.strerror or error}.\n"
            "Close AcuTrack if it is open and run the command again. Your records are not in there."
        ) from error


def _same_python(project: Project) -> bool:
    try:
        text = (project.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    version = ".".join(str(part) for part in sys.version_info[:3])
    return any(line.replace(" ", "") == f"version={version}" for line in text.splitlines())


def _make_venv(project: Project, run: Runner) -> None:
    if project.python.exists() and _same_python(project):
        return
    if importlib.util.find_spec("ensurepip") is None:
        provide([VENV_MODULE])
    say("1 of 3: making a place of its own for AcuTrack's Python packages")
    if run(project, sys.executable, "-m", "venv", str(project.venv)) != 0:
        raise Stopped(
            f"Python could not make {project.venv}. The lines above say why.\n"
            "Nothing outside this folder was changed. Mend that and run the command again."
        )


def _install(project: Project, lock: Path, run: Runner) -> None:
    say("2 of 3: installing the locked packages, each checked against its hash")
    # A person sees pip's progress; a log keeps to what went wrong.
    quiet = () if sys.stdout.isatty() else ("-qq",)
    pip = (str(project.python), "-m", "pip", "--disable-pip-version-check", "--no-input")
    # The lock is whole, so nothing is left to resolve. Without --no-deps, an older pip looks at the
    # newest release of a package asked for with an extra, finds no hash for it, and gives up.
    checked = (
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--requirement",
        str(lock),
    )
    # A pip set to install for the user would refuse to work inside .venv.
    if run(project, *pip, "install", *quiet, *checked, PIP_USER="0") != 0:
        raise Stopped(
            "The packages could not all be installed. The lines above, from pip, say why.\n"
            "Nothing outside .venv was changed. Check the network and run the command again."
        )
    say("3 of 3: installing AcuTrack itself")
    itself = ("--no-deps", "--no-build-isolation", "--editable", ".")
    if run(project, *pip, "install", "-qq", *itself, PIP_USER="0") != 0:
        raise Stopped("AcuTrack itself could not be installed. The lines above, from pip, say why.")
