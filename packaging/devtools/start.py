"""Start AcuTrack in a window, or where there is no display, do the same job without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from devtools.environment import set_up
from devtools.project import Project, run_in, say
from devtools.system_libraries import ensure_libraries

HEADLESS = {"QT_QPA_PLATFORM": "offscreen"}
DEMO_FOLDER = "demo-output"


def start(project: Project) -> int:
    """Set up if needed, then start AcuTrack; return its exit code."""
    set_up(project, checks=False)
    platform = qt_platform(sys.platform, os.environ)
    ensure_libraries(project, platform)
    if platform != "offscreen":
        return run_in(project, project.python, "-m", "acutrack")
    say("There is no display here, so AcuTrack does the same job without its window:")
    say(f"the sample patient's course, the chart, the PDF and the pages go to {DEMO_FOLDER}.")
    return run_in(
        project, project.python, "-m", "acutrack", "demo", "--out", DEMO_FOLDER, **HEADLESS
    )


def qt_platform(system: str, environment: Mapping[str, str]) -> str:
    """Qt's way onto the screen: "wayland", "xcb", "offscreen" without a display, else "native"."""
    if not system.startswith("linux"):
        return "native"
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else "offscreen"
