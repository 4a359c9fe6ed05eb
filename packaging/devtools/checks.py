"""Every check a change has to pass, in one place, each with a heading of its own."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from devtools.environment import set_up
from devtools.project import Project, run_in, say
from devtools.start import HEADLESS
from devtools.system_libraries import ensure_libraries


@dataclass(frozen=True)
class Check:
    """One check: what it looks at, and the command that fails if something is wrong."""

    name: str
    command: tuple[str | Path, ...]


def static_checks(project: Project) -> list[Check]:
    """The checks that read the code without running it."""
    return [
        Check("formatter", (project.tool("ruff"), "format", "--check", ".")),
        Check("linter", (project.tool("ruff"), "check", ".")),
        Check("types", (project.python, "-m", "mypy")),
        Check("import rules", (project.tool("lint-imports"), "--no-logo")),
    ]


def tests(project: Project, *, thorough: bool) -> Check:
    """The tests; `thorough` adds those that take minutes and the coverage, which has a floor.

    Watching every branch makes what is watched half as slow again.
    """
    # One more than there are cores: a test with a window waits for it as often as it works.
    workers = str(min((os.cpu_count() or 1) + 1, 5))
    shared_out = ("--numprocesses", workers, "--dist", "worksteal")
    chosen = ("--cov", "--cov-report=term") if thorough else ("-m", "not long")
    return Check("tests", (project.python, "-m", "pytest", *shared_out, *chosen))


def lint(project: Project) -> int:
    """Run the static checks; return 0 if every one passed."""
    prepare(project)
    return run_checks(project, static_checks(project))


def test(project: Project) -> int:
    """Run every check; return 0 if every one passed.

    The tests come last, so that their closing line is where the reader and CI look for it.
    """
    prepare(project)
    return run_checks(project, [*static_checks(project), tests(project, thorough=False)])


def thorough(project: Project) -> int:
    """Run every check and every test, also those that take minutes; return 0 if all passed."""
    prepare(project)
    return run_checks(project, [*static_checks(project), tests(project, thorough=True)])


def module(project: Project, name: str, *arguments: str) -> int:
    """Run a module of tests/ that draws, measures or simulates; return its exit code."""
    prepare(project)
    return run_in(project, project.python, "-m", name, *arguments, **_surroundings())


def prepare(project: Project) -> None:
    """Set up for checking; what is drawn is drawn off the screen."""
    set_up(project, checks=True)
    if sys.platform.startswith("linux"):
        ensure_libraries(project, "offscreen")


def run_checks(project: Project, checks: list[Check]) -> int:
    """Run all, even after one failed; return 0 if every one passed, else 1."""
    failed: list[str] = []
    for check in checks:
        say(f"\n=== {check.name} ===")
        if run_in(project, *check.command, **_surroundings()) != 0:
            failed.append(check.name)
            say(f"({check.name}: not passed)")
    say("\nNot passed: " + ", ".join(failed) if failed else "\nEvery check passed.")
    return 1 if failed else 0


def _surroundings() -> dict[str, str]:
    # One order of sets in every process: the tests are shared out by their names.
    ordered = {"PYTHONHASHSEED": "0"}
    return {**HEADLESS, **ordered} if sys.platform.startswith("linux") else ordered
