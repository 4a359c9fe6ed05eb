"""Shared libraries that Qt takes from the operating system on Linux."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from devtools import stamp
from devtools.project import Project, Stopped
from devtools.system_packages import explain, holding, install_command, provide

if TYPE_CHECKING:
    from pathlib import Path

MODULES = ("QtGui", "QtWidgets", "QtSvg", "QtOpenGLWidgets")
NOT_FOUND = re.compile(r"^\s*(\S+\.so\S*) => not found", re.MULTILINE)


def ensure_libraries(project: Project, platform: str) -> None:
    """See that Qt can load on its `platform` (offscreen, xcb or wayland), once per .venv.

    Raises:
        Stopped: libraries are missing and it is for the reader to install them.
    """
    done = stamp.read(project.venv)
    if not sys.platform.startswith("linux") or done is None or platform in done.platforms:
        return
    missing = missing_libraries(project, platform)
    if missing:
        packages = [holding(soname) for soname in missing]
        provide(packages)
        left = missing_libraries(project, platform)
        if left:
            command = install_command([holding(soname) for soname in left])
            raise Stopped(explain(", ".join(left), command))
    done.platforms.append(platform)
    stamp.write(project.venv, done)


def missing_libraries(project: Project, platform: str) -> list[str]:
    """The sonames Qt needs on `platform` that this system does not have, sorted."""
    pyside = next(project.venv.glob("lib/python3*/site-packages/PySide6"), None)
    if pyside is None or shutil.which("ldd") is None:
        return []
    files = [pyside / f"{module}.abi3.so" for module in MODULES]
    files.append(pyside / "Qt" / "plugins" / "platforms" / f"libq{platform}.so")
    return sorted({name for file in files if file.exists() for name in not_found(_ldd(file))})


def not_found(ldd_output: str) -> list[str]:
    """The sonames ldd could not find, in its own order, each once."""
    return list(dict.fromkeys(NOT_FOUND.findall(ldd_output)))


def _ldd(file: Path) -> str:
    return subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False).stdout
